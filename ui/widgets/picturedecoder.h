// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QImage>

namespace tomato::ui {

/// Decodes a picture of a topology: PNG or JPEG according to its first bytes, whatever its name is,
/// and of a bounded size. No other decoder is tried; some follow references to files of this
/// machine.
Result<QImage> decodePicture(const QByteArray &bytes);

} // namespace tomato::ui
