// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/experimentprocess.h"
#include "plugins/experiments/timelineview.h"

#include <QWidget>

#include <functional>
#include <tuple>

class QAction;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolBar;

namespace tomato::plugins {

class PluginHost;
class VerdictList;

/// The dock Timeline: the steps of the open topology's experiment, to be edited, and its runs.
/// Every change is one undo step; one that would make the experiment wrong is refused.
class TimelinePanel final : public QWidget
{
    Q_OBJECT

public:
    /// Borrows both.
    TimelinePanel(PluginHost &host, ExperimentProcess &runs, QWidget *parent = nullptr);

    TimelineView &view() { return *m_view; }
    /// For a menu: Run, Cancel and Results, and what is done with steps.
    QList<QAction *> runActions() const;
    QList<QAction *> stepActions() const;

    /// Adds a step by which the element sends what is in a capture file onto the connection.
    void addReplay(const QString &file, const ConnectionId &connection, const ElementId &element);
    /// Performs the experiment of the open topology.
    void run();

    /// Asks before the window closes while a run goes on.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void askToEnd();
    void showResults();
    void createActions();
    void createParts();
    QAction *addAction(const char *name, const QString &text, const QString &icon,
                       const QString &tip);
    void refresh();
    void refreshEmptyPage();
    void refreshProgress();
    void refreshStatus();
    /// In the line above the timeline, and as its tip where that is too short.
    void say(const QString &text);
    void refreshVerdicts();
    void refreshActions();
    void retranslate();
    /// Returns the known facts about the run, as far as it is about the experiment that is open.
    RunProgress shownProgress() const;
    void apply(const QJsonObject &experiment, const QString &text);
    /// How many errors the experiment has now.
    std::size_t countProblems() const;
    /// Returns the problem that the experiment would have; empty when there is none, or not more
    /// than `before` errors.
    QString problemOf(const QJsonObject &experiment, std::size_t before) const;
    void openDialog(const QJsonObject &step, const QString &about,
                    const std::function<QJsonObject(const QJsonObject &)> &with,
                    const std::function<void(const QJsonObject &)> &accept);
    void edit(int index);
    void add(int lane, double time);
    void copy(int index, double time);
    void remove(int index);
    void move(int index, double time);
    void perform();
    void finished(int exitCode, const QString &message);

    PluginHost &m_host;
    ExperimentProcess &m_runs;
    /// The subject that the timeline was made of.
    RunSubject m_shown;
    bool m_isMade = false;
    /// Whether the user agreed that the window's end is the run's end.
    bool m_mayEnd = false;
    /// Whether the last run was of the document that is open, maybe as it was before.
    bool m_isOwnRun = false;
    ShownNames m_names;
    /// The run and the numbers of verdicts that are listed, of it and of all runs together.
    std::tuple<int, std::size_t, std::size_t> m_listed;
    /// The exit code of the last run.
    int m_exitCode = 0;
    QToolBar *m_bar = nullptr;
    QAction *m_run = nullptr;
    QAction *m_cancel = nullptr;
    QAction *m_results = nullptr;
    QAction *m_add = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_copy = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_fit = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_empty = nullptr;
    TimelineView *m_view = nullptr;
    VerdictList *m_verdicts = nullptr;
    QLabel *m_status = nullptr;
    QProgressBar *m_progress = nullptr;
};

} // namespace tomato::plugins
