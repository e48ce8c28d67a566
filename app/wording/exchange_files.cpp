#include "wording/exchange_files.h"

#include "wording/wording.h"

namespace wording {
namespace {

const char* text_of(bundle::Refusal refusal) {
    using enum bundle::Refusal;
    switch (refusal) {
    case foreign:
        return tr("{file} is not a sealed file of Rolltakt. Choose the plan or the reply as it was "
                  "sent to you.");
    case newer:
        return tr("{file} was made by a newer Rolltakt. Install that version here, then open it "
                  "again.");
    case truncated:
        return tr(
            "The end of {file} is missing. Wait until it has arrived, or have it sent again.");
    case damaged: return tr("{file} is damaged: it is not what was sealed. Have it sent again.");
    case too_large:
        return tr("{file} is too large: 128 MB are the most. Have it sent again with fewer days.");
    case too_costly:
        return tr("{file} asks for more memory or work than any Rolltakt does, and was not opened. "
                  "Have it sent again.");
    case other_lock:
        return tr("{file} has another kind of lock: the first plan opens by a passphrase, all else "
                  "without one.");
    case wrong_passphrase_or_damaged:
        return tr("{file} does not open: the passphrase is another one, or the file is damaged. "
                  "Type the passphrase again, capitals and spaces count.");
    case other_key_or_damaged:
        return tr(
            "{file} does not open: it was sealed for somebody else, or it is damaged. Have it "
            "sent again.");
    case no_memory:
        return tr("There is not enough free memory to open {file}. Close other programs, then try "
                  "again.");
    }
    return "";
}

const char* text_of(mailbox::FolderError error) {
    using enum mailbox::FolderError;
    switch (error) {
    case not_there: return tr("The folder {file} is not there. Connect it, or choose another one.");
    case no_room: return tr("There is no room left in {file}. Make room there; it is tried again.");
    case too_large:
        return tr("{file} is too large: 128 MB are the most. Have it sent again with fewer days.");
    case cannot_read: return tr("{file} cannot be read. Check who is allowed to open it.");
    case cannot_write:
        return tr("Nothing can be written in {file}. Check who is allowed to write there.");
    }
    return "";
}

} // namespace

std::string sentence(const std::string& file, bundle::Refusal refusal) {
    return filled(text_of(refusal), {{"file", file}});
}

std::string sentence(const std::string& folder, mailbox::FolderError error) {
    return filled(text_of(error), {{"file", folder}});
}

std::string sentence(bundle::SealError error) {
    using enum bundle::SealError;
    switch (error) {
    case unfit:
        return tr("That is too much for one file: 128 MB are the most. Choose fewer days, or a "
                  "shorter text.");
    case key: return tr("The plan names no usable key of the practice. Ask for the plan again.");
    case passphrase:
        return tr("The passphrase is empty or longer than 1000 letters. Type another.");
    case work: return tr("The file could not be sealed with these settings.");
    case no_memory:
        return tr(
            "There is not enough free memory to seal the file. Close other programs, then try "
            "again.");
    }
    return {};
}

std::string code(bundle::Refusal refusal) {
    using enum bundle::Refusal;
    switch (refusal) {
    case foreign: return "foreign";
    case newer: return "newer";
    case truncated: return "truncated";
    case damaged: return "damaged";
    case too_large: return "too_large";
    case too_costly: return "too_costly";
    case other_lock: return "other_lock";
    case wrong_passphrase_or_damaged: return "wrong_passphrase_or_damaged";
    case other_key_or_damaged: return "other_key_or_damaged";
    case no_memory: return "no_memory";
    }
    return {};
}

} // namespace wording
