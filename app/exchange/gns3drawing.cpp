// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/gns3drawing.h"

#include "app/exchange/importreport.h"
#include "app/exchange/safexml.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tomato::exchange {

namespace {

/// "12", "12px", "12.5pt".
double numberIn(const QString &text, double otherwise)
{
    qsizetype length = 0;
    while (length < text.size() &&
           (text[length].isDigit() || text[length] == '.' || text[length] == '-'))
        ++length;
    bool isNumber = false;
    const double number = text.left(length).toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? number : otherwise;
}

void copy(QJsonObject &to, const char *key, const QString &value)
{
    if (!value.isEmpty())
        to.insert(QLatin1String(key), value);
}

/// The opacity of SVG as the two leading digits of Qt's #aarrggbb.
QString withOpacity(const QString &colour, const QString &opacity)
{
    const double part = std::clamp(numberIn(opacity, 1), 0.0, 1.0);
    if (part >= 1 || colour.size() != 7 || !colour.startsWith(QLatin1Char('#')))
        return colour;
    return QStringLiteral("#%1%2")
        .arg(qRound(part * 255), 2, 16, QLatin1Char('0'))
        .arg(colour.mid(1));
}

void readShapeStyle(const SafeXml &svg, QJsonObject &shape)
{
    copy(shape, "fill", withOpacity(svg.attribute("fill"), svg.attribute("fill-opacity")));
    copy(shape, "colour", svg.attribute("stroke"));
    shape.insert(QLatin1String("border"), numberIn(svg.attribute("stroke-width"), 1));
    const QString dashes = svg.attribute("stroke-dasharray");
    if (!dashes.isEmpty() && dashes != QLatin1String("none"))
        shape.insert(QLatin1String("dashed"), true);
}

void readLine(const SafeXml &svg, QJsonObject &shape)
{
    const double x1 = numberIn(svg.attribute("x1"), 0);
    const double y1 = numberIn(svg.attribute("y1"), 0);
    shape.insert(QLatin1String("x"), shape.value(QLatin1String("x")).toDouble() + x1);
    shape.insert(QLatin1String("y"), shape.value(QLatin1String("y")).toDouble() + y1);
    shape.insert(QLatin1String("width"), numberIn(svg.attribute("x2"), 0) - x1);
    shape.insert(QLatin1String("height"), numberIn(svg.attribute("y2"), 0) - y1);
}

void readText(SafeXml &svg, QJsonObject &shape)
{
    copy(shape, "colour", withOpacity(svg.attribute("fill"), svg.attribute("fill-opacity")));
    shape.insert(QLatin1String("size"),
                 std::clamp(numberIn(svg.attribute("font-size"), 10), 1.0, 400.0));
    if (svg.attribute("font-weight") == QLatin1String("bold"))
        shape.insert(QLatin1String("bold"), true);
    if (svg.attribute("font-style") == QLatin1String("italic"))
        shape.insert(QLatin1String("italic"), true);
    shape.insert(QLatin1String("text"), svg.text());
}

Result<> readImage(const SafeXml &svg, QJsonObject &shape)
{
    const QString source = svg.attribute("href");
    const qsizetype comma = source.indexOf(QLatin1Char(','));
    const QString kind = source.left(comma);
    if (comma < 0 || !(kind == QLatin1String("data:image/png;base64") ||
                       kind == QLatin1String("data:image/jpeg;base64")))
        return failure("only pictures in PNG or JPEG inside the file can be read");
    shape.insert(QLatin1String("picture"), source.mid(comma + 1));
    return {};
}

Result<> readSvg(const QString &text, QJsonObject &shape)
{
    SafeXml svg(text.toUtf8());
    if (!svg.nextChild() || svg.name() != QLatin1String("svg"))
        return svg.result() ? Result<>(failure("it is no SVG")) : svg.result();
    shape.insert(QLatin1String("width"), numberIn(svg.attribute("width"), 100));
    shape.insert(QLatin1String("height"), numberIn(svg.attribute("height"), 50));
    while (svg.nextChild()) {
        const QString name = svg.name();
        const bool isShape = name == QLatin1String("rect") || name == QLatin1String("ellipse");
        shape.insert(QLatin1String("kind"), name == QLatin1String("rect")    ? "rectangle"
                                            : name == QLatin1String("image") ? "picture"
                                                                             : name);
        if (isShape) {
            readShapeStyle(svg, shape);
        } else if (name == QLatin1String("line")) {
            readShapeStyle(svg, shape);
            readLine(svg, shape);
        } else if (name == QLatin1String("text")) {
            readText(svg, shape);
        } else if (name == QLatin1String("image")) {
            return readImage(svg, shape);
        } else {
            return failure("<" + name.left(40).toStdString() + "> cannot be drawn here");
        }
        return svg.result();
    }
    return svg.result() ? Result<>(failure("it is empty")) : svg.result();
}

/// The lists of revisions 3 and 4.
void readOld(const QJsonObject &drawing, const QString &list, QJsonObject &shape)
{
    shape.insert(QLatin1String("kind"), list == QLatin1String("notes")        ? "text"
                                        : list == QLatin1String("rectangles") ? "rectangle"
                                                                              : "ellipse");
    for (const char *same : {"width", "height", "text"}) {
        if (const QJsonValue value = drawing.value(QLatin1String(same)); !value.isUndefined())
            shape.insert(QLatin1String(same), value);
    }
    if (list == QLatin1String("notes")) {
        copy(shape, "colour", drawing.value(QLatin1String("color")).toString());
        // Qt's description of a font: family, size, ...
        const QString font = drawing.value(QLatin1String("font")).toString();
        shape.insert(QLatin1String("size"),
                     std::clamp(numberIn(font.section(QLatin1Char(','), 1, 1), 10), 1.0, 400.0));
        return;
    }
    copy(shape, "fill", drawing.value(QLatin1String("color")).toString());
    copy(shape, "colour", drawing.value(QLatin1String("border_color")).toString());
    shape.insert(QLatin1String("border"), drawing.value(QLatin1String("border_width")).toDouble(1));
}

} // namespace

Result<QJsonObject> gns3Annotation(const QJsonObject &drawing, const QString &list)
{
    QJsonObject shape;
    for (const char *number : {"x", "y", "z", "rotation"}) {
        const double value = drawing.value(QLatin1String(number)).toDouble();
        if (!(std::abs(value) <= 1e7))
            return failure(std::string("its ") + number + " lies too far out");
        shape.insert(QLatin1String(number), value);
    }
    if (list == QLatin1String("images"))
        return failure("its picture is in another file");
    if (list != QLatin1String("drawings")) {
        readOld(drawing, list, shape);
        return shape;
    }
    if (const auto read = readSvg(drawing.value(QLatin1String("svg")).toString(), shape); !read)
        return passOn(read);
    return shape;
}

} // namespace tomato::exchange
