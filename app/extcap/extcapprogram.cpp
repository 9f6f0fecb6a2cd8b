// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapprogram.h"

#include "app/base/systemwords.h"
#include "app/cli/arguments.h"
#include "app/cli/output.h"
#include "app/extcap/capturehold.h"
#include "app/extcap/extcapconfig.h"
#include "app/extcap/packetstream.h"
#include "app/extcap/wiresharkfolder.h"

#include <QFile>

#include <cerrno>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <poll.h>

namespace tomato::extcap {

using namespace std::chrono_literals;
using cli::Arguments;

namespace {

constexpr const char *Help = R"(usage: tomato-extcap --extcap-interfaces
       tomato-extcap --extcap-interface NAME --extcap-dlts | --extcap-config
       tomato-extcap --extcap-interface NAME --capture --fifo FILE
           [--extcap-capture-filter EXPR] [--filter EXPR] [--direction both|out|in] [--backlog]
       tomato-extcap --install
Makes the connections of labs that run interfaces of Wireshark and tshark.

  --extcap-interfaces           list them
  --extcap-interface NAME       the one that is meant
  --extcap-dlts                 the link type of its packets
  --extcap-config               its options
  --extcap-version VERSION      of Wireshark; changes nothing
  --extcap-capture-filter EXPR  Wireshark's capture filter; alone: judge it
  --capture                     capture, until the reader of the file or the recording ends
  --fifo FILE                   where packets are written to, as pcapng
  --filter EXPR                 the same as Wireshark's capture filter, from the options
  --direction both|out|in       which packets, as the connection's first end sees it
  --backlog                     begin with the packets that the ring holds
  --install                     link this program into Wireshark's folder for such programs
  --help, --version             print this, or the version
)";

const std::map<QString, int> Arities = {{"--extcap-interfaces", 0},
                                        {"--extcap-interface", 1},
                                        {"--extcap-dlts", 0},
                                        {"--extcap-config", 0},
                                        {"--extcap-version", 1},
                                        {"--extcap-capture-filter", 1},
                                        {"--capture", 0},
                                        {"--fifo", 1},
                                        {"--filter", 1},
                                        {"--direction", 1},
                                        {"--backlog", 0},
                                        {"--install", 0},
                                        {"--help", 0},
                                        {"--version", 0}};

void say(const QString &text)
{
    std::fputs(text.toUtf8().constData(), stdout);
}

int sayFailure(const Error &error, int code = cli::Failed)
{
    cli::note(QStringLiteral("tomato-extcap: ") + QString::fromStdString(error.text()));
    return code;
}

/// A packet must pass both filters.
QString wantedFilter(const Arguments &arguments)
{
    QStringList parts;
    for (const char *option : {"--extcap-capture-filter", "--filter"}) {
        const QString part = arguments.value(QLatin1String(option)).value_or(QString()).trimmed();
        if (!part.isEmpty())
            parts << part;
    }
    return parts.size() == 2 ? QStringLiteral("(%1) and (%2)").arg(parts[0], parts[1])
                             : parts.value(0);
}

Result<PacketStream::Wish> wish(const Arguments &arguments)
{
    PacketStream::Wish wish;
    auto filter = FrameFilter::compile(wantedFilter(arguments));
    if (!filter)
        return passOn(filter);
    wish.filter = std::move(*filter);
    const QString direction =
        arguments.value(QStringLiteral("--direction")).value_or(QStringLiteral("both"));
    if (direction == QLatin1String("out"))
        wish.direction = capture::Direction::FromFirst;
    else if (direction == QLatin1String("in"))
        wish.direction = capture::Direction::FromSecond;
    else if (direction != QLatin1String("both"))
        return failure("'" + direction.toStdString() + "' is none of both, out, in", "--direction");
    return wish;
}

/// The reader of the packets. That Wireshark closed it is noticed even while no packets come.
class Reader final
{
public:
    static Result<Reader> open(const QString &path)
    {
        const int descriptor =
            ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return failure("cannot be opened: " + systemWords(errno), path.toStdString());
        return Reader(FileDescriptor(descriptor));
    }

    bool isGone() const
    {
        pollfd watched{m_file.get(), 0, 0};
        return ::poll(&watched, 1, 0) > 0 && (watched.revents & (POLLERR | POLLHUP)) != 0;
    }

    /// Returns false when the reader has closed.
    Result<bool> write(const QByteArray &bytes) const
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            const ssize_t count = ::write(m_file.get(), bytes.constData() + done,
                                          static_cast<std::size_t>(bytes.size() - done));
            if (count < 0 && errno == EPIPE)
                return false;
            if (count < 0 && errno == EINTR && cli::isInterrupted())
                return false;
            if (count < 0 && errno != EINTR)
                return failure("cannot be written: " + systemWords(errno));
            done += std::max<ssize_t>(count, 0);
        }
        return true;
    }

private:
    explicit Reader(FileDescriptor file) : m_file(std::move(file)) {}

    FileDescriptor m_file;
};

