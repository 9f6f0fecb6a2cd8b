// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/demultiplexer.h"

#include "capture/receiver/clock.h"
#include "capture/receiver/pcapreceiver.h"
#include "capture/receiver/recordingthread.h"
#include "capture/receiver/sharedring.h"
#include "capture/receiver/signalfreethread.h"

#include <net/if.h>
#include <net/if_arp.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace tomato::capture {

using namespace std::chrono_literals;

namespace {

/// Frames that wait for earlier ones are looked at again after this time when nobody watches and
/// more wait in the kernel: longer than the timeout of a block, which ends the waiting. Where none
/// wait there, no more than the slack has to pass.
constexpr std::chrono::nanoseconds UnwatchedPatience = 3 * SharedRing::Patient;
/// The last frames wait this time while somebody watches.
constexpr std::chrono::nanoseconds WatchedPatience = 4ms;
/// The thread sleeps this time while somebody watches and nothing was received.
constexpr std::chrono::nanoseconds IdlePatience = 20ms;
/// While somebody waits for what is in the kernel.
constexpr std::chrono::nanoseconds WaitingPatience = 2ms;
/// The thread sleeps this time when no frame waits for it.
constexpr std::chrono::nanoseconds MaxPatience = 5s;
/// Frames that the kernel has not handed out after this time will not come.
constexpr std::chrono::nanoseconds Stagnation = 500ms;

ino_t currentNetwork()
{
    struct stat status = {};
    return ::stat("/proc/thread-self/ns/net", &status) == 0 ? status.st_ino : 0;
}

/// libpcap knows what to do with the others.
bool isEthernet(const std::string &interface)
{
    const FileDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request = {};
    interface.copy(request.ifr_name, IFNAMSIZ - 1);
    return ::ioctl(socket.get(), SIOCGIFHWADDR, &request) == 0 &&
           request.ifr_hwaddr.sa_family == ARPHRD_ETHER;
}

} // namespace

Demultiplexer::Demultiplexer(Receiving receiving)
    : m_receiving(receiving), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    m_thread = startSignalFreeThread([this] { run(); });
}

Demultiplexer::~Demultiplexer()
{
    inThread([this] { m_ended = true; });
    m_thread.join();
}

Result<std::shared_ptr<PortCounters>> Demultiplexer::open(const std::shared_ptr<Staging> &wire,
                                                          int side, const std::string &interface,
                                                          const Filter &filter, Heard heard)
{
    auto port = PortCounters::open(interface, heard);
    if (!port)
        return port;
    const auto index = static_cast<int>(::if_nametoindex(interface.c_str()));
    Opening opening;
    opening.interface = index;
    opening.listener.wire = wire;
    opening.listener.side = side;
    opening.listener.filter = filter;
    {
        const std::lock_guard guard(m_openMutex);
        const auto source = sourceFor(interface, index, heard);
        if (!source)
            return passOn(source);
        opening.source = *source;
        Tap &tap = m_taps[{wire.get(), side}];
        tap = {};
        tap.source = *source;
        tap.port = *port;
        tap.lostBefore = wire->lost(side);
        tap.receivedBefore = wire->received(side);
    }
    auto done = opening.done.get_future();
    post([this, &opening] {
        opening.listener.since = realtime();
        opening.source->ports.add(opening.interface, opening.listener);
        opening.source->hasChanged = true;
        m_sources.noteChange();
        m_opening.push_back(std::move(opening));
    });
    if (const auto listening = done.get(); !listening) {
        countLost(wire, side);
        return failure(listening.error().message, interface);
    }
    return port;
}

