// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace tomato::plugins {

/// The signal of a tick box that its state is another one, also from half to full. Qt 6.7 has named
/// it anew; its argument is a number before, and a Qt::CheckState since.
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
inline constexpr auto TickChanged = &QCheckBox::checkStateChanged;
#else
inline constexpr auto TickChanged = &QCheckBox::stateChanged;
#endif

} // namespace tomato::plugins
