// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QToolButton;

namespace tomato::ui {

class Actions;
class LabSession;

/// Shows the lab's state, the progress of a start, and the zoom.
class LabStatusBar final : public QStatusBar
{
    Q_OBJECT

public:
    LabStatusBar(LabSession &lab, Actions &actions, QWidget *parent = nullptr);

    void showZoom(double zoom);

private:
    void refresh();
    void showProgress(int done, int all);
    QWidget *createZoom(Actions &actions);

    LabSession &m_lab;
    QLabel *m_mark;
    QLabel *m_state;
    QProgressBar *m_progress;
    QToolButton *m_zoom;
};

} // namespace tomato::ui
