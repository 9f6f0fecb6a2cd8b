// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/daemon/labhome.h"
#include "tests/bench/measuredprocess.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace tomato::bench {

/// Two machines that a cable of 1500 bytes joins: network namespaces of this machine's, of which
/// this process is in the one, and an sshd listens in the other, which only they can reach. Nothing
/// on the cable is left to offloads, so it carries what a wire of a lab would. Throws where a bench
/// cannot go on.
class TwoMachines final
{
public:
    static constexpr const char *Here = "10.77.0.1";
    static constexpr const char *Far = "10.77.0.2";
    static constexpr const char *HereDevice = "here0";
    static constexpr const char *FarDevice = "far0";

    /// Runs this program again with the same arguments, in a network of its own, unless it is that
    /// already: it takes that argument away.
    static void enterOwnNetwork(int &argc, char **argv);

    /// `home` is where keys and settings are kept; the other machine's lab uses its folders, too.
    /// In hosts.conf the other machine is `stream` and `udp`, by what carries the frames.
    explicit TwoMachines(const engine::LabHome &home);
    ~TwoMachines();
    TwoMachines(const TwoMachines &) = delete;
    TwoMachines &operator=(const TwoMachines &) = delete;

    /// From now on the cable is so long, and one of so many frames is lost, in each direction. It
    /// may not be done while a lab is over both machines.
    void beginLongWay(std::chrono::milliseconds delay, int loseOneOf);
    void endLongWay();

    /// Puts what runs a command on the other machine before it.
    std::vector<std::string> onFar(const std::vector<std::string> &command) const;
    /// The processor time that programs of ToMaTo, ssh and sshd used so far which are on either
    /// machine and in no lab: engines and ends of trunks.
    double carryingSeconds() const;

private:
    void makeCable() const;
    void makeEnd(const char *device, const char *address, bool isFar) const;
    void writeKeys() const;
    void startSshd();
    void waitForSshd() const;
    std::string path(const char *name) const;
    void write(const char *name, const std::string &text, bool runs = false) const;

    const engine::LabHome &m_home;
    std::unique_ptr<MeasuredProcess> m_far;
    std::unique_ptr<MeasuredProcess> m_sshd;
    std::unique_ptr<MeasuredProcess> m_longWay;
};

} // namespace tomato::bench
