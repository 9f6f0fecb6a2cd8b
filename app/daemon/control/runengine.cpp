// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/runengine.h"

#include "app/base/files/privatefolder.h"
#include "app/base/systemwords.h"
#include "app/daemon/control/engineend.h"
#include "app/daemon/control/exportcalls.h"
#include "app/daemon/control/labcalls.h"
#include "app/daemon/control/lablease.h"
#include "app/daemon/control/loadcalls.h"
#include "app/daemon/control/trunkcalls.h"
#include "app/protocol/folders/labpaths.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tomato::engine {

/// How long the lab's last engine may take to end.
static constexpr int LockAttempts = 500;
static constexpr timespec LockInterval{0, 20'000'000};
static constexpr off_t MaxLog = 256 * 1024;

static int complain(const Error &error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
    return 1;
}

/// A launcher may have left anything open; a log that grew over many labs begins anew.
static void tidyDescriptors()
{
    ::close_range(STDERR_FILENO + 1, UINT_MAX, 0);
    struct stat log
    {
    };
    if (::fstat(STDERR_FILENO, &log) == 0 && S_ISREG(log.st_mode) && log.st_size > MaxLog)
        [[maybe_unused]]
        const int ignored = ::ftruncate(STDERR_FILENO, 0);
}

/// Files of this program, and of all that it starts, are for the user alone: they have packets, and
/// the output of programs inside. Returns the umask before, which is for files that the user
/// requests.
static mode_t keepToOneself()
{
    // Other processes of the user neither look at its memory, which holds packets too.
    ::prctl(PR_SET_DUMPABLE, 0);
    return ::umask(077);
}

/// Only one engine at a time uses the lab's folder, also when two do not share a control directory.
static Result<> lockFolder(const QString &folder)
{
    if (!makePrivateFolder(QFile::encodeName(folder).toStdString()))
        return failure("cannot make this folder", folder.toStdString());
    // Files of elements, and topologies, are private.
    if (::chmod(QFile::encodeName(folder).constData(), 0700) != 0)
        return failure(systemWords(errno), folder.toStdString());
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return failure(systemWords(errno), folder.toStdString());
    for (int i = 0; i < LockAttempts; ++i) {
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return {}; // until this process ends
        ::nanosleep(&LockInterval, nullptr);
    }
    return failure("another engine uses this folder", folder.toStdString());
}

int runEngine(int &argc, char **argv, const LabId &lab)
{
    tidyDescriptors();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGHUP, SIG_IGN);
    const mode_t downloadMode = 0666 & ~keepToOneself();
    const QCoreApplication application(argc, argv);
    if (const auto valid = rpc::LabPaths::check(lab); !valid)
        return complain(valid.error());
    service::ControlServer server(lab);
    const auto claim = server.open();
    if (!claim)
        return complain(claim.error());
    if (*claim == service::ControlServer::Claim::Served)
        return 0;
    const QString folder = rpc::LabPaths::data(lab);
    if (const auto locked = lockFolder(folder); !locked)
        return complain(locked.error());
    LabRunner runner(lab, folder);
    runner.load();
    const LabCalls calls(lab, runner, server, downloadMode);
    const PartClaim claimed(server);
    const TrunkCalls trunk(runner, server, claimed);
    const LabLease lease(runner, server);
    const LoadCalls load(runner, server);
    const ExportCalls exports(runner, server);
    const EngineEnd end(runner, server);
    return QCoreApplication::exec();
}

} // namespace tomato::engine
