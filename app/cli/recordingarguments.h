// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <QJsonObject>

namespace tomato::cli {

/// The options of a command that say how a capture is recorded: "--snaplen", "--trigger", ...
const std::map<QString, int> &recordingArities();
/// For the usage text.
QString recordingUsage();

/// The attributes of a connection that those of these options stand for that say how it is
/// recorded; the others are passed over. An error names the option.
Result<QJsonObject> recordingAttributes(const std::vector<Arguments::Option> &options);
/// Whether a connection can be captured with these attributes, all of them; an error names the
/// option.
Result<> checkRecording(const QJsonObject &attributes);
/// The same by the names of the engine's protocol.
QJsonObject recordingParameters(const QJsonObject &attributes);

} // namespace tomato::cli
