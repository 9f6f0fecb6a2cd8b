// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <QJsonObject>

namespace tomato::cli {

/// The options of a command that say how a capture is recorded: "--snaplen", "--trigger", ...
const std::map<QString, int> &recordingArities();
/// Returns these options for the usage text.
QString recordingUsage();

/// Returns the connection's attributes that these options stand for. Options that do not concern
/// recording are ignored. An error names the option.
Result<QJsonObject> recordingAttributes(const std::vector<Arguments::Option> &options);
/// Checks whether a connection can be captured with these attributes together; an error names the
/// option.
Result<> checkRecording(const QJsonObject &attributes);
/// Returns the attributes under the names of the engine's protocol.
QJsonObject recordingParameters(const QJsonObject &attributes);

} // namespace tomato::cli
