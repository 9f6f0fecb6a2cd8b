// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell.h"

/// Returns the path of a file with the example of two routers, h1 - r1 - r2 - h2, recorded on every
/// link to the nanosecond; it is empty when the file cannot be written. The attributes are those of
/// all recordings, and those of the link between the routers; the mode is that of r1, a router's
/// when it is empty.
QString recordedRouters(const Shell &shell, const QJsonObject &recording = {},
                        const QJsonObject &between = {}, const QString &modeOfFirst = {});
/// How many packets came to their end by this cause; the object is what `tomato losses --json`
/// says.
qint64 packets(const QJsonObject &losses, const QString &cause);
