// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/outside/outsidenetwork.h"

#include "app/base/systemfailure.h"
#include "app/base/systemwords.h"

#include <QProcess>
#include <QStandardPaths>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>

namespace tomato::lab {

using topology::Attachment;

namespace {

/// An engine of containers that is busy or hangs.
constexpr std::chrono::milliseconds MaxAnswer(20'000);

tl::unexpected<Error> outsideRefusal(const std::string &what, int number)
{
    std::string text = "cannot " + what + ": " + systemWords(number);
    if (number == EPERM || number == EACCES)
        text += " (it belongs to another user: start ToMaTo as root)";
    return failure(text);
}

/// Returns the container's first process, or the messages of the container engines when there is
/// none.
Result<pid_t> processOfContainer(const QString &name)
{
    QString said;
    for (const QString program : {"docker", "podman"}) {
        const QString path = QStandardPaths::findExecutable(program);
        if (path.isEmpty())
            continue;
        QProcess inspect;
        inspect.setStandardInputFile(QProcess::nullDevice());
        inspect.start(path, {QStringLiteral("inspect"), QStringLiteral("--type"),
                             QStringLiteral("container"), QStringLiteral("--format"),
                             QStringLiteral("{{.State.Pid}}"), QStringLiteral("--"), name});
        if (!inspect.waitForFinished(static_cast<int>(MaxAnswer.count()))) {
            said = program + QStringLiteral(" does not answer");
            continue;
        }
        const int process = QString::fromUtf8(inspect.readAllStandardOutput()).trimmed().toInt();
        if (process > 0)
            return process;
        const QString error = QString::fromUtf8(inspect.readAllStandardError()).trimmed();
        said = error.isEmpty() ? program + QStringLiteral(": it does not run")
                               : error.section(QLatin1Char('\n'), -1);
    }
    if (said.isEmpty())
        said = QStringLiteral("neither docker nor podman is installed");
    return failure("cannot find the container " + name.toStdString() + ": " + said.toStdString());
}

std::string fileOf(pid_t process, const char *kind)
{
    return "/proc/" + std::to_string(process) + "/ns/" + kind;
}

bool isSame(int file, const std::string &path)
{
    struct stat one
    {
    };
    struct stat other
    {
    };
    return fstat(file, &one) == 0 && stat(path.c_str(), &other) == 0 &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

} // namespace

Result<OutsideNetwork> OutsideNetwork::find(const Attachment &attachment)
{
    const std::string name = attachment.name.toStdString();
    switch (attachment.kind) {
    case Attachment::Kind::Namespace:
        if (name.empty() || name.find('/') != std::string::npos || name == "." || name == "..")
            return failure("'" + name + "' is no name of a network namespace");
        return open("/run/netns/" + name, "the network namespace " + name);
    case Attachment::Kind::Interface:
        return open("/proc/self/ns/net", "this machine");
    case Attachment::Kind::Process:
        return ofProcess(attachment.name.toInt());
    case Attachment::Kind::Container:
        break;
    }
    const auto process = processOfContainer(attachment.name);
    if (!process)
        return passOn(process);
    return openProcess(*process, "the container " + name);
}

Result<OutsideNetwork> OutsideNetwork::ofProcess(pid_t process)
{
    return openProcess(process, "process " + std::to_string(process));
}

Result<OutsideNetwork> OutsideNetwork::openProcess(pid_t process, const std::string &label)
{
    FileDescriptor runs(static_cast<int>(syscall(SYS_pidfd_open, process, 0)));
    auto network = open(fileOf(process, "net"), label);
    if (!network)
        return network;
    network->m_users =
        FileDescriptor(::open(fileOf(process, "user").c_str(), O_RDONLY | O_CLOEXEC));
    network->m_process = std::move(runs);
    // Its number may be another process's by now.
    if (!network->isThere())
        return failure(label + " is not there");
    return network;
}

Result<OutsideNetwork> OutsideNetwork::open(const std::string &path, std::string label)
{
    OutsideNetwork network;
    network.m_network = FileDescriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!network.m_network)
        return errno == ENOENT ? failure(label + " is not there")
                               : outsideRefusal("open the network of " + label, errno);
    network.m_path = path;
    network.m_label = std::move(label);
    return network;
}

Result<> OutsideNetwork::enter() const
{
    if (isOwn() || setns(m_network.get(), CLONE_NEWNET) == 0)
        return {};
    if (errno == EPERM && m_users && setns(m_users.get(), CLONE_NEWUSER) == 0 &&
        setns(m_network.get(), CLONE_NEWNET) == 0)
        return {};
    return outsideRefusal("enter the network of " + m_label, errno == EINVAL ? EPERM : errno);
}

bool OutsideNetwork::isOwn() const
{
    return isSame(m_network.get(), "/proc/self/ns/net");
}

bool OutsideNetwork::isThere() const
{
    // pidfd_open(2): it can be read once the process has ended.
    if (pollfd ended{m_process.get(), POLLIN, 0}; m_process)
        return poll(&ended, 1, 0) == 0;
    return m_path == "/proc/self/ns/net" || isSame(m_network.get(), m_path);
}

} // namespace tomato::lab
