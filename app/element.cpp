// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-element is started by the fabric worker, see ElementStarter.
#include "app/lab/elementserver.h"

int main()
{
    tomato::lab::ElementServer server;
    server.run();
}
