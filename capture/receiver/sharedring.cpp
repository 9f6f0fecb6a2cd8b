// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/sharedring.h"

#include "app/base/files/fileaccess.h"
#include "capture/receiver/recordingthread.h"
#include "capture/receiver/ringprogram.h"

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

namespace tomato::capture {

using namespace std::chrono_literals;

namespace {

/// This number of bytes is read before the frames are passed on.
constexpr std::size_t BytesAtOnce = 4 << 20;
/// The longest frame that is recorded has room in a block.
constexpr std::size_t PatientBlockBytes = 1 << 20;
/// A block is handed out each millisecond, full or not, and while frames change over from one
/// buffer to the other nothing is read from the second one until the first is empty. So there are
/// many, half a second's; a segment of 64 KB that a sender leaves to others has room in one.
constexpr std::size_t SwiftBlockBytes = 128 << 10;
/// After the kernel had no other buffer to give.
constexpr std::chrono::nanoseconds RetryTime = 1s;
/// Frames are pushed out at this interval while somebody watches and there is no swift buffer yet.
constexpr std::chrono::nanoseconds PushTime = 10ms;

bool readSome(KernelRing &ring, Ports &ports, bool &hasStepped)
{
    std::size_t bytes = 0;
    while (bytes < BytesAtOnce && ring.readBlock(ports, hasStepped))
        bytes += ring.blockBytes();
    return bytes < BytesAtOnce;
}

/// Sends through the loopback interface arrive only then.
void raiseLoopback()
{
    const FileDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request = {};
    std::memcpy(request.ifr_name, "lo", sizeof "lo");
    if (::ioctl(socket.get(), SIOCGIFFLAGS, &request) != 0 || (request.ifr_flags & IFF_UP) != 0)
        return;
    request.ifr_flags |= IFF_UP;
    [[maybe_unused]] const int raised = ::ioctl(socket.get(), SIOCSIFFLAGS, &request);
}

template <class Value>
bool isReady(const std::future<Value> &future)
{
    return future.wait_for(0s) == std::future_status::ready;
}

} // namespace

Result<std::unique_ptr<SharedRing>> SharedRing::open(int wake, std::chrono::milliseconds calmTime,
                                                     Heard heard)
{
    auto network = openFile("/proc/thread-self/ns/net", O_RDONLY);
    if (!network)
        return passOn(network);
    auto ring = KernelRing::open(Patient, PatientBlockBytes, heard);
    if (!ring)
        return passOn(ring);
    if (const auto grouped = (*ring)->makeGroup(); !grouped)
        return passOn(grouped);
    raiseLoopback();
    return std::unique_ptr<SharedRing>(
        new SharedRing(std::move(*ring), std::move(*network), wake, calmTime, heard));
}

SharedRing::~SharedRing() = default;

void SharedRing::addDescriptors(std::vector<pollfd> &all) const
{
    all.push_back({(m_pace == Pace::Emptying ? m_other : m_ring)->descriptor(), POLLIN, 0});
}

/// Both get the filter, as frames may go to either.
Result<> SharedRing::listen(Ports &ports)
{
    Result<> done;
    for (const KernelShare share :
         {KernelShare::Filters, KernelShare::Interfaces, KernelShare::Nothing}) {
        m_program = ringProgram(ports, share);
        done = m_ring->setFilter(m_program);
        if (done && m_other)
            done = m_other->setFilter(m_program);
        if (done)
            return done;
    }
    return done;
}

/// The buffer that was filled first is read first: so frames keep their order.
bool SharedRing::read(Ports &ports, bool &hasStepped)
{
    followPace();
    bool isEmpty = true;
    if (m_pace == Pace::Emptying) {
        isEmpty = readSome(*m_other, ports, hasStepped);
        if (m_other->state().delivered < m_otherEnd) {
            if (isEmpty)
                m_other->pushOut();
            return isEmpty;
        }
        dropOther();
    }
    isEmpty = readSome(*m_ring, ports, hasStepped) && isEmpty;
    if (isEmpty && m_swiftWanted && !m_isSwift && Clock::now() - m_pushedAt > PushTime) {
        m_pushedAt = Clock::now();
        pushOut();
    }
    return isEmpty;
}

void SharedRing::pushOut()
{
    const State state = m_ring->state();
    // A swift buffer does not let anybody wait.
    if (!m_isSwift && m_pace != Pace::Emptying && state.arrived - state.dropped != state.delivered)
        m_ring->pushOut();
}

/// No frame is delivered from the current buffer as long as the other one is not empty.
Receiver::State SharedRing::state()
{
    State all = m_ring->state();
    const State other = m_other ? m_other->state() : State{0, 0, 0, all.safe};
    return {m_closed.arrived + all.arrived + other.arrived,
            m_closed.dropped + all.dropped + other.dropped,
            m_closed.delivered + all.delivered + other.delivered, std::min(all.safe, other.safe)};
}

void SharedRing::followPace()
{
    if (m_swiftWanted)
        m_wantedAt = Clock::now();
    switch (m_pace) {
    case Pace::Steady:
        if (isOtherWanted())
            openOther();
        break;
    case Pace::Opening:
        if (isReady(m_opening))
            adoptOther();
        break;
    case Pace::Selecting:
        if (isReady(m_selecting))
            changeOver();
        break;
    case Pace::Closing:
        if (isReady(m_closing))
            m_pace = Pace::Steady;
        break;
    case Pace::Emptying:
        break;
    }
}

bool SharedRing::isOtherWanted() const
{
    const auto now = Clock::now();
    const bool isSwiftWanted = m_swiftWanted || (m_isSwift && now - m_wantedAt <= m_calmTime);
    return isSwiftWanted != m_isSwift && now >= m_notBefore;
}

template <class Work>
auto SharedRing::aside(Work work)
{
    return std::async(std::launch::async, [work = std::move(work), wake = m_wake]() mutable {
        auto result = work();
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t woken = ::write(wake, &one, sizeof one);
        return result;
    });
}

void SharedRing::openOther()
{
    m_opening = aside([network = m_network.get(), swift = !m_isSwift, heard = m_heard] {
        // It is in this network already when it may not enter one.
        [[maybe_unused]] const int entered = ::setns(network, CLONE_NEWNET);
        return swift ? KernelRing::open(Swift, SwiftBlockBytes, heard)
                     : KernelRing::open(Patient, PatientBlockBytes, heard);
    });
    m_pace = Pace::Opening;
}

void SharedRing::adoptOther()
{
    auto opened = m_opening.get();
    m_pace = Pace::Steady;
    m_notBefore = Clock::now() + RetryTime;
    if (!opened || !(*opened)->joinGroup(*m_ring) || !(*opened)->setFilter(m_program))
        return;
    m_notBefore = {};
    m_other = std::move(*opened);
    m_selecting = aside([ring = m_other.get()] { return ring->select(1); });
    m_pace = Pace::Selecting;
}

/// From now on no frame goes to the first buffer.
void SharedRing::changeOver()
{
    if (m_selecting.get()) {
        m_ring.swap(m_other);
        m_isSwift = !m_isSwift;
    } else {
        m_notBefore = Clock::now() + RetryTime;
    }
    const State last = m_other->state();
    m_otherEnd = last.arrived - last.dropped;
    m_pace = Pace::Emptying;
}

/// The rest of its frames are those of pushOut(), counted as delivered. The call takes tens of
/// milliseconds.
void SharedRing::dropOther()
{
    const State last = m_other->state();
    m_closed.arrived += last.arrived;
    m_closed.dropped += last.dropped;
    m_closed.delivered += last.arrived - last.dropped;
    m_closing = aside([old = std::move(m_other), ring = m_ring.get()]() mutable {
        deferThisThread(); // it empties many pages, while the processors may be needed
        old.reset();
        return ring->select(0);
    });
    m_pace = Pace::Closing;
}

} // namespace tomato::capture
