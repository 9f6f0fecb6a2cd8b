// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/capturestatus.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/fields/recordingoptionsjson.h"
#include "app/protocol/fields/statewords.h"
#include "capture/options/optionwords.h"

#include <QHostAddress>

namespace tomato::protocol {

bool CaptureStatus::isOpenToOthers() const
{
    return isLive() && !QHostAddress(host).isLoopback();
}

QJsonObject CaptureStatus::toJson() const
{
    QJsonObject json{{"connection", QString::fromStdString(connection.value)},
                     {"name", name},
                     {"run", run},
                     {"mode", wordOf(mode)},
                     {"filter", filter()},
                     {"options", protocol::toJson(options)},
                     {"state", wordOf(state)},
                     {"reason", reason},
                     {"ending", ending},
                     {"triggered", inSeconds(triggered)},
                     {"directory", directory},
                     {"packets", packets},
                     {"bytes", bytes},
                     {"dropped", dropped},
                     {"evicted", evicted},
                     {"counters", counters.toJson()},
                     {"ringPackets", ringPackets},
                     {"ringBytes", ringBytes},
                     {"limitBytes", limitBytes},
                     {"segments", segments},
                     {"first", inSeconds(first)},
                     {"last", inSeconds(last)},
                     {"host", host},
                     {"port", port},
                     {"backlogPort", backlogPort},
                     {"viewers", arrayOf(viewers)},
                     {"refusedViewers", refusedViewers}};
    if (!parts.isEmpty())
        json.insert("parts", parts);
    if (arrivals)
        json.insert("arrivals", arrivals->toJson());
    if (!arrivalsReason.isEmpty())
        json.insert("arrivalsReason", arrivalsReason);
    if (!liveReason.isEmpty())
        json.insert("liveReason", liveReason);
    return json;
}

Result<CaptureStatus> CaptureStatus::fromJson(const QJsonObject &json)
{
    Fields fields(json);
    CaptureStatus capture;
    capture.connection = fields.id<ConnectionId>("connection");
    capture.name = fields.text("name");
    capture.run = fields.number("run");
    capture.mode = fields.word<capture::CaptureMode>("mode");
    capture.options = fields.made("options", recordingOptions);
    capture.options.filter = fields.text("filter").toStdString();
    capture.state = fields.word<State>("state");
    capture.reason = fields.text("reason");
    capture.ending = fields.text("ending");
    capture.triggered = fields.time("triggered");
    capture.directory = fields.text("directory");
    if (fields.has("parts"))
        capture.parts = fields.array("parts");
    capture.packets = fields.number("packets");
    capture.bytes = fields.number("bytes");
    capture.dropped = fields.number("dropped");
    capture.evicted = fields.number("evicted");
    capture.counters = fields.made("counters", CaptureCounters::fromJson);
    if (fields.has("arrivals"))
        capture.arrivals = fields.made("arrivals", CaptureCounters::fromJson);
    if (fields.has("arrivalsReason"))
        capture.arrivalsReason = fields.text("arrivalsReason");
    if (fields.has("liveReason"))
        capture.liveReason = fields.text("liveReason");
    capture.ringPackets = fields.number("ringPackets");
    capture.ringBytes = fields.number("ringBytes");
    capture.limitBytes = fields.number("limitBytes");
    capture.segments = fields.number<int>("segments");
    capture.first = fields.time("first");
    capture.last = fields.time("last");
    capture.host = fields.text("host");
    capture.port = fields.number<quint16>("port");
    capture.backlogPort = fields.number<quint16>("backlogPort");
    capture.viewers = fields.objects<ViewerStatus>("viewers");
    capture.refusedViewers = fields.number("refusedViewers");
    return fields.read(std::move(capture));
}

} // namespace tomato::protocol
