// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/watching.h"

#include "app/cli/output.h"
#include "app/extcap/capturehold.h"
#include "app/extcap/extcaptexts.h"

#include <QTimer>

#include <csignal>

namespace tomato::extcap {

using namespace std::chrono_literals;
using Control = Toolbar::Control;

/// Wireshark tells the values of its toolbar when it has opened the pipes; who never does gets
/// packets all the same.
static constexpr auto MaxWaitForToolbar = 5s;

static Error withoutArrivals(const OfferedConnection &offer)
{
    return {offer.display.toStdString(),
            "its recording has no arrivals: switch them on in the connection's window, or with "
            "'tomato capture start --arrivals on'"};
}

Result<StreamWish> Watching::wish(const Order &order) const
{
    auto filter = viewFilter(order.wiresharkFilter, order.filter);
    if (!filter)
        return passOn(filter);
    const auto direction = directionOf(order.direction);
    if (!direction)
        return passOn(direction);
    const auto moments = momentsOf(order.arrivals);
    if (!moments)
        return passOn(moments);
    return StreamWish{std::move(filter->program), *direction, *moments};
}

Result<Watching> Watching::prepare(const OfferedConnection &offer, const Order &order)
{
    Watching watching(offer, order);
    const auto judged = watching.wish(order);
    return judged ? Result<Watching>(std::move(watching)) : passOn(judged);
}

Watching::Order Watching::changed(const std::map<Control, QString> &values) const
{
    Order order = m_order;
    for (const auto &[control, value] : values) {
        if (control == Control::Filter)
            order.filter = value;
        else if (control == Control::Direction)
            order.direction = value;
        else if (control == Control::Arrivals)
            order.arrivals = value;
        else if (control == Control::Backlog)
            order.backlog = !value.isEmpty() && value.front() != QChar(0) && value != u'0';
    }
    return order;
}

/// Shows in the toolbar what counts.
void Watching::showOrder() const
{
    m_toolbar.set(Control::Filter, m_order.filter);
    m_toolbar.set(Control::Direction, m_order.direction);
    m_toolbar.set(Control::Arrivals, m_order.arrivals);
    m_toolbar.set(Control::Backlog, m_order.backlog ? QString(QChar(1)) : QString(QChar(0)));
}

/// The toolbar's values from an earlier capture come before those of the options.
void Watching::takeFirstValues(cli::Session &session)
{
    std::map<Control, QString> values;
    bool isLate = false;
    QTimer::singleShot(MaxWaitForToolbar, &session.client(), [&isLate] { isLate = true; });
    session.waitUntil([&] {
        values.merge(m_toolbar.changes());
        return m_toolbar.isInitialized() || isLate;
    });
    Order order = changed(values);
    if (const auto judged = wish(order); !judged) {
        m_toolbar.warn(ExtcapTexts::error(QString::fromStdString(judged.error().text())));
        order = m_order;
    }
    m_order = std::move(order);
    m_toolbar.nameEnds(m_offer.ends);
    showOrder();
}

Result<> Watching::run(const QString &path, Toolbar toolbar)
{
    m_toolbar = std::move(toolbar);
    const auto pipe = PacketPipe::open(path);
    if (!pipe)
        return passOn(pipe);
    cli::catchInterrupts();
    std::signal(SIGPIPE, SIG_IGN);
    cli::Session session;
    if (const auto opened = session.open(m_offer.lab, cli::Session::Launch::Never); !opened)
        return opened;
    if (m_toolbar.isThere())
        takeFirstValues(session);
    auto hold = CaptureHold::begin(session, m_offer, m_order.arrivals != QLatin1String("no"));
    if (!hold)
        return passOn(hold);
    if (hold->isNew())
        m_order.backlog = true; // of what it holds nothing is older
    // The connection's wire may not exist yet.
    session.waitUntil([&] {
        const client::CaptureStatus *capture = session.client().capture(m_offer.connection);
        return pipe->isGone() || (capture != nullptr && capture->isRecording());
    });
    auto done = record(session, *pipe);
    hold->end(session);
    return done;
}

Result<> Watching::record(cli::Session &session, const PacketPipe &pipe)
{
    const client::CaptureStatus *capture = session.client().capture(m_offer.connection);
    if (capture == nullptr || !capture->isRecording())
        return {};
    const auto ring = capture::RingReader::open(capture->directory.toStdString());
    if (!ring)
        return passOn(ring);
    auto wanted = wish(m_order);
    if (!wanted)
        return passOn(wanted);
    using Start = capture::Cursor::Start;
    PacketStream stream(*ring, std::move(*wanted), m_order.backlog ? Start::Oldest : Start::Now);
    if (!stream.hasArrivals() && stream.wish().moments != StreamWish::Moments::Sent)
        return tl::make_unexpected(withoutArrivals(m_offer));
    auto done = passPackets(session, stream, pipe);
    if (stream.skippedPackets() > 0)
        cli::note(QStringLiteral("tomato-extcap: %1 packets were overtaken by the recording")
                      .arg(stream.skippedPackets()));
    return done;
}

Result<> Watching::passPackets(cli::Session &session, PacketStream &stream, const PacketPipe &pipe)
{
    const qint64 run = session.client().capture(m_offer.connection)->run;
    auto blocks = stream.header(m_offer.ends);
    for (bool last = false; blocks;) {
        const auto written = pipe.write(*blocks);
        if (!written)
            return passOn(written);
        if (!*written || pipe.isGone())
            return {};
        takeChanges(stream);
        blocks = stream.next();
        if (!blocks || !blocks->isEmpty())
            continue;
        if (last)
            return {};
        last = !session.sleep(10ms) || isOver(session, run);
        if (last)
            stream.setOver();
    }
    return passOn(blocks);
}

bool Watching::isOver(const cli::Session &session, qint64 run) const
{
    const client::CaptureStatus *capture =
        session.client().isOpen() ? session.client().capture(m_offer.connection) : nullptr;
    return capture == nullptr || capture->run != run ||
           (!capture->isRecording() && capture->state != client::CaptureStatus::State::Waiting);
}

void Watching::takeChanges(PacketStream &stream)
{
    const auto values = m_toolbar.changes();
    if (values.empty())
        return;
    Order order = changed(values);
    auto wanted = wish(order);
    if (wanted && !stream.hasArrivals() && wanted->moments != StreamWish::Moments::Sent)
        wanted = tl::make_unexpected(withoutArrivals(m_offer));
    if (!wanted) {
        m_toolbar.warn(ExtcapTexts::error(QString::fromStdString(wanted.error().text())));
        // A filter stays in its line, to be mended.
        m_toolbar.set(Control::Arrivals, m_order.arrivals);
        return;
    }
    stream.wish() = std::move(*wanted);
    m_order = std::move(order);
    const auto filter = viewFilter(m_order.wiresharkFilter, m_order.filter);
    m_toolbar.say(ExtcapTexts::tr("%1: filter %2, direction %3, arrivals %4")
                      .arg(m_offer.display,
                           filter && !filter->expression.isEmpty() ? filter->expression
                                                                   : ExtcapTexts::tr("none"),
                           m_order.direction, m_order.arrivals));
}

} // namespace tomato::extcap
