// Why a sealed file, or the folder that is kept in step, did not do what was wanted: what, where
// and what to do.
#pragma once
#include "bundle/bundle.h"
#include "mailbox/folder.h"

#include <string>

namespace wording {

// Nothing has changed here when one of these is said. `file` as the person knows it.
std::string sentence(const std::string& file, bundle::Refusal);
std::string sentence(bundle::SealError);
std::string sentence(const std::string& folder, mailbox::FolderError);

// The word by which --json and scripts know it: "wrong_passphrase_or_damaged".
std::string code(bundle::Refusal);

} // namespace wording
