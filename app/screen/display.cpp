#include "screen/display.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace screen {
namespace {

Key key_of(SDL_Keysym sym) {
    switch (sym.sym) {
    case SDLK_SPACE:
    case SDLK_AUDIOPLAY: return Key::space;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return Key::enter;
    case SDLK_ESCAPE: return Key::escape;
    case SDLK_TAB: return (sym.mod & KMOD_SHIFT) != 0 ? Key::back_tab : Key::tab;
    case SDLK_LEFT: return Key::left;
    case SDLK_RIGHT:
    case SDLK_AUDIONEXT: return Key::right;
    case SDLK_UP: return Key::up;
    case SDLK_DOWN: return Key::down;
    case SDLK_PAGEUP:
    case SDLK_AUDIOPREV: return Key::page_up;
    case SDLK_PAGEDOWN: return Key::page_down;
    case SDLK_HOME: return Key::home;
    case SDLK_END: return Key::end;
    case SDLK_BACKSPACE: return Key::backspace;
    case SDLK_DELETE: return Key::del;
    case SDLK_b:
    case SDLK_PERIOD: return Key::b; // presenters send either to blank the screen
    case SDLK_d: return Key::d;
    case SDLK_f: return Key::f;
    case SDLK_l: return Key::l;
    case SDLK_n: return Key::n;
    case SDLK_p: return Key::p;
    case SDLK_r: return Key::r;
    case SDLK_s: return Key::s;
    case SDLK_t: return Key::t;
    case SDLK_v: return Key::v;
    case SDLK_w: return Key::w;
    case SDLK_F1: return Key::f1;
    case SDLK_j: return Key::j;
    case SDLK_m: return Key::m;
    case SDLK_PLUS:
    case SDLK_EQUALS: // below the plus where that needs Shift
    case SDLK_KP_PLUS: return Key::plus;
    case SDLK_MINUS:
    case SDLK_KP_MINUS: return Key::minus;
    case SDLK_x: return Key::x;
    case SDLK_y: return Key::y;
    case SDLK_KP_0: return Key::zero;
    default: break;
    }
    const SDL_Keycode code = sym.sym;
    if (code >= SDLK_0 && code <= SDLK_9) return digit(code - SDLK_0);
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9) return digit(1 + code - SDLK_KP_1);
    return Key::none;
}

// The south button is what most people take for "yes", the east one for "back".
Key key_of(SDL_GameControllerButton button) {
    switch (button) {
    case SDL_CONTROLLER_BUTTON_A:
    case SDL_CONTROLLER_BUTTON_START: return Key::go;
    case SDL_CONTROLLER_BUTTON_B:
    case SDL_CONTROLLER_BUTTON_BACK: return Key::escape;
    case SDL_CONTROLLER_BUTTON_DPAD_UP: return Key::up;
    case SDL_CONTROLLER_BUTTON_DPAD_DOWN: return Key::down;
    case SDL_CONTROLLER_BUTTON_DPAD_LEFT: return Key::left;
    case SDL_CONTROLLER_BUTTON_DPAD_RIGHT: return Key::right;
    case SDL_CONTROLLER_BUTTON_LEFTSHOULDER: return Key::page_up;
    case SDL_CONTROLLER_BUTTON_RIGHTSHOULDER: return Key::page_down;
    default: return Key::none;
    }
}

Button button_of(const SDL_Keysym& sym) {
    return {Button::Of::keyboard, sym.scancode, SDL_GetScancodeName(sym.scancode)};
}
Button button_of(const SDL_ControllerButtonEvent& event) {
    const char* const name =
        SDL_GameControllerGetStringForButton(static_cast<SDL_GameControllerButton>(event.button));
    return {Button::Of::controller, event.button, name != nullptr ? name : ""};
}

// Such a button has no name of its own, and says the same number whenever it is plugged in.
Button button_of(const SDL_JoyButtonEvent& event) {
    return {Button::Of::pad, event.button, "button " + std::to_string(event.button + 1)};
}

struct SdlJoystickEnd {
    void operator()(SDL_Joystick* j) const { SDL_JoystickClose(j); }
};

struct SdlControllerEnd {
    void operator()(SDL_GameController* c) const { SDL_GameControllerClose(c); }
};

struct SdlWindowEnd {
    void operator()(SDL_Window* w) const { SDL_DestroyWindow(w); }
};

