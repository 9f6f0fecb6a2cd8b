// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/trunk/runtrunk.h"

#include "app/daemon/trunk/trunkprogram.h"
#include "app/protocol/folders/labpaths.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

namespace tomato::engine {

int runTrunk(const LabId &lab, TrunkEnd end, qint64 epoch)
{
    std::signal(SIGPIPE, SIG_IGN);
    if (end == TrunkEnd::Home)
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (const auto valid = rpc::LabPaths::check(lab); !valid) {
        std::fprintf(stderr, "%s\n", valid.error().text().c_str());
        return 2;
    }
    const TrunkProgram program(lab, end, epoch);
    return QCoreApplication::exec();
}

} // namespace tomato::engine
