// Rates of slow human motion from force alone, beside what two people marked.
//   bench_breaths FOLDER [PLOT.svg]
// FOLDER holds NN.csv (t_s,force_n) and NN.breaths (times marked by each of two annotators), one
// recording. Windows of 8, 12, 16 and 32 s, every 4 s; the reference is the mean of both
// annotators' rates where they agree within 2 per minute. For the chain and for single
// methods, restated here: the share of windows with an answer, its mean error, the share off by
// more than 2; PLOT.svg shows the errors. The chain also hears the samples at 11.7 per second, and
// with noise. Ends with 1 when a goal is missed.
#include "bench/recorded.h"
#include "measure/chain.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numbers>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using recorded::Sample;

struct Recording {
    std::vector<Sample> samples;
    std::array<std::vector<double>, 2> marks;
};

std::array<std::vector<double>, 2> marks_of(const fs::path& path) {
    std::ifstream in{path};
    std::array<std::vector<double>, 2> marks;
    std::string line;
    while (std::getline(in, line)) {
        std::replace(line.begin(), line.end(), ',', ' ');
        std::istringstream words{line};
        std::string word;
        for (auto& who : marks) {
            if (!(words >> word)) continue;
            char* end = nullptr;
            const double at_s = std::strtod(word.c_str(), &end);
            if (end != word.c_str() && std::isfinite(at_s)) who.push_back(at_s);
        }
    }
    return marks;
}

std::optional<double> rate(const std::vector<double>& marks, double from_s, double to_s) {
    const auto first = std::lower_bound(marks.begin(), marks.end(), from_s);
    const auto end = std::upper_bound(first, marks.end(), to_s);
    if (end - first < 2) return std::nullopt;
    return 60.0 * static_cast<double>(end - first - 1) / (*(end - 1) - *first);
}

std::optional<double> reference(const Recording& r, double from_s, double to_s) {
    const auto a = rate(r.marks[0], from_s, to_s), b = rate(r.marks[1], from_s, to_s);
    if (!a || !b || std::abs(*a - *b) > 2.0) return std::nullopt;
    return 0.5 * (*a + *b);
}

// ---- the methods: from samples up to a time, cycles per minute over the window before it

using Told = std::vector<std::optional<double>>; // for each window

std::vector<double> window_ends(const Recording& r, double window_s) {
    std::vector<double> all;
    const double first_s = r.samples.front().at_s, last_s = r.samples.back().at_s;
    for (int i = 0; first_s + 4.0 * i + window_s <= last_s; ++i)
        all.push_back(first_s + 4.0 * i + window_s);
    return all;
}

Told by_chain(const Recording& r, double window_s) {
    measure::Chain chain{measure::PaceSource::force, window_s};
    for (const Sample& s : r.samples) {
        measure::Moment moment;
        moment.at = units::session_time(s.at_s);
        moment.force = units::Newtons{s.force_n};
        chain.push(moment);
    }
    const auto found = chain.findings();
    Told told;
    for (const double end_s : window_ends(r, window_s)) {
        const auto at = std::lower_bound(
            found.pace.begin(), found.pace.end(), end_s - 0.01,
            [](const measure::Pace& p, double t) { return units::seconds(p.at) < t; });
        told.emplace_back();
        if (at != found.pace.end() && at->seconds_per_stroke)
            told.back() = 30.0 / *at->seconds_per_stroke;
    }
    return told;
}

using Wave = std::vector<double>;
constexpr double step_s = 0.08;

