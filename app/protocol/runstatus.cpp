// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/runstatus.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/fields/recordingoptionsjson.h"
#include "capture/options/optionwords.h"

namespace tomato::protocol {

QJsonObject RunStatus::toJson() const
{
    return {{"connection", QString::fromStdString(connection.value)},
            {"name", name},
            {"run", run},
            {"start", inSeconds(start)},
            {"mode", wordOf(mode)},
            {"filter", filter()},
            {"options", protocol::toJson(options)},
            {"directory", directory},
            {"packets", packets},
            {"bytes", bytes},
            {"dropped", dropped},
            {"evicted", evicted},
            {"first", inSeconds(first)},
            {"last", inSeconds(last)}};
}

Result<RunStatus> RunStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    RunStatus run;
    run.connection = fields.id<ConnectionId>("connection");
    run.name = fields.text("name");
    run.run = fields.number("run");
    run.start = fields.time("start");
    run.mode = fields.word<capture::CaptureMode>("mode");
    run.options = fields.made("options", recordingOptions);
    run.options.filter = fields.text("filter").toStdString();
    run.directory = fields.text("directory");
    run.packets = fields.number("packets");
    run.bytes = fields.number("bytes");
    run.dropped = fields.number("dropped");
    run.evicted = fields.number("evicted");
    run.first = fields.time("first");
    run.last = fields.time("last");
    return fields.read(std::move(run));
}

} // namespace tomato::protocol
