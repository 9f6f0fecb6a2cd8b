// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/kernelring.h"

#include <future>

namespace tomato::capture {

/// Receives the incoming or the outgoing frames of all wires of a fabric with one buffer of the
/// kernel: a further port costs only some instructions of the filter.
///
/// The kernel hands a block out when it is full, or after a timeout that was chosen when the buffer
/// was made: a long one, as each block costs a wake-up. When somebody begins to watch, a buffer
/// with a short timeout replaces it, and the opposite happens when nobody has watched for some
/// time. Each frame goes to exactly one of the two, and the kernel changes over between two frames
/// (KernelRing::select), so none is lost or received twice, and the counters of both add up.
class SharedRing final : public Receiver
{
public:
    /// Twice as long frames may have to wait in the buffer, unless somebody waits for them.
    static constexpr std::chrono::milliseconds Patient{1000};
    static constexpr std::chrono::milliseconds Swift{1};
    /// The buffer with the short timeout stays for this time after the last one stops watching.
    static constexpr std::chrono::seconds CalmTime{10};

    /// Opens a buffer for the network namespace of the calling thread. `wake` is an eventfd that is
    /// written when there is something to do for read() without a frame; it must live longer.
    static Result<std::unique_ptr<SharedRing>>
    open(int wake, std::chrono::milliseconds calmTime = CalmTime, Heard heard = Heard::Incoming);
    ~SharedRing() override;

    void addDescriptors(std::vector<pollfd> &all) const override;
    Result<> listen(Ports &ports) override;
    bool read(Ports &ports, bool &hasStepped) override;
    State state() override;
    void pushOut() override;
    void setSwift(bool swift) override { m_swiftWanted = swift; }
    /// Tells whether frames go to the buffer with the short timeout.
    bool isSwift() const { return m_isSwift; }
    bool isChanging() const { return m_pace != Pace::Steady; }

private:
    using Clock = std::chrono::steady_clock;
    using Opened = Result<std::unique_ptr<KernelRing>>;
    /// Steady -> Opening (another buffer is made) -> Selecting (frames are sent there, and wait) ->
    /// Emptying (what the first one has is read) -> Closing (the first one goes) -> Steady. From
    /// Opening it goes back to Steady when the kernel refuses, and is tried again later; from
    /// Selecting on with the new buffer as the one that goes.
    enum class Pace
    {
        Steady,
        Opening,
        Selecting,
        Emptying,
        Closing
    };

    SharedRing(std::unique_ptr<KernelRing> ring, FileDescriptor network, int wake,
               std::chrono::milliseconds calmTime, Heard heard)
        : m_ring(std::move(ring)), m_network(std::move(network)), m_wake(wake),
          m_calmTime(calmTime), m_heard(heard)
    {
    }
    void followPace();
    bool isOtherWanted() const;
    void openOther();
    void adoptOther();
    void changeOver();
    void dropOther();
    template <class Work>
    auto aside(Work work);

    /// The kernel puts frames into this buffer; in the phase Emptying the other one is read first.
    std::unique_ptr<KernelRing> m_ring;
    std::unique_ptr<KernelRing> m_other;
    const FileDescriptor m_network;
    const int m_wake;
    const std::chrono::milliseconds m_calmTime;
    const Heard m_heard;
    std::vector<sock_filter> m_program;

    Pace m_pace = Pace::Steady;
    bool m_isSwift = false;
    bool m_swiftWanted = false;
    Clock::time_point m_wantedAt{};
    Clock::time_point m_notBefore{};
    Clock::time_point m_pushedAt{};
    /// The other buffer is empty when it has delivered this number of frames.
    std::uint64_t m_otherEnd = 0;
    std::future<Opened> m_opening;
    std::future<Result<>> m_selecting;
    std::future<Result<>> m_closing;
    /// The sums of the counters of buffers that were closed.
    State m_closed;
};

} // namespace tomato::capture
