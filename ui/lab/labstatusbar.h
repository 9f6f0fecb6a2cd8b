// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/machinewatch.h"

#include <QStatusBar>
#include <QTimer>

#include <optional>

class QLabel;
class QProgressBar;
class QToolButton;

namespace tomato::ui {

class Actions;
class FidelityMark;
class LabSession;

/// Shows the lab's state, whether it is to be trusted, the progress of a start, and the zoom.
class LabStatusBar final : public QStatusBar
{
    Q_OBJECT

public:
    LabStatusBar(LabSession &lab, Actions &actions, QWidget *parent = nullptr);

    void showZoom(double zoom);

private:
    void refresh();
    void showProgress(int done, int all);
    void watch(bool isRunning);
    void showDoubts();
    QWidget *createZoom(Actions &actions);

    LabSession &m_lab;
    QLabel *m_mark;
    QLabel *m_state;
    QProgressBar *m_progress;
    QToolButton *m_zoom;
    FidelityMark *m_doubts;
    /// It is there while the lab runs, and begins anew with each look.
    std::optional<MachineWatch> m_watch;
    MachineLoad m_load;
    QTimer m_look;
};

} // namespace tomato::ui
