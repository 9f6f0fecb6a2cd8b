// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/unwritten.h"
#include "app/exchange/writers.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/positionscale.h"

namespace tomato::exchange {

using topology::ElementKind;

/// A text in quotation marks; a backslash would begin an escape of its own.
static QString inQuotes(const QString &text)
{
    QString escaped = text;
    escaped.remove(QChar(0)).replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    escaped.replace(QLatin1Char('"'), QLatin1String("\\\""));
    escaped.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

static QString shape(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Router:
        return QStringLiteral("ellipse");
    case ElementKind::Switch:
        return QStringLiteral("box3d");
    case ElementKind::Hub:
        return QStringLiteral("component");
    case ElementKind::ExternalNetwork:
        return QStringLiteral("tab");
    case ElementKind::Attach:
        return QStringLiteral("cds");
    case ElementKind::Host:
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return QStringLiteral("box");
}

Exported writeGraphviz(const topology::Topology &topology)
{
    // Pixels of the canvas as points; Graphviz counts upwards.
    const double scale = topology::positionScale(topology);
    QString text = QStringLiteral("graph %1 {\n  node [shape=box];\n  edge [fontsize=9];\n")
                       .arg(inQuotes(topology.name()));
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        const QPointF position = element.position() * scale;
        text += QStringLiteral("  %1 [label=%2, shape=%3, pos=\"%4,%5\"];\n")
                    .arg(inQuotes(QString::fromStdString(id.value)), inQuotes(element.name()),
                         shape(element.kind()), QString::number(position.x()),
                         QString::number(-position.y()));
    }
    for (const auto &[id, connection] : topology.connections()) {
        const auto *from = topology.element(connection.ends[0]);
        const auto *to = topology.element(connection.ends[1]);
        text += QStringLiteral("  %1 -- %2 [taillabel=%3, headlabel=%4];\n")
                    .arg(inQuotes(QString::fromStdString(topology.deviceOf(from->id)->id.value)),
                         inQuotes(QString::fromStdString(topology.deviceOf(to->id)->id.value)),
                         inQuotes(from->isInterface() ? from->name() : QString()),
                         inQuotes(to->isInterface() ? to->name() : QString()));
    }
    Exported exported{(text + QStringLiteral("}\n")).toUtf8(), {}};
    Unwritten unwritten(topology, "a graph", exported.report);
    unwritten.addTopology({topology::NameAttribute});
    for (const auto &[id, element] : topology.elements())
        unwritten.addElement(element, {topology::NameAttribute, topology::ModeAttribute,
                                       topology::PositionAttribute});
    for (const auto &[id, connection] : topology.connections())
        unwritten.addConnection(connection, {});
    return exported;
}

} // namespace tomato::exchange
