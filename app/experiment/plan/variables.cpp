// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/variables.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace tomato::experiment {

static QString asText(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 15)
                            : value.toVariant().toString();
}

static QJsonValue inText(const QString &text, const QJsonObject &variables)
{
    static const QRegularExpression name(QStringLiteral("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}"));
    QString replaced;
    qsizetype done = 0;
    auto matches = name.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QJsonValue value = variables.value(match.captured(1));
        if (value.isUndefined())
            continue;
        if (match.capturedLength() == text.size())
            return value;
        replaced += text.mid(done, match.capturedStart() - done) + asText(value);
        done = match.capturedEnd();
    }
    return replaced + text.mid(done);
}

QJsonValue withVariables(const QJsonValue &value, const QJsonObject &variables)
{
    if (value.isString())
        return inText(value.toString(), variables);
    if (value.isArray()) {
        QJsonArray all;
        for (const QJsonValue each : value.toArray())
            all.append(withVariables(each, variables));
        return all;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        *each = withVariables(*each, variables);
    return object;
}

} // namespace tomato::experiment
