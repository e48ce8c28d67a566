// The tables of a person's file, and how an older file becomes a newer one.
#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <span>
#include <string>

namespace store {

constexpr int application_id = 0x526F6C6C; // "Roll": application_id of every file of ours
constexpr int schema_version = 13;         // user_version

struct Migration { // from version `to - 1`; one way
    int to = 0;
    std::string sql;
};
std::span<const Migration> migrations(); // rising, without a hole, the last one to schema_version

// Brings an opened file to the version of the last migration; a new file gets the whole schema.
// Before each step a verified backup "<file>.before-v<to>" is left beside it; each step is one
// transaction with its user_version, so that a kill leaves either the old or the new version.
// Throws Trouble.
void bring_up_to_date(SQLite::Database&, const std::filesystem::path& file,
                      std::span<const Migration> = migrations());

// Throws Trouble unless the file is ours (cannot_open) and not newer than this program
// (newer_schema).
void check_ours(SQLite::Database&, int newest = schema_version);

int pragma(SQLite::Database&, const char* name);
int user_version(SQLite::Database&);

} // namespace store
