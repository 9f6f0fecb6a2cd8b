// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/foreigncaptures.h"

#include "app/topology/attributes/attributenames.h"

namespace tomato::ui {

static QJsonObject captureAttributes(const topology::Connection &connection)
{
    QJsonObject found;
    for (auto each = connection.attributes.begin(); each != connection.attributes.end(); ++each) {
        if (each.key() == topology::CapturingAttribute ||
            each.key().startsWith(QLatin1String("capture_")))
            found.insert(each.key(), each.value());
    }
    return found;
}

topology::Topology withForeignCaptures(topology::Topology drawing, const topology::Topology &before,
                                       const topology::Topology &running)
{
    std::vector<std::pair<ConnectionId, QJsonObject>> foreign;
    for (const auto &[id, connection] : drawing.connections()) {
        const topology::Connection *earlier = before.connection(id);
        const topology::Connection *there = running.connection(id);
        if (earlier == nullptr || there == nullptr)
            continue;
        const QJsonObject own = captureAttributes(connection);
        if (own == captureAttributes(*earlier) && own != captureAttributes(*there))
            foreign.emplace_back(id, captureAttributes(*there));
    }
    for (const auto &[id, wanted] : foreign) {
        const QJsonObject own = captureAttributes(*drawing.connection(id));
        for (const QString &key : own.keys())
            (void)drawing.setAttribute(id, key, QJsonValue(QJsonValue::Undefined));
        for (auto each = wanted.begin(); each != wanted.end(); ++each)
            (void)drawing.setAttribute(id, each.key(), each.value());
    }
    return drawing;
}

} // namespace tomato::ui
