// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// Called with one input by libFuzzer, or by replay.cpp with an ordinary compiler.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size);

namespace tomato::fuzz {

/// Whether the reader took the input, for replay.cpp: a seed that it refuses tries nothing behind
/// it. Only targets that are given TAKEN seeds set it.
inline bool isTaken = false;

/// Ends the program, which is how an input that breaks a promise is found.
inline void require(bool promise, const char *what)
{
    if (promise)
        return;
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
}

} // namespace tomato::fuzz
