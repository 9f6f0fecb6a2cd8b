// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"

namespace tomato::topology {

Result<Topology> loadTopology(const QString &path)
{
    const auto content = readWholeFile(path, MaxTopologyBytes);
    if (!content)
        return passOn(content);
    auto topology = readTomato(*content);
    if (!topology)
        return failure(topology.error().message,
                       path.toStdString() + ": " + topology.error().place);
    return topology;
}

Result<> saveTopology(const Topology &topology, const QString &path)
{
    return writeWholeFile(path, writeTomato(topology));
}

} // namespace tomato::topology
