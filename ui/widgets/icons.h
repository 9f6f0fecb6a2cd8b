// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elementsort.h"

#include <QIcon>

class QPalette;

namespace tomato::ui {

/// Returns the path of an element's own picture, an SVG.
QString elementPicture(const ElementSort &sort);
QIcon elementIcon(const ElementSort &sort);
/// Returns this program's icon with that name in the palette's text colour; the desktop icon
/// theme's `themeName` is used instead where it exists.
QIcon actionIcon(const QString &name, const QPalette &palette, const QString &themeName = {});
QIcon applicationIcon();
/// Returns "Host", "Router", …
QString kindName(const ElementSort &sort);

} // namespace tomato::ui
