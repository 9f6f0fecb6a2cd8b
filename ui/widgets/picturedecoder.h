// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QImage>

namespace tomato::ui {

/// A picture of a topology, decoded: PNG or JPEG by its first bytes, whatever it calls itself, and
/// of a bounded size. No other decoder is tried; some follow references to files of this machine.
Result<QImage> decodePicture(const QByteArray &bytes);

} // namespace tomato::ui
