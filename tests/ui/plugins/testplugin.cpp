// SPDX-License-Identifier: GPL-3.0-or-later
// One source, several plugins: what is wrong with each is set when it is compiled.
#include "plugins/api/connectionactions.h"
#include "plugins/api/plugin.h"

#include <QObject>

#include <stdexcept>

#ifndef TEST_PLUGIN_IID
#define TEST_PLUGIN_IID TOMATO_PLUGIN_IID
#endif

using namespace tomato;

class TestPlugin final : public QObject,
                         public plugins::Plugin,
                         public plugins::ConnectionActionProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TEST_PLUGIN_IID FILE TEST_PLUGIN_METADATA)
    Q_INTERFACES(tomato::plugins::Plugin tomato::plugins::ConnectionActionProvider)

public:
    Result<> initialize(plugins::PluginHost &) override
    {
#if defined(TEST_PLUGIN_FAILS)
        return failure("has no cable");
#elif defined(TEST_PLUGIN_THROWS)
        throw std::runtime_error("stumbled");
#else
        return {};
#endif
    }

    QList<QAction *> connectionActions(const std::vector<ConnectionId> &, QObject *) override
    {
        return {};
    }
};

#include "testplugin.moc"
