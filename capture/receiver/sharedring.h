// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/kernelring.h"

#include <future>

namespace tomato::capture {

/// Receives for all wires of a fabric with one buffer of the kernel: what a further port costs is
/// some instructions of the filter.
///
/// The kernel hands a block out when it is full, or after a time that was chosen when the buffer
/// was made: a long one, as each block costs a wake-up. When somebody begins to watch, a buffer
/// with a short one takes its place, and the other way round when nobody has watched for some time.
/// Each frame goes to exactly one of the two, and the kernel changes over between two frames
/// (KernelRing::select), so none is lost or received twice, and the counters of both add up.
class SharedRing final : public Receiver
{
public:
    /// Twice as long frames may have to wait in the buffer, unless somebody waits for them.
    static constexpr std::chrono::milliseconds Patient{200};
    static constexpr std::chrono::milliseconds Swift{1};
    /// The swift buffer stays for so long when nobody watches any more.
    static constexpr std::chrono::seconds CalmTime{10};

    /// For the network of the calling thread. `wake` is an eventfd that is written when there is
    /// something to do for read() without a frame; it must live longer.
    static Result<std::unique_ptr<SharedRing>> open(int wake,
                                                    std::chrono::milliseconds calmTime = CalmTime);
    ~SharedRing() override;

    void addDescriptors(std::vector<pollfd> &all) const override;
    Result<> listen(Ports &ports) override;
    bool read(Ports &ports, bool &hasStepped) override;
    State state() override;
    void pushOut() override;
    void setSwift(bool swift) override { m_swiftWanted = swift; }
    /// Whether frames go to the buffer with the short time.
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
               std::chrono::milliseconds calmTime)
        : m_ring(std::move(ring)), m_network(std::move(network)), m_wake(wake), m_calmTime(calmTime)
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

    /// What frames go to; while Emptying the other one is read before.
    std::unique_ptr<KernelRing> m_ring;
    std::unique_ptr<KernelRing> m_other;
    const FileDescriptor m_network;
    const int m_wake;
    const std::chrono::milliseconds m_calmTime;
    std::vector<sock_filter> m_program;

    Pace m_pace = Pace::Steady;
    bool m_isSwift = false;
    bool m_swiftWanted = false;
    Clock::time_point m_wantedAt{};
    Clock::time_point m_notBefore{};
    Clock::time_point m_pushedAt{};
    /// When the other one has delivered so many it is empty.
    std::uint64_t m_otherEnd = 0;
    std::future<Opened> m_opening;
    std::future<Result<>> m_selecting;
    std::future<Result<>> m_closing;
    /// Of buffers that are gone.
    State m_gone;
};

} // namespace tomato::capture
