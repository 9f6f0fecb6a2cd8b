// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QIcon>

class QPalette;

namespace tomato::ui {

/// The path of an element's own picture, an SVG.
QString elementPicture(topology::ElementKind kind);
QIcon elementIcon(topology::ElementKind kind);
/// This program's icon of that name in the palette's text colour; from the desktop's icon theme
/// instead where `themeName` is there.
QIcon actionIcon(const QString &name, const QPalette &palette, const QString &themeName = {});
QIcon applicationIcon();
/// "Host", "Router", …
QString kindName(topology::ElementKind kind);

} // namespace tomato::ui
