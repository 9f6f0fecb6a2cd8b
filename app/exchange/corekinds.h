// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importreport.h"
#include "app/topology/element.h"

namespace tomato::exchange {

/// What CORE's device of this model ("router", "mdr", "PC", ...) is here.
topology::ElementKind coreDeviceKind(const QString &model);
/// The same of its network ("SWITCH", "WIRELESS_LAN", "lanswitch", ...); says in the report what of
/// it gets lost.
topology::ElementKind coreNetworkKind(const QString &type, ImportReport &report,
                                      const std::string &place);

} // namespace tomato::exchange
