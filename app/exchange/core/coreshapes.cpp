// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/core/coreshapes.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace tomato::exchange {

static QString jsonText(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1).chopped(1));
}

QJsonValue coreAnnotation(const QJsonObject &shape, ImportReport &report, const std::string &place)
{
    const QString type = shape.value(QLatin1String("type")).toString();
    const QJsonArray corners = shape.value(QLatin1String("iconcoords")).toArray();
    const bool isText = type == QLatin1String("text");
    const bool isBox = type == QLatin1String("rectangle") || type == QLatin1String("oval");
    const bool isNear = std::all_of(corners.begin(), corners.end(), [](const QJsonValue &each) {
        return each.isDouble() && std::abs(each.toDouble()) <= 1e7;
    });
    if (!(isText || isBox) || corners.size() < (isText ? 2 : 4) || !isNear) {
        report.add("a shape of the type " + quoted(type) + " was left out", place);
        for (auto each = shape.begin(); each != shape.end(); ++each)
            report.add("of a shape that was left out: " + each.key().left(60).toStdString(),
                       place + " " + quoted(jsonText(*each)));
        return {};
    }
    // Values without a meaning here are kept with the annotation.
    static const QStringList texts = {"type", "label", "labelcolor", "color", "border"};
    QJsonObject rest = shape;
    for (const QString &key : texts) {
        if (shape.value(key).isString())
            rest.remove(key);
    }
    for (const char *key : {"fontsize", "width"}) {
        if (shape.value(QLatin1String(key)).isDouble())
            rest.remove(QLatin1String(key));
    }
    for (const char *key : {"bold", "italic"}) {
        if (shape.value(QLatin1String(key)).isBool())
            rest.remove(QLatin1String(key));
    }
    if (corners.size() == (isText ? 2 : 4))
        rest.remove(QLatin1String("iconcoords"));
    QJsonObject annotation{
        {"kind", type == QLatin1String("oval") ? QStringLiteral("ellipse") : type},
        {"x", corners.at(0)},
        {"y", corners.at(1)},
    };
    if (!rest.isEmpty())
        annotation.insert(QLatin1String("_core"), rest);
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
    if (const QJsonValue colour = shape.value(QLatin1String("labelcolor")); colour.isString()) {
        rest.insert(QLatin1String("labelcolor"), colour);
        annotation.insert(QLatin1String("_core"), rest);
    }
    annotation.insert(QLatin1String("width"), corners.at(2).toDouble() - corners.at(0).toDouble());
    annotation.insert(QLatin1String("height"), corners.at(3).toDouble() - corners.at(1).toDouble());
    annotation.insert(QLatin1String("fill"), shape.value(QLatin1String("color")));
    annotation.insert(QLatin1String("colour"), shape.value(QLatin1String("border")));
    annotation.insert(QLatin1String("border"), shape.value(QLatin1String("width")).toDouble(1));
    annotation.insert(QLatin1String("z"), -1);
    return annotation;
}

QJsonValue coreAnnotation(const std::map<QString, QString> &settings, ImportReport &report,
                          const std::string &place)
{
    QJsonObject shape;
    for (const auto &[key, value] : settings) {
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        if (key == QLatin1String("iconcoords")) {
            QJsonArray corners;
            for (const QString &each : value.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                const double corner = each.toDouble(&isNumber);
                corners.append(isNumber ? QJsonValue(corner) : QJsonValue(each));
            }
            shape.insert(key, corners);
        } else if ((key == QLatin1String("fontsize") || key == QLatin1String("width")) &&
                   isNumber) {
            shape.insert(key, number);
        } else if (key == QLatin1String("effects")) {
            shape.insert(QLatin1String("bold"), value.contains(QLatin1String("bold")));
            shape.insert(QLatin1String("italic"), value.contains(QLatin1String("italic")));
            shape.insert(key, value);
        } else {
            shape.insert(key, value);
        }
    }
    return coreAnnotation(shape, report, place);
}

} // namespace tomato::exchange
