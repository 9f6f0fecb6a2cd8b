// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importfile.h"
#include "app/topology/lookup.h"

#include <QFile>
#include <QTest>

namespace tomato::exchange {

/// A file of this folder's data, imported.
inline Imported imported(const QString &name)
{
    auto file = importFile(QStringLiteral(TOMATO_SOURCE "/tests/app/exchange/data/") + name);
    if (!file)
        qFatal("%s", file.error().text().c_str());
    return std::move(file->imported);
}

/// Why text of this kind is refused; empty when it is not.
inline QString refusal(FileFormat format, const QByteArray &text)
{
    const auto read = importText(format, text);
    return read ? QString() : QString::fromStdString(read.error().text());
}

inline topology::Element device(const topology::Topology &topology, const QString &name)
{
    const auto id = topology::findElement(topology, name);
    return id ? *topology.element(*id) : topology::Element();
}

/// "h1:eth0" by its label.
inline topology::Element interface(const topology::Topology &topology, const QString &label)
{
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface() && topology.label(id) == label)
            return element;
    }
    return {};
}

inline topology::Connection connection(const topology::Topology &topology, const QString &ends)
{
    const auto id = topology::findConnection(topology, ends);
    return id ? *topology.connection(*id) : topology::Connection();
}

/// The attribute of a connection in the direction that begins at this interface.
inline double from(const topology::Topology &topology, const QString &label, const QString &key)
{
    const ElementId id = interface(topology, label).id;
    const topology::Connection *link = topology.connectionAt(id);
    if (link == nullptr)
        return -1;
    const ElementId other = link->ends[link->ends[0] == id ? 1 : 0];
    return link->attributes.value(key + (id < other ? "_from" : "_to")).toDouble(-1);
}

inline int deviceCount(const topology::Topology &topology)
{
    int count = 0;
    for (const auto &[id, element] : topology.elements())
        count += element.isInterface() ? 0 : 1;
    return count;
}

/// The one remark that contains this; "" when there is none.
inline QString remark(const ImportReport &report, const QString &part)
{
    for (const ImportReport::Remark &each : report.remarks()) {
        if (const QString text = QString::fromStdString(each.text()); text.contains(part))
            return text;
    }
    return {};
}

} // namespace tomato::exchange
