// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>
#include <vector>

class QLabel;
class QPushButton;

namespace tomato::ui {

/// Leads through a window step by step: a bubble that points at what to use next, and goes on when
/// that was done. Blocks nothing; goes when its window goes, or the user has enough.
class GuidedTour final : public QFrame
{
    Q_OBJECT

public:
    struct Step
    {
        QString title;
        QString text;
        /// What to point at, in the window's pixels; empty when it is not seen now.
        std::function<QRect()> target;
        /// The last step has none: it ends with a click.
        std::function<bool()> isDone;
        /// What is needed to do it: the bubble covers none of it. In the window's pixels.
        std::function<std::vector<QRect>()> needed = {};
        /// Puts back what the step had the user choose; called when it is done, not when skipped.
        std::function<void()> whenDone = {};
    };

    GuidedTour(std::vector<Step> steps, QWidget &window);

    /// The same steps in other words.
    void setSteps(std::vector<Step> steps);
    /// From 0.
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
    /// Around what it points at.
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
