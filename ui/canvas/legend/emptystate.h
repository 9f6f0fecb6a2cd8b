// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace tomato::ui {

struct Example;
class CanvasView;
class TopologyScene;

/// The content of an empty canvas: how to begin, and which examples there are.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(CanvasView &view, TopologyScene &scene, const std::vector<Example> &examples);

signals:
    void openRequested();
    void exampleChosen(const QString &path);
    void tourRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void updateContents();

    CanvasView &m_view;
    TopologyScene &m_scene;
};

} // namespace tomato::ui
