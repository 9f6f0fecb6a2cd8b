// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/runattachment.h"

#include "app/daemon/attach/attachwork.h"

#include <QJsonDocument>

#include <cstdio>

namespace tomato::engine {

static Result<> carryOut(const AttachOrder &order, const lab::OutsideNetwork &network,
                         EngineInput &engine)
{
    if (!order.joins)
        return listen(order, network, engine);
    return order.attachment.kind == topology::Attachment::Kind::Interface
               ? bridge(order, network, engine)
               : layCable(order, network, engine);
}

int runAttachment(std::string_view text)
{
    const QByteArray json(text.data(), static_cast<qsizetype>(text.size()));
    const AttachOrder order = AttachOrder::fromJson(QJsonDocument::fromJson(json).object());
    EngineInput engine;
    if (!engine.await())
        return 0;
    const auto network = lab::OutsideNetwork::find(order.attachment);
    Result<> done = network ? Result<>() : passOn(network);
    if (network)
        done = carryOut(order, *network, engine);
    if (done)
        return 0;
    std::puts(done.error().text().c_str());
    return 1;
}

} // namespace tomato::engine
