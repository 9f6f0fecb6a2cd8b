// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-plugin-trial FILE: loads a plugin as the editor does at its start, and prints "ready"
// before and "passed" after that. A plugin that crashes or hangs affects only this process.
#include "plugins/api/dockprovider.h"
#include "plugins/api/menuprovider.h"
#include "ui/plugins/pluginloader.h"
#include "ui/plugins/trialhost.h"

#include <QApplication>
#include <QMenu>

#include <cstdio>
#include <cstdlib>
#include <sys/prctl.h>

#include <csignal>

using namespace tomato;

namespace {

/// Makes what the editor makes at its start, beyond the loader's own calls.
void makeAll(const ui::PluginLoader &loader, QWidget *window)
{
    for (plugins::DockProvider *provider : loader.providers<plugins::DockProvider>()) {
        for (const plugins::Dock &dock : provider->createDocks())
            dock.widget->setParent(window);
    }
    for (plugins::MenuProvider *provider : loader.providers<plugins::MenuProvider>())
        provider->createMenu(window);
}

[[noreturn]] void end(const char *word, const char *reason = "")
{
    std::printf("%s%s\n", word, reason);
    std::fflush(stdout);
    std::_Exit(0); // what goes on when a plugin is unloaded is another matter
}

} // namespace

int main(int argc, char **argv)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody waits for the answer any more
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: tomato-plugin-trial FILE\n");
        return 2;
    }
    ui::TrialHost host;
    ui::PluginLoader loader(host);
    std::printf("ready\n");
    std::fflush(stdout);
    // An error that the loader finds, it finds in the editor as well.
    if (loader.loadOne(QString::fromLocal8Bit(argv[1]))) {
        try {
            makeAll(loader, host.window());
        } catch (const std::exception &thrown) {
            end("failed: threw an exception: ", thrown.what());
        } catch (...) {
            end("failed: threw something that is no exception");
        }
    }
    end("passed");
}