void paint(const ImDrawData& data) {
    glViewport(0, 0, static_cast<GLsizei>(data.DisplaySize.x),
               static_cast<GLsizei>(data.DisplaySize.y));
    const auto channel = [](std::uint8_t c) { return static_cast<float>(c) / 255.0f; };
    glClearColor(channel(theme::page.red), channel(theme::page.green), channel(theme::page.blue),
                 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&data)); // it only reads
}

} // namespace

struct Display::Open {
    std::unique_ptr<SDL_Window, SdlWindowEnd> window;
    SDL_GLContext gl = nullptr;
    GLuint letters = 0; // their texture; 0 = the backend's own
    bool attached = false, vsync = false, shown = true, full = false, learning = false;
    const Buttons* buttons = nullptr;  // taught
    std::vector<std::string> dropping; // files, until all of them are told
    std::vector<std::unique_ptr<SDL_GameController, SdlControllerEnd>> controllers;
    std::vector<std::unique_ptr<SDL_Joystick, SdlJoystickEnd>> pads; // that SDL knows no mapping of

    Open() = default;
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    ~Open() {
        if (letters != 0) glDeleteTextures(1, &letters);
        if (attached) ImGui_ImplOpenGL3_Shutdown();
        if (gl != nullptr) SDL_GL_DeleteContext(gl);
        window.reset();
        controllers.clear();
        pads.clear();
        if (SDL_WasInit(SDL_INIT_GAMECONTROLLER) != 0) SDL_QuitSubSystem(SDL_INIT_GAMECONTROLLER);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }

    float pixels_per_point() const {
        int w = 1, h = 1, drawable_w = 1, drawable_h = 1;
        SDL_GetWindowSize(window.get(), &w, &h);
        SDL_GL_GetDrawableSize(window.get(), &drawable_w, &drawable_h);
        return static_cast<float>(drawable_w) / static_cast<float>(w > 0 ? w : 1);
    }
    void translate(const SDL_Event&, Stage&, Happened&);
    void window_event(const SDL_WindowEvent&, Stage&, Happened&);
    void controller_event(const SDL_Event&, Stage&, Happened&);
    void pad_event(const SDL_Event&, Stage&, Happened&);
    // A button going down is handed out while one is to be learned; what it means otherwise.
    std::optional<Key> meaning(const Button&, Key usual, bool down, Happened&) const;
};

Display::Display(std::unique_ptr<Open> open) : open_{std::move(open)} {}
Display::Display(Display&&) noexcept = default;
Display& Display::operator=(Display&&) noexcept = default;
Display::~Display() = default;

void Display::wake() { SDL_InitSubSystem(SDL_INIT_VIDEO); } // open says why it fails

tl::expected<Display, DisplayError> Display::open(Size size, DisplayKind kind) {
    const auto failed = [] { return tl::unexpected{DisplayError{SDL_GetError()}}; };
    const bool picture = kind == DisplayKind::picture;
    if (picture) {
        setenv("SDL_VIDEODRIVER", "offscreen", 1);
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    }
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return failed();
    auto open = std::make_unique<Open>();
    SDL_EnableScreenSaver();
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    const Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
    open->window.reset(SDL_CreateWindow("Rolltakt", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                        size.width, size.height, flags));
    if (!open->window) return failed();
    SDL_SetWindowMinimumSize(open->window.get(), 640, 400);
    open->gl = SDL_GL_CreateContext(open->window.get());
    if (open->gl == nullptr) return failed();
    // Without controllers the player works as well. A notification that takes the focus takes them
    // from nobody who lies on the floor.
    SDL_SetHint(SDL_HINT_JOYSTICK_ALLOW_BACKGROUND_EVENTS, "1");
    if (!picture) SDL_InitSubSystem(SDL_INIT_GAMECONTROLLER);
    open->vsync = !picture && SDL_GL_SetSwapInterval(1) == 0;
    return Display{std::move(open)};
}

void Display::attach(Stage& stage) {
    stage.make_current();
    open_->attached = ImGui_ImplOpenGL3_Init("#version 130");
    ImFontAtlas none; // the backend sends letters with its first frame; they are sent once, below
    const auto letters = std::exchange(ImGui::GetIO().Fonts, &none);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::GetIO().Fonts = letters;
    if (SDL_GL_ExtensionSupported("GL_ARB_texture_swizzle") == SDL_TRUE)
        glGenTextures(1, &open_->letters);
    send_letters(stage);
}

