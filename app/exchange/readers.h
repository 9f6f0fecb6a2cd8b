// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/imported.h"

#include <QByteArray>

namespace tomato::exchange {

// What each of these takes was written by others. An error names the line or the place; what can be
// read but not mapped is in the report.

/// GraphML: of the Internet Topology Zoo (places on earth, link speeds), of NetworkX and the like,
/// and our own with all of ToMaTo's attributes.
Result<Imported> readGraphMl(const QByteArray &text);
/// GNS3's .gns3, revisions 3 to 9.
Result<Imported> readGns3(const QByteArray &text);
/// CORE's .xml, from CORE 5 on.
Result<Imported> readCoreXml(const QByteArray &text);
/// CORE's older .imn.
Result<Imported> readCoreImn(const QByteArray &text);
/// containerlab's .clab.yml.
Result<Imported> readContainerlab(const QByteArray &text);
/// MiniEdit's .mn (Mininet).
Result<Imported> readMininet(const QByteArray &text);

} // namespace tomato::exchange
