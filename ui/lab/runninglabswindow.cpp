// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/runninglabswindow.h"

#include "app/client/engineclient.h"
#include "app/client/labfolder.h"
#include "app/topology/format/tomatoformat.h"
#include "plugins/api/enginetexts.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tomato::ui {

using namespace std::chrono_literals;

enum Column
{
    Name,
    StateColumn,
    DiskUse,
    File
};
static constexpr int LabRole = Qt::UserRole;
static constexpr int FileRole = Qt::UserRole + 1;
static constexpr int StoppedRole = Qt::UserRole + 2;

RunningLabsWindow::RunningLabsWindow(QWidget *parent)
    : QDialog(parent), m_labs(new QTreeWidget(this)), m_hint(new QLabel(this)),
      m_open(new QPushButton(tr("&Open"), this)), m_stop(new QPushButton(tr("&Stop Lab"), this))
{
    setObjectName(QStringLiteral("runningLabs"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Running Labs"));
    resize(680, 320);
    m_labs->setObjectName(QStringLiteral("runningLabsList"));
    m_labs->setAccessibleName(tr("Labs that run on this machine"));
    m_labs->setHeaderLabels({tr("Lab"), tr("State"), tr("On Disk"), tr("Topology")});
    m_labs->setRootIsDecorated(false);
    m_labs->setAllColumnsShowFocus(true);
    m_labs->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_labs->header()->setStretchLastSection(true);
    m_labs->setTextElideMode(Qt::ElideMiddle);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_labs, 1);
    layout->addWidget(m_hint);
    createButtons();
    connect(m_labs, &QTreeWidget::itemSelectionChanged, this, &RunningLabsWindow::followSelection);
    connect(m_labs, &QTreeWidget::itemActivated, this, &RunningLabsWindow::openChosen);
    connect(&m_timer, &QTimer::timeout, this, &RunningLabsWindow::refresh);
    m_timer.start(2s);
    refresh();
}

RunningLabsWindow::~RunningLabsWindow() = default;

void RunningLabsWindow::createButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open->setObjectName(QStringLiteral("openRunningLab"));
    m_open->setToolTip(tr("Opens the lab's topology in this window, attached to the lab"));
    m_stop->setObjectName(QStringLiteral("stopRunningLab"));
    m_stop->setToolTip(tr("Stops all of the lab's elements; what was recorded is kept"));
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    buttons->addButton(m_stop, QDialogButtonBox::ActionRole);
    connect(m_open, &QPushButton::clicked, this, &RunningLabsWindow::openChosen);
    connect(m_stop, &QPushButton::clicked, this, &RunningLabsWindow::stopChosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void RunningLabsWindow::refresh()
{
    const LabId before = chosen();
    const QSignalBlocker quiet(m_labs);
    m_labs->clear();
    for (const client::RunningLab &lab : client::runningLabs()) {
        auto *row = new QTreeWidgetItem(m_labs);
        const QString id = QString::fromStdString(lab.lab.value);
        row->setText(Name, lab.name.isEmpty() ? id : lab.name);
        row->setText(StateColumn, lab.isStopped ? tr("stopped, in use") : tr("running"));
        row->setText(DiskUse, QLocale().formattedDataSize(client::bytesOnDisk(lab.lab), 1,
                                                          QLocale::DataSizeSIFormat));
        row->setText(File,
                     lab.file.isEmpty() ? tr("never saved") : QDir::toNativeSeparators(lab.file));
        row->setToolTip(File, row->text(File));
        row->setToolTip(Name, id);
        row->setData(0, LabRole, id);
        row->setData(0, FileRole, lab.file);
        row->setData(0, StoppedRole, lab.isStopped);
        if (lab.lab == before || (before.isEmpty() && m_labs->topLevelItemCount() == 1))
            m_labs->setCurrentItem(row);
    }
    followSelection();
}

LabId RunningLabsWindow::chosen() const
{
    const auto rows = m_labs->selectedItems();
    return rows.isEmpty() ? LabId()
                          : LabId(rows.front()->data(0, LabRole).toString().toStdString());
}

void RunningLabsWindow::followSelection()
{
    const auto rows = m_labs->selectedItems();
    m_open->setEnabled(!rows.isEmpty());
    m_stop->setEnabled(!rows.isEmpty() && !rows.front()->data(0, StoppedRole).toBool());
    if (m_labs->topLevelItemCount() == 0)
        m_hint->setText(tr("No lab runs on this machine."));
    else if (!rows.isEmpty() && rows.front()->data(0, FileRole).toString().isEmpty())
        m_hint->setText(tr("The topology of this lab was never saved: opening it saves it first."));
    else
        m_hint->clear();
}

void RunningLabsWindow::openChosen()
{
    const auto rows = m_labs->selectedItems();
    if (rows.isEmpty())
        return;
    const QString file = rows.front()->data(0, FileRole).toString();
    if (!file.isEmpty()) {
        leaveFor(file);
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Save the topology of the lab"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("saveRunningLabDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("tomato4.json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, lab = chosen()](const QString &path) { saveAndOpen(lab, path); });
    dialog->open();
}

/// What the window asks then, and what it shows, is not covered by this one.
void RunningLabsWindow::leaveFor(const QString &file)
{
    accept();
    emit openRequested(file);
}

void RunningLabsWindow::saveAndOpen(const LabId &lab, const QString &path)
{
    const QString doing = tr("The topology could not be saved");
    withEngine(lab, doing, [this, path, doing](Client &engine) {
        const auto topology = topology::fromTomato(engine.lab().topology);
        const auto saved =
            topology ? topology::saveTopology(*topology, path) : Result<>(passOn(topology));
        if (!saved)
            return reporting(doing)(saved);
        engine.setFile(path, reporting(doing, [this, path] { leaveFor(path); }));
    });
}

void RunningLabsWindow::stopChosen()
{
    const QString doing = tr("The lab could not be stopped");
    m_stop->setEnabled(false);
    withEngine(chosen(), doing, [this, doing](Client &engine) {
        m_hint->setText(tr("The lab is stopping…"));
        engine.stopLab(reporting(doing, [this] { refresh(); }));
    });
}

void RunningLabsWindow::withEngine(const LabId &lab, const QString &doing,
                                   const std::function<void(Client &)> &then)
{
    auto &engine = m_clients[lab];
    engine = std::make_unique<Client>();
    engine->open(lab, false, [this, client = engine.get(), doing, then](Result<> opened) {
        if (opened)
            then(*client);
        else
            reporting(doing)(opened);
    });
}

std::function<void(Result<>)> RunningLabsWindow::reporting(const QString &doing,
                                                           const std::function<void()> &then)
{
    return [this, doing, then](const Result<> &done) {
        if (!done)
            m_hint->setText(doing + QStringLiteral(": ") +
                            plugins::inUsersLanguage(QString::fromStdString(done.error().text())));
        else if (then)
            then();
    };
}

} // namespace tomato::ui
