// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/isotime.h"
#include "app/cli/captures/filterverdict.h"
#include "app/cli/captures/journeysources.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/download.h"
#include "capture/columns/packetcolumns.h"

#include <QFile>

#include <arpa/inet.h>

namespace tomato::cli {

using columns::PacketFields;
using columns::PacketRow;

namespace {

constexpr std::size_t WriteBytes = 64 * 1024;

std::string addressText(std::uint8_t version, const std::array<std::uint8_t, 16> &bytes)
{
    char text[INET6_ADDRSTRLEN] = "";
    if (version != 0)
        ::inet_ntop(version == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
    return text;
}

/// Quotes a text as in RFC 4180.
std::string quoted(std::string text)
{
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

/// Appends a comma and the number.
void append(std::string &line, std::int64_t number)
{
    line += ',';
    line += std::to_string(number);
}

std::string csvRow(const PacketRow &row, const std::vector<std::string> &interfaces)
{
    const PacketFields &fields = row.fields;
    std::string line = isoTime(row.time) + ',' + quoted(interfaces[row.interface]);
    append(line, row.length);
    append(line, row.captured);
    append(line, fields.vlan);
    append(line, fields.etherType);
    append(line, fields.version);
    line += ',' + addressText(fields.version, fields.source);
    line += ',' + addressText(fields.version, fields.destination);
    for (const std::int64_t number :
         {std::int64_t{fields.protocol}, std::int64_t{fields.ttl}, std::int64_t{fields.sourcePort},
          std::int64_t{fields.destinationPort}, std::int64_t{fields.payload},
          std::int64_t{fields.tcpFlags}, std::int64_t{fields.tcpSequence},
          std::int64_t{fields.tcpAcknowledgment}, std::int64_t{fields.tcpWindow}})
        append(line, number);
    return line + '\n';
}

using Sources = std::vector<capture::MergeSource>;

Result<std::uint64_t> writeCsv(Sources &sources, const capture::FilterProgram &filter,
                               const capture::DownloadProgress &progress,
                               const std::filesystem::path &target)
{
    auto file = capture::AtomicFile::create(target);
    if (!file)
        return passOn(file);
    const std::vector<std::string> interfaces = columns::interfaceNames(sources);
    std::string waiting =
        "time,interface,length,captured,vlan,ethertype,version,source,destination,"
        "protocol,ttl,source_port,destination_port,payload,tcp_flags,"
        "tcp_sequence,tcp_acknowledgment,tcp_window\n";
    std::uint64_t rows = 0;
    const auto read = columns::readRows(sources, filter, progress, [&](const PacketRow &row) {
        waiting += csvRow(row, interfaces);
        ++rows;
        Result<> written;
        if (waiting.size() >= WriteBytes) {
            written = file->write(waiting);
            waiting.clear();
        }
        return written;
    });
    if (!read)
        return passOn(read);
    if (const auto written = file->write(waiting); !written)
        return passOn(written);
    if (const auto done = file->commit(); !done)
        return passOn(done);
    return rows;
}

Result<std::uint64_t> writeNpz(Sources &sources, const capture::FilterProgram &filter,
                               const capture::DownloadProgress &progress,
                               const std::filesystem::path &target)
{
    const auto folder = target.has_parent_path() ? target.parent_path() : ".";
    auto table = columns::PacketColumns::create(folder);
    if (!table)
        return passOn(table);
    const auto read = columns::readRows(sources, filter, progress,
                                        [&](const PacketRow &row) { return table->add(row); });
    if (!read)
        return passOn(read);
    if (const auto done = table->writeNpz(target, columns::interfaceNames(sources)); !done)
        return passOn(done);
    return table->rows();
}

Result<capture::FilterProgram> filterOf(const Arguments &arguments)
{
    const auto text = arguments.value(QStringLiteral("--filter"));
    if (!text || text->trimmed().isEmpty())
        return capture::FilterProgram();
    const FilterVerdict verdict = askWhetherFilterIsGood(*text);
    if (!verdict.message.isEmpty())
        return failure(verdict.complaint().toStdString(), "--filter " + text->toStdString());
    return capture::compileFilter(verdict.filter.toStdString());
}

int writePackets(const Arguments &arguments)
{
    const auto target = arguments.value(QStringLiteral("-o"));
    const bool isNpz = target && target->endsWith(QLatin1String(".npz"), Qt::CaseInsensitive);
    if (!isNpz && !(target && target->endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)))
        return fail(Error{"packets", "-o FILE.npz or -o FILE.csv is needed"}, Misused);
    const auto filter = filterOf(arguments);
    if (!filter)
        return fail(filter.error(), Misused);
    catchInterrupts();
    auto sources = openJourneySources(arguments.words());
    if (!sources)
        return fail(sources.error(), isInterrupted() ? Interrupted : NotFound);
    const std::filesystem::path file = QFile::encodeName(*target).toStdString();
    const auto progress = [](std::uint64_t done, std::uint64_t total) {
        showProgress(static_cast<qint64>(done), static_cast<qint64>(total));
        return !isInterrupted();
    };
    const auto written = isNpz ? writeNpz(sources->recordings.sources, *filter, progress, file)
                               : writeCsv(sources->recordings.sources, *filter, progress, file);
    endProgress();
    if (!written)
        return fail(written.error(), isInterrupted() ? Interrupted : Failed);
    note(QStringLiteral("%1 packets in %2").arg(*written).arg(*target));
    return Done;
}

} // namespace

Command packetsCommand()
{
    constexpr int Max = 10'000;
    return {QStringLiteral("packets"),
            QStringLiteral("LAB|FILE.pcap|FILE.pcapng... -o FILE.npz|FILE.csv [--filter EXPR]"),
            QStringLiteral("write the packets of recordings as columns, for NumPy, pandas or a "
                           "spreadsheet"),
            {{"-o", 1}, {"--filter", 1}},
            1,
            Max,
            writePackets};
}

} // namespace tomato::cli
