// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/extcap/offeredconnection.h"

namespace tomato::extcap {

// These functions return what Wireshark requests and reads, line by line: see Wireshark's extcap(4)
// and doc/extcap_example.py.

/// Answers --extcap-interfaces.
QString interfacesText(const std::vector<OfferedConnection> &offers);
/// Answers --extcap-dlts.
QString linkTypesText();
/// Answers --extcap-config with the options of an interface.
QString optionsText(const OfferedConnection &offer);

} // namespace tomato::extcap
