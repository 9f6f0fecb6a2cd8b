// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/coreshapes.h"

#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace tomato::exchange {

QJsonValue coreAnnotation(const QJsonObject &shape, ImportReport &report, const std::string &place)
{
    const QString type = shape.value(QLatin1String("type")).toString();
    const QJsonArray corners = shape.value(QLatin1String("iconcoords")).toArray();
    const bool isText = type == QLatin1String("text");
    const bool isBox = type == QLatin1String("rectangle") || type == QLatin1String("oval");
    const bool isNear = std::all_of(corners.begin(), corners.end(), [](const QJsonValue &each) {
        return std::abs(each.toDouble()) <= 1e7;
    });
    if (!(isText || isBox) || corners.size() < (isText ? 2 : 4) || !isNear) {
        report.add("a shape of the type " + quoted(type) + " was left out", place);
        return {};
    }
    QJsonObject annotation{
        {"kind", type == QLatin1String("oval") ? QStringLiteral("ellipse") : type},
        {"x", corners.at(0)},
        {"y", corners.at(1)},
    };
    const QJsonValue label = shape.value(QLatin1String("label"));
    if (!label.toString().isEmpty())
        annotation.insert(QLatin1String("text"), label);
    const double size = shape.value(QLatin1String("fontsize")).toDouble(12);
    annotation.insert(QLatin1String("size"), std::clamp(size, 1.0, 400.0));
    for (const char *same : {"bold", "italic"}) {
        if (shape.value(QLatin1String(same)).toBool())
            annotation.insert(QLatin1String(same), true);
    }
    if (isText) {
        annotation.insert(QLatin1String("colour"), shape.value(QLatin1String("labelcolor")));
        return annotation;
    }
    annotation.insert(QLatin1String("width"), corners.at(2).toDouble() - corners.at(0).toDouble());
    annotation.insert(QLatin1String("height"), corners.at(3).toDouble() - corners.at(1).toDouble());
    annotation.insert(QLatin1String("fill"), shape.value(QLatin1String("color")));
    annotation.insert(QLatin1String("colour"), shape.value(QLatin1String("border")));
    annotation.insert(QLatin1String("border"), shape.value(QLatin1String("width")).toDouble(1));
    annotation.insert(QLatin1String("z"), -1);
    return annotation;
}

} // namespace tomato::exchange
