// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinepanel.h"

#include "app/experiment/plan/plan.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/numbertexts.h"
#include "plugins/api/pluginhost.h"
#include "plugins/experiments/results/resultsdialog.h"
#include "plugins/experiments/stepdialog.h"
#include "plugins/experiments/verdictlist.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <tuple>
#include <utility>

namespace tomato::plugins {

/// The exit code of `tomato` after a cancelled run.
static constexpr int Interrupted = 130;

TimelinePanel::TimelinePanel(PluginHost &host, ExperimentProcess &runs, QWidget *parent)
    : QWidget(parent), m_host(host), m_runs(runs)
{
    setObjectName(QStringLiteral("timelinePanel"));
    createActions();
    createParts();
    connect(m_view, &TimelineView::selectionChanged, this, &TimelinePanel::refreshActions);
    connect(m_view, &TimelineView::moveRequested, this, &TimelinePanel::move);
    connect(m_view, &TimelineView::copyRequested, this, &TimelinePanel::copy);
    connect(m_view, &TimelineView::removeRequested, this, &TimelinePanel::remove);
    connect(m_view, &TimelineView::editRequested, this, &TimelinePanel::edit);
    connect(m_view, &TimelineView::addRequested, this, &TimelinePanel::add);
    connect(&host, &PluginHost::topologyChanged, this, &TimelinePanel::refresh);
    connect(&host, &PluginHost::documentReplaced, this, [this] {
        m_isOwnRun = false;
        m_view->select(-1);
    });
    connect(&runs, &ExperimentProcess::progressed, this, &TimelinePanel::refreshProgress);
    connect(&runs, &ExperimentProcess::finished, this, &TimelinePanel::finished);
    host.window()->installEventFilter(this);
    whenLanguageChanges(this, &TimelinePanel::retranslate);
    retranslate();
}

QAction *TimelinePanel::addAction(const char *name, const QString &text, const QString &icon,
                                  const QString &tip)
{
    auto *action = new QAction(m_host.icon(icon), text, this);
    action->setObjectName(QLatin1String(name));
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

void TimelinePanel::createActions()
{
    m_run = addAction("runExperiment", tr("&Run Experiment"), QStringLiteral("start"),
                      tr("Perform the steps in a lab of their own, and say what held"));
    m_cancel = addAction("cancelExperiment", tr("&Cancel"), QStringLiteral("stop"),
                         tr("End the run and its lab; what was done stays"));
    m_results = addAction("experimentResults", tr("Re&sults…"), QStringLiteral("results"),
                          tr("Draw what the runs measured, with 95 % intervals"));
    m_add = addAction("addStep", tr("&Add Step…"), QStringLiteral("new"),
                      tr("Add something that happens at a time (Ins)"));
    m_edit = addAction("editStep", tr("&Edit Step…"), QStringLiteral("configure"),
                       tr("Change what the selected step does (Enter)"));
    m_copy = addAction("copyStep", tr("Co&py Step"), QStringLiteral("duplicate"),
                       tr("Add a copy of the selected step, a second later (Ctrl+D)"));
    m_remove = addAction("deleteStep", tr("&Delete Step"), QStringLiteral("delete"),
                         tr("Delete the selected step (Del)"));
    m_fit =
        addAction("fitTimeline", tr("&Fit"), QStringLiteral("zoom-fit"), tr("Show all steps (F)"));
    connect(m_run, &QAction::triggered, this, &TimelinePanel::run);
    connect(m_cancel, &QAction::triggered, &m_runs, &ExperimentProcess::cancel);
    connect(m_results, &QAction::triggered, this, &TimelinePanel::showResults);
    connect(m_add, &QAction::triggered, this, [this] {
        const int index = m_view->selected();
        const auto &steps = m_view->timeline().steps();
        const bool isSelected = index >= 0;
        add(isSelected ? steps[static_cast<std::size_t>(index)].lane : 0,
            isSelected ? steps[static_cast<std::size_t>(index)].time + 1
                       : m_view->timeline().length() + (m_view->timeline().isEmpty() ? 0 : 1));
    });
    connect(m_edit, &QAction::triggered, this, [this] { edit(m_view->selected()); });
    connect(m_copy, &QAction::triggered, this, [this] {
        const auto &steps = m_view->timeline().steps();
        copy(m_view->selected(), steps[static_cast<std::size_t>(m_view->selected())].time + 1);
    });
    connect(m_remove, &QAction::triggered, this, [this] { remove(m_view->selected()); });
}

void TimelinePanel::createParts()
{
    m_bar = new QToolBar(this);
    m_bar->setIconSize(QSize(18, 18));
    m_bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_bar->addActions({m_run, m_cancel, m_results});
    m_bar->addSeparator();
    m_bar->addActions({m_add, m_edit, m_copy, m_remove});
    m_bar->addSeparator();
    m_bar->addAction(m_fit);
    // The texts beside them need the room.
    for (QAction *action : {m_edit, m_copy, m_remove, m_fit}) {
        if (auto *button = qobject_cast<QToolButton *>(m_bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    m_progress = new QProgressBar(this);
    m_progress->setMaximumWidth(140);
    m_progress->hide();
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("timelineStatus"));
    m_status->setTextFormat(Qt::PlainText);
    // The buttons beside it keep their room.
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_view = new TimelineView(this);
    connect(m_fit, &QAction::triggered, m_view, &TimelineView::fit);
    m_verdicts = new VerdictList(this);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->addWidget(m_view);
    split->addWidget(m_verdicts);
    split->setSizes({700, 320});
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("timelineEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(split);
    auto *top = new QHBoxLayout;
    top->addWidget(m_bar);
    top->addWidget(m_status, 1);
    top->addWidget(m_progress);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(top);
    layout->addWidget(m_pages, 1);
}

void TimelinePanel::retranslate()
{
    m_verdicts->retranslate();
    m_isMade = false;
    refresh();
    m_host.refreshBadges();
}

QList<QAction *> TimelinePanel::runActions() const
{
    return {m_run, m_cancel, m_results};
}

QList<QAction *> TimelinePanel::stepActions() const
{
    return {m_add, m_edit, m_copy, m_remove};
}

void TimelinePanel::refresh()
{
    const topology::Topology &topology = m_host.topology();
    const RunSubject subject(topology);
    if (m_isMade && subject == m_shown)
        return; // something else changed, such as a place
    if (!m_isMade || subject.names != m_shown.names)
        m_names = ShownNames(topology);
    m_shown = subject;
    m_isMade = true;
    m_view->setTimeline(TimelineLayout(subject.experiment, m_names));
    m_view->setProgress(shownProgress());
    refreshEmptyPage();
    refreshStatus();
    refreshVerdicts();
    refreshActions();
}

void TimelinePanel::refreshEmptyPage()
{
    const TimelineLayout &timeline = m_view->timeline();
    m_pages->setCurrentIndex(timeline.isEmpty() ? 0 : 1);
    if (timeline.isTooLong())
        m_empty->setText(tr("The experiment of this topology has more than %n steps, and so it "
                            "cannot be performed.",
                            nullptr, experiment::MaxSteps));
    else
        m_empty->setText(tr("This topology has no experiment yet.\n\nDraw a network, then choose "
                            "Add Step…: commands in elements, links that fail or change, captures, "
                            "each at its time. Run Experiment performs them in a lab of their "
                            "own."));
}

RunProgress TimelinePanel::shownProgress() const
{
    return m_runs.isOf(m_shown) ? m_runs.progress() : RunProgress();
}

void TimelinePanel::refreshStatus()
{
    const RunProgress &progress = m_runs.progress();
    const QString where = m_runs.folder();
    const bool isShown = m_runs.isOf(m_shown);
    if (m_runs.isRunning() && !isShown)
        say(tr("The run of another experiment goes on"));
    else if (m_runs.isRunning() && progress.beside > 0)
        say(tr("Run %1 of %2 (%3), and %n at the same time", nullptr, progress.beside)
                .arg(numberText(progress.run), numberText(progress.runs), progress.label));
    else if (m_runs.isRunning() && progress.runs > 0)
        say(tr("Run %1 of %2 (%3)")
                .arg(numberText(progress.run), numberText(progress.runs), progress.label));
    else if (m_runs.isRunning())
        say(tr("The lab starts…"));
    else if (where.isEmpty() || (!isShown && !m_isOwnRun))
        say({});
    else if (!isShown)
        say(tr("Changed since its run. The results of the earlier state are in %1").arg(where));
    else if (m_exitCode == 0)
        say(tr("Everything held. The runs are in %1").arg(where));
    else if (m_exitCode == Interrupted)
        say(tr("Cancelled. What was done is in %1").arg(where));
    else if (progress.runs > 0)
        say(tr("Not everything held. The runs are in %1").arg(where));
    else
        say(tr("The experiment could not be performed"));
}

void TimelinePanel::say(const QString &text)
{
    m_status->setText(text);
    m_status->setToolTip(text);
}

void TimelinePanel::refreshActions()
{
    const bool isSelected = m_view->selected() >= 0;
    m_run->setEnabled(!m_view->timeline().isEmpty() && !m_runs.isRunning());
    m_cancel->setEnabled(m_runs.isRunning());
    m_results->setEnabled(!m_runs.isRunning() && (m_isOwnRun || m_runs.isOf(m_shown)) &&
                          !m_runs.folder().isEmpty());
    m_add->setEnabled(m_view->timeline().lanes().size() > 1);
    for (QAction *action : {m_edit, m_copy, m_remove})
        action->setEnabled(isSelected);
    m_fit->setEnabled(!m_view->timeline().isEmpty());
}

void TimelinePanel::refreshProgress()
{
    const RunProgress &progress = m_runs.progress();
    m_view->setProgress(shownProgress());
    if (progress.runs > 0) {
        m_progress->setRange(0, progress.runs);
        m_progress->setValue(progress.done);
        m_progress->setVisible(m_runs.isRunning());
    }
    refreshStatus();
    const std::tuple listed(progress.run, progress.verdicts.size(), progress.compared.size());
    if (std::exchange(m_listed, listed) != listed || !progress.now)
        refreshVerdicts();
}

void TimelinePanel::refreshVerdicts()
{
    const TimelineLayout &timeline = m_view->timeline();
    m_verdicts->setVerdicts(shownProgress(), timeline.statements(), timeline.comparisons());
}

std::size_t TimelinePanel::countProblems() const
{
    return experiment::checkExperiment(m_host.topology()).size();
}

QString TimelinePanel::problemOf(const QJsonObject &experiment, std::size_t before) const
{
    topology::Topology tried = m_host.topology();
    QJsonObject attributes = tried.attributes();
    attributes.insert(experiment::ExperimentAttribute, experiment);
    tried.setAttributes(attributes);
    const std::vector<Error> errors = experiment::checkExperiment(tried);
    return errors.size() <= before ? QString()
                                   : inUsersLanguage(QString::fromStdString(errors.front().text()));
}

void TimelinePanel::apply(const QJsonObject &experiment, const QString &text)
{
    const QString problem = problemOf(experiment, countProblems());
    if (!problem.isEmpty()) {
        say(problem);
        m_host.showMessage(PluginHost::Severity::Warning, problem);
        return;
    }
    const auto changed =
        m_host.changeTopology({{QString(experiment::ExperimentAttribute), experiment}}, text);
    if (!changed)
        say(inUsersLanguage(QString::fromStdString(changed.error().text())));
}

void TimelinePanel::openDialog(const QJsonObject &step, const QString &about,
                               const std::function<QJsonObject(const QJsonObject &)> &with,
                               const std::function<void(const QJsonObject &)> &accept)
{
    const TimelineLayout &timeline = m_view->timeline();
    auto *dialog = new StepDialog(
        step, {timeline.elements(), timeline.links(), about},
        [this, with, before = countProblems()](const QJsonObject &changed) {
            return problemOf(with(changed), before);
        },
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [dialog, accept] { accept(dialog->step()); });
    dialog->open();
}

void TimelinePanel::edit(int index)
{
    if (index < 0)
        return;
    const TimelineLayout timeline = m_view->timeline();
    openDialog(
        timeline.step(index), timeline.about(index),
        [timeline, index](const QJsonObject &step) { return timeline.replaced(index, step); },
        [this, timeline, index](const QJsonObject &step) {
            if (step != timeline.step(index))
                apply(timeline.replaced(index, step), tr("Change a step"));
        });
}

void TimelinePanel::add(int lane, double time)
{
    const TimelineLayout timeline = m_view->timeline();
    openDialog(
        timeline.proposed(lane, time), {},
        [timeline](const QJsonObject &step) { return timeline.added(step); },
        [this, timeline](const QJsonObject &step) {
            apply(timeline.added(step), tr("Add a step"));
            m_view->select(static_cast<int>(m_view->timeline().steps().size()) - 1);
            m_view->setFocus();
        });
}

void TimelinePanel::addReplay(const QString &file, const ConnectionId &connection,
                              const ElementId &element)
{
    const QString in = m_names.element(QString::fromStdString(element.value));
    const QString on = m_names.link(QString::fromStdString(connection.value));
    const auto before = m_view->timeline().steps().size();
    apply(m_view->timeline().added({{"do", "replay"}, {"in", in}, {"on", on}, {"file", file}}),
          tr("Play %1 onto %2").arg(QFileInfo(file).fileName(), on));
    if (m_view->timeline().steps().size() > before)
        m_view->select(static_cast<int>(m_view->timeline().steps().size()) - 1);
}

void TimelinePanel::copy(int index, double time)
{
    if (index < 0)
        return;
    apply(m_view->timeline().copied(index, time), tr("Copy a step"));
    m_view->select(static_cast<int>(m_view->timeline().steps().size()) - 1);
}

void TimelinePanel::remove(int index)
{
    if (index >= 0)
        apply(m_view->timeline().removed(index), tr("Delete a step"));
}

void TimelinePanel::move(int index, double time)
{
    if (index < 0)
        return;
    if (m_view->timeline().isMovable(index))
        apply(m_view->timeline().moved(index, time), tr("Move a step"));
    else
        say(tr("A variable says when this step is: change it by Edit Step…"));
}

void TimelinePanel::run()
{
    m_host.whenAgreed([panel = QPointer(this)] {
        if (panel)
            panel->perform();
    });
}

void TimelinePanel::perform()
{
    const QString when =
        QLocale::c().toString(QDateTime::currentDateTime(), QStringLiteral("yyyyMMdd-hhmmss"));
    const auto started =
        m_runs.start(m_host.topology(), m_host.proposedPath(QStringLiteral("_runs/") + when),
                     m_host.bundlePath());
    if (!started) {
        m_host.showMessage(PluginHost::Severity::Problem,
                           QString::fromStdString(started.error().text()));
        return;
    }
    m_isOwnRun = true;
    m_progress->setRange(0, 0);
    m_progress->show();
    m_view->setProgress(shownProgress());
    refreshStatus();
    refreshVerdicts();
    refreshActions();
}

void TimelinePanel::showResults()
{
    (new ResultsDialog(m_runs.folder(), this))->show();
}

bool TimelinePanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool isClosing = event->type() == QEvent::Close && watched == m_host.window();
    if (!isClosing || !m_runs.isRunning() || m_mayEnd)
        return QWidget::eventFilter(watched, event);
    event->ignore();
    askToEnd();
    return true;
}

void TimelinePanel::askToEnd()
{
    const QString name = QStringLiteral("runGoesOn");
    if (m_host.window()->findChild<QMessageBox *>(name) != nullptr)
        return;
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("An experiment is running"),
                        tr("The run of the experiment ends when this window is closed. What "
                           "was done stays in %1.")
                            .arg(m_runs.folder()),
                        QMessageBox::Cancel, m_host.window());
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    auto *end = box->addButton(tr("&End the Run"), QMessageBox::DestructiveRole);
    connect(end, &QPushButton::clicked, this, [this] {
        m_mayEnd = true;
        // The question has to be gone first.
        QMetaObject::invokeMethod(m_host.window(), &QWidget::close, Qt::QueuedConnection);
    });
    box->setDefaultButton(QMessageBox::Cancel);
    box->open();
}

void TimelinePanel::finished(int exitCode, const QString &message)
{
    m_exitCode = exitCode;
    m_mayEnd = false;
    m_progress->hide();
    refreshProgress();
    refreshActions();
    if (exitCode != 0 && exitCode != Interrupted &&
        (!m_runs.progress().isOver || m_runs.progress().verdicts.empty()))
        m_host.showMessage(PluginHost::Severity::Problem,
                           tr("The experiment could not be performed: %1").arg(message));
}

} // namespace tomato::plugins
