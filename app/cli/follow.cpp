// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/systemwords.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "capture/ring/cursor.h"

#include <cerrno>
#include <csignal>
#include <cstring>

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

/// Until the run ends, the reader goes away or the user interrupts.
int followRun(Session &session, const ConnectionId &connection, capture::Cursor::Start start)
{
    const client::CaptureStatus *capture = session.client().capture(connection);
    const qint64 run = capture->run;
    const auto ring = capture::RingReader::open(capture->directory.toStdString());
    if (!ring)
        return fail(ring.error());
    capture::Cursor cursor(*ring, start);
    const auto header = cursor.fileHeader();
    if (!header)
        return fail(header.error());
    std::vector<char> buffer(1 << 20);
    Result<Flow> flow = writeAll(header->data(), header->size());
    for (bool last = false; flow && *flow == Flow::More && !last;) {
        last = !session.sleep(10ms);
        capture = session.client().isOpen() ? session.client().capture(connection) : nullptr;
        last |=
            capture == nullptr || capture->run != run ||
            (!capture->isRecording() && capture->state != client::CaptureStatus::State::Waiting);
        flow = copyNew(cursor, buffer);
    }
    if (cursor.skippedPackets() > 0)
        note(QStringLiteral("tomato: %1 packets were overtaken by the recording")
                 .arg(cursor.skippedPackets()));
    return flow ? int(Done) : fail(flow.error());
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
    return followRun(session, *connection,
                     arguments.has(QStringLiteral("--backlog")) ? capture::Cursor::Start::Oldest
                                                                : capture::Cursor::Start::Now);
}

} // namespace

Command followCommand()
{
    return {QStringLiteral("capture follow"),
            QStringLiteral("LAB CONNECTION [--backlog]"),
            QStringLiteral("write the packets as they come to standard output, as pcap; "
                           "--backlog: what the ring holds first"),
            {{"--backlog", 0}},
            2,
            2,
            follow};
}

} // namespace tomato::cli