// Letters are white and differ in how much of them is there: one byte a pixel instead of four, of
// some millions of pixels. That is a tenth of the time to the first frame where memory is slow.
void Display::send_letters(Stage& stage) {
    stage.make_current();
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (open_->letters == 0) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    } else {
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
        glBindTexture(GL_TEXTURE_2D, open_->letters);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        for (const int colour : {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B})
            glTexParameteri(GL_TEXTURE_2D, static_cast<GLenum>(colour), GL_ONE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
        atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(open_->letters)));
    }
    atlas.ClearTexData();
}

Size Display::size() const {
    Size size;
    SDL_GL_GetDrawableSize(open_->window.get(), &size.width, &size.height);
    return size;
}

void Display::Open::window_event(const SDL_WindowEvent& event, Stage& stage, Happened& happened) {
    switch (event.event) {
    case SDL_WINDOWEVENT_SIZE_CHANGED: happened.resized = true; break;
    case SDL_WINDOWEVENT_MINIMIZED:
    case SDL_WINDOWEVENT_HIDDEN: shown = false; break;
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_RESTORED: shown = true; break;
    case SDL_WINDOWEVENT_FOCUS_LOST: stage.feed({.kind = Input::Kind::focus_lost}); break;
    default: break;
    }
}

void Display::Open::translate(const SDL_Event& event, Stage& stage, Happened& happened) {
    const float ratio = pixels_per_point();
    const auto pointer = [&](Input::Kind kind, int x, int y) {
        stage.feed(
            {kind, Key::none, static_cast<float>(x) * ratio, static_cast<float>(y) * ratio, {}});
    };
    happened.any = true;
    switch (event.type) {
    case SDL_QUIT: happened.quit = true; break;
    case SDL_WINDOWEVENT: window_event(event.window, stage, happened); break;
    case SDL_DROPBEGIN: dropping.clear(); break;
    case SDL_DROPFILE: {
        const std::unique_ptr<char, decltype(&SDL_free)> file{event.drop.file, SDL_free};
        dropping.emplace_back(file.get());
        break;
    }
    case SDL_DROPCOMPLETE: happened.dropped = std::exchange(dropping, {}); break;
    case SDL_KEYDOWN: {
        if (event.key.repeat != 0) break;
        const auto& sym = event.key.keysym;
        const auto key = meaning(button_of(sym), key_of(sym), true, happened);
        if (key == Key::none && sym.sym == SDLK_F11) happened.full_screen = true;
        if (key) stage.feed({.kind = Input::Kind::key_down, .key = *key});
        break;
    }
    case SDL_KEYUP: {
        const Key key =
            *meaning(button_of(event.key.keysym), key_of(event.key.keysym), false, happened);
        stage.feed({.kind = Input::Kind::key_up, .key = key});
        // Shift may have been let go before Tab: both tabs are up then.
        if (key == Key::tab) stage.feed({.kind = Input::Kind::key_up, .key = Key::back_tab});
        if (key == Key::back_tab) stage.feed({.kind = Input::Kind::key_up, .key = Key::tab});
        break;
    }
    case SDL_TEXTINPUT: stage.feed({.kind = Input::Kind::text, .text = event.text.text}); break;
    case SDL_MOUSEMOTION: pointer(Input::Kind::move, event.motion.x, event.motion.y); break;
    case SDL_MOUSEBUTTONDOWN:
        if (event.button.button == SDL_BUTTON_LEFT)
            pointer(Input::Kind::button_down, event.button.x, event.button.y);
        break;
    case SDL_MOUSEBUTTONUP:
        if (event.button.button == SDL_BUTTON_LEFT)
            pointer(Input::Kind::button_up, event.button.x, event.button.y);
        break;
    case SDL_MOUSEWHEEL: stage.feed({.kind = Input::Kind::wheel, .y = event.wheel.preciseY}); break;
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP:
    case SDL_CONTROLLERDEVICEADDED:
    case SDL_CONTROLLERDEVICEREMOVED: controller_event(event, stage, happened); break;
    case SDL_JOYBUTTONDOWN:
    case SDL_JOYBUTTONUP:
    case SDL_JOYDEVICEADDED:
    case SDL_JOYDEVICEREMOVED: pad_event(event, stage, happened); break;
    default: happened.any = false; break;
    }
}

