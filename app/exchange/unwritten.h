// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/importreport.h"
#include "app/topology/topology.h"

#include <QStringList>

namespace tomato::exchange {

/// Reports what another program's file cannot hold of a topology: a remark for each attribute that
/// says something and was not written, with its value.
class Unwritten
{
public:
    /// `file` is a noun phrase for messages: "a file of containerlab".
    Unwritten(const topology::Topology &topology, std::string file, ImportReport &report)
        : m_topology(topology), m_file(std::move(file)), m_report(report)
    {
    }

    /// `written` are the attributes that were exported.
    void addTopology(const QStringList &written);
    void addElement(const topology::Element &element, const QStringList &written);
    void addConnection(const topology::Connection &connection, const QStringList &written);

private:
    void add(const QJsonObject &attributes, const QStringList &written, const QString &label,
             const ElementId &about);

    const topology::Topology &m_topology;
    const std::string m_file;
    ImportReport &m_report;
};

} // namespace tomato::exchange
