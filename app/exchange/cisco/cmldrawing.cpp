// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/cisco/cmldrawing.h"

#include "app/exchange/documents/yamltree.h"
#include "app/topology/annotation.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tomato::exchange {

using topology::Annotation;

static Result<double> numberOf(const YamlTree &annotation, const char *key, double usual)
{
    const YamlTree &value = annotation[key];
    if (value.isNothing())
        return usual;
    bool isNumber = false;
    const double number = value.text.toDouble(&isNumber);
    if (!isNumber || !(std::abs(number) <= 1e7))
        return failure(std::string("its ") + key + " is no number");
    return number;
}

/// CML has colours with the transparency at the end, "#rrggbbaa".
static QString colourOf(const QString &text)
{
    if (text.size() == 9 && text.startsWith(QLatin1Char('#')))
        return QLatin1Char('#') + text.mid(7) + text.mid(1, 6);
    return text;
}

static bool isTrue(const YamlTree &value)
{
    return value.text.toLower() == QLatin1String("true");
}

/// Boxes say their width and height, ellipses their middle and their radii, lines their end.
static void setRoom(Annotation &annotation, QPointF first, QPointF second)
{
    annotation.position = first;
    annotation.size = {second.x(), second.y()};
    if (annotation.kind == Annotation::Kind::Ellipse) {
        annotation.position = first - second;
        annotation.size *= 2;
    } else if (annotation.kind == Annotation::Kind::Line) {
        annotation.size = {second.x() - first.x(), second.y() - first.y()};
    }
}

const QStringList &cmlAnnotationKeys()
{
    static const QStringList keys = {"id",          "type",         "x1",           "y1",
                                     "x2",          "y2",           "thickness",    "z_index",
                                     "rotation",    "text_size",    "text_content", "text_bold",
                                     "text_italic", "border_style", "color",        "border_color"};
    return keys;
}

Result<QJsonObject> readCmlAnnotation(const YamlTree &annotation)
{
    static const std::map<QString, Annotation::Kind> kinds = {
        {"text", Annotation::Kind::Text},
        {"rectangle", Annotation::Kind::Rectangle},
        {"ellipse", Annotation::Kind::Ellipse},
        {"line", Annotation::Kind::Line}};
    const auto kind = kinds.find(annotation["type"].text);
    if (kind == kinds.end())
        return failure("its type is neither text, rectangle, ellipse nor line");
    Annotation drawn;
    drawn.kind = kind->second;
    std::map<std::string, double> numbers;
    for (const auto &[key, usual] : {std::pair{"x1", 0.0},
                                     {"y1", 0.0},
                                     {"x2", 100.0},
                                     {"y2", 100.0},
                                     {"thickness", 1.0},
                                     {"z_index", 0.0},
                                     {"rotation", 0.0},
                                     {"text_size", 12.0}}) {
        const auto number = numberOf(annotation, key, usual);
        if (!number)
            return passOn(number);
        numbers[key] = *number;
    }
    setRoom(drawn, {numbers["x1"], numbers["y1"]}, {numbers["x2"], numbers["y2"]});
    drawn.z = numbers["z_index"];
    drawn.rotation = numbers["rotation"];
    drawn.textSize = std::clamp(numbers["text_size"], 1.0, 400.0);
    drawn.border = std::clamp(numbers["thickness"], 0.0, 100.0);
    drawn.text = annotation["text_content"].text.left(Annotation::MaximumText);
    drawn.isBold = isTrue(annotation["text_bold"]);
    drawn.isItalic = isTrue(annotation["text_italic"]);
    drawn.isDashed = !annotation["border_style"].text.isEmpty();
    const QString colour = colourOf(annotation["color"].text);
    if (drawn.kind == Annotation::Kind::Rectangle || drawn.kind == Annotation::Kind::Ellipse) {
        drawn.fill = colour;
        drawn.colour = colourOf(annotation["border_color"].text);
    } else {
        drawn.colour = colour;
    }
    QJsonObject json = drawn.toJson();
    if (const auto checked = Annotation::read(json); !checked)
        return passOn(checked);
    json.insert(QStringLiteral("_cml"), annotation.toJson());
    return json;
}

} // namespace tomato::exchange