bool isOver(const cli::Session &session, const ConnectionId &connection, qint64 run)
{
    const client::CaptureStatus *capture =
        session.client().isOpen() ? session.client().capture(connection) : nullptr;
    return capture == nullptr || capture->run != run ||
           (!capture->isRecording() && capture->state != client::CaptureStatus::State::Waiting);
}

/// Until the run ends, Wireshark closes the file or ends this program.
Result<> follow(cli::Session &session, const OfferedConnection &offer, PacketStream &stream,
                const Reader &reader)
{
    const qint64 run = session.client().capture(offer.connection)->run;
    auto blocks = stream.header(offer.ends);
    for (bool last = false; blocks;) {
        const auto written = reader.write(*blocks);
        if (!written)
            return passOn(written);
        if (!*written || reader.isGone())
            return {};
        blocks = stream.next();
        if (!blocks || !blocks->isEmpty())
            continue;
        if (last)
            return {};
        last = !session.sleep(10ms) || isOver(session, offer.connection, run);
    }
    return passOn(blocks);
}

Result<> record(const OfferedConnection &offer, PacketStream::Wish wish, bool backlog,
                const QString &fifo)
{
    const auto reader = Reader::open(fifo);
    if (!reader)
        return passOn(reader);
    cli::catchInterrupts();
    std::signal(SIGPIPE, SIG_IGN);
    cli::Session session;
    if (const auto opened = session.open(offer.lab, cli::Session::Launch::Never); !opened)
        return opened;
    auto hold = CaptureHold::begin(session, offer);
    if (!hold)
        return passOn(hold);
    wish.start =
        backlog || hold->isNew() ? capture::Cursor::Start::Oldest : capture::Cursor::Start::Now;
    // The connection's wire may not exist yet.
    session.waitUntil([&] {
        const client::CaptureStatus *capture = session.client().capture(offer.connection);
        return reader->isGone() || (capture != nullptr && capture->isRecording());
    });
    const client::CaptureStatus *capture = session.client().capture(offer.connection);
    Result<> done;
    if (capture != nullptr && capture->isRecording()) {
        const auto ring = capture::RingReader::open(capture->directory.toStdString());
        if (ring) {
            PacketStream stream(*ring, std::move(wish));
            done = follow(session, offer, stream, *reader);
            if (stream.skippedPackets() > 0)
                cli::note(
                    QStringLiteral("tomato-extcap: %1 packets were overtaken by the recording")
                        .arg(stream.skippedPackets()));
        } else {
            done = passOn(ring);
        }
    }
    hold->end(session);
    return done;
}

int capture(const Arguments &arguments, const QString &name)
{
    const auto fifo = arguments.value(QStringLiteral("--fifo"));
    if (!fifo)
        return sayFailure(Error{"--capture", "stands with --fifo FILE"}, cli::Misused);
    auto wanted = wish(arguments);
    if (!wanted)
        return sayFailure(wanted.error(), cli::Misused);
    const auto offer = findOffer(name);
    if (!offer)
        return sayFailure(offer.error(), cli::NotFound);
    const auto done =
        record(*offer, std::move(*wanted), arguments.has(QStringLiteral("--backlog")), *fifo);
    return done ? int(cli::Done) : sayFailure(done.error());
}

/// Answers a question about one interface.
int answer(const Arguments &arguments, const QString &name)
{
    if (arguments.has(QStringLiteral("--capture")))
        return capture(arguments, name);
    if (arguments.has(QStringLiteral("--extcap-dlts"))) {
        say(linkTypesText());
        return cli::Done;
    }
    if (arguments.has(QStringLiteral("--extcap-config"))) {
        const auto offer = findOffer(name);
        if (!offer)
            return sayFailure(offer.error(), cli::NotFound);
        say(optionsText(*offer));
        return cli::Done;
    }
    // A check of a filter prints its error.
    const auto filter = FrameFilter::compile(wantedFilter(arguments));
    if (!filter)
        say(QString::fromStdString(filter.error().message) + QLatin1Char('\n'));
    return cli::Done;
}

} // namespace

int runExtcap(const QStringList &words)
{
    const auto arguments = Arguments::parse(words, Arities);
    if (!arguments)
        return sayFailure(arguments.error(), cli::Misused);
    if (arguments->has(QStringLiteral("--version"))) {
        say(QStringLiteral("tomato-extcap " TOMATO_VERSION "\n"));
        return cli::Done;
    }
    if (arguments->has(QStringLiteral("--extcap-interfaces"))) {
        say(interfacesText(offers()));
        return cli::Done;
    }
    if (arguments->has(QStringLiteral("--install"))) {
        const auto link = linkIntoWireshark();
        if (link)
            say(*link + QLatin1Char('\n'));
        return link ? int(cli::Done) : sayFailure(link.error());
    }
    if (const auto name = arguments->value(QStringLiteral("--extcap-interface")))
        return answer(*arguments, *name);
    say(QLatin1String(Help));
    return arguments->has(QStringLiteral("--help")) ? cli::Done : cli::Misused;
}

} // namespace tomato::extcap
