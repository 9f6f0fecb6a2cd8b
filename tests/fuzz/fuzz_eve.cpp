// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/importcheck.h"

/// A lab of EVE-NG: its reader alone, so that what is tried goes deeper than in fuzz_import.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    tomato::fuzz::importAs(tomato::exchange::FileFormat::Eve, bytes, size);
    return 0;
}
