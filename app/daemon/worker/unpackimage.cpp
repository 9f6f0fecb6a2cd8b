// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/worker/unpackimage.h"

#include "app/base/systemwords.h"
#include "app/lab/lab.h"
#include "app/lab/zygote/elementids.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

namespace tomato::engine {

int unpackImage(const char *image, const char *folder)
{
    const bool hasIds = lab::enterFabric().has_value() && lab::elementIds().count > 1;
    if (hasIds)
        execlp("umoci", "umoci", "unpack", "--image", image, folder, nullptr);
    else
        execlp("umoci", "umoci", "unpack", "--rootless", "--image", image, folder, nullptr);
    std::fprintf(stderr, "cannot run umoci: %s\n", systemWords(errno).c_str());
    return 1;
}

} // namespace tomato::engine
