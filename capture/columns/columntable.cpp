// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/columns/columntable.h"

#include "capture/archive/container/atomicfile.h"
#include "capture/archive/container/zipwriter.h"

#include <QString>

#include <algorithm>
#include <bit>
#include <ctime>

namespace tomato::columns {

static_assert(std::endian::native == std::endian::little, "the types below say so");

namespace {

struct Format
{
    const char *name;
    const char *type;
    std::size_t width;
};

/// The columns are in the order in which add() appends values.
constexpr Format Formats[] = {
    {"time", "<M8[ns]", 0},
    {"interface", "<u4", 0},
    {"length", "<u4", 0},
    {"captured", "<u4", 0},
    {"vlan", "<i2", 0},
    {"ethertype", "<u2", 0},
    {"version", "|u1", 0},
    {"source_bytes", "|u1", 16},
    {"destination_bytes", "|u1", 16},
    {"protocol", "<i2", 0},
    {"ttl", "|u1", 0},
    {"source_port", "<i4", 0},
    {"destination_port", "<i4", 0},
    {"payload", "<u4", 0},
    {"tcp_flags", "|u1", 0},
    {"tcp_sequence", "<u4", 0},
    {"tcp_acknowledgment", "<u4", 0},
    {"tcp_window", "<u2", 0},
};

/// Returns the header of an array in the NPY format, version 1.0: its length is a multiple of 64
/// bytes.
std::string npyHeader(const std::string &type, std::uint64_t rows, std::size_t width)
{
    constexpr std::size_t Alignment = 64;
    constexpr std::size_t FixedBytes = 10;
    const std::string second = width == 0 ? "" : " " + std::to_string(width);
    std::string text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" +
                       std::to_string(rows) + "," + second + "), }";
    const std::size_t bytes = FixedBytes + text.size() + 1;
    text.append((Alignment - bytes % Alignment) % Alignment, ' ');
    text += '\n';
    std::string header("\x93NUMPY\x01\x00", 8);
    header += static_cast<char>(text.size() & 0xff);
    header += static_cast<char>(text.size() >> 8);
    return header + text;
}

std::size_t widthOf(const std::vector<std::u32string> &texts)
{
    std::size_t width = 1;
    for (const std::u32string &each : texts)
        width = std::max(width, each.size());
    return width;
}

/// An array of texts of one length, in UTF-32.
std::string npyTexts(const std::vector<std::string> &texts)
{
    std::vector<std::u32string> all;
    for (const std::string &each : texts)
        all.push_back(QString::fromStdString(each).toStdU32String());
    const std::size_t width = widthOf(all);
    std::string bytes = npyHeader("<U" + std::to_string(width), all.size(), 0);
    for (std::u32string &each : all) {
        each.resize(width, U'\0');
        bytes.append(reinterpret_cast<const char *>(each.data()), width * sizeof(char32_t));
    }
    return bytes;
}

template <class Value>
std::span<const char> bytesOf(const Value &value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

} // namespace

Result<ColumnTable> ColumnTable::create(const std::filesystem::path &folder)
{
    ColumnTable table;
    for (const Format &each : Formats) {
        auto values = SpoolFile::create(folder);
        if (!values)
            return passOn(values);
        table.m_columns.push_back({each.name, each.type, each.width, std::move(*values)});
    }
    return table;
}

Result<> ColumnTable::add(const PacketRow &row)
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
    static_assert(std::size(values) == std::size(Formats));
    for (std::size_t column = 0; column < std::size(values); ++column) {
        if (auto added = m_columns[column].values.append(values[column]); !added)
            return added;
    }
    ++m_rows;
    return {};
}

Result<> ColumnTable::writeNpz(const std::filesystem::path &target,
                               const std::vector<std::string> &interfaces)
{
    auto file = capture::AtomicFile::create(target);
    if (!file)
        return passOn(file);
    const std::time_t now = std::time(nullptr);
    {
        capture::ZipWriter zip(*file);
        auto done = zip.open();
        const std::string names = npyTexts(interfaces);
        if (done)
            done = zip.begin({"interfaces.npy", names.size(), now, true});
        if (done)
            done = zip.write(names);
        for (Column &each : m_columns) {
            const std::string header = npyHeader(each.type, m_rows, each.width);
            if (done)
                done = zip.begin({std::string(each.name) + ".npy",
                                  header.size() + each.values.bytes(), now, true});
            if (done)
                done = zip.write(header);
            if (done)
                done = each.values.read(
                    [&zip](std::span<const char> bytes) { return zip.write(bytes); });
        }
        if (done)
            done = zip.finish();
        if (!done)
            return done;
    }
    return file->commit();
}

} // namespace tomato::columns
