// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/imported.h"

#include <QByteArray>

namespace tomato::exchange {

// These functions read files from strangers. An error names the line or the place; the report lists
// what could be read but not mapped.

/// Reads GraphML: that of the Internet Topology Zoo (places on earth, link speeds), of NetworkX and
/// the like, and our own with all of ToMaTo's attributes.
Result<Imported> readGraphMl(const QByteArray &text);
/// Reads GNS3's .gns3, revisions 3 to 9.
Result<Imported> readGns3(const QByteArray &text);
/// Reads CORE's .xml, from CORE 5 on.
Result<Imported> readCoreXml(const QByteArray &text);
/// Reads CORE's older .imn.
Result<Imported> readCoreImn(const QByteArray &text);
/// Reads containerlab's .clab.yml.
Result<Imported> readContainerlab(const QByteArray &text);
/// Reads Cisco Modeling Labs' .yaml.
Result<Imported> readCml(const QByteArray &text);
/// Reads the .unl of EVE-NG and PNETLab.
Result<Imported> readEve(const QByteArray &text);
/// Reads netlab's topology.yml without what plugins, modules and netlab's own defaults would add.
Result<Imported> readNetlab(const QByteArray &text);
/// Reads MiniEdit's .mn (Mininet).
Result<Imported> readMininet(const QByteArray &text);

} // namespace tomato::exchange
