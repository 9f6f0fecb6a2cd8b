// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exchange/importfile.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/printable.h"
#include "app/topology/reach/outsidereach.h"
#include "tests/fuzz/fuzztarget.h"

namespace tomato::fuzz {

/// Requires that a file of another program was refused with words, or read into a topology that
/// survives being written and read, and that steers no terminal.
inline void checkImported(const Result<exchange::Imported> &read)
{
    if (!read) {
        require(!read.error().message.empty(), "a refusal says why");
        return;
    }
    isTaken = true;
    for (const auto &[id, connection] : read->topology.connections())
        require(read->topology.deviceOf(connection.ends[0])->id !=
                    read->topology.deviceOf(connection.ends[1])->id,
                "a connection joins two devices");
    for (const exchange::ImportReport::Remark &remark : read->report.remarks()) {
        require(!remark.message.empty() && remark.message.size() < 2000,
                "a remark says something, briefly");
        require(remark.about.isEmpty() || read->topology.element(remark.about),
                "a remark is about an element that exists");
    }
    require(!topology::hasSteering(read->topology.name()), "a name steers no terminal");
    for (const auto &[id, element] : read->topology.elements())
        require(!topology::hasSteering(element.name()), "a name steers no terminal");
    for (const topology::OutsideReach &reach : topology::outsideReaches(read->topology))
        require(!topology::hasSteering(reach.text()), "what is told steers no terminal");
    const auto again = topology::readTomato(topology::writeTomato(read->topology));
    require(again.has_value(), "what was imported can be saved and read");
    require(*again == read->topology, "what was saved is what was imported");
}

/// Reads the input as a file of this program.
inline void importAs(exchange::FileFormat format, const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray text = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes),
                                                    static_cast<qsizetype>(size));
    checkImported(exchange::importText(format, text));
}

} // namespace tomato::fuzz