// The window alone, evenly sampled, without its trend, lightly smoothed.
Wave wave_of(const Recording& r, double from_s, double to_s) {
    Wave wave;
    auto at = std::lower_bound(r.samples.begin(), r.samples.end(), from_s,
                               [](const Sample& s, double t) { return s.at_s < t; });
    for (int i = 1; from_s + i * step_s <= to_s; ++i) {
        double sum = 0.0, n = 0.0;
        for (; at != r.samples.end() && at->at_s < from_s + i * step_s; ++at)
            sum += at->force_n, n += 1.0;
        wave.push_back(n > 0.0 ? sum / n : wave.empty() ? 0.0 : wave.back());
    }
    const auto n = static_cast<double>(wave.size());
    double mean = 0.0, along = 0.0, squares = 0.0;
    for (const double x : wave) mean += x / n;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        const double u = static_cast<double>(i) - 0.5 * (n - 1.0);
        along += u * wave[i], squares += u * u;
    }
    for (std::size_t i = 0; i < wave.size(); ++i)
        wave[i] -= mean + along / squares * (static_cast<double>(i) - 0.5 * (n - 1.0));
    Wave smooth(wave.size());
    for (std::size_t i = 0; i < wave.size(); ++i) {
        double sum = 0.0, weights = 0.0;
        for (std::size_t j = i < 6 ? 0 : i - 6; j < std::min(wave.size(), i + 7); ++j) {
            const double u = (static_cast<double>(j) - static_cast<double>(i)) * step_s / 0.2;
            sum += std::exp(-0.5 * u * u) * wave[j], weights += std::exp(-0.5 * u * u);
        }
        smooth[i] = sum / weights;
    }
    return smooth;
}

double deviation(const Wave& wave) {
    double sum = 0.0;
    for (const double x : wave) sum += x * x;
    return std::sqrt(sum / static_cast<double>(wave.size()));
}

// Upward crossings of zero, with hysteresis of a fifth of the deviation.
std::optional<double> zero_crossings(const Wave& wave) {
    const double margin = 0.2 * deviation(wave);
    std::vector<double> at;
    bool below = false;
    for (std::size_t i = 0; i < wave.size(); ++i) {
        if (wave[i] < -margin) below = true;
        if (!below || wave[i] <= margin) continue;
        below = false;
        at.push_back(static_cast<double>(i) * step_s);
    }
    if (at.size() < 2) return std::nullopt;
    return 60.0 * static_cast<double>(at.size() - 1) / (at.back() - at.front());
}

// Tops that rise by a deviation.
std::optional<double> tops(const Wave& wave) {
    const double margin = deviation(wave);
    std::vector<double> at;
    std::size_t low = 0, high = 0;
    bool rising = true;
    for (std::size_t i = 1; i < wave.size(); ++i) {
        if (rising && wave[i] > wave[high]) high = i;
        if (!rising && wave[i] < wave[low]) low = i;
        if (rising && wave[high] - wave[i] > margin) {
            at.push_back(static_cast<double>(high) * step_s);
            rising = false, low = i;
        } else if (!rising && wave[i] - wave[low] > margin) {
            rising = true, high = i;
        }
    }
    if (at.size() < 2) return std::nullopt;
    return 60.0 * static_cast<double>(at.size() - 1) / (at.back() - at.front());
}

std::optional<double> spectrum(const Wave& wave) {
    double best = 0.0, best_power = 0.0;
    const auto n = static_cast<double>(wave.size());
    for (int quarter = 16; quarter <= 180; ++quarter) {
        const double per_min = 0.25 * quarter;
        double c = 0.0, s = 0.0;
        for (std::size_t i = 0; i < wave.size(); ++i) {
            const double t = static_cast<double>(i),
                         hann = std::sin(std::numbers::pi * (t + 0.5) / n);
            const double phase = 2.0 * std::numbers::pi * per_min / 60.0 * t * step_s;
            c += hann * hann * wave[i] * std::cos(phase),
                s += hann * hann * wave[i] * std::sin(phase);
        }
        if (c * c + s * s > best_power) best_power = c * c + s * s, best = per_min;
    }
    return best;
}

