// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/gns3/gns3drawing.h"

#include "app/exchange/documents/importreport.h"
#include "app/exchange/documents/xmltree.h"
#include "app/topology/annotation.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tomato::exchange {

namespace {

/// Reads "12", "12px" or "12.5pt".
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

void readShapeStyle(XmlTree &svg, QJsonObject &shape)
{
    copy(shape, "fill", withOpacity(svg.take("fill"), svg.take("fill-opacity")));
    copy(shape, "colour", svg.take("stroke"));
    shape.insert(QLatin1String("border"), numberIn(svg.value("stroke-width"), 1));
    const QString dashes = svg.value("stroke-dasharray");
    if (!dashes.isEmpty() && dashes != QLatin1String("none"))
        shape.insert(QLatin1String("dashed"), true);
}

void moveBy(QJsonObject &shape, double x, double y)
{
    shape.insert(QLatin1String("x"), shape.value(QLatin1String("x")).toDouble() + x);
    shape.insert(QLatin1String("y"), shape.value(QLatin1String("y")).toDouble() + y);
}

void readLine(const XmlTree &svg, QJsonObject &shape)
{
    const double x1 = numberIn(svg.value("x1"), 0);
    const double y1 = numberIn(svg.value("y1"), 0);
    moveBy(shape, x1, y1);
    shape.insert(QLatin1String("width"), numberIn(svg.value("x2"), 0) - x1);
    shape.insert(QLatin1String("height"), numberIn(svg.value("y2"), 0) - y1);
}

/// Reads the size of a shape that has its own; GNS3 gives shape and picture the same size.
void readSize(const XmlTree &svg, QJsonObject &shape)
{
    if (svg.name() == QLatin1String("ellipse")) {
        const double radiusX = numberIn(svg.value("rx"), 0);
        const double radiusY = numberIn(svg.value("ry"), 0);
        if (radiusX <= 0 || radiusY <= 0)
            return;
        moveBy(shape, numberIn(svg.value("cx"), radiusX) - radiusX,
               numberIn(svg.value("cy"), radiusY) - radiusY);
        shape.insert(QLatin1String("width"), 2 * radiusX);
        shape.insert(QLatin1String("height"), 2 * radiusY);
        return;
    }
    moveBy(shape, numberIn(svg.value("x"), 0), numberIn(svg.value("y"), 0));
    for (const char *side : {"width", "height"}) {
        if (svg.has(side))
            shape.insert(QLatin1String(side),
                         numberIn(svg.value(side), shape.value(QLatin1String(side)).toDouble()));
    }
}

void readText(XmlTree &svg, QJsonObject &shape, bool isAlone)
{
    // Alone its place is the picture's: the coordinates are those of the first base line.
    if (!isAlone)
        moveBy(shape, numberIn(svg.value("x"), 0), numberIn(svg.value("y"), 0));
    copy(shape, "colour", withOpacity(svg.take("fill"), svg.take("fill-opacity")));
    shape.insert(QLatin1String("size"),
                 std::clamp(numberIn(svg.value("font-size"), 10), 1.0, 400.0));
    if (svg.value("font-weight") == QLatin1String("bold"))
        shape.insert(QLatin1String("bold"), true);
    if (svg.value("font-style") == QLatin1String("italic"))
        shape.insert(QLatin1String("italic"), true);
    shape.insert(QLatin1String("text"), svg.takeText());
}

Result<> readImage(XmlTree &svg, QJsonObject &shape)
{
    const char *key = svg.has("href") ? "href" : "xlink:href";
    const QString source = svg.value(key);
    const qsizetype comma = source.indexOf(QLatin1Char(','));
    const QString kind = source.left(comma);
    if (comma < 0 || !(kind == QLatin1String("data:image/png;base64") ||
                       kind == QLatin1String("data:image/jpeg;base64")))
        return failure("only pictures in PNG or JPEG inside the file can be read");
    // The content determines the type, not the label.
    const QByteArray bytes = QByteArray::fromBase64(source.mid(comma + 1).toLatin1());
    if (topology::Annotation::pictureFormat(bytes).isEmpty())
        return failure("its picture is neither a PNG nor a JPEG, whatever it says");
    (void)svg.take(key);
    shape.insert(QLatin1String("picture"), source.mid(comma + 1));
    return {};
}

Result<QJsonObject> readShape(XmlTree &svg, QJsonObject shape, bool isAlone)
{
    const QString name = svg.name();
    const bool isBox = name == QLatin1String("rect") || name == QLatin1String("ellipse");
    shape.insert(QLatin1String("kind"), name == QLatin1String("rect")    ? "rectangle"
                                        : name == QLatin1String("image") ? "picture"
                                                                         : name);
    if (isBox) {
        readShapeStyle(svg, shape);
        readSize(svg, shape);
    } else if (name == QLatin1String("line")) {
        readShapeStyle(svg, shape);
        readLine(svg, shape);
    } else if (name == QLatin1String("text")) {
        readText(svg, shape, isAlone);
    } else if (name == QLatin1String("image")) {
        if (const auto read = readImage(svg, shape); !read)
            return passOn(read);
    } else {
        return failure("<" + name.left(40).toStdString() + "> cannot be drawn here");
    }
    svg.takeIt();
    return shape;
}

Result<Gns3Drawing> readSvg(const QString &text, QJsonObject shape, QJsonObject rest)
{
    auto svg = XmlTree::parse(text);
    if (!svg)
        return passOn(svg);
    if (svg->name() != QLatin1String("svg"))
        return failure("it is no SVG");
    if (svg->children().empty())
        return failure("it is empty");
    shape.insert(QLatin1String("width"), numberIn(svg->value("width"), 100));
    shape.insert(QLatin1String("height"), numberIn(svg->value("height"), 50));
    Gns3Drawing drawing;
    for (XmlTree &child : svg->children()) {
        const auto read = readShape(child, shape, svg->children().size() == 1);
        if (read)
            drawing.annotations.append(*read);
        else
            drawing.leftOut.push_back(read.error().message);
    }
    if (const QJsonValue unused = svg->rest(); !unused.isNull())
        rest.insert(QLatin1String("svg"), unused);
    if (!drawing.annotations.isEmpty() && !rest.isEmpty()) {
        QJsonObject first = drawing.annotations.first().toObject();
        first.insert(QLatin1String("_gns3"), rest);
        drawing.annotations[0] = first;
    }
    return drawing;
}

/// Reads the lists of revisions 3 and 4.
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

Result<Gns3Drawing> readGns3Drawing(const QJsonObject &drawing, const QString &list)
{
    QJsonObject shape;
    QJsonObject rest = drawing;
    for (const char *number : {"x", "y", "z", "rotation"}) {
        const QJsonValue value = drawing.value(QLatin1String(number));
        if (!value.isDouble() && !value.isUndefined() && !value.isNull())
            return failure(std::string("its ") + number + " is no number");
        if (!(std::abs(value.toDouble()) <= 1e7))
            return failure(std::string("its ") + number + " lies too far out");
        shape.insert(QLatin1String(number), value.toDouble());
        rest.remove(QLatin1String(number));
    }
    if (list == QLatin1String("images"))
        return failure("its picture is in another file");
    if (list != QLatin1String("drawings")) {
        readOld(drawing, list, shape);
        if (!rest.isEmpty())
            shape.insert(QLatin1String("_gns3"), rest);
        return Gns3Drawing{{shape}, {}};
    }
    rest.remove(QLatin1String("svg"));
    return readSvg(drawing.value(QLatin1String("svg")).toString(), shape, rest);
}

} // namespace tomato::exchange
