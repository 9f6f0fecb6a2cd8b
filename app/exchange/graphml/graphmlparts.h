// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/documents/xmltree.h"
#include "app/exchange/graphml/yednode.h"
#include "app/exchange/graphmlvalues.h"
#include "app/topology/topology.h"

#include <QJsonValue>

#include <array>
#include <string>
#include <vector>

namespace tomato::exchange {

/// A `<key>`: what values of `<data>` mean.
struct GraphmlKey
{
    QString name;
    QString fallback;
    QString what;
    XmlTree *element = nullptr;
};

struct GraphmlPort
{
    QString name;
    Values values;
    QJsonValue rest;
};

struct GraphmlNode
{
    QString id;
    Values values;
    std::vector<GraphmlPort> ports;
    YedNode yed;
    /// The parts of its element that have no meaning here.
    QJsonValue rest;
    std::string place;
    ElementId device;
};

struct GraphmlEdge
{
    std::array<QString, 2> ends;
    std::array<QString, 2> ports;
    Values values;
    QJsonValue rest;
    bool isDirected = false;
    std::string place;
};

} // namespace tomato::exchange
