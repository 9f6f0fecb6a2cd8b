// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/importreport.h"

#include <QJsonArray>

#include <map>

namespace tomato::exchange {

/// Reads one shape as CORE describes it: type "text", "rectangle" or "oval", iconcoords [x, y, x2,
/// y2].
QJsonValue coreAnnotation(const QJsonObject &shape, ImportReport &report, const std::string &place);

/// Reads one shape as CORE's older editor wrote it, {iconcoords {…} type text …}, as keys and
/// values.
QJsonValue coreAnnotation(const std::map<QString, QString> &settings, ImportReport &report,
                          const std::string &place);

} // namespace tomato::exchange
