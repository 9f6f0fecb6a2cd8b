// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

namespace tomato::bench {

/// How many segments of how many bytes everyone records into.
constexpr int Segments = 5;
constexpr std::size_t SegmentBytes = 10'000'000;

/// Our recorder as a program: prints "ready", records what comes in at both ports until SIGINT, and
/// prints "captured N". Returns its exit code.
int recordAsWeDo(const std::string &folder, const std::array<std::string, 2> &ports);

/// Records with the least possible work: the kernel's TPACKET_V3 rings on both ports, each frame
/// copied once into a buffer of a megabyte, which is written over the previous content of the
/// files. Nothing is merged, committed or counted.
int recordBarely(const std::string &folder, const std::array<std::string, 2> &ports);
/// The files that recordBarely() writes over.
void makeFilesForBareRecording(const std::string &folder);

} // namespace tomato::bench