// Likeness to itself: of the autocorrelation (normalised as a whole), of the square difference
// function (McLeod and Wyvill 2005: the first maximum of at least 0.85 of the highest).
std::optional<double> likeness(const Wave& wave, bool mcleod) {
    const std::size_t most = std::min(wave.size() * 3 / 4, std::size_t{150});
    std::vector<double> alike(most);
    for (std::size_t lag = 0; lag < most; ++lag) {
        double product = 0.0, squares = 0.0;
        for (std::size_t i = 0; i + lag < wave.size(); ++i) {
            product += wave[i] * wave[i + lag];
            squares += wave[i] * wave[i] + wave[i + lag] * wave[i + lag];
        }
        alike[lag] = mcleod ? 2.0 * product / squares : product;
    }
    std::size_t lag = 1;
    while (lag < most && alike[lag] > 0.0) ++lag;
    std::vector<std::size_t> maxima;
    for (; lag + 1 < most; ++lag)
        if (alike[lag] > 0.0 && alike[lag] >= alike[lag - 1] && alike[lag] > alike[lag + 1])
            maxima.push_back(lag);
    if (maxima.empty()) return std::nullopt;
    const auto lower = [&](std::size_t a, std::size_t b) { return alike[a] < alike[b]; };
    const double highest = alike[*std::max_element(maxima.begin(), maxima.end(), lower)];
    const double enough = mcleod ? 0.85 : 1.0;
    const auto found = std::find_if(maxima.begin(), maxima.end(),
                                    [&](std::size_t m) { return alike[m] >= enough * highest; });
    return 60.0 / (static_cast<double>(*found) * step_s);
}

struct Row {
    int windows = 0, told = 0, wrong = 0;
    double error = 0.0;
    double coverage() const { return 100.0 * told / windows; }
    double mean_error() const { return told > 0 ? error / told : 0.0; }
    double wrong_share() const { return told > 0 ? 100.0 * wrong / told : 0.0; }
};

using Method = std::function<Told(const Recording&, double window_s)>;

Method alone(const std::function<std::optional<double>(const Wave&)>& method) {
    return [method](const Recording& r, double window_s) {
        Told told;
        for (const double end_s : window_ends(r, window_s))
            told.push_back(method(wave_of(r, end_s - window_s, end_s)));
        return told;
    };
}

Row row(const std::vector<Recording>& all, double window_s, const Method& method) {
    Row row;
    for (const Recording& r : all) {
        const auto ends = window_ends(r, window_s);
        const Told told = method(r, window_s);
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const auto truth = reference(r, ends[i] - window_s, ends[i]);
            if (!truth) continue;
            ++row.windows;
            if (!told[i]) continue;
            ++row.told;
            row.error += std::abs(*told[i] - *truth);
            row.wrong += std::abs(*told[i] - *truth) > 2.0;
        }
    }
    return row;
}

struct Goal {
    double window_s, coverage, error, wrong;
};
constexpr Goal goals[] = {{8.0, 88.0, 0.55, 2.0},
                          {12.0, 88.0, 0.36, 0.8},
                          {16.0, 86.0, 0.28, 1.0},
                          {32.0, 75.0, 0.15, 0.8}};

// ---- the plot: mean error over the window's length, one line for each method

struct Line {
    std::string name;
    std::vector<double> errors; // one for each goal
};

void plot(const fs::path& path, const std::vector<Line>& lines) {
    constexpr double left = 60.0, top = 30.0, width = 420.0, height = 250.0, most = 1.2;
    constexpr const char* colours[] = {"#0b7a53", "#c98500", "#888888", "#3a76c4",
                                       "#a85fb0", "#c0522f", "#111111"};
    const auto x = [](std::size_t i) { return left + width * static_cast<double>(i) / 3.0; };
    const auto y = [most = most](double error) {
        return top + height * (1.0 - std::min(error, most) / most);
    };
    std::ofstream svg{path};
    svg << "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 660 330' "
           "font-family='sans-serif' font-size='12'>\n"
           "<rect width='660' height='330' fill='#fff'/>\n"
           "<text x='10' y='16'>mean error, cycles per minute (1.2 and more at the top), by "
           "length of the window</text>\n";
    for (int tenths = 0; tenths <= 12; tenths += 2)
        svg << "<line x1='" << left << "' x2='" << left + width << "' y1='" << y(0.1 * tenths)
            << "' y2='" << y(0.1 * tenths) << "' stroke='#ddd'/><text x='" << left - 30 << "' y='"
            << y(0.1 * tenths) + 4 << "'>" << 0.1 * tenths << "</text>\n";
    for (std::size_t i = 0; i < std::size(goals); ++i)
        svg << "<text x='" << x(i) - 10 << "' y='" << top + height + 20 << "'>" << goals[i].window_s
            << " s</text>\n";
    double name_y = top + 16;
    for (std::size_t k = 0; k < lines.size(); ++k, name_y += 18) {
        const char* colour = colours[k % std::size(colours)];
        svg << "<polyline fill='none' stroke='" << colour << "' stroke-width='"
            << (k == 0 ? 3 : 1.5) << "' points='";
        for (std::size_t i = 0; i < lines[k].errors.size(); ++i)
            svg << x(i) << ',' << y(lines[k].errors[i]) << ' ';
        svg << "'/><text x='" << left + width + 12 << "' y='" << name_y << "' fill='" << colour
            << "'>" << lines[k].name << "</text>\n";
    }
    svg << "</svg>\n";
}

