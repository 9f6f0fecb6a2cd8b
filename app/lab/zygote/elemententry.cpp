// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/zygote/elemententry.h"

#include "app/base/filedescriptor.h"
#include "app/base/nocore.h"
#include "app/lab/zygote/elementinit.h"
#include "app/lab/zygote/elementrights.h"
#include "app/lab/zygote/streamrelay.h"
#include "app/lab/zygote/terminalrelay.h"

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <iterator>

namespace tomato::lab {

namespace {

constexpr int NotRun = 127;
constexpr int Refused = 125;

[[noreturn]] void giveUp(const char *step, int code = Refused)
{
    std::fprintf(stderr, "tomato: %s: %s\n", step, std::strerror(errno));
    std::_Exit(code);
}

/// It stays in the memory of this process, which a part of is inside before it becomes the command.
void forget(char **environment)
{
    for (char **each = environment; *each != nullptr; ++each)
        explicit_bzero(*each, std::strlen(*each));
    *environment = nullptr;
}

/// A folder that is open inside is a way outside.
void closeFolders()
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; ++file) {
        struct stat what
        {
        };
        if (fstat(file, &what) != 0 || S_ISDIR(what.st_mode)) {
            close(file);
            if (open("/dev/null", O_RDWR) != file)
                giveUp("replace a standard stream");
        }
    }
    close_range(STDERR_FILENO + 1, UINT_MAX, 0);
}

/// The root of the element's users, who may be none of this process's.
bool becomeElementRoot()
{
    // Groups stay as they are where the element has one user only: user_namespaces(7).
    if (setgroups(0, nullptr) != 0 && errno != EPERM)
        return false;
    return setresgid(0, 0, 0) == 0 && setresuid(0, 0, 0) == 0;
}

/// The first number is that of the element, then may come its user, group and further groups.
struct Whom
{
    pid_t element = 0;
    bool isUser = false;
    /// Where the command runs; null for the home of the element's root.
    const char *folder = nullptr;
    gid_t groups[66] = {};
    std::size_t count = 0;
};

Whom parsed(const char *text)
{
    Whom whom;
    char *end = nullptr;
    whom.element = static_cast<pid_t>(std::strtol(text, &end, 10));
    while (*end == ':' && whom.count < std::size(whom.groups))
        whom.groups[whom.count++] = static_cast<gid_t>(std::strtoul(end + 1, &end, 10));
    whom.isUser = whom.count >= 2;
    return whom;
}

/// Afterwards it has no rights over others in the element.
bool becomeUser(const Whom &whom)
{
    // The first of them is the user, the second one its group.
    if (setgroups(whom.count - 2, whom.groups + 2) != 0)
        return false;
    const gid_t group = whom.groups[1];
    const uid_t user = whom.groups[0];
    return setresgid(group, group, group) == 0 && setresuid(user, user, user) == 0;
}

/// Forwards signals that the user sends to this program alone to the command, so that they do not
/// end this program.
pid_t told = 0;
extern "C" void tell(int signal)
{
    if (told != 0)
        kill(told, signal);
}

/// Ends in the same way as the command.
int endLike(int status)
{
    if (!WIFSIGNALED(status))
        return WEXITSTATUS(status);
    leaveNoCore(); // there is nothing to see in this program
    std::signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}

/// Waits for the command as the leader of its session, and ends like it. A program that goes on in
/// the background has parted from its terminal only a moment after its parent ended; where that one
/// is the leader the kernel hangs up on it. Returns in the process that becomes the command.
void leadSession(const TerminalRelay &relay, bool isAlone, char **command, char **environment)
{
    const pid_t leader = getpid();
    const auto before = std::signal(SIGTTOU, SIG_IGN);
    const pid_t child = fork();
    if (child < 0)
        giveUp("fork");
    if (child == 0) {
        if ((setpgid(0, 0) != 0 || !relay.takeForeground()) && isAlone)
            giveUp("take the foreground");
        std::signal(SIGTTOU, before);
        if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
            giveUp("follow the end of the session");
        if (getppid() != leader)
            _exit(Refused);
        return;
    }
    setpgid(child, child);
    forget(command);
    forget(environment);
    told = -child;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
        std::signal(signal, tell);
    int status = 0;
    for (;;) {
        if (waitpid(child, &status, WUNTRACED) < 0) {
            if (errno != EINTR)
                giveUp("waitpid");
            continue;
        }
        if (!WIFSTOPPED(status))
            break;
        // Nobody is there who would let it go on after Ctrl+Z.
        if (WSTOPSIG(status) != SIGSTOP)
            kill(-child, SIGCONT);
    }
    relay.takeForeground();
    _exit(endLike(status));
}

