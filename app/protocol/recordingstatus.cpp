// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/recordingstatus.h"

#include "app/protocol/fields/fields.h"

namespace tomato::protocol {

QJsonObject RecordingStatus::toJson() const
{
    return {{"connection", QString::fromStdString(connection.value)},
            {"directory", QString::fromStdString(directory)},
            {"recording", isRecording},
            {"ending", QString::fromStdString(ending)},
            {"reason", QString::fromStdString(reason)},
            {"arrivalsReason", QString::fromStdString(arrivalsReason)}};
}

Result<RecordingStatus> RecordingStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    RecordingStatus recording;
    recording.connection = fields.id<ConnectionId>("connection");
    recording.directory = fields.text("directory").toStdString();
    recording.isRecording = fields.flag("recording");
    recording.ending = fields.text("ending").toStdString();
    recording.reason = fields.text("reason").toStdString();
    recording.arrivalsReason = fields.text("arrivalsReason").toStdString();
    return fields.read(std::move(recording));
}

} // namespace tomato::protocol
