// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

class QPagedPaintDevice;

namespace tomato::ui {

class TopologyScene;

/// Writes the whole canvas as a picture; the ending determines the format: .png (twice the original
/// size), .svg, .pdf.
Result<> writePicture(TopologyScene &scene, const QString &path);
/// Draws the whole canvas onto one page, as large as it fits.
Result<> drawOnPage(TopologyScene &scene, QPagedPaintDevice &page);

} // namespace tomato::ui
