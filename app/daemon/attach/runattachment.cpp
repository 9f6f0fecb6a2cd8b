// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/runattachment.h"

#include "app/daemon/attach/attachwork.h"

#include <QJsonDocument>

#include <cstdio>

namespace tomato::engine {

static Result<> carryOut(const AttachOrder &order, const lab::OutsideNetwork &network)
{
    if (!order.joins)
        return listen(order, network);
    return order.attachment.kind == topology::Attachment::Kind::Interface
               ? bridge(order, network)
               : layCable(order, network);
}

int runAttachment(std::string_view text)
{
    const QByteArray json(text.data(), static_cast<qsizetype>(text.size()));
    const AttachOrder order = AttachOrder::fromJson(QJsonDocument::fromJson(json).object());
    const auto network = lab::OutsideNetwork::find(order.attachment);
    Result<> done = network ? Result<>() : passOn(network);
    if (network)
        done = carryOut(order, *network);
    if (done)
        return 0;
    std::puts(done.error().text().c_str());
    return 1;
}

} // namespace tomato::engine
