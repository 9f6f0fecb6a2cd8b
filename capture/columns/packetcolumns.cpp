// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/columns/packetcolumns.h"

namespace tomato::columns {

namespace {

/// The columns are in the order in which add() has values.
constexpr ColumnFormat PacketFormats[] = {
    {"time", "<M8[ns]"},
    {"interface", "<u4"},
    {"length", "<u4"},
    {"captured", "<u4"},
    {"vlan", "<i2"},
    {"ethertype", "<u2"},
    {"version", "|u1"},
    {"source_bytes", "|u1", 16},
    {"destination_bytes", "|u1", 16},
    {"protocol", "<i2"},
    {"ttl", "|u1"},
    {"source_port", "<i4"},
    {"destination_port", "<i4"},
    {"payload", "<u4"},
    {"tcp_flags", "|u1"},
    {"tcp_sequence", "<u4"},
    {"tcp_acknowledgment", "<u4"},
    {"tcp_window", "<u2"},
};

} // namespace

Result<PacketColumns> PacketColumns::create(const std::filesystem::path &folder)
{
    auto table = ColumnTable::create(folder, PacketFormats);
    if (!table)
        return passOn(table);
    return PacketColumns(std::move(*table));
}

Result<> PacketColumns::add(const PacketRow &row)
{
    const PacketFields &fields = row.fields;
    const std::int64_t time = row.time.count();
    const std::span<const char> values[] = {
        bytesOf(time),
        bytesOf(row.interface),
        bytesOf(row.length),
        bytesOf(row.captured),
        bytesOf(fields.vlan),
        bytesOf(fields.etherType),
        bytesOf(fields.version),
        bytesOf(fields.source),
        bytesOf(fields.destination),
        bytesOf(fields.protocol),
        bytesOf(fields.ttl),
        bytesOf(fields.sourcePort),
        bytesOf(fields.destinationPort),
        bytesOf(fields.payload),
        bytesOf(fields.tcpFlags),
        bytesOf(fields.tcpSequence),
        bytesOf(fields.tcpAcknowledgment),
        bytesOf(fields.tcpWindow),
    };
    static_assert(std::size(values) == std::size(PacketFormats));
    return m_table.add(values);
}

Result<> PacketColumns::writeNpz(const std::filesystem::path &file,
                                 const std::vector<std::string> &interfaces)
{
    return m_table.writeNpz(file, {{"interfaces", interfaces}});
}

} // namespace tomato::columns
