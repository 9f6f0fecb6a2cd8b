// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/texts/errortexts.h"

#include <span>

namespace tomato::plugins {

// Texts of parts that have no translations and are no engine: their names are empty.

/// Why a file of another program, or a bundle, cannot be read.
std::span<const rpc::ErrorText> importTexts();
/// What became of the contents of such a file, when it is read or written.
std::span<const rpc::ErrorText> remarkTexts();
/// Why an experiment cannot be performed, and what was not as promised.
std::span<const rpc::ErrorText> experimentTexts();
/// Why patterns of names, links and regular networks make nothing.
std::span<const rpc::ErrorText> bulkTexts();
/// Why a drawing cannot be changed, arranged, or packed with its experiment.
std::span<const rpc::ErrorText> documentTexts();

} // namespace tomato::plugins
