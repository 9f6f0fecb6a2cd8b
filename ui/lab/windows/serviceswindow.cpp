// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/serviceswindow.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/numbertexts.h"
#include "ui/widgets/fittingcolumns.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFontDatabase>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <chrono>

namespace tomato::ui {

using client::CommandStatus;
using namespace std::chrono_literals;

/// Only this part of the end of an output is shown; the file has all of it.
static constexpr qint64 MaxShownBytes = 64 * 1024;

static QString stateText(const CommandStatus &command)
{
    switch (command.state) {
    case CommandStatus::State::Waiting:
        return ServicesWindow::tr("waiting");
    case CommandStatus::State::Running:
        return ServicesWindow::tr("running");
    case CommandStatus::State::Ended:
        return ServicesWindow::tr("ended with code %1").arg(plugins::plainNumber(command.code));
    case CommandStatus::State::Restarting:
        return ServicesWindow::tr("starts again; ended with code %1")
            .arg(plugins::plainNumber(command.code));
    }
    return {};
}

static QString endOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - MaxShownBytes));
    return QString::fromUtf8(file.readAll());
}

ServicesWindow::ServicesWindow(const QString &element,
                               std::function<std::vector<CommandStatus>()> commands,
                               QWidget *parent, QString host)
    : QDialog(parent), m_commands(std::move(commands)), m_host(std::move(host)),
      m_list(new QTreeWidget(this)), m_hint(new QLabel(this)), m_output(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("servicesWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Commands and services of %1").arg(element));
    resize(680, 440);
    m_list->setObjectName(QStringLiteral("servicesList"));
    m_list->setAccessibleName(tr("Commands and services"));
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Name"), tr("State"), tr("Starts"), tr("Problem")});
    m_hint->setObjectName(QStringLiteral("servicesHint"));
    m_hint->setWordWrap(true);
    m_hint->setText(tr("This element runs nothing by itself. What it is to run is in its "
                       "attribute “commands”: see the manual's page on labs."));
    m_output->setObjectName(QStringLiteral("serviceOutput"));
    m_output->setAccessibleName(tr("Output"));
    m_output->setReadOnly(true);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->addWidget(m_list);
    parts->addWidget(m_output);
    parts->setStretchFactor(1, 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(parts, 1);
    layout->addWidget(buttons);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { showOutput(m_commands()); });
    connect(&m_clock, &QTimer::timeout, this, &ServicesWindow::refresh);
    m_clock.start(1s);
    plugins::whenLanguageChanges(this, &ServicesWindow::refresh);
    refresh();
    fitColumns(*m_list);
}

void ServicesWindow::refresh()
{
    const std::vector<CommandStatus> commands = m_commands();
    m_hint->setVisible(commands.empty());
    while (m_list->topLevelItemCount() > static_cast<int>(commands.size()))
        delete m_list->topLevelItem(m_list->topLevelItemCount() - 1);
    for (std::size_t at = 0; at < commands.size(); ++at) {
        const CommandStatus &command = commands[at];
        const int row = static_cast<int>(at);
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (item == nullptr)
            m_list->addTopLevelItem(item = new QTreeWidgetItem);
        item->setText(0, command.name);
        item->setText(1, stateText(command));
        item->setText(2, QLocale().toString(command.starts));
        item->setText(3, command.reason);
    }
    if (m_list->currentItem() == nullptr && m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    showOutput(commands);
}

void ServicesWindow::showOutput(const std::vector<CommandStatus> &commands)
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    QString text;
    if (row >= 0 && row < static_cast<int>(commands.size())) {
        const QString path = commands[static_cast<std::size_t>(row)].output;
        text = m_host.isEmpty()
                   ? endOf(path)
                   : tr("What it put out is on the host %1, in the file\n%2").arg(m_host, path);
    }
    if (text == m_output->toPlainText())
        return;
    QScrollBar *bar = m_output->verticalScrollBar();
    const bool atEnd = bar->value() == bar->maximum();
    const int place = bar->value();
    m_output->setPlainText(text);
    bar->setValue(atEnd ? bar->maximum() : place);
}

} // namespace tomato::ui
