// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/output.h"
#include "app/client/keptlabs.h"
#include "app/client/labfolder.h"
#include "app/topology/format/filetitle.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/lookup.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <csignal>

namespace tomato::cli {

using namespace std::chrono_literals;

static std::atomic<bool> interrupted = false;

bool isInterrupted()
{
    return interrupted;
}

void interrupt()
{
    interrupted = true;
}

void catchInterrupts()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // A command that was started with nohup continues after a hangup.
        if (std::signal(signal, [](int) { interrupted = true; }) == SIG_IGN)
            std::signal(signal, SIG_IGN);
    }
}

Session::Session()
{
    // Pending calls only get the error that the connection is closed.
    QObject::connect(&m_client, &client::EngineClient::closed, &m_client,
                     [](const QString &reason) {
                         if (!reason.isEmpty())
                             note(reason);
                     });
}

Result<> Session::open(const LabId &lab, Launch launch, const std::function<bool()> &isGivenUp)
{
    const auto call = [&](auto done) { m_client.open(lab, launch == Launch::IfNeeded, done); };
    if (launch == Launch::Never && isGivenUp)
        return answerOf(call, [&] { return interrupted || isGivenUp(); });
    if (launch == Launch::Never)
        return wait(call);
    // Left alone, an engine that was just launched would wait for its first client.
    const auto opened = answerOf(call, [] { return false; });
    return opened && interrupted ? failure("interrupted") : opened;
}

Result<> Session::open(const QString &lab, Launch launch)
{
    const auto found = findLab(lab);
    return found ? open(*found, launch) : passOn(found);
}

Result<> Session::wait(const Call &call)
{
    // A second Ctrl+C is not waited for, an earlier one is.
    const bool wasInterrupted = interrupted;
    return answerOf(call, [wasInterrupted] { return interrupted && !wasInterrupted; });
}

Result<> Session::answerOf(const Call &call, const std::function<bool()> &isGivenUp)
{
    struct Answer
    {
        std::optional<Result<>> result;
    };
    const auto answer = std::make_shared<Answer>();
    call([answer](Result<> result) { answer->result = std::move(result); });
    QEventLoop loop;
    QTimer tick; // signals do not wake the loop by themselves
    QObject::connect(&tick, &QTimer::timeout, &loop, [] {});
    tick.start(20ms);
    while (!answer->result) {
        loop.processEvents(QEventLoop::WaitForMoreEvents);
        if (isGivenUp())
            return failure("interrupted");
    }
    return *answer->result;
}

bool Session::sleep(std::chrono::milliseconds duration)
{
    bool over = false;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { over = true; });
    timer.start(duration);
    // The time may be over in the same turn in which the user interrupts.
    return waitUntil([&] { return over; }) && !interrupted;
}

bool Session::waitUntil(const std::function<bool()> &condition)
{
    QEventLoop loop;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [] {});
    tick.start(20ms);
    while (!condition()) {
        loop.processEvents(QEventLoop::WaitForMoreEvents);
        if (interrupted || !m_client.isOpen())
            return condition();
    }
    return true;
}

void Session::waitBriefly(const std::function<bool()> &condition)
{
    constexpr auto Max = 5s;
    const auto end = std::chrono::steady_clock::now() + Max;
    QEventLoop loop;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &loop, [] {});
    tick.start(20ms);
    while (!condition() && m_client.isOpen() && std::chrono::steady_clock::now() < end)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
}

Result<topology::Topology> Session::topology() const
{
    return topology::fromTomato(m_client.lab().topology);
}

Result<ConnectionId> Session::connection(const QString &text) const
{
    const auto known = topology();
    if (!known)
        return passOn(known);
    return topology::findConnection(*known, text);
}

Result<std::vector<ConnectionId>>
Session::captures(const QStringList &words,
                  const std::function<bool(const client::CaptureStatus &)> &test,
                  const std::string &condition) const
{
    std::vector<ConnectionId> found;
    if (words == QStringList{QStringLiteral("all")}) {
        for (const auto &[id, capture] : m_client.captures()) {
            if (test(capture))
                found.push_back(id);
        }
        if (found.empty())
            return failure("no connection of this lab " + condition);
        return found;
    }
    for (const QString &word : words) {
        const auto named = connection(word);
        if (!named)
            return passOn(named);
        const client::CaptureStatus *capture = m_client.capture(*named);
        if (capture == nullptr || !test(*capture))
            return failure("no connection that " + condition, word.toStdString());
        if (std::find(found.begin(), found.end(), *named) == found.end())
            found.push_back(*named);
    }
    return found;
}

/// Returns whether a text names this lab: by its name, or its file's with endings or without.
static bool isCalled(const auto &lab, const QString &text)
{
    return lab.name == text || (!lab.file.isEmpty() && (topology::fileTitle(lab.file) == text ||
                                                        QFileInfo(lab.file).fileName() == text));
}

Result<LabId> findLab(const QString &text)
{
    std::vector<client::RunningLab> labs = client::runningLabs();
    for (const client::RunningLab &lab : labs) {
        if (lab.lab.value == text.toStdString())
            return lab.lab;
    }
    if (QFileInfo(text).isFile())
        return client::labForFile(text);
    // A running lab takes precedence over one that is only open in an editor.
    std::stable_partition(labs.begin(), labs.end(),
                          [](const client::RunningLab &lab) { return !lab.isStopped; });
    std::vector<client::RunningLab> named;
    for (const client::RunningLab &lab : labs) {
        if (isCalled(lab, text) && (named.empty() || named.front().isStopped == lab.isStopped))
            named.push_back(lab);
    }
    if (named.size() == 1)
        return named.front().lab;
    if (named.size() > 1)
        return failure("several labs have this name; use an id (tomato lab list)",
                       text.toStdString());
    if (client::hasRecordings(LabId(text.toStdString())))
        return LabId(text.toStdString());
    std::vector<client::KeptLab> kept = client::keptLabs();
    std::erase_if(kept, [&text](const client::KeptLab &lab) { return !isCalled(lab, text); });
    if (kept.size() == 1)
        return kept.front().lab;
    if (kept.size() > 1)
        return failure("several labs have this name; use an id (tomato lab list --all)",
                       text.toStdString());
    std::string known;
    for (const client::RunningLab &lab : labs) {
        if (!lab.isStopped)
            known += (known.empty() ? "; these run: " : ", ") + lab.name.toStdString() + " (" +
                     lab.lab.value + ")";
    }
    return failure("no such lab" + (known.empty() ? "; none is running" : known),
                   text.toStdString());
}

} // namespace tomato::cli
