// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/runninglabswindow.h"

#include "app/client/engineclient.h"
#include "app/client/labfolder.h"
#include "app/topology/format/tomatoformat.h"
#include "plugins/api/enginetexts.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QThreadPool>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <climits>

namespace tomato::ui {

using namespace std::chrono_literals;

namespace {

enum Column
{
    Name,
    StateColumn,
    DiskUse,
    LastUsed,
    File
};

enum class LabRow
{
    Running,
    /// The lab does not run, and an editor has it open.
    InUse,
    Stopped
};

constexpr int LabRole = Qt::UserRole;
constexpr int FileRole = Qt::UserRole + 1;
constexpr int KindRole = Qt::UserRole + 2;
constexpr int TopologyRole = Qt::UserRole + 3;

LabRow kindOf(const QTreeWidgetItem *row)
{
    return static_cast<LabRow>(row->data(0, KindRole).toInt());
}

LabId labOf(const QTreeWidgetItem *row)
{
    return LabId(row->data(0, LabRole).toString().toStdString());
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString packetsIn(const client::KeptAmount &amount)
{
    const auto packets = static_cast<int>(std::min<qint64>(amount.packets, INT_MAX));
    return RunningLabsWindow::tr("%1 in %2", "12 packets, 3 recordings")
        .arg(RunningLabsWindow::tr("%Ln packet(s)", nullptr, packets),
             RunningLabsWindow::tr("%Ln recording(s)", nullptr, amount.recordings));
}

} // namespace

RunningLabsWindow::RunningLabsWindow(QWidget *parent)
    : QDialog(parent), m_labs(new QTreeWidget(this)), m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("runningLabs"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Labs on This Machine"));
    resize(760, 360);
    m_labs->setObjectName(QStringLiteral("runningLabsList"));
    m_labs->setAccessibleName(tr("Labs on this machine"));
    m_labs->setHeaderLabels(
        {tr("Lab"), tr("State"), tr("On Disk"), tr("Last Used"), tr("Topology")});
    m_labs->setRootIsDecorated(false);
    m_labs->setAllColumnsShowFocus(true);
    m_labs->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_labs->header()->setStretchLastSection(true);
    m_labs->setTextElideMode(Qt::ElideMiddle);
    m_hint->setObjectName(QStringLiteral("runningLabsHint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    // The text changes with the selection; the list above keeps its height.
    m_hint->setMinimumHeight(m_hint->fontMetrics().lineSpacing() * 2);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
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
    m_open = addButton(*buttons, QStringLiteral("openRunningLab"), tr("&Open"),
                       tr("Opens the lab's topology in this window, attached to the lab"),
                       &RunningLabsWindow::openChosen);
    m_stop = addButton(*buttons, QStringLiteral("stopRunningLab"), tr("&Stop Lab"),
                       tr("Stops all of the lab's elements; what was recorded is kept"),
                       &RunningLabsWindow::stopChosen);
    m_recordings =
        addButton(*buttons, QStringLiteral("showLabRecordings"), tr("Show &Recordings"),
                  tr("Opens the folder that holds the lab's recordings, a folder for each "
                     "connection; Open lists them in the dock Captures"),
                  &RunningLabsWindow::showRecordings);
    m_delete = addButton(*buttons, QStringLiteral("deleteLab"), tr("&Delete…"),
                         tr("Deletes what a stopped lab keeps, after a question"),
                         &RunningLabsWindow::askToDelete);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

QPushButton *RunningLabsWindow::addButton(QDialogButtonBox &box, const QString &name,
                                          const QString &text, const QString &toolTip,
                                          void (RunningLabsWindow::*slot)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    box.addButton(button, QDialogButtonBox::ActionRole);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

void RunningLabsWindow::refresh()
{
    const LabId before = chosen();
    const QSignalBlocker quiet(m_labs);
    m_labs->clear();
    addRunning();
    addKept();
    QTreeWidgetItem *current =
        before.isEmpty() && m_labs->topLevelItemCount() == 1 ? m_labs->topLevelItem(0) : nullptr;
    for (int i = 0; i < m_labs->topLevelItemCount(); ++i) {
        if (labOf(m_labs->topLevelItem(i)) == before)
            current = m_labs->topLevelItem(i);
    }
    m_labs->setCurrentItem(current);
    showAmounts();
    followSelection();
    measure();
}

QTreeWidgetItem *RunningLabsWindow::addRow(const LabId &lab, const QString &name,
                                           const QString &file)
{
    auto *row = new QTreeWidgetItem(m_labs);
    const QString id = QString::fromStdString(lab.value);
    row->setText(Name, name.isEmpty() ? id : name);
    row->setText(File, file.isEmpty() ? tr("never saved") : QDir::toNativeSeparators(file));
    row->setToolTip(File, row->text(File));
    row->setToolTip(Name, id);
    row->setData(0, LabRole, id);
    row->setData(0, FileRole, file);
    row->setData(0, TopologyRole, true);
    return row;
}

void RunningLabsWindow::addRunning()
{
    for (const client::RunningLab &lab : client::runningLabs()) {
        QTreeWidgetItem *row = addRow(lab.lab, lab.name, lab.file);
        row->setText(StateColumn, lab.isStopped ? tr("stopped, in use") : tr("running"));
        row->setText(LastUsed, tr("now"));
        row->setData(0, KindRole,
                     static_cast<int>(lab.isStopped ? LabRow::InUse : LabRow::Running));
    }
}

void RunningLabsWindow::addKept()
{
    for (const client::KeptLab &lab : client::keptLabs()) {
        // A file that is gone is as good as none: the topology is saved anew.
        const bool isThere = !lab.file.isEmpty() && QFileInfo::exists(lab.file);
        QTreeWidgetItem *row = addRow(lab.lab, lab.name, isThere ? lab.file : QString());
        if (!isThere && !lab.file.isEmpty())
            row->setText(File, tr("%1 is gone").arg(QDir::toNativeSeparators(lab.file)));
        row->setText(StateColumn, tr("stopped"));
        row->setText(LastUsed, QLocale().toString(lab.lastUsed, QLocale::ShortFormat));
        row->setData(0, KindRole, static_cast<int>(LabRow::Stopped));
        row->setData(0, TopologyRole, isThere || lab.hasTopology);
        for (int column = 0; column < m_labs->columnCount(); ++column)
            row->setForeground(column, palette().placeholderText());
    }
}

/// Measuring folders with many files takes long, so a thread does it.
void RunningLabsWindow::measure()
{
    if (m_isMeasuring)
        return;
    std::vector<LabId> wanted;
    for (int i = 0; i < m_labs->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *row = m_labs->topLevelItem(i);
        // The folders of stopped labs do not change.
        if (kindOf(row) != LabRow::Stopped || !m_amounts.contains(labOf(row)))
            wanted.push_back(labOf(row));
    }
    if (wanted.empty())
        return;
    m_isMeasuring = true;
    QThreadPool::globalInstance()->start([wanted, window = QPointer(this)] {
        std::map<LabId, client::KeptAmount> amounts;
        for (const LabId &lab : wanted)
            amounts[lab] = client::keptAmount(lab);
        QMetaObject::invokeMethod(qApp, [window, amounts] {
            if (!window)
                return;
            window->m_isMeasuring = false;
            for (const auto &[lab, amount] : amounts)
                window->m_amounts[lab] = amount;
            window->showAmounts();
            window->followSelection();
        });
    });
}

void RunningLabsWindow::showAmounts()
{
    for (int i = 0; i < m_labs->topLevelItemCount(); ++i) {
        QTreeWidgetItem *row = m_labs->topLevelItem(i);
        const auto amount = m_amounts.find(labOf(row));
        row->setText(DiskUse,
                     amount == m_amounts.end() ? QString() : sizeText(amount->second.bytes));
    }
}

QTreeWidgetItem *RunningLabsWindow::chosenRow() const
{
    const auto rows = m_labs->selectedItems();
    return rows.isEmpty() ? nullptr : rows.front();
}

LabId RunningLabsWindow::chosen() const
{
    const QTreeWidgetItem *row = chosenRow();
    return row ? labOf(row) : LabId();
}

void RunningLabsWindow::followSelection()
{
    const QTreeWidgetItem *row = chosenRow();
    const auto amount = m_amounts.find(chosen());
    const bool isMeasured = row && amount != m_amounts.end();
    m_open->setEnabled(row && row->data(0, TopologyRole).toBool());
    m_stop->setEnabled(row && kindOf(row) == LabRow::Running);
    m_recordings->setEnabled(isMeasured && amount->second.recordings > 0);
    m_delete->setEnabled(isMeasured && kindOf(row) == LabRow::Stopped);
    if (m_saidOf != chosen())
        m_said.clear();
    m_hint->setText(m_said.isEmpty() ? hintFor(row) : m_said);
}

QString RunningLabsWindow::hintFor(const QTreeWidgetItem *row) const
{
    if (m_labs->topLevelItemCount() == 0)
        return tr("No lab runs on this machine, and none is kept.");
    if (!row)
        return {};
    QStringList sentences;
    const auto amount = m_amounts.find(labOf(row));
    if (amount != m_amounts.end() && amount->second.recordings > 0)
        sentences << tr("Kept: %1.", "12 packets in 3 recordings").arg(packetsIn(amount->second));
    else if (amount != m_amounts.end())
        sentences << tr("No recordings are kept.");
    if (kindOf(row) == LabRow::InUse)
        sentences << tr("An editor has it open; it can be deleted when that is over.");
    if (row->data(0, FileRole).toString().isEmpty())
        sentences << (row->data(0, TopologyRole).toBool()
                          ? tr("The topology of this lab was never saved: opening it saves it "
                               "first.")
                          : tr("Its topology is not known any more."));
    return sentences.join(QLatin1Char(' '));
}

void RunningLabsWindow::openChosen()
{
    const QTreeWidgetItem *row = chosenRow();
    if (!row || !m_open->isEnabled())
        return;
    const QString file = row->data(0, FileRole).toString();
    if (!file.isEmpty()) {
        leaveFor(file);
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Save the topology of the lab"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("saveRunningLabDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("ToMaTo topologies (*.json *.tomato)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("tomato4.json"));
    QString name = row->text(Name);
    dialog->selectFile(name.replace(QLatin1Char('/'), QLatin1Char('-')) +
                       QStringLiteral(".tomato4.json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, lab = chosen()](const QString &path) { saveAndOpen(lab, path); });
    dialog->open();
}

/// This window closes, so that it does not cover the other window's questions and content.
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
    const LabId lab = chosen();
    withEngine(lab, doing, [this, lab, doing](Client &engine) {
        m_hint->setText(tr("The lab is stopping…"));
        engine.stopLab(reporting(doing, [this, lab] {
            refresh();
            // Otherwise this window would keep the lab in use. The client is not deleted in its own
            // callback.
            QMetaObject::invokeMethod(
                this, [this, lab] { m_clients.erase(lab); }, Qt::QueuedConnection);
        }));
    });
}

void RunningLabsWindow::showRecordings()
{
    const QString folder = client::recordingsFolder(chosen());
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        return;
    m_saidOf = chosen();
    m_said = tr("No program opens folders here; the recordings are in %1")
                 .arg(QDir::toNativeSeparators(folder));
    followSelection();
}

void RunningLabsWindow::askToDelete()
{
    const QTreeWidgetItem *row = chosenRow();
    if (!row)
        return;
    const client::KeptAmount &amount = m_amounts[labOf(row)];
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Delete a lab"),
                                tr("Delete what the lab “%1” keeps?").arg(row->text(Name)),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("deleteLabQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    const QString file = row->data(0, FileRole).toString();
    box->setInformativeText(
        tr("%1, the files of its elements and the topology as it ran last go for good: %2.")
            .arg(packetsIn(amount), sizeText(amount.bytes)) +
        u' ' +
        (file.isEmpty() ? tr("The topology is saved nowhere else.")
                        : tr("The file %1 stays.").arg(QDir::toNativeSeparators(file))));
    auto *remove = box->addButton(tr("&Delete"), QMessageBox::DestructiveRole);
    remove->setObjectName(QStringLiteral("deleteLabForGood"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QDialog::finished, this, [this, box, remove, lab = labOf(row)] {
        if (box->clickedButton() == remove)
            deleteLab(lab);
    });
    box->open();
}

void RunningLabsWindow::deleteLab(const LabId &lab)
{
    m_delete->setEnabled(false);
    m_hint->setText(tr("The lab is being deleted…"));
    QThreadPool::globalInstance()->start([lab, window = QPointer(this)] {
        const auto deleted = client::deleteLab(lab);
        QMetaObject::invokeMethod(qApp, [window, lab, deleted] {
            if (!window)
                return;
            window->m_amounts.erase(lab);
            window->reporting(tr("The lab could not be deleted"))(deleted);
            window->refresh();
        });
    });
}

void RunningLabsWindow::withEngine(const LabId &lab, const QString &doing,
                                   const std::function<void(Client &)> &then)
{
    auto &engine = m_clients[lab];
    engine = std::make_unique<Client>();
    const bool launch = client::hasRecordings(lab);
    engine->open(lab, launch, [this, client = engine.get(), doing, then](Result<> opened) {
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
        if (!done) {
            m_saidOf = chosen();
            m_said = doing + QStringLiteral(": ") +
                     plugins::inUsersLanguage(QString::fromStdString(done.error().text()));
            followSelection();
        } else if (then) {
            then();
        }
    };
}

} // namespace tomato::ui
