// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/sharedring.h"

#include "app/base/fileaccess.h"
#include "capture/receiver/recordingthread.h"
#include "capture/receiver/ringprogram.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

namespace tomato::capture {

using namespace std::chrono_literals;

namespace {

/// So much is read before what it holds is given on.
constexpr std::size_t BytesAtOnce = 4 << 20;
/// The longest frame that is recorded has room in a block.
constexpr std::size_t PatientBlockBytes = 1 << 20;
/// A block is handed out each millisecond, full or not, and while frames change over from one
/// buffer to the other nothing is read from the second one until the first is empty. So there are
/// many, half a second's; a segment of 64 KB that a sender leaves to others has room in one.
constexpr std::size_t SwiftBlockBytes = 128 << 10;
/// After the kernel had no second buffer to give.
constexpr std::chrono::nanoseconds RetryTime = 1s;

bool readSome(KernelRing &ring, Ports &ports, bool &hasStepped)
{
    std::size_t bytes = 0;
    while (bytes < BytesAtOnce && ring.readBlock(ports, hasStepped))
        bytes += ring.blockBytes();
    return bytes < BytesAtOnce;
}

bool isDrained(KernelRing &ring)
{
    const Receiver::State state = ring.state();
    return state.arrived - state.dropped == state.delivered;
}

template <class Value>
bool isReady(const std::future<Value> &future)
{
    return future.wait_for(0s) == std::future_status::ready;
}

} // namespace

Result<std::unique_ptr<SharedRing>> SharedRing::open(int wake, std::chrono::milliseconds calmTime)
{
    auto network = openFile("/proc/thread-self/ns/net", O_RDONLY);
    if (!network)
        return passOn(network);
    auto ring = KernelRing::open(Patient, PatientBlockBytes);
    if (!ring)
        return passOn(ring);
    if (const auto grouped = (*ring)->makeGroup(); !grouped)
        return passOn(grouped);
    return std::unique_ptr<SharedRing>(
        new SharedRing(std::move(*ring), std::move(*network), wake, calmTime));
}

SharedRing::~SharedRing() = default;

void SharedRing::addDescriptors(std::vector<pollfd> &all) const
{
    for (const KernelRing *ring : {m_patient.get(), m_swift.get()}) {
        if (ring && ring != m_held)
            all.push_back({ring->descriptor(), POLLIN, 0});
    }
}

Result<> SharedRing::listen(Ports &ports)
{
    Result<> done;
    for (const KernelShare share :
         {KernelShare::Filters, KernelShare::Interfaces, KernelShare::Nothing}) {
        m_program = ringProgram(ports, share);
        done = setFilter(m_program);
        if (done)
            return done;
    }
    return done;
}

/// Both get it, as frames may go to either.
Result<> SharedRing::setFilter(const std::vector<sock_filter> &program)
{
    auto done = m_patient->setFilter(program);
    return done && m_swift ? m_swift->setFilter(program) : done;
}

/// What the buffer got that frames went to before is read first: so frames keep their order, and
/// what the other one gets meanwhile has to wait for a block of the first at most.
bool SharedRing::read(Ports &ports, bool &hasStepped)
{
    followPace();
    const bool calms = m_pace == Pace::Calming || m_pace == Pace::Emptying;
    KernelRing *earlier = calms ? m_swift.get() : m_patient.get();
    KernelRing *later = calms ? m_patient.get() : m_swift.get();
    const bool isEmpty = readSome(*earlier, ports, hasStepped);
    // Until the kernel has changed over the first one may still get a frame.
    const bool changes = m_pace == Pace::Hastening || m_pace == Pace::Calming;
    m_held = isDrained(*earlier) && !changes ? nullptr : later;
    if (!later || m_held)
        return isEmpty;
    return readSome(*later, ports, hasStepped) && isEmpty;
}

Receiver::State SharedRing::state()
{
    State all = m_patient->state();
    State swift = m_gone;
    swift.safe = all.safe;
    if (m_swift) {
        const State now = m_swift->state();
        swift = {m_gone.arrived + now.arrived, m_gone.dropped + now.dropped,
                 m_gone.delivered + now.delivered, now.safe};
    }
    return {all.arrived + swift.arrived, all.dropped + swift.dropped,
            all.delivered + swift.delivered, std::min(all.safe, swift.safe)};
}

void SharedRing::followPace()
{
    const auto now = Clock::now();
    if (m_swiftWanted)
        m_wantedAt = now;
    switch (m_pace) {
    case Pace::Patient:
        if (m_swiftWanted && now >= m_notBefore)
            openSwift();
        break;
    case Pace::Opening:
        if (isReady(m_opening))
            adoptSwift();
        break;
    case Pace::Hastening:
    case Pace::Calming:
        if (!isReady(m_selecting))
            break;
        if (const bool selected = m_selecting.get().has_value(); m_pace == Pace::Calming)
            m_pace = selected ? Pace::Emptying : Pace::Swift;
        else
            m_pace = selected ? Pace::Swift : Pace::Emptying;
        break;
    case Pace::Swift:
        if (!m_swiftWanted && now - m_wantedAt > m_calmTime)
            select(0, Pace::Calming);
        break;
    case Pace::Emptying:
        if (isDrained(*m_swift))
            dropSwift();
        break;
    }
}

template <class Work>
auto SharedRing::aside(Work work)
{
    return std::async(std::launch::async, [work = std::move(work), wake = m_wake]() mutable {
        deferThisThread(); // it empties many pages, while the processors may be needed
        auto result = work();
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t woken = ::write(wake, &one, sizeof one);
        return result;
    });
}

void SharedRing::openSwift()
{
    m_opening = aside([network = m_network.get()] {
        // It is in this network already when it may not enter one.
        [[maybe_unused]] const int entered = ::setns(network, CLONE_NEWNET);
        return KernelRing::open(Swift, SwiftBlockBytes);
    });
    m_pace = Pace::Opening;
}

void SharedRing::adoptSwift()
{
    auto opened = m_opening.get();
    m_pace = Pace::Patient;
    m_notBefore = Clock::now() + RetryTime;
    if (!opened || !(*opened)->joinGroup(*m_patient) || !(*opened)->setFilter(m_program))
        return;
    m_swift = std::move(*opened);
    select(1, Pace::Hastening);
}

void SharedRing::select(unsigned member, Pace next)
{
    m_selecting = aside([ring = m_patient.get(), member] { return ring->select(member); });
    m_pace = next;
}

/// Nothing goes to it any more, and all that went was read. It takes tens of milliseconds.
void SharedRing::dropSwift()
{
    const State last = m_swift->state();
    m_gone = {m_gone.arrived + last.arrived,
              m_gone.dropped + last.dropped,
              m_gone.delivered + last.delivered,
              {}};
    m_closing = aside([old = std::move(m_swift)]() mutable {
        old.reset();
        return true;
    });
    m_pace = Pace::Patient;
}

} // namespace tomato::capture
