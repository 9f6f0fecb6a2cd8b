// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partorder.h"

#include "app/protocol/fields/fields.h"

#include <QJsonArray>

namespace tomato::engine {

/// The largest number that a wire can have.
static constexpr int MaxNumber = 0xfffffe;

static QJsonArray idsJson(const std::set<ElementId> &ids)
{
    QJsonArray json;
    for (const ElementId &id : ids)
        json.append(QString::fromStdString(id.value));
    return json;
}

static std::set<ElementId> idsFrom(const QStringList &texts)
{
    std::set<ElementId> ids;
    for (const QString &text : texts)
        ids.emplace(text.toStdString());
    return ids;
}

QJsonObject PartOrder::toJson() const
{
    QJsonObject numbers;
    for (const auto &[connection, number] : wires)
        numbers.insert(QString::fromStdString(connection.value), number);
    return {
        {"host", host}, {"running", idsJson(running)}, {"far", idsJson(far)}, {"wires", numbers}};
}

Result<PartOrder> PartOrder::fromJson(const QJsonObject &json)
{
    protocol::Fields fields(json);
    PartOrder order{
        fields.text("host"), idsFrom(fields.texts("running")), idsFrom(fields.texts("far")), {}};
    const QJsonObject numbers = fields.object("wires");
    for (auto each = numbers.begin(); each != numbers.end(); ++each) {
        const int number = each->toInt();
        if (number < 1 || number > MaxNumber)
            fields.fail(QStringLiteral("wires.") + each.key(),
                        QStringLiteral("must be from 1 to %1").arg(MaxNumber));
        order.wires.emplace(each.key().toStdString(), number);
    }
    return fields.read(std::move(order));
}

} // namespace tomato::engine
