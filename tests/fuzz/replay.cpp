// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzztarget.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <vector>

namespace {

/// Returns whether the input was taken.
bool replay(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    std::printf("%s: %zu bytes\n", path.c_str(), bytes.size());
    std::fflush(stdout);
    tomato::fuzz::isTaken = false;
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.data()), bytes.size());
    return tomato::fuzz::isTaken;
}

} // namespace

/// Gives the fuzz target each file that is named, or that lies in a folder that is named; those
/// after --taken have to be taken by the reader.
int main(int argc, char **argv)
{
    int replayed = 0;
    int refused = 0;
    bool mustBeTaken = false;
    const auto replayOne = [&](const std::filesystem::path &path) {
        ++replayed;
        if (replay(path) || !mustBeTaken)
            return;
        ++refused;
        std::fprintf(stderr, "%s: is refused, and tries nothing\n", path.c_str());
    };
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--taken") {
            mustBeTaken = true;
            continue;
        }
        if (!std::filesystem::is_directory(argv[i])) {
            replayOne(argv[i]);
            continue;
        }
        for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (entry.is_regular_file())
                replayOne(entry.path());
        }
    }
    return replayed > 0 && refused == 0 ? 0 : 1;
}
