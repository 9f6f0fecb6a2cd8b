// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/importreport.h"
#include "app/topology/element.h"

namespace tomato::exchange {

/// Returns the kind that a device of CORE with this model ("router", "mdr", "PC", ...) becomes.
topology::ElementKind coreDeviceKind(const QString &model);
/// Returns the kind that a network of CORE ("SWITCH", "WIRELESS_LAN", "lanswitch", ...) becomes;
/// the report says what is lost.
topology::ElementKind coreNetworkKind(const QString &type, ImportReport &report,
                                      const std::string &place);

} // namespace tomato::exchange
