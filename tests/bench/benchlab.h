// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/daemon/labhome.h"

#include <string>
#include <vector>

namespace tomato::bench {

/// A lab in folders of its own: the hosts h1 and h2 with wires from one to the other. Everything is
/// measured on these real parts, the peers too: they run inside the lab's fabric. Throws where a
/// bench cannot go on.
class BenchLab final
{
public:
    explicit BenchLab(int wires);
    ~BenchLab();
    BenchLab(const BenchLab &) = delete;
    BenchLab &operator=(const BenchLab &) = delete;

    const engine::LabHome &home() const { return m_home; }
    client::EngineClient &client() { return m_client; }
    int wires() const { return m_wires; }
    static ConnectionId wire(int number);
    /// The fabric's interface at the end of h1, or of h2.
    static std::string port(int wire, int host = 1);
    /// The worker, which records, and the engine, which serves.
    std::vector<qint64> engineProcesses() const;

    /// Puts what runs a command in the fabric's network, or in h1's, before it.
    std::vector<std::string> inFabric(const std::vector<std::string> &command) const;
    std::vector<std::string> inHost(const std::vector<std::string> &command) const;

    /// Has h1 send frames of this size through its first wire for so long: `rate` a second, or as
    /// fast as it goes when that is 0. Returns how many it sent. The bench's own program does it,
    /// see sendAsToldBy().
    std::uint64_t send(double rate, std::size_t bytes, double seconds) const;

    /// Records the first so many wires, or none; returns when the engine says so.
    void capture(int wires, bool capturing, const QString &mode = QStringLiteral("file"));
    /// After all that is on the wire was recorded.
    client::CaptureStatus flushed(int wire);

private:
    static QJsonObject topology(int wires, int captured, const QString &mode);

    engine::LabHome m_home;
    client::EngineClient m_client;
    int m_wires;
};

/// A bench's own program in its role as sender, `PROGRAM --send INTERFACE RATE BYTES SECONDS`:
/// prints how many frames it sent. Returns whether that was the role.
bool sendAsToldBy(int argc, char **argv);

/// The processes' own share of memory, in megabytes: proc_pid_smaps(5).
double memoryMegabytes(const std::vector<qint64> &processes);
/// The processor time that they used so far.
double processorSeconds(const std::vector<qint64> &processes);

} // namespace tomato::bench
