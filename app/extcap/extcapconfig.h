// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/extcap/offeredconnection.h"

namespace tomato::extcap {

// What Wireshark asks for and reads, line by line: wireshark's extcap(4) and doc/extcap_example.py.

/// Of --extcap-interfaces.
QString interfacesText(const std::vector<OfferedConnection> &offers);
/// Of --extcap-dlts.
QString linkTypesText();
/// Of --extcap-config: the options of an interface.
QString optionsText(const OfferedConnection &offer);

} // namespace tomato::extcap
