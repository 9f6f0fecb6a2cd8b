// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QScrollArea>

#include <vector>

class QVBoxLayout;

namespace tomato::ui {

class TopologyScene;

/// The fields of the selection, or those that all selected elements have in common. Each change is
/// one undo step.
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
    /// All selected elements are to get names by a pattern.
    void renameRequested();

private:
    void updateContents();
    void rebuild();
    QWidget *createPage();
    QWidget *createElementForm(const ElementId &element);
    QWidget *createSharedForm(const std::vector<ElementId> &elements);
    QWidget *createSummary();
    void addCounts(QVBoxLayout &layout);

    TopologyScene &m_scene;
    /// The selection that is shown, as a text for comparison.
    QString m_shown;
};

} // namespace tomato::ui
