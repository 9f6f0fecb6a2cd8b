// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/keptlabs.h"

#include "app/base/filedescriptor.h"
#include "app/base/systemwords.h"
#include "app/client/engineclient.h"
#include "app/client/labfolder.h"
#include "app/protocol/folders/controlclaim.h"
#include "app/protocol/folders/labmemory.h"
#include "app/protocol/folders/labpaths.h"
#include "capture/ring/ringreader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>

namespace tomato::client {

static std::vector<LabId> labsWithFolders()
{
    std::vector<LabId> labs;
    for (const QString &name :
         QDir(labsFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        if (const LabId lab(name.toStdString()); rpc::LabPaths::check(lab))
            labs.push_back(lab);
    }
    return labs;
}

static KeptLab describe(const LabId &lab)
{
    const rpc::LabMemory memory = rpc::LabMemory::load(lab);
    const QFileInfo folder(rpc::LabPaths::data(lab));
    const QFileInfo topology(folder.filePath() + QStringLiteral("/topology.json"));
    KeptLab kept;
    kept.lab = lab;
    kept.name = memory.name.isEmpty() ? QString::fromStdString(lab.value) : memory.name;
    kept.file = memory.file;
    kept.hasTopology = topology.isFile();
    kept.lastUsed = (kept.hasTopology ? topology : folder).lastModified();
    return kept;
}

std::vector<KeptLab> keptLabs()
{
    const std::vector<RunningLab> running = runningLabs();
    std::vector<KeptLab> kept;
    for (const LabId &lab : labsWithFolders()) {
        if (std::ranges::find(running, lab, &RunningLab::lab) == running.end())
            kept.push_back(describe(lab));
    }
    std::ranges::stable_sort(kept, std::ranges::greater(), &KeptLab::lastUsed);
    return kept;
}

LabId keptLabOf(const QString &canonicalPath)
{
    std::vector<KeptLab> found;
    for (const LabId &lab : labsWithFolders()) {
        const QString file = rpc::LabMemory::load(lab).file;
        if (!file.isEmpty() &&
            (file == canonicalPath || QFileInfo(file).canonicalFilePath() == canonicalPath))
            found.push_back(describe(lab));
    }
    const auto last = std::ranges::max_element(found, std::ranges::less(), &KeptLab::lastUsed);
    return last == found.end() ? LabId() : last->lab;
}

KeptAmount keptAmount(const LabId &lab)
{
    KeptAmount amount;
    amount.bytes = bytesOnDisk(lab);
    if (!hasRecordings(lab))
        return amount;
    const QDir captures(recordingsFolder(lab));
    for (const QString &connection : captures.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir runs(captures.filePath(connection));
        for (const QString &run : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const auto ring =
                capture::RingReader::open(QFile::encodeName(runs.filePath(run)).toStdString());
            if (!ring)
                continue;
            qint64 packets = 0;
            for (const capture::Segment &segment : (*ring)->snapshot().segments)
                packets += static_cast<qint64>(segment.packets);
            amount.packets += packets;
            amount.recordings += packets > 0 ? 1 : 0;
        }
    }
    return amount;
}

/// An engine that ends takes its socket away first; how long the rest may take.
constexpr std::chrono::seconds MaxEnding(3);

static bool lockWithin(int folder, std::chrono::seconds longest)
{
    constexpr std::chrono::milliseconds Pause(20);
    const auto end = std::chrono::steady_clock::now() + longest;
    while (::flock(folder, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK || std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(Pause);
    }
    return true;
}

/// Gives the lab's folder a name that no lab has, so that an engine that is started meanwhile
/// begins with a new one. Returns that name.
static Result<QString> takeAway(const LabId &lab)
{
    const auto claim = rpc::ControlClaim::acquire();
    if (!claim)
        return passOn(claim);
    if (claim->isAlive(lab))
        return failure("cannot be deleted: it runs, or an editor has it open", lab.value);
    const QString folder = rpc::LabPaths::data(lab);
    const FileDescriptor held(::open(QFile::encodeName(folder).constData(),
                                     O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!held)
        return failure(systemWords(errno), folder.toStdString());
    // An engine with another control directory has it locked; so has one for a moment that ends.
    if (!lockWithin(held.get(), MaxEnding))
        return failure("cannot be deleted: an engine uses its folder", lab.value);
    const QString away = QFileInfo(folder).path() + QStringLiteral("/.deleted-") +
                         QString::fromStdString(lab.value) + u'-' +
                         QString::number(QCoreApplication::applicationPid()) + u'-' +
                         QString::number(QDateTime::currentMSecsSinceEpoch());
    if (!QDir().rename(folder, away))
        return failure("this folder cannot be removed", folder.toStdString());
    return away;
}

Result<> deleteLab(const LabId &lab)
{
    if (const auto valid = rpc::LabPaths::check(lab); !valid)
        return valid;
    if (!hasRecordings(lab))
        return failure("there is no lab " + lab.value);
    const auto away = takeAway(lab);
    return away ? removeLabFolder(*away) : passOn(away);
}

} // namespace tomato::client