/// The caller holds the lock on what is open.
Result<Source *> Demultiplexer::sourceFor(const std::string &interface, int index, Heard heard)
{
    const ino_t network = currentNetwork();
    auto source = std::make_unique<Source>(m_dirty);
    Shared &shared = m_shared[static_cast<std::size_t>(heard)];
    if (!shared.source && m_receiving == Receiving::Together && isEthernet(interface)) {
        if (auto ring = SharedRing::open(m_wake.get(), SharedRing::CalmTime, heard)) {
            source->receiver = std::move(*ring);
            shared.source = source.get();
            shared.network = network;
            inThread([&] { m_sources.add(std::move(source)); });
        }
    }
    if (shared.source && network == shared.network && isEthernet(interface))
        return shared.source;
    auto own = PcapReceiver::open(interface, index, heard);
    if (!own)
        return passOn(own);
    source = std::make_unique<Source>(m_dirty);
    source->receiver = std::move(*own);
    Source *added = source.get();
    inThread([&] { m_sources.add(std::move(source)); });
    return added;
}

Demultiplexer::Shared *Demultiplexer::sharedOf(const Tap &tap)
{
    const auto found = std::find_if(m_shared.begin(), m_shared.end(), [&tap](const Shared &each) {
        return each.source == tap.source;
    });
    return found == m_shared.end() ? nullptr : &*found;
}

std::future<void> Demultiplexer::close(const std::shared_ptr<Staging> &wire, int side)
{
    auto waiting = std::make_shared<Waiting>();
    waiting->wire = wire;
    waiting->side = side;
    auto done = waiting->done.get_future();
    post([this, waiting] {
        for (const auto &source : m_sources.all()) {
            for (auto &[interface, listeners] : source->ports.all()) {
                for (Listener &each : listeners) {
                    if (each.wire != waiting->wire || each.side != *waiting->side)
                        continue;
                    each.isClosing = each.judgedHere = true;
                    source->hasChanged = true;
                    waiting->sources.push_back({source.get(), 0});
                }
            }
        }
        m_waiting.push_back(std::move(*waiting));
    });
    return done;
}

std::future<void> Demultiplexer::flush(const std::shared_ptr<Staging> &wire)
{
    auto waiting = std::make_shared<Waiting>();
    waiting->wire = wire;
    waiting->until = realtime();
    auto done = waiting->done.get_future();
    // Frames are published when the wire's sources cannot have earlier ones any more.
    post([this, waiting] {
        for (const auto &source : m_sources.all()) {
            if (source->ports.has(*waiting->wire))
                waiting->sources.push_back({source.get(), 0});
        }
        m_waiting.push_back(std::move(*waiting));
    });
    return done;
}

void Demultiplexer::addWatcher(int count)
{
    m_watchers += count;
    wake();
}

/// The received frames are read before the ports are queried, so that a port's missing frames are
/// never too few.
void Demultiplexer::account()
{
    if (!m_hasLosses.exchange(false))
        return;
    const std::lock_guard guard(m_openMutex);
    accountAll();
    for (const Shared &each : m_shared) {
        if (each.losses.isOpen())
            m_hasLosses = true;
    }
}

void Demultiplexer::accountAll()
{
    inThread([&] {
        for (auto &[key, tap] : m_taps) {
            tap.received = key.first->received(key.second) - tap.receivedBefore;
            if (sharedOf(tap) == nullptr)
                tap.lost = tap.source->state.dropped;
        }
        for (Shared &each : m_shared) {
            if (each.source)
                each.losses.setDropped(each.source->receiver->state().dropped);
        }
    });
    for (auto &[key, tap] : m_taps) {
        const std::uint64_t arrived = tap.port->ask().arrived;
        if (Shared *shared = sharedOf(tap))
            shared->losses.setMissing(&tap, arrived - std::min(arrived, tap.received));
    }
    for (Shared &each : m_shared)
        each.losses.attribute();
    for (auto &[key, tap] : m_taps) {
        if (const Shared *shared = sharedOf(tap))
            tap.lost = shared->losses.lost(&tap);
        key.first->setLost(key.second, tap.lostBefore + tap.lost);
    }
}

