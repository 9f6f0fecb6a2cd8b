// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/worker/removefolder.h"

#include "app/base/files/treeremoval.h"
#include "app/lab/lab.h"

#include <cstdio>

namespace tomato::engine {

int removeFolder(const char *folder)
{
    const auto entered = lab::enterFabric();
    const auto removed = entered ? removeTree(folder) : entered;
    if (removed)
        return 0;
    std::fprintf(stderr, "%s\n", removed.error().text().c_str());
    return 1;
}

} // namespace tomato::engine
