// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/annotation.h"

#include <QObject>

#include <functional>

namespace tomato::ui {

class Actions;
class TopologyScene;

/// The commands that change which item lies above others, and which is locked: for elements and
/// annotations alike, each in one undo step.
class StackingCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    StackingCommands(TopologyScene &scene, Actions &actions, QObject *parent);

    void toFront();
    void toBack();
    void setLocked(bool isLocked);

signals:
    void failed(const QString &message);

private:
    void refreshActions();
    void change(const QJsonObject &element, const std::function<void(topology::Annotation &)> &with,
                const QString &text);
    void layAt(double element, double annotation, const QString &text);

    TopologyScene &m_scene;
    Actions &m_actions;
};

} // namespace tomato::ui
