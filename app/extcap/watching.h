// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "app/extcap/offeredconnection.h"
#include "app/extcap/packetpipe.h"
#include "app/extcap/packetstream.h"
#include "app/extcap/toolbar.h"
#include "app/extcap/viewfilter.h"

namespace tomato::extcap {

/// One capture as Wireshark starts it: until Wireshark closes its pipe, ends this program, or the
/// recording ends. What is asked for may be changed meanwhile in Wireshark's toolbar.
class Watching final
{
public:
    struct Order
    {
        /// Wireshark's capture filter, and the one from the options or the toolbar.
        QString wiresharkFilter;
        QString filter;
        QString direction = QStringLiteral("both");
        QString arrivals = QStringLiteral("no");
        bool backlog = false;
    };

    /// Fails where the order is impossible, and names the option.
    static Result<Watching> prepare(const OfferedConnection &offer, const Order &order);

    Result<> run(const QString &pipe, Toolbar toolbar);

private:
    Watching(OfferedConnection offer, Order order)
        : m_offer(std::move(offer)), m_order(std::move(order))
    {
    }

    Result<StreamWish> wish(const Order &order) const;
    void takeFirstValues(cli::Session &session);
    Result<> record(cli::Session &session, const PacketPipe &pipe);
    Result<> passPackets(cli::Session &session, PacketStream &stream, const PacketPipe &pipe);
    bool isOver(const cli::Session &session, qint64 run) const;
    /// Takes over the user's changes; a value that is impossible is said, and the one before it
    /// stays.
    void takeChanges(PacketStream &stream);
    Order changed(const std::map<Toolbar::Control, QString> &values) const;
    void showOrder() const;

    OfferedConnection m_offer;
    Order m_order;
    Toolbar m_toolbar;
};

} // namespace tomato::extcap
