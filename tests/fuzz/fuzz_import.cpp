// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/importfile.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/printable.h"
#include "app/topology/reach/outsidereach.h"
#include "tests/fuzz/fuzztarget.h"

using namespace tomato;
using exchange::FileFormat;

static void check(const Result<exchange::Imported> &read)
{
    if (!read) {
        fuzz::require(!read.error().message.empty(), "a refusal says why");
        return;
    }
    for (const auto &[id, connection] : read->topology.connections())
        fuzz::require(read->topology.deviceOf(connection.ends[0])->id !=
                          read->topology.deviceOf(connection.ends[1])->id,
                      "a connection joins two devices");
    for (const exchange::ImportReport::Remark &remark : read->report.remarks()) {
        fuzz::require(!remark.message.empty() && remark.message.size() < 2000,
                      "a remark says something, briefly");
        fuzz::require(remark.about.isEmpty() || read->topology.element(remark.about),
                      "a remark is about an element that exists");
    }
    fuzz::require(!topology::hasSteering(read->topology.name()), "a name steers no terminal");
    for (const auto &[id, element] : read->topology.elements())
        fuzz::require(!topology::hasSteering(element.name()), "a name steers no terminal");
    for (const topology::OutsideReach &reach : topology::outsideReaches(read->topology))
        fuzz::require(!topology::hasSteering(reach.text()), "what is told steers no terminal");
    const auto again = topology::readTomato(topology::writeTomato(read->topology));
    fuzz::require(again.has_value(), "what was imported can be saved and read");
    fuzz::require(*again == read->topology, "what was saved is what was imported");
}

/// Files of other programs: each reader gets everything, whatever it looks like.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray text = QByteArray::fromRawData(reinterpret_cast<const char *>(bytes),
                                                    static_cast<qsizetype>(size));
    for (const FileFormat format : {FileFormat::GraphMl, FileFormat::Gns3, FileFormat::CoreXml,
                                    FileFormat::CoreImn, FileFormat::Containerlab, FileFormat::Cml,
                                    FileFormat::Eve, FileFormat::Netlab, FileFormat::Mininet})
        check(exchange::importText(format, text));
    (void)exchange::recognizeFormat(QStringLiteral("file"), text);
    return 0;
}
