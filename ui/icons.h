// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QIcon>

class QSvgRenderer;

namespace tomato::ui {

/// The platform theme's icon, else our own of that name (":/icons/actions/NAME.svg").
QIcon actionIcon(const QString &themeName, const QString &ownName);
/// The symbol of a kind of element.
QIcon elementIcon(topology::ElementKind kind);
/// The same as a renderer that stays sharp at every size; lives as long as the program.
QSvgRenderer &elementRenderer(topology::ElementKind kind);
/// "Host", "Router", ... in the user's language.
QString kindName(topology::ElementKind kind);

} // namespace tomato::ui
