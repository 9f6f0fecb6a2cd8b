// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QIcon>

class QPalette;

namespace tomato::ui {

/// Returns the path of an element's own picture, an SVG.
QString elementPicture(topology::ElementKind kind);
QIcon elementIcon(topology::ElementKind kind);
/// Returns this program's icon with that name in the palette's text colour; the desktop icon
/// theme's `themeName` is used instead where it exists.
QIcon actionIcon(const QString &name, const QPalette &palette, const QString &themeName = {});
QIcon applicationIcon();
/// Returns "Host", "Router", …
QString kindName(topology::ElementKind kind);

} // namespace tomato::ui
