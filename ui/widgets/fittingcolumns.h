// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTreeView;

namespace tomato::ui {

/// Gives each column the width of its heading and of its contents, and the list a width in which
/// all of them are seen. It does not become wider than a small window is.
void fitColumns(QTreeView &list);

} // namespace tomato::ui
