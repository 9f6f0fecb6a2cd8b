// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/capturebadge.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/bytesize.h"
#include "plugins/packet_capturing/common/connectioncapture.h"
#include "plugins/packet_capturing/common/countertext.h"

#include <QLocale>

#include <algorithm>
#include <climits>

namespace tomato::plugins {

namespace {

class BadgeText final
{
    Q_DECLARE_TR_FUNCTIONS(BadgeText)

public:
    /// Returns "1,204" up to a million, then "1.20 M".
    static QString count(qint64 packets)
    {
        const QLocale locale;
        const auto number = static_cast<double>(packets);
        if (packets >= 1'000'000'000)
            return tr("%1 G", "billions of packets").arg(locale.toString(number / 1e9, 'f', 2));
        if (packets >= 1'000'000)
            return tr("%1 M", "millions of packets").arg(locale.toString(number / 1e6, 'f', 2));
        return locale.toString(packets);
    }

    static QString toolTip(const ConnectionCapture &capture)
    {
        QStringList lines{capture.headline(), capture.explanation(), mode(capture.settings())};
        if (!capture.settings().filter().isEmpty())
            lines << tr("Filter: %1").arg(capture.settings().filter());
        if (const client::CaptureStatus *status = capture.status())
            lines += counters(*status);
        return lines.join(QLatin1Char('\n'));
    }

private:
    static QString mode(const topology::CaptureSettings &settings)
    {
        switch (settings.mode) {
        case capture::CaptureMode::Net:
            return tr("Mode: live via network");
        case capture::CaptureMode::Both:
            return tr("Mode: file for download, and live via network");
        case capture::CaptureMode::File:
            break;
        }
        return tr("Mode: file for download");
    }

    static QStringList counters(const client::CaptureStatus &status)
    {
        const QLocale locale;
        QStringList lines{
            tr("Packets: %1 (%2)").arg(locale.toString(status.packets), byteSize(status.bytes))};
        const QString most = status.arrivals
                                 ? tr("%1 with arrivals").arg(byteSize(status.limitBytes))
                                 : byteSize(status.limitBytes);
        if (status.limitBytes > 0 && status.ringPackets == 0)
            lines << tr("Kept: no packet yet, at most %1").arg(most);
        else if (status.limitBytes > 0)
            lines << tr("Kept: %Ln packet(s), %1 of %2", nullptr,
                        static_cast<int>(std::min<qint64>(status.ringPackets, INT_MAX)))
                         .arg(byteSize(status.ringBytes), most);
        lines += countersByDirection(status);
        if (status.dropped > 0)
            lines << tr("Dropped: %1 packets came too fast to be recorded")
                         .arg(locale.toString(status.dropped));
        if (status.arrivalsDropped() > 0)
            lines << tr("Dropped: %1 arrivals came too fast to be recorded")
                         .arg(locale.toString(status.arrivalsDropped()));
        if (!status.viewers.empty())
            lines << tr("Live viewers: %1")
                         .arg(locale.toString(static_cast<qlonglong>(status.viewers.size())));
        return lines;
    }
};

} // namespace

std::optional<ConnectionBadge> captureBadge(PluginHost &host, const ConnectionId &connection)
{
    const ConnectionCapture capture(host, connection);
    using Phase = ConnectionCapture::Phase;
    ConnectionBadge badge;
    switch (capture.phase()) {
    case Phase::Off:
        return {};
    case Phase::LabStopped:
    case Phase::Starting:
    case Phase::Waiting:
        badge.shape = ConnectionBadge::Shape::Ring;
        break;
    case Phase::Recording:
        badge.shape = capture.status()->dropped + capture.status()->arrivalsDropped() > 0
                          ? ConnectionBadge::Shape::Warning
                          : ConnectionBadge::Shape::Dot;
        badge.text = BadgeText::count(capture.status()->packets);
        badge.active = true;
        break;
    case Phase::Ended:
        badge.shape = ConnectionBadge::Shape::Ring;
        badge.text = BadgeText::count(capture.status()->packets);
        break;
    case Phase::Failed:
        badge.shape = ConnectionBadge::Shape::Warning;
        break;
    }
    badge.toolTip = BadgeText::toolTip(capture);
    return badge;
}

} // namespace tomato::plugins
