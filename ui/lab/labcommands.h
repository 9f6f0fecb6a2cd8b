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
class LabSession;
class TopologyScene;

/// The user's commands for a lab: start, stop, enter elements, leave it running.
class LabCommands final : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>;

    /// All of them are borrowed. `save` saves the topology, asks for a path when it must, and then
    /// calls its argument.
    LabCommands(LabSession &lab, TopologyScene &scene, Actions &actions, QWidget &window,
                std::function<void(Next)> save);

    /// When a lab runs, asks whether to stop it before it is left; calls `next` unless the user
    /// cancels.
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
    QWidget &m_window;
    std::function<void(Next)> m_save;
};

} // namespace tomato::ui
