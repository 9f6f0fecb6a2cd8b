// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/nocore.h"
#include "app/daemon/checks/checkfilter.h"
#include "app/daemon/checks/checkkernel.h"
#include "app/daemon/control/checktopology.h"
#include "app/daemon/control/runengine.h"
#include "app/daemon/trunk/runtrunk.h"
#include "app/daemon/worker/removefolder.h"
#include "app/daemon/worker/runfabric.h"
#include "app/daemon/worker/unpackimage.h"
#include "app/hosts/dial.h"
#include "app/hosts/launchline.h"
#include "app/lab/plan/program.h"

#include <QCoreApplication>

#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

void printUsage(std::FILE *to)
{
    std::fputs(
        "tomato-engine is started by tomato and tomato-desktop.\n"
        "usage: tomato-engine LAB | --check-filter | --check-kernel | --check-topology | "
        "--describe-host | --dial [LAB] | --trunk LAB [EPOCH] | --trunk-home LAB | --fabric FD | "
        "--remove-folder FOLDER | --unpack-image LAYOUT:NAME FOLDER | --help | --version\n",
        to);
}

int usage()
{
    printUsage(stderr);
    return 2;
}

/// Serves another machine of this user, for which this one is a host. Where a key of
/// authorized_keys(5) has this program as its command, sshd passes the requested command.
int serveHost(int &argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList words = QCoreApplication::arguments().mid(1);
    if (words == QStringList{QStringLiteral("--dial")}) {
        const auto asked =
            tomato::hosts::askedArguments(qEnvironmentVariable("SSH_ORIGINAL_COMMAND"));
        if (!asked) {
            std::fprintf(stderr, "%s\n", asked.error().text().c_str());
            return 2;
        }
        words = *asked;
    }
    if (words == QStringList{QStringLiteral("--describe-host")})
        return tomato::hosts::describeHost();
    const tomato::LabId lab(words.value(1).toStdString());
    if (words.size() == 2 && words[0] == QLatin1String("--dial"))
        return tomato::hosts::dial(lab);
    if ((words.size() == 2 || words.size() == 3) && words[0] == QLatin1String("--trunk"))
        return tomato::engine::runTrunk(lab, tomato::engine::TrunkEnd::Part,
                                        words.value(2).toLongLong());
    if (words.size() == 2 && words[0] == QLatin1String("--trunk-home"))
        return tomato::engine::runTrunk(lab, tomato::engine::TrunkEnd::Home);
    return usage();
}

/// Sets the limits of this program in each of its parts, and of all programs that it starts.
void hardenProcess()
{
    tomato::leaveNoCore();
    // Many captures with viewers need many open files.
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
    // Whoever sets the PATH of root's programs acts as root, so a fixed one is used.
    if (geteuid() == 0)
        setenv("PATH", tomato::lab::ElementPath, 1);
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    const std::string_view first = argc > 1 ? argv[1] : "";
    if (first == "--check-filter" && argc == 2)
        return tomato::engine::checkFilter();
    if (first == "--check-kernel" && argc == 2)
        return tomato::engine::checkKernel();
    if (first == "--check-topology" && argc == 2)
        return tomato::engine::checkTopology(argc, argv);
    if (first == "--remove-folder" && argc == 3)
        return tomato::engine::removeFolder(argv[2]);
    if (first == "--unpack-image" && argc == 4)
        return tomato::engine::unpackImage(argv[2], argv[3]);
    if (first == "--fabric" && argc == 3) {
        const std::string_view number = argv[2];
        int descriptor = -1;
        const auto read = std::from_chars(number.begin(), number.end(), descriptor);
        if (read.ec != std::errc() || read.ptr != number.end() || descriptor < 3)
            return usage();
        return tomato::engine::runFabric(argc, argv, descriptor);
    }
    if (first == "--dial" || first == "--describe-host" || first.starts_with("--trunk"))
        return serveHost(argc, argv);
    if ((first == "--help" || first == "-h") && argc == 2) {
        printUsage(stdout);
        return 0;
    }
    if (first == "--version" && argc == 2) {
        std::puts("tomato-engine " TOMATO_VERSION);
        return 0;
    }
    if (first.empty() || first.front() == '-' || argc != 2)
        return usage();
    return tomato::engine::runEngine(argc, argv, tomato::LabId(std::string(first)));
}