// ---- what the samples could also have been

Recording slow(const Recording& r) {
    Recording out{{}, r.marks};
    double next_s = r.samples.front().at_s;
    for (const Sample& s : r.samples) {
        if (s.at_s < next_s) continue;
        out.samples.push_back(s);
        next_s += 1.0 / 11.7;
    }
    return out;
}

Recording noisy(const Recording& r, double newtons) {
    Recording out = r;
    std::mt19937 random{1};
    std::normal_distribution<double> noise{0.0, newtons};
    for (Sample& s : out.samples) s.force_n += noise(random);
    return out;
}

Method heard(const std::function<Recording(const Recording&)>& change) {
    return [change](const Recording& r, double window_s) {
        // Windows of the recording as it was.
        Recording other = change(r);
        other.samples.front().at_s = r.samples.front().at_s;
        Told told = by_chain(other, window_s);
        told.resize(window_ends(r, window_s).size());
        return told;
    };
}

} // namespace

int main(int argc, char** argv) {
    const fs::path folder = argc > 1 ? argv[1] : "";
    std::vector<Recording> all;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator{folder, error})
        if (entry.path().extension() == ".csv") {
            auto marks = entry.path();
            all.push_back(
                {recorded::samples(entry.path()), marks_of(marks.replace_extension(".breaths"))});
        }
    if (all.empty()) {
        std::fprintf(stderr, "bench_breaths FOLDER: there are no recordings in \"%s\".\n",
                     folder.c_str());
        return 2;
    }
    const std::pair<const char*, Method> methods[] = {
        {"chain", by_chain},
        {"tops", alone(tops)},
        {"zero crossings", alone(zero_crossings)},
        {"spectrum", alone(spectrum)},
        {"autocorrelation", alone([](const Wave& w) { return likeness(w, false); })},
        {"McLeod", alone([](const Wave& w) { return likeness(w, true); })},
        {"chain, 11.7 per s", heard(slow)},
        {"chain, noise 2 N", heard([](const Recording& r) { return noisy(r, 2.0); })},
        {"chain, noise 6 N", heard([](const Recording& r) { return noisy(r, 6.0); })},
        {"chain, noise 20 N", heard([](const Recording& r) { return noisy(r, 20.0); })}};
    constexpr std::size_t plotted = 6;
    std::printf("%zu recordings; coverage %%, mean error per minute, %% off by more than 2\n%-18s",
                all.size(), "");
    for (const Goal& goal : goals) std::printf("| %2.0f s                ", goal.window_s);
    bool met = true;
    std::vector<Line> lines;
    for (const auto& [name, method] : methods) {
        std::printf("\n%-18s", name);
        Line line{name, {}};
        for (const Goal& goal : goals) {
            const Row r = row(all, goal.window_s, method);
            std::printf("| %5.1f %6.3f %5.2f   ", r.coverage(), r.mean_error(), r.wrong_share());
            std::fflush(stdout);
            line.errors.push_back(r.mean_error());
            if (&method == &methods[0].second)
                met = met && r.coverage() >= goal.coverage && r.mean_error() <= goal.error &&
                      r.wrong_share() <= goal.wrong;
        }
        if (lines.size() < plotted) lines.push_back(line);
    }
    std::printf("\n%-18s", "goal");
    Line wanted{"goal", {}};
    for (const Goal& goal : goals) {
        std::printf("| %5.1f %6.3f %5.2f   ", goal.coverage, goal.error, goal.wrong);
        wanted.errors.push_back(goal.error);
    }
    lines.push_back(wanted);
    if (argc > 2) plot(argv[2], lines);
    std::printf("\n%s\n", met ? "met" : "MISSED");
    return met ? 0 : 1;
}
