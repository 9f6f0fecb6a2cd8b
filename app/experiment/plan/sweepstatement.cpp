// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/sweepstatement.h"

#include "app/topology/attributes/attributecheck.h"

#include <QSet>

#include <algorithm>

namespace tomato::experiment {

static bool measuresSomething(const QJsonObject &statement)
{
    const QStringList keys = statement.keys();
    return std::ranges::any_of(keys, [](const QString &key) {
        static const QSet<QString> measured = {
            QStringLiteral("count"), QStringLiteral("rate"), QStringLiteral("throughput"),
            QStringLiteral("delay"), QStringLiteral("loss"), QStringLiteral("value")};
        return measured.contains(key);
    });
}

static QJsonObject readValues(FieldReader &fields, const QString &key, const QJsonObject &vary)
{
    if (!fields.has(key))
        fields.refuse("is missing", key);
    const QJsonObject values = fields.object(key);
    if (values.isEmpty() && fields.value(key).isObject())
        fields.refuse("names no values", key);
    FieldReader names(values, fields.placeOf(key), fields.errors());
    for (const QString &name : values.keys()) {
        if (!vary.contains(name))
            names.refuse("is not varied", name);
        else if (!vary.value(name).toArray().contains(values.value(name)))
            names.refuse("is none of its values in vary", name);
    }
    return values;
}

std::vector<SweepStatement> readSweepStatements(const QJsonArray &compare, const QJsonObject &vary,
                                                const QJsonArray &expect, const std::string &place,
                                                std::vector<Error> &errors)
{
    std::vector<SweepStatement> statements;
    for (qsizetype i = 0; i < compare.size(); ++i) {
        const std::string here = place + "[" + std::to_string(i) + "]";
        if (!compare[i].isObject()) {
            errors.push_back(topology::wrongKind(here, "an object", compare[i]).value());
            continue;
        }
        FieldReader fields(compare[i].toObject(), here, errors);
        SweepStatement read;
        read.name = fields.text(QStringLiteral("name"), 200);
        read.of = fields.neededText(QStringLiteral("of"), 200);
        const auto known = std::ranges::find_if(expect, [&](const QJsonValue &each) {
            return each[QLatin1String("name")].toString() == read.of;
        });
        if (!read.of.isEmpty() && known == expect.end())
            fields.refuse("there is no statement of the name '" + read.of.toStdString() + "'",
                          QStringLiteral("of"));
        else if (known != expect.end() && !measuresSomething(known->toObject()))
            fields.refuse("the statement '" + read.of.toStdString() + "' measures no number",
                          QStringLiteral("of"));
        read.at = readValues(fields, QStringLiteral("at"), vary);
        read.to = readValues(fields, QStringLiteral("to"), vary);
        if (!read.at.isEmpty() && read.at == read.to)
            fields.refuse("are the same values as at", QStringLiteral("to"));
        const QString ratio = fields.neededText(QStringLiteral("ratio"), 100);
        auto comparison = Comparison::parse(ratio, Unit::Plain);
        if (comparison)
            read.ratio = *std::move(comparison);
        else if (!ratio.isEmpty())
            fields.refuse(comparison.error().message, QStringLiteral("ratio"));
        fields.finish();
        if (read.name.isEmpty())
            read.name = QStringLiteral("%1: %2 to %3 %4")
                            .arg(read.of, valuesText(read.at), valuesText(read.to), ratio);
        statements.push_back(std::move(read));
    }
    return statements;
}

QString valuesText(const QJsonObject &values)
{
    QStringList parts;
    for (auto each = values.begin(); each != values.end(); ++each)
        parts << each.key() + u'=' + each->toVariant().toString();
    return parts.join(u' ');
}

} // namespace tomato::experiment
