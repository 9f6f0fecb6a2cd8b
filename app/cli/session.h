// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/client/engineclient.h"
#include "app/topology/topology.h"

#include <functional>

namespace tomato::cli {

/// An EngineClient with calls that wait for their result, as a command line needs it.
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

    /// Without launching it fails when `isGivenUp` is true, which is asked again and again.
    Result<> open(const LabId &lab, Launch launch, const std::function<bool()> &isGivenUp = {});
    /// Opens the lab that findLab() finds.
    Result<> open(const QString &lab, Launch launch);
    client::EngineClient &client() { return m_client; }
    const client::EngineClient &client() const { return m_client; }

    /// Starts a call and returns when its callback was called, or when the user interrupts
    /// (Ctrl+C).
    Result<> wait(const Call &call);
    /// Runs the event loop for this time; returns false when the user interrupted.
    bool sleep(std::chrono::milliseconds duration);
    /// Runs the event loop until the condition holds after some event; returns false when the user
    /// interrupted or the engine is gone.
    bool waitUntil(const std::function<bool()> &condition);

    /// Waits a little for the condition, even after the user interrupted: this is for cleaning up.
    void waitBriefly(const std::function<bool()> &condition);

    /// The lab's topology as the engine has it.
    Result<topology::Topology> topology() const;
    /// Finds a connection of topology() by its id, one end, or both.
    Result<ConnectionId> connection(const QString &text) const;
    /// Returns the captures that these words name, each once, or for the one word "all" those that
    /// pass the test. Fails when a named capture does not pass, and when there is none. `condition`
    /// is the test in words: "has a capture file".
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
/// Interrupts as if the user had asked for it.
void interrupt();
void catchInterrupts();

/// Finds a lab by its id, its topology file, its name or its file's name (with endings or without).
/// The lab runs, or it is stopped and its recordings still exist.
Result<LabId> findLab(const QString &text);

} // namespace tomato::cli
