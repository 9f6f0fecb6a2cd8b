// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace tomato::ui {

/// Guides through a window step by step: a bubble points at what to use next, and goes on when that
/// was done. It blocks nothing, and closes with its window or when the user ends it.
class GuidedTour final : public QFrame
{
    Q_OBJECT

public:
    struct Step
    {
        QString title;
        QString text;
        /// Returns the rectangle to point at, in the window's pixels; empty when it is not visible.
        std::function<QRect()> target;
        /// The last step has none: a click ends it.
        std::function<bool()> isDone;
        /// Returns what the step needs, in the window's pixels: the bubble covers none of it.
        std::function<std::vector<QRect>()> needed = {};
        /// Undoes a choice that the user made for the step; called when the step is done, not when
        /// it is skipped.
        std::function<void()> whenDone = {};
    };

    GuidedTour(std::vector<Step> steps, QWidget &window);

    /// Replaces the texts of the steps, for instance in another language.
    void setSteps(std::vector<Step> steps);
    /// The index of the step, counted from 0.
    std::size_t step() const { return m_step; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createButtons();
    void show(std::size_t step);
    void next();
    void look();
    void place();

    std::vector<Step> m_steps;
    QWidget &m_window;
    /// The mark around the target.
    QWidget *m_mark;
    QLabel *m_count;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_skip;
    QPushButton *m_leave;
    QTimer m_timer;
    std::size_t m_step = 0;
};

} // namespace tomato::ui
