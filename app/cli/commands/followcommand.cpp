// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/systemwords.h"
#include "app/cli/captures/followedring.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/topology/attributes/labsettings.h"
#include "capture/archive/livepcapng.h"
#include "capture/ring/cursor.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>

#include <unistd.h>

namespace tomato::cli {

using namespace std::chrono_literals;

namespace {

enum class Flow
{
    More,
    ReaderGone
};

Result<Flow> writeAll(const char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes, size);
        if (written < 0 && errno == EPIPE)
            return Flow::ReaderGone;
        if (written < 0 && errno != EINTR)
            return failure(systemWords(errno), "standard output");
        if (written > 0) {
            bytes += written;
            size -= static_cast<std::size_t>(written);
        }
    }
    return Flow::More;
}

/// Copies everything that is committed and was not copied yet.
Result<Flow> copyNew(capture::Cursor &cursor, std::vector<char> &buffer)
{
    for (;;) {
        const auto range = cursor.next();
        if (!range)
            return passOn(range);
        if (range->bytes == 0)
            return Flow::More;
        std::uint64_t done = 0;
        while (done < range->bytes) {
            const std::size_t wanted = std::min<std::uint64_t>(buffer.size(), range->bytes - done);
            const ssize_t size = ::pread(range->descriptor, buffer.data(), wanted,
                                         static_cast<off_t>(range->offset + done));
            if (size <= 0)
                return failure(size < 0 ? systemWords(errno) : "the segment is too short",
                               "capture file");
            const auto flow = writeAll(buffer.data(), static_cast<std::size_t>(size));
            if (!flow || *flow == Flow::ReaderGone)
                return flow;
            done += static_cast<std::uint64_t>(size);
        }
    }
}

/// Copies what is new again and again until the run ends, the reader goes away or the user
/// interrupts.
Result<Flow> copyUntilTheEnd(Session &session, const ConnectionId &connection,
                             const std::function<Result<Flow>()> &copy)
{
    const client::CaptureStatus *capture = session.client().capture(connection);
    const qint64 run = capture->run;
    Result<Flow> flow = Flow::More;
    for (bool last = false; flow && *flow == Flow::More && !last;) {
        last = !session.sleep(10ms);
        capture = session.client().isOpen() ? session.client().capture(connection) : nullptr;
        last |=
            capture == nullptr || capture->run != run ||
            (!capture->isRecording() && capture->state != client::CaptureStatus::State::Waiting);
        flow = copy();
    }
    return flow;
}

int ended(const Result<Flow> &flow, std::uint64_t skippedPackets)
{
    if (skippedPackets > 0)
        note(QStringLiteral("tomato: overtaken by the recording: %1")
                 .arg(counted(static_cast<qint64>(skippedPackets), "packet")));
    return flow ? int(Done) : fail(flow.error());
}

int followRun(Session &session, const ConnectionId &connection, capture::Cursor::Start start)
{
    FollowedRing followed(session, connection);
    const auto directory = followed.directory();
    const auto ring =
        directory ? capture::RingReader::open(directory->toStdString()) : passOn(directory);
    if (!ring)
        return fail(ring.error());
    (*ring)->watch(true);
    capture::Cursor cursor(*ring, start);
    const auto header = cursor.fileHeader();
    if (!header)
        return fail(header.error());
    std::vector<char> buffer(1 << 20);
    Result<Flow> flow = writeAll(header->data(), header->size());
    if (flow && *flow == Flow::More)
        flow = copyUntilTheEnd(session, connection, [&] { return copyNew(cursor, buffer); });
    return ended(flow, cursor.skippedPackets());
}

/// Returns the stream's description of the run beside its packets.
Result<capture::CapturedRing> described(Session &session, const ConnectionId &connection,
                                        const QString &directory)
{
    const client::CaptureStatus *status = session.client().capture(connection);
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    auto ring = capture::RingReader::open(directory.toStdString());
    if (!ring)
        return passOn(ring);
    capture::CapturedRing captured;
    (*ring)->watch(true);
    captured.ring = std::move(*ring);
    captured.lab = topology->name().toStdString();
    captured.name = status->name.toStdString();
    captured.filter = status->options.filter;
    captured.offloads = topology::keepsOffloads(*topology);
    if (const topology::Connection *found = topology->connection(connection))
        captured.ends = {topology->label(found->ends[0]).toStdString(),
                         topology->label(found->ends[1]).toStdString()};
    if (!topology::keepsTlsSecrets(*topology))
        return captured;
    for (const auto &[id, element] : session.client().lab().elements) {
        if (!element.folder.isEmpty())
            captured.keyLogs.emplace_back(
                QFile::encodeName(element.folder + u'/' + topology::KeyLogName).toStdString());
    }
    return captured;
}

Result<Flow> copyNew(capture::LivePcapng &stream)
{
    for (;;) {
        const auto bytes = stream.next();
        if (!bytes)
            return passOn(bytes);
        if (bytes->empty())
            return Flow::More;
        const auto flow = writeAll(bytes->data(), bytes->size());
        if (!flow || *flow == Flow::ReaderGone)
            return flow;
    }
}

int followAnnotated(Session &session, const ConnectionId &connection, capture::Cursor::Start start)
{
    FollowedRing followed(session, connection);
    const auto directory = followed.directory();
    auto captured = directory ? described(session, connection, *directory) : passOn(directory);
    if (!captured)
        return fail(captured.error());
    const auto stream = capture::LivePcapng::begin(std::move(*captured), start);
    if (!stream)
        return fail(stream.error());
    Result<Flow> flow = copyNew(**stream);
    if (flow && *flow == Flow::More)
        flow = copyUntilTheEnd(session, connection, [&] { return copyNew(**stream); });
    const auto last = flow && *flow == Flow::More ? (*stream)->end() : std::string();
    if (!last)
        return fail(last.error());
    if (!last->empty())
        flow = writeAll(last->data(), last->size());
    return ended(flow, (*stream)->skippedPackets());
}

int follow(const Arguments &arguments)
{
    if (isatty(STDOUT_FILENO) != 0)
        return fail(
            Error{"capture follow", "pcap is no text; pipe it, for example into tcpdump -r -"},
            Misused);
    catchInterrupts();
    std::signal(SIGPIPE, SIG_IGN);
    Session session;
    if (const auto opened = session.open(arguments.words().front(), Session::Launch::Never);
        !opened)
        return fail(opened.error(), NotFound);
    const auto connection = session.connection(arguments.words()[1]);
    if (!connection)
        return fail(connection.error(), NotFound);
    if (session.client().capture(*connection) == nullptr)
        return fail(Error{arguments.words()[1].toStdString(), "this connection has no capture"},
                    NotFound);
    const auto start = arguments.has(QStringLiteral("--backlog")) ? capture::Cursor::Start::Oldest
                                                                  : capture::Cursor::Start::Now;
    return arguments.has(QStringLiteral("--pcapng")) ? followAnnotated(session, *connection, start)
                                                     : followRun(session, *connection, start);
}

} // namespace

Command followCommand()
{
    return {QStringLiteral("capture follow"),
            QStringLiteral("LAB CONNECTION [--backlog] [--pcapng]"),
            QStringLiteral("write the packets as they come to standard output, as pcap; "
                           "--backlog: what the ring holds first; --pcapng: with directions, names "
                           "and all else that a download says"),
            {{"--backlog", 0}, {"--pcapng", 0}},
            2,
            2,
            follow};
}

} // namespace tomato::cli
