// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QAction;
class QDockWidget;

namespace tomato::ui {

class HostCommands;
class HostDisplay;
class LabHosts;
class MainWindow;

/// The window's tools for labs over several machines: the dock Hosts, the commands that place
/// elements, and what the canvas shows of it.
class HostTools final : public QObject
{
    Q_OBJECT

public:
    /// `below` is a dock at the bottom of the window; the dock Hosts shares its place.
    HostTools(MainWindow &window, QDockWidget &below);
    ~HostTools() override;

    HostCommands &commands() const { return *m_commands; }
    /// Returns the entry Lab > Hosts, which shows the dock.
    QAction *dockAction() const;
    QAction *placeAction() const;
    QAction *colourAction() const;

signals:
    /// A problem with a topic is over when that is resolved.
    void problem(const QString &text, const QString &topic);
    void resolved(const QString &topic);
    void information(const QString &text);

private:
    void createDock(MainWindow &window, QDockWidget &below);

    std::unique_ptr<HostCommands> m_commands;
    LabHosts *m_hosts;
    HostDisplay *m_display;
    QDockWidget *m_dock = nullptr;
};

} // namespace tomato::ui
