// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>

#include <functional>

class QDialog;
class QWidget;

namespace tomato::ui {

class Actions;
class LabSession;
class TopologyScene;

/// What a person does with a lab: start, stop, enter elements, leave it running.
class LabCommands final : public QObject
{
    Q_OBJECT

public:
    using Next = std::function<void()>;

    /// Borrows all of them. `save` saves the topology, asks where when it must, and goes on then.
    LabCommands(LabSession &lab, TopologyScene &scene, Actions &actions, QWidget &window,
                std::function<void(Next)> save);

    /// Where a lab runs, asks whether to stop it before it is left; goes on unless cancelled.
    void leave(Next next);
    void openTerminal(const ElementId &element);
    void runCommand(const ElementId &element);
    void showMacTable(const ElementId &element);
    void showServices(const ElementId &element);
    void openWorkingFolder(const ElementId &element);
    /// Enables what can be done now.
    void refreshActions();

signals:
    void problem(const QString &text, const tomato::ElementId &about);
    void information(const QString &text);

private:
    void assignAddresses();
    void computeRoutes(bool compute);
    void closeWithDocument(QDialog &window) const;
    void stopThen(const Next &next);
    QStringList enterCommand(const ElementId &element) const;
    /// The only one that is selected; empty otherwise.
    ElementId selectedElement() const;

    LabSession &m_lab;
    TopologyScene &m_scene;
    Actions &m_actions;
    QWidget &m_window;
    std::function<void(Next)> m_save;
};

} // namespace tomato::ui