void Demultiplexer::countLost(const std::shared_ptr<Staging> &wire, int side)
{
    const std::lock_guard guard(m_openMutex);
    const auto found = m_taps.find({wire.get(), side});
    if (found == m_taps.end())
        return;
    Tap &tap = found->second;
    if (m_hasLosses)
        accountAll();
    Shared *shared = sharedOf(tap);
    if (shared)
        wire->setLost(side, tap.lostBefore + shared->losses.takeLossOf(&tap));
    const Source *source = tap.source;
    m_taps.erase(found);
    if (std::any_of(m_taps.begin(), m_taps.end(),
                    [source](const auto &each) { return each.second.source == source; }))
        return;
    // A buffer for many goes with its last port: it costs memory, and senders their time.
    if (shared)
        *shared = {};
    remove(source);
}

void Demultiplexer::remove(const Source *source)
{
    std::unique_ptr<Source> gone; // it takes tens of milliseconds, which nobody has to wait for
    inThread([&] {
        for (Waiting &waiting : m_waiting)
            std::erase_if(waiting.sources,
                          [source](const auto &each) { return each.first == source; });
        gone = m_sources.remove(source);
    });
}

void Demultiplexer::wake() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t woken = ::write(m_wake.get(), &one, sizeof one);
}

void Demultiplexer::post(std::function<void()> task)
{
    {
        const std::lock_guard guard(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    wake();
}

void Demultiplexer::inThread(const std::function<void()> &task)
{
    std::promise<void> done;
    post([&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

void Demultiplexer::run()
{
    preferThisThread();
    while (!m_ended) {
        wait();
        runTasks();
        listen();
        receive();
        finishWaiting();
    }
}

void Demultiplexer::wait()
{
    m_polled.assign(1, {m_wake.get(), POLLIN, 0});
    for (const auto &source : m_sources.all())
        source->receiver->addDescriptors(m_polled);
    std::chrono::nanoseconds patience = m_watchers == 0 ? MaxPatience : IdlePatience;
    // Frames that wait in the kernel are handed out soon, and end the waiting.
    if (!m_dirty.empty())
        patience = m_isDrained       ? m_watchers == 0 ? MaxSlack : slack()
                         : m_watchers == 0 ? UnwatchedPatience
                                     : WatchedPatience;
    if (!m_waiting.empty())
        patience = std::min(patience, WaitingPatience);
    if (!m_isEmpty)
        patience = 0ns;
    const timespec timeout = {patience / 1s, static_cast<long>((patience % 1s).count())};
    if (::ppoll(m_polled.data(), m_polled.size(), &timeout, nullptr) > 0 &&
        m_polled[0].revents != 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t taken = ::read(m_wake.get(), &count, sizeof count);
    }
}

void Demultiplexer::runTasks()
{
    std::deque<std::function<void()>> tasks;
    {
        const std::lock_guard guard(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const auto &task : tasks)
        task();
}

/// One new filter is set for all sides that were opened and closed meanwhile.
void Demultiplexer::listen()
{
    for (const auto &source : m_sources.all()) {
        if (!std::exchange(source->hasChanged, false))
            continue;
        const auto listening = source->receiver->listen(source->ports);
        for (Opening &each : m_opening) {
            if (each.source != source.get())
                continue;
            if (!listening) {
                source->ports.remove(*each.listener.wire, each.listener.side);
                m_sources.noteChange();
            }
            each.done.set_value(listening);
        }
        letFramesPass();
        refresh(*source);
        source->judgedFrom = source->state.arrived - source->state.dropped;
    }
    m_opening.clear();
    for (Waiting &waiting : m_waiting) {
        if (std::exchange(waiting.isTargeted, true))
            continue;
        waiting.deadline = Clock::now() + Stagnation;
        for (auto &[source, target] : waiting.sources) {
            const Receiver::State now = source->receiver->state();
            target = now.arrived - now.dropped;
        }
    }
}

void Demultiplexer::receive()
{
    m_isEmpty = true;
    bool hasStepped = false;
    for (const auto &source : m_sources.all()) {
        source->receiver->setSwift(m_watchers > 0);
        m_isEmpty = source->receiver->read(source->ports, hasStepped) && m_isEmpty;
    }
    for (const auto &source : m_sources.all()) {
        refresh(*source);
        if (source->judgedFrom && source->state.delivered >= *source->judgedFrom)
            leaveJudging(*source);
    }
    publish(hasStepped);
}

void Demultiplexer::publish(bool hasStepped)
{
    for (const auto &wire : m_dirty)
        m_lateness.note(wire->takeLateness());
    const auto behind = slack();
    m_isDrained = false;
    std::erase_if(m_dirty, [&](const auto &wire) {
        const Timestamp safe = m_sources.safeOf(*wire);
        const bool isOpenEnded = safe == Timestamp::min() || safe == Timestamp::max();
        wire->publish(hasStepped ? Timestamp::max() : isOpenEnded ? safe : safe - behind);
        wire->isListed = wire->isDirty();
        m_isDrained = m_isDrained || (wire->isListed && m_sources.isDrained(*wire));
        return !wire->isListed;
    });
}

/// Whoever looks first at what was dropped has it accounted for.
void Demultiplexer::refresh(Source &source)
{
    const std::uint64_t dropped = source.state.dropped;
    const Timestamp before = std::exchange(source.lookedAt, realtime());
    source.state = source.receiver->state();
    if (source.state.dropped == dropped)
        return;
    m_hasLosses = true;
    noteHoles(source, before - MaxSlack, realtime());
}

/// Which port the frames were for that did not fit is known later, or never.
void Demultiplexer::noteHoles(Source &source, Timestamp from, Timestamp to)
{
    for (const auto &[interface, listeners] : source.ports.all()) {
        for (const Listener &each : listeners)
            each.wire->noteHole({each.side, from, to});
    }
}

/// All that was judged by an earlier program was delivered.
void Demultiplexer::leaveJudging(Source &source)
{
    source.judgedFrom.reset();
    for (auto &[interface, listeners] : source.ports.all()) {
        for (Listener &each : listeners) {
            each.since = Timestamp::min();
            each.judgedHere = !each.judgedByKernel || each.isClosing;
        }
    }
}

std::chrono::nanoseconds Demultiplexer::slack()
{
    return std::clamp(2 * m_lateness.largest(), m_watchers > 0 ? WatchedSlack : UnwatchedSlack,
                      MaxSlack);
}

void Demultiplexer::finishWaiting()
{
    std::erase_if(m_waiting, [this](Waiting &waiting) {
        if (!isReached(waiting))
            return false;
        if (waiting.side)
            finishClosing(waiting);
        waiting.done.set_value();
        waiting.wire->wakeWriter();
        return true;
    });
    for (const auto &source : m_sources.all()) {
        if (std::exchange(source->isAwaited, false))
            source->receiver->pushOut();
    }
}

/// Frames that are not handed out while others come are pushed out.
bool Demultiplexer::isReached(Waiting &waiting)
{
    bool isReached = waiting.side || waiting.wire->isPublished(waiting.until);
    std::uint64_t progress = 0;
    for (const auto &[source, target] : waiting.sources) {
        isReached = isReached && source->state.delivered >= target;
        progress += source->state.delivered;
    }
    const auto now = Clock::now();
    const bool isStanding = std::exchange(waiting.progress, progress) == progress;
    if (!isStanding)
        waiting.deadline = now + Stagnation;
    if (isReached || now > waiting.deadline)
        return true;
    for (const auto &[source, target] : waiting.sources)
        source->isAwaited = isStanding;
    return false;
}

void Demultiplexer::finishClosing(const Waiting &waiting)
{
    bool isOpen = false;
    for (const auto &source : m_sources.all()) {
        source->ports.remove(*waiting.wire, *waiting.side);
        m_sources.noteChange();
        isOpen = isOpen || source->ports.has(*waiting.wire);
    }
    if (!isOpen)
        waiting.wire->publish(Timestamp::max());
}

} // namespace tomato::capture
