// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/captures/earlierrunsview.h"

#include "app/client/engineclient.h"
#include "app/client/labfolder.h"
#include "app/client/storedcapture.h"
#include "plugins/api/languagechange.h"
#include "plugins/packet_capturing/actions/capturecommands.h"
#include "plugins/packet_capturing/common/bytesize.h"
#include "plugins/packet_capturing/common/texttable.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

EarlierRunsView::EarlierRunsView(PluginHost &host, CaptureCommands &commands, QWidget *parent)
    : QWidget(parent), m_host(host), m_commands(commands), m_title(new QLabel(this)),
      m_table(new TextTable(this))
{
    m_title->setObjectName(QStringLiteral("earlierRunsTitle"));
    m_table->setObjectName(QStringLiteral("earlierRunsTable"));
    m_table->setAccessibleName(tr("Earlier recordings"));
    m_table->setModel(&m_model);
    m_table->setAlternatingRowColors(true);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    const int character = fontMetrics().averageCharWidth();
    const std::pair<EarlierRunsModel::Column, int> widths[] = {{EarlierRunsModel::Time, 28},
                                                               {EarlierRunsModel::Connection, 24},
                                                               {EarlierRunsModel::Packets, 12},
                                                               {EarlierRunsModel::Bytes, 12},
                                                               {EarlierRunsModel::Filter, 24}};
    for (const auto &[column, characters] : widths)
        m_table->setColumnWidth(column, characters * character);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(m_table);
    connect(m_table, &QWidget::customContextMenuRequested, this, &EarlierRunsView::openMenu);
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        emit m_commands.runRequested(m_model.at(index.row()));
    });
    connect(m_table, &TextTable::entered, this, [this](const QModelIndex &index) {
        if (index.isValid())
            emit m_commands.runRequested(m_model.at(index.row()));
    });
    const client::EngineClient &engine = host.engine();
    connect(&engine, &client::EngineClient::earlierRunsChanged, this,
            &EarlierRunsView::updateContents);
    connect(&engine, &client::EngineClient::closed, this, &EarlierRunsView::updateContents);
    connect(&host, &PluginHost::topologyChanged, this, &EarlierRunsView::updateContents);
    connect(&host, &PluginHost::documentReplaced, this, &EarlierRunsView::updateContents);
    connect(&commands, &CaptureCommands::runsChanged, this, &EarlierRunsView::updateContents);
    whenLanguageChanges(this, &EarlierRunsView::updateContents);
    hide();
}

void EarlierRunsView::setWatched(bool isWatched)
{
    m_isWatched = isWatched;
    updateContents();
}

void EarlierRunsView::updateContents()
{
    if (!m_isWatched)
        return;
    client::EngineClient &engine = m_host.engine();
    m_model.show(engine.isOpen() ? engine.earlierRuns() : client::storedRuns(m_host.lab()));
    m_title->setText(
        tr("Earlier recordings: %1 of %2 that are kept for this lab; the oldest ones go first")
            .arg(byteSize(m_model.bytes()), byteSize(client::keptBytes())));
    setVisible(m_model.rowCount() > 0);
}

std::vector<client::RunStatus> EarlierRunsView::selected() const
{
    std::vector<client::RunStatus> runs;
    for (const QModelIndex &row : m_table->selectionModel()->selectedRows())
        runs.push_back(m_model.at(row.row()));
    return runs;
}

void EarlierRunsView::openMenu(const QPoint &place)
{
    const std::vector<client::RunStatus> runs = selected();
    if (runs.empty())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("earlierRunsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString &name, const QString &text) {
        QAction *action = menu->addAction(text);
        action->setObjectName(name);
        return action;
    };
    QAction *show = add(QStringLiteral("showRun"), tr("S&how Packets"));
    QAction *download = add(QStringLiteral("downloadRun"), tr("Down&load…"));
    menu->addSeparator();
    QAction *remove = add(QStringLiteral("removeRun"), tr("&Delete…"));
    show->setEnabled(runs.size() == 1);
    download->setEnabled(runs.size() == 1);
    connect(show, &QAction::triggered, this,
            [this, runs] { emit m_commands.runRequested(runs.front()); });
    connect(download, &QAction::triggered, this,
            [this, runs] { m_commands.downloadRun(runs.front()); });
    connect(remove, &QAction::triggered, this, [this, runs] { m_commands.removeRuns(runs); });
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

} // namespace tomato::plugins
