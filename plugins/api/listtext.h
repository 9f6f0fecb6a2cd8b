// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tomato::plugins {

/// Returns "host, router" or "主机、路由器", as the user's language writes it.
QString listText(const QStringList &things);

} // namespace tomato::plugins
