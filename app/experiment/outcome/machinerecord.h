// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace tomato::experiment {

/// Returns the properties of this machine that can change the outcome of a run, as they are now:
/// kernel, processor, governor, clock source, load, memory and the settings of networks that all
/// elements share.
QJsonObject machineRecord();

/// The settings of the kernel that each element has of its own, and that change how packets go; as
/// paths below /proc/sys.
const QStringList &elementSettings();
/// For sh in an element: prints each of them that there is as "net/ipv4/tcp_ecn:2".
QString printElementSettings();
/// Reads what printElementSettings() printed; the names are those of sysctl(8):
/// "net.ipv4.tcp_ecn".
QJsonObject readElementSettings(const QByteArray &printed);

} // namespace tomato::experiment
