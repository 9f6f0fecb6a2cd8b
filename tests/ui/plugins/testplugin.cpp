// SPDX-License-Identifier: GPL-3.0-or-later
// One source, several plugins: what is wrong with each is set when it is compiled.
#include "plugins/api/connectionactions.h"
#include "plugins/api/dockprovider.h"
#include "plugins/api/plugin.h"

#include <QObject>

#include <cstdlib>
#include <stdexcept>
#include <unistd.h>

#ifndef TEST_PLUGIN_IID
#define TEST_PLUGIN_IID TOMATO_PLUGIN_IID
#endif

#ifdef TEST_PLUGIN_NEEDS
int neededByTestPlugin();
#endif

using namespace tomato;

class TestPlugin final : public QObject,
                         public plugins::Plugin,
                         public plugins::ConnectionActionProvider
#ifdef TEST_PLUGIN_DOCK_THROWS
    ,
                         public plugins::DockProvider
#endif
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TEST_PLUGIN_IID FILE TEST_PLUGIN_METADATA)
    Q_INTERFACES(tomato::plugins::Plugin tomato::plugins::ConnectionActionProvider)
#ifdef TEST_PLUGIN_DOCK_THROWS
    Q_INTERFACES(tomato::plugins::DockProvider)
#endif

public:
#ifdef TEST_PLUGIN_CONSTRUCTOR_THROWS
    TestPlugin()
    {
        throw std::runtime_error("fell over the doorstep");
    }
#endif

    std::unique_ptr<QObject> createForWindow() const override
    {
        return std::make_unique<TestPlugin>();
    }

    Result<> initialize(plugins::PluginHost &) override
    {
#if defined(TEST_PLUGIN_NEEDS)
        return neededByTestPlugin() == 0 ? Result<>() : failure("has the wrong library");
#elif defined(TEST_PLUGIN_HANGS)
        for (;;)
            ::pause();
#elif defined(TEST_PLUGIN_CRASHES)
        std::abort();
#elif defined(TEST_PLUGIN_EXITS)
        std::_Exit(0);
#elif defined(TEST_PLUGIN_FAILS)
        return failure("has no cable");
#elif defined(TEST_PLUGIN_THROWS)
        throw std::runtime_error("stumbled");
#else
        return {};
#endif
    }

#ifdef TEST_PLUGIN_DOCK_THROWS
    std::vector<plugins::Dock> createDocks() override
    {
        throw std::runtime_error("ran aground");
    }
#endif

    QList<QAction *> connectionActions(const std::vector<ConnectionId> &, QObject *) override
    {
        return {};
    }
};

#include "testplugin.moc"
