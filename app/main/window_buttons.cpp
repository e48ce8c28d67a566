#include "main/window_buttons.h"

#include "routine/disk.h"
#include "store/private_file.h"

namespace app {

screen::Buttons read_buttons(const std::filesystem::path& file) {
    constexpr std::size_t most = 1024; // three lines; what is longer is none of ours
    return screen::Buttons::from(routine::text_of(file).value_or("").substr(0, most));
}

bool write_buttons(const std::filesystem::path& file, const screen::Buttons& buttons) {
    return store::write_private(file, buttons.text(), store::Existing::replace).has_value();
}

} // namespace app