/// `entered` is a pidfd of this program, which started the one that becomes the command.
[[noreturn]] void becomeCommand(const TerminalRelay &relay, int entered, bool isAlone,
                                const Whom &whom, char **command, char **environment)
{
    if (!relay.enter(isAlone))
        giveUp("take the terminal");
    if (!limitFiles() || !giveUpRights() || !refuseCalls())
        giveUp("give up rights");
    if (whom.isUser && !becomeUser(whom))
        giveUp("become a user of the element");
    // The program inside ends with this one, even when this one ended before the signal was set.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        giveUp("follow the end of tomato-element");
    if (hasEnded(entered))
        _exit(Refused);
    close(entered);
    if (relay.isNeeded())
        leadSession(relay, isAlone, command, environment);
    if (whom.folder != nullptr && chdir(whom.folder) != 0)
        giveUp(whom.folder, NotRun);
    if (whom.folder == nullptr && chdir("/root") != 0 && chdir("/") != 0)
        giveUp("chdir");
    environ = environment;
    // Found by the PATH of inside, through the mounts of inside: nothing of outside is left here.
    execvp(*command, command);
    giveUp(*command, NotRun);
}

int waitFor(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR)
            giveUp("waitpid");
    }
    return status;
}

/// Tells whether there is a terminal to which input could be written.
bool hasTerminal()
{
    const FileDescriptor terminal(open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC));
    return bool(terminal);
}

void enterNamespaces(pid_t process)
{
    const FileDescriptor element(static_cast<int>(syscall(SYS_pidfd_open, process, 0)));
    if (!element)
        giveUp("find the element");
    constexpr int All =
        CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWPID;
    if (setns(element.get(), All) != 0)
        giveUp("enter the element");
    if (!becomeElementRoot() || prctl(PR_SET_DUMPABLE, 0) != 0)
        giveUp("become root of the element");
}

/// Returns the command's status, see waitpid(2).
int runInside(const Whom &whom, char **environment, char **command, bool isAlone)
{
    TerminalRelay relay;
    const FileDescriptor self(static_cast<int>(syscall(SYS_pidfd_open, getpid(), 0)));
    if (!self)
        giveUp("find this process");
    enterNamespaces(whom.element);
    if (!relay.open())
        giveUp("open a terminal of the element");
    const pid_t child = fork();
    if (child < 0)
        giveUp("fork");
    if (child == 0)
        becomeCommand(relay, self.get(), isAlone, whom, command, environment);
    // In a session of its own it does not get the signals of the keys that interrupt.
    told = isAlone ? -child : child;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT})
        std::signal(signal, tell);
    relay.passOn(child);
    return waitFor(child);
}

} // namespace

int runElementEntry(char **arguments, char **environment)
{
    const char *number = *arguments;
    Whom whom = number == nullptr ? Whom() : parsed(number);
    char **inside = number == nullptr ? arguments : arguments + 1;
    if (*inside != nullptr && **inside == '/')
        whom.folder = *inside++;
    char **command = inside;
    while (*command != nullptr && std::strcmp(*command, "--") != 0)
        ++command;
    if (number == nullptr || *command == nullptr || command[1] == nullptr) {
        std::fputs("usage: tomato-element enter PID[:USER:GROUP...] [/FOLDER] [NAME=VALUE]... -- "
                   "COMMAND...\n",
                   stderr);
        return Refused;
    }
    *command++ = nullptr; // ends the environment
    forget(environment);
    closeFolders();
    const bool isAlone = hasTerminal();
    // Inside there are other users; what this one's umask keeps from others is outside.
    umask(022);
    // Until the command runs nobody inside may look at this memory.
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        giveUp("hide this process");
    offerToEndFirst();
    // Without one the filter of system calls still protects the user's keyring.
    (void)leaveKeyring();
    StreamRelay streams;
    if (!streams.start())
        giveUp("relay a standard stream");
    const int status = runInside(whom, inside, command, isAlone);
    streams.finish();
    return endLike(status);
}

} // namespace tomato::lab
