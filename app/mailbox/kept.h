// What a desk keeps of its mailbox between two runs of the program, as the bytes of one file.
#pragma once
#include "mailbox/desk.h"

namespace mailbox {

struct Kept {
    std::string folder;       // that `desk.read` and `there` are about; "" = none
    Desk desk;                // without `replies`: whoever keeps those knows them
    std::set<Key> there;      // events of this desk that lie in the folder
    std::set<Digest> refused; // contents that were told to be refused; they lie there still
};

bundle::Bytes encoded(const Kept&);
std::optional<Kept> kept(std::span<const std::uint8_t>); // nothing when it is anything else
bool of_newer_player(std::span<const std::uint8_t>);     // a layout that is not known here yet

// It is about another folder now: everything goes there, and everything there is read. Whose the
// plans are that were put anywhere stays known; their names are nobody else's.
void name_folder(Kept&, const std::string& folder);

} // namespace mailbox
