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

} // namespace

Result<ColumnTable> ColumnTable::create(const std::filesystem::path &folder,
                                        std::span<const ColumnFormat> formats)
{
    ColumnTable table;
    for (const ColumnFormat &each : formats) {
        auto values = SpoolFile::create(folder);
        if (!values)
            return passOn(values);
        table.m_columns.push_back({each, std::move(*values)});
    }
    return table;
}

Result<> ColumnTable::add(std::span<const std::span<const char>> row)
{
    for (std::size_t column = 0; column < row.size(); ++column) {
        if (auto added = m_columns[column].values.append(row[column]); !added)
            return added;
    }
    ++m_rows;
    return {};
}

Result<> ColumnTable::writeNpz(const std::filesystem::path &target,
                               const std::vector<NameArray> &names)
{
    auto file = capture::AtomicFile::create(target);
    if (!file)
        return passOn(file);
    const std::time_t now = std::time(nullptr);
    {
        capture::ZipWriter zip(*file);
        auto done = zip.open();
        for (const NameArray &each : names) {
            const std::string texts = npyTexts(each.texts);
            if (done)
                done = zip.begin({each.name + ".npy", texts.size(), now, true});
            if (done)
                done = zip.write(texts);
        }
        for (Column &each : m_columns) {
            const std::string header = npyHeader(each.format.type, m_rows, each.format.width);
            if (done)
                done = zip.begin({std::string(each.format.name) + ".npy",
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
