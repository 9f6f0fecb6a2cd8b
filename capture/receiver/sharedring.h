// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/kernelring.h"

#include <future>

namespace tomato::capture {

/// Receives for all wires of a fabric with one buffer of the kernel: what a further port costs is
/// some instructions of the filter.
///
/// The kernel hands a block out when it is full, or after a time that was chosen when the buffer
/// was made: a long one, as each block costs a wake-up. While somebody watches there is a second
/// buffer with a short one. Each frame goes to exactly one of the two, and the kernel changes over
/// between two frames (KernelRing::select), so none is lost or received twice, and the counters of
/// both add up.
class SharedRing final : public Receiver
{
public:
    /// Twice as long frames may have to wait in the second buffer for those of the first.
    static constexpr std::chrono::milliseconds Patient{20};
    static constexpr std::chrono::milliseconds Swift{1};
    /// The second buffer stays for so long when nobody watches any more.
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
    void setSwift(bool swift) override { m_swiftWanted = swift; }
    /// Whether frames go to the buffer with the short time.
    bool isSwift() const { return m_pace == Pace::Swift; }
    bool isChanging() const { return m_pace != Pace::Swift && m_pace != Pace::Patient; }

private:
    using Clock = std::chrono::steady_clock;
    using Opened = Result<std::unique_ptr<KernelRing>>;
    /// Patient -> Opening (somebody watches; the second buffer is made) -> Hastening (frames are
    /// sent there) -> Swift -> Calming (nobody has watched for some time; frames are sent to the
    /// first again) -> Emptying (the rest is read) -> Patient. From Opening and Hastening it goes
    /// back to Patient when the kernel refuses, and is tried again later.
    enum class Pace
    {
        Patient,
        Opening,
        Hastening,
        Swift,
        Calming,
        Emptying
    };

    SharedRing(std::unique_ptr<KernelRing> ring, FileDescriptor network, int wake,
               std::chrono::milliseconds calmTime)
        : m_patient(std::move(ring)), m_network(std::move(network)), m_wake(wake),
          m_calmTime(calmTime)
    {
    }
    void followPace();
    void openSwift();
    void adoptSwift();
    void select(unsigned member, Pace next);
    void dropSwift();
    template <class Work>
    auto aside(Work work);
    Result<> setFilter(const std::vector<sock_filter> &program);

    const std::unique_ptr<KernelRing> m_patient;
    const FileDescriptor m_network;
    const int m_wake;
    const std::chrono::milliseconds m_calmTime;
    std::vector<sock_filter> m_program;

    Pace m_pace = Pace::Patient;
    bool m_swiftWanted = false;
    Clock::time_point m_wantedAt{};
    Clock::time_point m_notBefore{};
    std::unique_ptr<KernelRing> m_swift;
    /// The one that is not read before the other is empty.
    const KernelRing *m_held = nullptr;
    std::future<Opened> m_opening;
    std::future<Result<>> m_selecting;
    std::future<bool> m_closing;
    /// Of swift buffers that are gone.
    State m_gone;
};

} // namespace tomato::capture
