// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "ui/plugins/pluginloader.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

class QAction;
class QDockWidget;
class QMenu;

namespace tomato::ui {

class ConnectionBadges;
class DecorationDisplay;
class EditorPluginHost;
class MainWindow;
class PluginDocks;
class TrafficDisplay;

/// A window's plugins, and what they bring to it: docks, menus, badges, decorations and the traffic
/// of connections. All of that goes with this, before the plugins' code does.
class WindowPlugins final : public QObject
{
    Q_OBJECT

public:
    /// Both are borrowed.
    WindowPlugins(MainWindow &window, EditorPluginHost &host);
    ~WindowPlugins() override;

    /// Loads the plugins from these directories; their docks at the bottom are put into tabs with
    /// `bottom`. Returns why some plugins were left out.
    std::vector<Error> load(const QStringList &directories, QDockWidget &bottom);

    template <class Provider>
    std::vector<Provider *> providers() const
    {
        return m_loader->providers<Provider>();
    }
    const QStringList &names() const { return m_loader->names(); }

    /// Returns the plugins' menus for the menu bar.
    const QList<QMenu *> &menus() const { return m_menus; }
    /// Return the entries for the View menu.
    QList<QAction *> trafficActions() const;
    QList<QAction *> dockActions() const;
    /// Call it when something changed that a badge may show.
    void refreshBadges();
    /// Updates texts that are composed of others.
    void retranslate();
    /// Asks about new plugins in the user's folder, if there are some; `agreed` is called when the
    /// user agrees.
    void askAboutNew(const std::function<void()> &agreed);

private:
    Result<> check(const QString &path);

    MainWindow &m_window;
    EditorPluginHost &m_host;
    /// The plugins in the user's folder to which the user has not agreed.
    QStringList m_new;
    std::unique_ptr<PluginLoader> m_loader;
    std::unique_ptr<ConnectionBadges> m_badges;
    std::unique_ptr<TrafficDisplay> m_traffic;
    std::unique_ptr<DecorationDisplay> m_decorations;
    std::unique_ptr<PluginDocks> m_docks;
    QList<QMenu *> m_menus;
};

} // namespace tomato::ui