void Display::Open::controller_event(const SDL_Event& event, Stage& stage, Happened& happened) {
    if (event.type == SDL_CONTROLLERDEVICEADDED) {
        if (auto* const opened = SDL_GameControllerOpen(event.cdevice.which))
            controllers.emplace_back(opened);
        return;
    }
    if (event.type == SDL_CONTROLLERDEVICEREMOVED) {
        std::erase_if(controllers, [](const auto& c) {
            return SDL_GameControllerGetAttached(c.get()) == SDL_FALSE;
        });
        return stage.feed({.kind = Input::Kind::focus_lost}); // whatever it held is up
    }
    const bool down = event.type == SDL_CONTROLLERBUTTONDOWN;
    const Key usual = key_of(static_cast<SDL_GameControllerButton>(event.cbutton.button));
    if (const auto key = meaning(button_of(event.cbutton), usual, down, happened))
        stage.feed({.kind = down ? Input::Kind::key_down : Input::Kind::key_up, .key = *key});
}

// A pedal may be a joystick that nobody described: its buttons mean what they were taught. Those of
// a controller come here, too, and are heard as its own.
void Display::Open::pad_event(const SDL_Event& event, Stage& stage, Happened& happened) {
    happened.any = false;
    if (event.type == SDL_JOYDEVICEADDED) {
        if (SDL_IsGameController(event.jdevice.which) == SDL_TRUE) return;
        std::unique_ptr<SDL_Joystick, SdlJoystickEnd> pad{SDL_JoystickOpen(event.jdevice.which)};
        if (pad && SDL_JoystickNumButtons(pad.get()) > 0) pads.push_back(std::move(pad));
        return;
    }
    if (event.type == SDL_JOYDEVICEREMOVED) {
        const auto gone = [](const auto& p) {
            return SDL_JoystickGetAttached(p.get()) == SDL_FALSE;
        };
        if (std::erase_if(pads, gone) == 0) return;
        happened.any = true;
        return stage.feed({.kind = Input::Kind::focus_lost}); // whatever it held is up
    }
    const auto of_it = [&](const auto& p) {
        return SDL_JoystickInstanceID(p.get()) == event.jbutton.which;
    };
    if (std::none_of(pads.begin(), pads.end(), of_it)) return;
    happened.any = true;
    const bool down = event.type == SDL_JOYBUTTONDOWN;
    if (const auto key = meaning(button_of(event.jbutton), Key::none, down, happened))
        stage.feed({.kind = down ? Input::Kind::key_down : Input::Kind::key_up, .key = *key});
}

std::optional<Key> Display::Open::meaning(const Button& button, Key usual, bool down,
                                          Happened& happened) const {
    if (learning && down && usual != Key::escape) {
        happened.taught = button;
        return std::nullopt;
    }
    return buttons == nullptr ? usual : buttons->meaning(button).value_or(usual);
}

void Display::mean(const Buttons& buttons) { open_->buttons = &buttons; }
void Display::learn(bool learning) { open_->learning = learning; }

Happened Display::wait(Stage& stage, std::chrono::milliseconds at_most) {
    Happened happened;
    SDL_Event event;
    const int limit = static_cast<int>(std::max<std::int64_t>(at_most.count(), 0));
    const int first = limit > 0 ? SDL_WaitEventTimeout(&event, limit) : SDL_PollEvent(&event);
    if (first != 0) {
        do {
            Happened one;
            open_->translate(event, stage, one);
            happened.any |= one.any;
            happened.quit |= one.quit;
            happened.resized |= one.resized;
            happened.full_screen |= one.full_screen;
            if (one.taught) happened.taught = one.taught;
            if (!one.dropped.empty()) happened.dropped = std::move(one.dropped);
        } while (SDL_PollEvent(&event) != 0);
    }
    happened.shown = open_->shown;
    return happened;
}

void Display::show(const ImDrawData& data) {
    paint(data);
    SDL_GL_SwapWindow(open_->window.get());
}

std::vector<std::uint8_t> Display::pixels(const ImDrawData& data) {
    paint(data);
    const auto [width, height] = size();
    const auto row = static_cast<std::size_t>(width) * 3;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadBuffer(GL_BACK);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
    std::vector<std::uint8_t> rows;
    rows.reserve(upside_down.size());
    for (auto y = static_cast<std::ptrdiff_t>(height); y-- > 0;) {
        const auto start = upside_down.begin() + y * static_cast<std::ptrdiff_t>(row);
        rows.insert(rows.end(), start, start + static_cast<std::ptrdiff_t>(row));
    }
    return rows;
}

void Display::full_screen(bool on) {
    if (std::exchange(open_->full, on) == on) return;
    SDL_SetWindowFullscreen(open_->window.get(), on ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

void Display::keep_awake(bool awake) {
    if (awake)
        SDL_DisableScreenSaver();
    else
        SDL_EnableScreenSaver();
}

bool Display::vertical_sync() const { return open_->vsync; }

} // namespace screen
