// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/streamentries.h"

#include "plugins/packet_capturing/packets/packetdecoder.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QMenu>
#include <QPointer>

namespace tomato::plugins {

void addStreamEntries(
    QMenu &menu, PacketDecoder &decoder, const client::PacketPlace &packet,
    const std::function<void(const QString &protocol, const QString &filter)> &follow)
{
    QAction *none = menu.addAction(QCoreApplication::translate("StreamEntries", "Follow Stream"));
    none->setEnabled(false);
    if (!decoder.covers(packet))
        return;
    const auto addEach = [opened = QPointer(&menu), none, follow](const Result<QJsonValue> &frame) {
        if (!opened || !frame)
            return;
        const QJsonArray streams = frame->toObject().value("fol").toArray();
        for (const QJsonValue each : streams) {
            const QString protocol = each[0].toString();
            const QString filter = each[1].toString();
            QAction *action = opened->addAction(
                QCoreApplication::translate("StreamEntries", "Follow %1 Stream").arg(protocol));
            action->setObjectName(QStringLiteral("followStream"));
            none->setVisible(false);
            QObject::connect(action, &QAction::triggered, opened,
                             [follow, protocol, filter] { follow(protocol, filter); });
        }
    };
    decoder.ask(packet.source, QStringLiteral("frame"), {{"frame", decoder.frame(packet)}},
                addEach);
}

} // namespace tomato::plugins
