// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/graphml/yednode.h"

#include <cmath>

namespace tomato::exchange {

namespace {

std::optional<double> number(const XmlTree &element, const char *name)
{
    bool isNumber = false;
    const double value = element.value(name).toDouble(&isNumber);
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

void readGeometry(XmlTree &geometry, YedNode &node)
{
    const auto x = number(geometry, "x");
    const auto y = number(geometry, "y");
    if (!x || !y)
        return;
    node.position = QPointF(*x + number(geometry, "width").value_or(0) / 2,
                            *y + number(geometry, "height").value_or(0) / 2);
    (void)geometry.take("x");
    (void)geometry.take("y");
}

/// Groups have one picture for open and one for closed, inside other elements; the first counts.
void readGraphics(XmlTree &element, YedNode &node)
{
    for (XmlTree &child : element.children()) {
        if (child.name() == QLatin1String("Geometry") && !node.position) {
            child.takeIt();
            readGeometry(child, node);
        } else if (child.name() == QLatin1String("NodeLabel") && node.label.isEmpty()) {
            child.takeIt();
            node.label = child.takeText();
        } else {
            readGraphics(child, node);
        }
    }
}

} // namespace

std::optional<YedNode> readYedNode(XmlTree &data)
{
    if (data.children().empty())
        return std::nullopt;
    YedNode node;
    readGraphics(data, node);
    if (node.label.isEmpty() && !node.position)
        return std::nullopt;
    return node;
}

} // namespace tomato::exchange
