// A recorded signal as the benchmarks read it: lines t_s,force_n under a head.
#pragma once
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace recorded {

struct Sample {
    double at_s = 0.0, force_n = 0.0;
};

inline std::vector<Sample> samples(const std::filesystem::path& path) {
    std::ifstream in{path};
    std::vector<Sample> all;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        Sample s;
        if (std::sscanf(line.c_str(), "%lf,%lf", &s.at_s, &s.force_n) == 2) all.push_back(s);
    }
    return all;
}

} // namespace recorded
