// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/engineclient.h"
#include "app/topology/topology.h"

#include <functional>

namespace tomato::cli {

/// An EngineClient whose calls wait: what a command line wants.
class Session final
{
public:
    enum class Launch
    {
        Never,
        IfNeeded
    };

    using Call = std::function<void(client::EngineClient::Callback<>)>;

    Session();

    Result<> open(const LabId &lab, Launch launch);
    /// The lab that findLab() finds.
    Result<> open(const QString &lab, Launch launch);
    client::EngineClient &client() { return m_client; }
    const client::EngineClient &client() const { return m_client; }

    /// Starts a call and returns when its callback came, or when the user interrupts (Ctrl+C).
    Result<> wait(const Call &call);
    /// Lets the event loop run; false when the user interrupted.
    bool sleep(std::chrono::milliseconds duration);
    /// Until the condition holds after some event; false when interrupted or the engine is gone.
    bool waitUntil(const std::function<bool()> &condition);

    /// For a little while, also when the user interrupted: for what has to be tidied up.
    void waitBriefly(const std::function<bool()> &condition);

    /// The lab's topology as the engine has it.
    Result<topology::Topology> topology() const;
    /// By id, one end, or both; looked up in topology().
    Result<ConnectionId> connection(const QString &text) const;
    /// The captures that these words name, each once, or for the one word "all" those that pass
    /// the test. Fails for one that is named and does not, and when there is none;
    /// `condition` in words: "has a capture file".
    Result<std::vector<ConnectionId>>
    captures(const QStringList &words,
             const std::function<bool(const client::CaptureStatus &)> &test,
             const std::string &condition) const;

private:
    static Result<> answerOf(const Call &call, const std::function<bool()> &isGivenUp);

    client::EngineClient m_client;
};

/// Whether the user asked to stop (SIGINT, SIGTERM) or is gone (SIGHUP).
bool isInterrupted();
/// As if the user had asked to.
void interrupt();
void catchInterrupts();

/// A lab by its id, its topology file, its name or its file's name (with endings or without);
/// running or, when its recordings are still there, stopped.
Result<LabId> findLab(const QString &text);

} // namespace tomato::cli
