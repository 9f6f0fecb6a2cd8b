// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-replay plays a capture file onto an interface of an element: it is started by the engine
// for elements that do nothing else, and for the steps of experiments. Its one argument is a
// ReplayOrder as JSON. It writes "ready" to standard output, and at the end a line with its figures
// as JSON; errors go to standard error.
#include "app/base/files/fileaccess.h"
#include "app/base/nocore.h"
#include "app/base/systemfailure.h"
#include "app/lab/netlink/packetsocket.h"
#include "app/lab/outside/outsidenetwork.h"
#include "app/replay/playedframes.h"

#include <QFile>
#include <QJsonDocument>

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace tomato;

namespace {

volatile std::sig_atomic_t isEnded = 0;

void listenToSignals()
{
    struct sigaction action
    {
    };
    action.sa_handler = [](int) { isEnded = 1; };
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        sigaction(number, &action, nullptr);
}

bool isInputOver()
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    char byte = 0;
    return poll(&input, 1, 0) > 0 && read(STDIN_FILENO, &byte, 1) <= 0;
}

constexpr int ReadOnly = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

/// No link leads out of the folder, whoever made it.
Result<FileDescriptor> openBeneath(const QString &folder, const QString &path)
{
    const FileDescriptor top(
        ::open(QFile::encodeName(folder).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    open_how how{};
    how.flags = ReadOnly;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    const QByteArray name = QFile::encodeName(path);
    FileDescriptor file(
        static_cast<int>(syscall(SYS_openat2, top.get(), name.constData(), &how, sizeof how)));
    if (!file)
        return failure("cannot be opened: " + systemWords(errno), name.toStdString());
    return file;
}

Result<replay::FrameFile> openCapture(const replay::ReplayOrder &order)
{
    const std::filesystem::path path = QFile::encodeName(order.settings.file).toStdString();
    auto file = order.folder.isEmpty() ? openFile(path, ReadOnly)
                                       : openBeneath(order.folder, order.settings.file);
    if (!file)
        return passOn(file);
    return replay::FrameFile::open(*std::move(file), path, order.settings.sentBy.toStdString());
}

/// The files that are open are all that it takes: a file that somebody made to break its reader
/// finds nothing to do.
Result<> giveUpRights()
{
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return systemFailure("give up rights");
    if (geteuid() == 0) {
        constexpr uid_t Nobody = 65534;
        (void)setgroups(0, nullptr);
        // A user namespace may have no other user.
        if ((setresgid(Nobody, Nobody, Nobody) != 0 || setresuid(Nobody, Nobody, Nobody) != 0) &&
            errno != EINVAL)
            return systemFailure("give up the rights of root");
    }
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct none[2] = {};
    if (syscall(SYS_capset, &header, none) != 0)
        return systemFailure("give up capabilities");
    return {};
}

/// From here on the process is in the element's network.
Result<lab::PacketSocket> openInterface(const replay::ReplayOrder &order)
{
    const auto element = lab::OutsideNetwork::ofProcess(order.process);
    if (!element)
        return passOn(element);
    if (const auto entered = element->enter(); !entered)
        return passOn(entered);
    return lab::PacketSocket::open(order.interface.toStdString(), lab::PacketSocket::Use::Sends);
}

Result<> play(const replay::ReplayOrder &order, replay::ReplayFigures &figures)
{
    auto addresses = replay::AddressMap::parse(order.settings.addresses);
    if (!addresses)
        return passOn(addresses);
    auto file = openCapture(order);
    if (!file)
        return passOn(file);
    const auto interface = openInterface(order);
    if (!interface)
        return passOn(interface);
    if (const auto given = giveUpRights(); !given)
        return given;
    replay::FrameFeed feed(*std::move(file), order.settings, *std::move(addresses));
    std::puts("ready");
    std::fflush(stdout);
    const auto goOn = [&order] { return isEnded == 0 && !(order.endsWithInput && isInputOver()); };
    return replay::playFrames(feed, replay::senderOf(interface->descriptor()), goOn, figures);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    leaveNoCore();
    listenToSignals();
    const auto order = replay::ReplayOrder::fromJson(QJsonDocument::fromJson(argv[1]).object());
    replay::ReplayFigures figures;
    const auto played = play(order, figures);
    if (figures.sent() + figures.refused() > 0)
        std::puts(QJsonDocument(figures.toJson()).toJson(QJsonDocument::Compact).constData());
    if (played)
        return 0;
    std::fprintf(stderr, "%s\n", played.error().text().c_str());
    return 1;
}
