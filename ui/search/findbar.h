// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/topologysearch.h"

#include <QFrame>

#include <array>
#include <memory>

class QLabel;
class QLineEdit;
class QToolButton;

namespace tomato::ui {

class CanvasView;
class TopologyScene;

/// A search line above the canvas: matches are selected and scrolled into view.
class FindBar final : public QFrame
{
    Q_OBJECT

public:
    /// Matches can be restricted to one of these.
    enum Chip
    {
        Capturing,
        Running,
        Failed,
        Chips
    };

    FindBar(TopologyScene &scene, CanvasView &view, QWidget *parent = nullptr);

    /// Shows it and gives its line the keyboard focus.
    void open();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *makeChip(Chip chip);
    bool isChosen() const;
    bool isIn(Chip chip, const TopologySearch::Match &match) const;
    void search();
    void searchAnew();
    void find();
    void step(int by);
    void showCount();
    void showMatch();
    void leave();

    TopologyScene &m_scene;
    CanvasView &m_view;
    QLineEdit *m_line;
    std::array<QToolButton *, Chips> m_chips{};
    QLabel *m_count;
    /// The search in the current topology; null when the topology changed.
    std::unique_ptr<TopologySearch> m_search;
    std::vector<TopologySearch::Match> m_found;
    int m_current = 0;
};

} // namespace tomato::ui
