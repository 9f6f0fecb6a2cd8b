// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/systemwords.h"
#include "app/cli/captures/followedrings.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/topology/attributes/labsettings.h"
#include "capture/archive/live/livepcap.h"
#include "capture/archive/live/livepcapng.h"
#include "capture/ring/cursor.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <chrono>
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

/// Copies a recording as it lies on disk, which costs least.
int followRing(Session &session, const ConnectionId &connection, const QString &directory,
               capture::Cursor::Start start)
{
    const auto ring = capture::RingReader::open(directory.toStdString());
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

/// Returns what the stream says of the clock of another host.
std::string clockComment(const FollowedRings::Ring &ring)
{
    if (ring.host.isEmpty() || !ring.clock)
        return {};
    const auto seconds = [](qint64 time) {
        return QString::number(static_cast<double>(time) / 1e9, 'f', 6);
    };
    return QStringLiteral("clock of %1: %2%3 s +-%4 s to here when this began, corrected by what "
                          "is measured each second")
        .arg(ring.host, QLatin1String(ring.clock->offset < 0 ? "" : "+"),
             seconds(ring.clock->offset), seconds(ring.clock->bound + 1000))
        .toStdString();
}

/// Returns the recordings with the stream's description of them beside their packets.
Result<std::vector<capture::CapturedRing>>
described(Session &session, const ConnectionId &connection, const FollowedRings &followed)
{
    const client::CaptureStatus *status = session.client().capture(connection);
    const auto topology = session.topology();
    if (!topology)
        return passOn(topology);
    std::vector<capture::CapturedRing> all;
    for (const FollowedRings::Ring &each : followed.all()) {
        auto ring = capture::RingReader::open(each.directory.toStdString());
        if (!ring)
            return passOn(ring);
        capture::CapturedRing captured;
        (*ring)->watch(true);
        captured.ring = std::move(*ring);
        captured.lab = topology->name().toStdString();
        captured.name = status->name.toStdString();
        captured.filter = status->options.filter;
        captured.offloads = topology::keepsOffloads(*topology);
        captured.host = each.host.toStdString();
        captured.clockComment = clockComment(each);
        if (const topology::Connection *found = topology->connection(connection))
            captured.ends = {topology->label(found->ends[0]).toStdString(),
                             topology->label(found->ends[1]).toStdString()};
        all.push_back(std::move(captured));
    }
    if (!topology::keepsTlsSecrets(*topology))
        return all;
    for (const auto &[id, element] : session.client().lab().elements) {
        if (!element.folder.isEmpty())
            all.front().keyLogs.emplace_back(
                QFile::encodeName(element.folder + u'/' + topology::KeyLogName).toStdString());
    }
    return all;
}

Timestamp now()
{
    return std::chrono::system_clock::now().time_since_epoch();
}

/// Puts the packets of several recordings in order by what is known of each: a packet waits until
/// the others are known up to its time.
class OrderKeeper final
{
public:
    OrderKeeper(const FollowedRings &followed, capture::LiveOrder &order)
        : m_followed(followed), m_order(order), m_isLate(followed.all().size())
    {
    }

    /// Is called again and again.
    void update()
    {
        const auto &rings = m_followed.all();
        for (std::size_t at = 0; rings.size() > 1 && at < rings.size(); ++at)
            update(at, rings[at]);
    }

    /// Tells whether all that was recorded until then can be read.
    bool areKnownUntil(Timestamp time) const
    {
        return std::ranges::all_of(m_followed.all(),
                                   [time](const auto &ring) { return ring.upTo >= time; });
    }

private:
    /// What was recorded last may not be written yet.
    static constexpr Timestamp Slack = 200ms;
    /// So long packets wait for a host that does not answer.
    static constexpr Timestamp Patience = 5s;

    void update(std::size_t at, const FollowedRings::Ring &ring)
    {
        const bool isLate = now() - ring.upTo > Patience;
        if (isLate && !m_isLate[at])
            note(QStringLiteral("tomato: %1 %2: its packets will come later than others")
                     .arg(ring.host, ring.reason.isEmpty()
                                         ? QStringLiteral("does not answer")
                                         : QStringLiteral("is away: ") + ring.reason));
        m_isLate[at] = isLate;
        const client::HostClock clock = ring.clock.value_or(client::HostClock());
        if (isLate)
            m_order.waitNoMore(at);
        else
            m_order.setKnown(at, ring.upTo - Timestamp(clock.bound) - Slack,
                             Timestamp(clock.offset));
    }

    const FollowedRings &m_followed;
    capture::LiveOrder &m_order;
    std::vector<bool> m_isLate;
};

template <class Stream>
Result<Flow> copyNew(Stream &stream)
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

template <class Stream>
Result<Flow> followStream(Session &session, const ConnectionId &connection,
                          const FollowedRings &followed, Stream &stream)
{
    OrderKeeper keeper(followed, stream.order());
    const auto copy = [&] {
        keeper.update();
        return copyNew(stream);
    };
    Result<Flow> flow = copy();
    if (flow && *flow == Flow::More)
        flow = copyUntilTheEnd(session, connection, copy);
    if (!flow || *flow == Flow::ReaderGone || followed.all().size() == 1)
        return flow;
    // The last packets of other hosts are on their way to here.
    session.waitBriefly([&, end = now()] { return keeper.areKnownUntil(end); });
    for (std::size_t at = 0; at < followed.all().size(); ++at)
        stream.order().waitNoMore(at);
    return copyNew(stream);
}

int followTogether(Session &session, const ConnectionId &connection, const FollowedRings &followed,
                   capture::Cursor::Start start)
{
    const auto captured = described(session, connection, followed);
    auto stream = captured ? capture::LivePcap::begin(*captured, start) : passOn(captured);
    if (!stream)
        return fail(stream.error());
    const auto flow = followStream(session, connection, followed, *stream);
    return ended(flow, stream->order().skippedPackets());
}

int followAnnotated(Session &session, const ConnectionId &connection, const FollowedRings &followed,
                    capture::Cursor::Start start)
{
    auto captured = described(session, connection, followed);
    const auto stream =
        captured ? capture::LivePcapng::begin(std::move(*captured), start) : passOn(captured);
    if (!stream)
        return fail(stream.error());
    Result<Flow> flow = followStream(session, connection, followed, **stream);
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
    FollowedRings followed(session, *connection);
    if (const auto found = followed.find(); !found)
        return fail(found.error());
    if (arguments.has(QStringLiteral("--pcapng")))
        return followAnnotated(session, *connection, followed, start);
    return followed.all().size() == 1
               ? followRing(session, *connection, followed.all().front().directory, start)
               : followTogether(session, *connection, followed, start);
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
