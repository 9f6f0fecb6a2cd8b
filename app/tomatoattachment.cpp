// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-attachment is started by the engine, for one connection of an attached element each: see
// Attachments. A program of its own, which keeps of root's rights those over networks alone.
#include "app/base/nocore.h"
#include "app/daemon/attach/runattachment.h"
#include "app/lab/plan/program.h"

#include <unistd.h>

#include <cstdlib>

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    tomato::leaveNoCore();
    if (geteuid() == 0)
        setenv("PATH", tomato::lab::ElementPath, 1);
    return tomato::engine::runAttachment(argv[1]);
}
