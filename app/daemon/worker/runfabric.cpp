// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/worker/runfabric.h"

#include "app/daemon/worker/fabricworker.h"
#include "app/lab/lab.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace tomato::engine {

/// How long an orderly end may take after the engine died.
static constexpr unsigned EndSeconds = 10;

extern "C" {
// The socket also shows that the engine ended, and leads to an orderly end; this is for a worker
// that hangs. SIGALRM ends the process.
static void engineDied(int)
{
    ::alarm(EndSeconds);
}

// With a handler, writing beyond a limit on file sizes is an error that can be reported. SIG_IGN is
// not used, as the elements' programs would inherit it.
static void tooLarge(int) {}

static volatile std::sig_atomic_t givesUp = 0;
static void giveUp(int)
{
    givesUp = 1;
}
}

/// The engine starts it with that signal blocked.
static void hearOfGivingUp()
{
    std::signal(SIGUSR1, giveUp);
    sigset_t mine;
    ::sigemptyset(&mine);
    ::sigaddset(&mine, SIGUSR1);
    ::sigprocmask(SIG_UNBLOCK, &mine, nullptr);
}

static void refuse(int descriptor, const Error &error)
{
    const QJsonObject params{{"message", QString::fromStdString(error.text())}};
    const QJsonObject message{{"jsonrpc", "2.0"}, {"method", "fabric.refused"}, {"params", params}};
    const QByteArray line = QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
    [[maybe_unused]] const auto written =
        ::write(descriptor, line.constData(), static_cast<std::size_t>(line.size()));
}

int runFabric(int &argc, char **argv, int descriptor)
{
    if (::fcntl(descriptor, F_SETFD, FD_CLOEXEC) != 0)
        return 2;
    if (const auto entered = lab::enterFabric(); !entered) {
        refuse(descriptor, entered.error());
        return 1;
    }
    std::signal(SIGTERM, engineDied);
    std::signal(SIGXFSZ, tooLarge);
    hearOfGivingUp();
    // After the change of user namespace, which would clear it.
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const QCoreApplication application(argc, argv);
    FabricWorker worker(descriptor);
    worker.giveUpWhen([] { return givesUp != 0; });
    return QCoreApplication::exec();
}

} // namespace tomato::engine
