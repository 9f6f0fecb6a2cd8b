// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/hosts/launchline.h"

#include <QObject>

#include <functional>

class QDialog;
class QWidget;

namespace tomato::ui {

class Actions;
class FileCommands;
class LabSession;
class TopologyScene;

/// The user's commands for a lab: start, stop, enter elements, leave it running.
class LabCommands final : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>;

    /// All of them are borrowed.
    LabCommands(LabSession &lab, TopologyScene &scene, Actions &actions, FileCommands &files,
                QWidget &window);

    /// Before another document is opened, or the window closes: asks whether a lab that runs is
    /// stopped, and what becomes of unsaved changes; calls `next` unless the user cancels. A lab
    /// that is left running has the topology that was saved.
    void leave(Next next);
    void openTerminal(const ElementId &element);
    void runCommand(const ElementId &element);
    void showMacTable(const ElementId &element);
    void showServices(const ElementId &element);
    void openWorkingFolder(const ElementId &element);
    /// Enables the actions that are possible now.
    void refreshActions();

signals:
    void problem(const QString &text, const tomato::ElementId &about);
    void information(const QString &text);

private:
    void assignAddresses();
    void computeRoutes(bool compute);
    void closeWithDocument(QDialog &window) const;
    void stopThen(const Next &next);
    void leaveRunning(const Next &next);
    bool isCommandRunning() const;
    /// Returns the line that runs a command in the element, or why there is none. It is told where
    /// it was asked for.
    Result<QStringList> lineInside(const ElementId &element, const QStringList &command,
                                   hosts::Asking asking) const;
    bool isElsewhere(const ElementId &element) const;
    /// Returns the selected element when there is exactly one; empty otherwise.
    ElementId selectedElement() const;

    LabSession &m_lab;
    TopologyScene &m_scene;
    Actions &m_actions;
    FileCommands &m_files;
    QWidget &m_window;
};

} // namespace tomato::ui
