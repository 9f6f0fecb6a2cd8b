// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace tomato::plugins {

// English texts of parts that have no translations and are no engine: they have no names for
// programs. Each is marked for lupdate in the context "EngineText", and has %1 to %9, or %L1 to %L9
// for numbers, in the place of values.

/// Why a file of another program, or a bundle, cannot be read.
std::span<const char *const> importTexts();
/// What became of the contents of such a file, when it is read or written.
std::span<const char *const> remarkTexts();
/// Why an experiment cannot be performed, and what was not as promised.
std::span<const char *const> experimentTexts();
/// Why patterns of names, links and regular networks make nothing.
std::span<const char *const> bulkTexts();
/// Why a drawing cannot be changed, arranged, or packed with its experiment.
std::span<const char *const> documentTexts();

} // namespace tomato::plugins
