// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <string>

namespace tomato::images {

/// Notes in the folder of an element's layer which image that is above: `image` is its digest, or
/// its path when it has none.
Result<> noteImage(const std::string &layer, const std::string &image);
/// Returns what was noted there; empty when there is nothing.
QString notedImage(const QString &layer);
/// Takes the note away, when there is one.
void forgetImage(const std::string &layer);

} // namespace tomato::images
