// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectionactions.h"
#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/dockprovider.h"
#include "plugins/api/plugin.h"
#include "tests/plugins/fakeengine.h"
#include "tests/plugins/fakehost.h"

#include <QAction>
#include <QDialog>
#include <QFile>
#include <QPluginLoader>
#include <QTemporaryDir>
#include <QTest>

namespace tomato::test {

/// The plugin, loaded as the editor loads it, with a host, and an engine when one is started. All
/// that programs look for in the environment lies in a folder of its own.
class PluginStage final
{
public:
    PluginStage()
    {
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.filePath("data")));
        qputenv("PATH", QFile::encodeName(m_folder.filePath("bin")) + ":/usr/bin:/bin");
        QDir(m_folder.path()).mkdir("bin");
        host.folder = m_folder.path();
        writeProgram("tomato-engine", FilterVerdict);
        qputenv("TOMATO_ENGINE", QFile::encodeName(m_folder.filePath("bin/tomato-engine")));
    }

    ~PluginStage()
    {
        for (const plugins::Dock &dock : m_docks)
            delete dock.widget;
        qDeleteAll(host.window()->findChildren<QDialog *>());
        delete m_root; // the loader makes another one
    }

    /// An error of the loader, or nothing.
    QString load()
    {
        QPluginLoader loader(QStringLiteral(TOMATO_BIN "/plugins/packet_capturing.so"));
        m_root = loader.instance();
        auto *plugin = qobject_cast<plugins::Plugin *>(m_root);
        if (!plugin)
            return loader.errorString();
        const auto initialized = plugin->initialize(host);
        return initialized ? QString() : QString::fromStdString(initialized.error().text());
    }

    template <class Interface>
    Interface &as()
    {
        auto *interface = qobject_cast<Interface *>(m_root);
        Q_ASSERT(interface);
        return *interface;
    }

    /// The engine of the host's lab, which the host connects to.
    bool startEngine()
    {
        engine = std::make_unique<FakeEngine>();
        if (!engine->listen(host.labId))
            return false;
        host.engine().open(host.labId, false, [](const Result<> &) {});
        return QTest::qWaitFor([this] { return host.engine().isOpen(); });
    }

    /// Returns when the host's client heard of the capture (an empty one: of none).
    bool setCapture(const QJsonObject &capture)
    {
        bool heard = false;
        QObject context;
        QObject::connect(&host.engine(), &client::EngineClient::capturesChanged, &context,
                         [&heard] { heard = true; });
        engine->setCapture(capture);
        return QTest::qWaitFor([&heard] { return heard; });
    }

    bool setLab(const QString &state, const QStringList &stoppedElements = {})
    {
        bool heard = false;
        QObject context;
        QObject::connect(&host.engine(), &client::EngineClient::labChanged, &context,
                         [&heard] { heard = true; });
        engine->setLab(state, stoppedElements);
        return QTest::qWaitFor([&heard] { return heard; });
    }

    /// A program that is found first.
    void writeProgram(const QString &name, const QByteArray &script)
    {
        QFile program(m_folder.filePath("bin/" + name));
        const bool isOpen = program.open(QIODevice::WriteOnly | QIODevice::Truncate);
        Q_ASSERT(isOpen);
        program.write("#!/bin/sh\n" + script);
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// The widget of a dock; nullptr when there is none of this name. The stage owns it.
    QWidget *dock(const QString &name)
    {
        if (m_docks.empty())
            m_docks = as<plugins::DockProvider>().createDocks();
        for (const plugins::Dock &dock : m_docks) {
            if (dock.name == name)
                return dock.widget;
        }
        return nullptr;
    }

    /// Returns the entries as the menu shows them; `parent` owns the actions.
    QStringList menu(QObject *parent)
    {
        QStringList names;
        for (QAction *action :
             as<plugins::ConnectionActionProvider>().connectionActions({host.connection}, parent))
            names << action->objectName() + (action->isEnabled() ? "" : " (disabled)");
        return names;
    }

    QAction *action(const QString &name, QObject *parent)
    {
        as<plugins::ConnectionActionProvider>().connectionActions({host.connection}, parent);
        return parent->findChild<QAction *>(name);
    }

private:
    /// Filters with "bad" in them do not compile.
    static constexpr auto FilterVerdict =
        "case \"$(cat)\" in\n"
        "*bad*) echo '{\"ok\": false, \"message\": \"syntax error in filter expression\"}';;\n"
        "*localhost*) echo '{\"ok\": false, \"message\": \"unknown host '\"'localhost'\"'\"}'"
        ";;\n"
        "*) echo '{\"ok\": true}';;\nesac\n";

    QTemporaryDir m_folder;
    QObject *m_root = nullptr;
    std::vector<plugins::Dock> m_docks;

public:
    FakeHost host;
    std::unique_ptr<FakeEngine> engine;
};

} // namespace tomato::test
