// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <map>
#include <string>
#include <vector>

namespace tomato::lab {

/// The host name of an element: its attribute `hostname`, else its name, with what no host name may
/// hold replaced by hyphens, at most 63 characters.
std::string hostName(const topology::Element &device);

/// The name of an element's folder in the lab's: its id, percent-encoded where no file name may
/// hold it; a hash of it where that is too long.
std::string folderName(const ElementId &element);

/// Tells whether Linux accepts this as the name of a network device, and tools can show it.
bool isDeviceName(const QString &name);

/// The name of the fabric-side port of an interface: the same for the same id, 15 characters.
std::string portName(const ElementId &interface);

/// The names of a device's interfaces inside it: each one's attribute `name` where that is possible
/// and free, else the one it has now (`current`), else `prefix` and the first free number.
/// `reserved` is never given.
std::map<ElementId, std::string>
interfaceNames(const std::vector<std::pair<ElementId, QString>> &wanted, const std::string &prefix,
               const std::string &reserved, const std::map<ElementId, std::string> &current);

} // namespace tomato::lab
