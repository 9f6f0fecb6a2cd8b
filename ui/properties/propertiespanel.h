// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QScrollArea>

namespace tomato::ui {

class TopologyScene;

/// The fields of the selection. Each change is one undo step.
class PropertiesPanel final : public QScrollArea
{
    Q_OBJECT

public:
    explicit PropertiesPanel(TopologyScene &scene, QWidget *parent = nullptr);

    void focusFirstField();

signals:
    void configureRequested(const tomato::ConnectionId &connection);
    /// All selected connections are to be configured.
    void configureAllRequested();

private:
    void updateContents();
    void rebuild();
    QWidget *createPage();
    QWidget *createElementForm(const ElementId &element);
    QWidget *createSummary();

    TopologyScene &m_scene;
    /// The selection that is shown, as a text for comparison.
    QString m_shown;
};

} // namespace tomato::ui
