// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <map>
#include <set>

namespace tomato::ui {

/// The colours of the elements of each host.
using HostColours = std::map<QString, QColor>;

/// Chooses colours that people with colour blindness can tell apart, on light and on dark ground;
/// this machine is grey. When there are more hosts than colours, further ones are darker.
HostColours coloursOf(const std::set<QString> &hosts);

} // namespace tomato::ui
