// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/flowspage.h"

#include "plugins/packet_capturing/common/keystops.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tomato::plugins {

FlowsPage::FlowsPage(FlowTableModel &model, QWidget *parent)
    : QWidget(parent), m_search(new QLineEdit(this)), m_table(new TextTable(this))
{
    m_search->setObjectName(QStringLiteral("journeysSearch"));
    m_search->setAccessibleName(tr("Search in flows"));
    m_search->setPlaceholderText(tr("Search: 10.0.3.2, TCP, :80"));
    m_search->setClearButtonEnabled(true);
    m_table->setObjectName(QStringLiteral("journeysFlows"));
    m_table->setAccessibleName(tr("Flows"));
    m_table->setToolTip(tr("Double-click a flow to list its packets"));
    m_table->setModel(&model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 4);
    // Numbers of all measures are seen at once in a window of the usual size.
    m_table->setWidths({40, 10, 8, 9, 12, 13, 11, 11, 11, 11, 13, 13, 13, 16, 40});
    QSet<int> numbers;
    for (int column = FlowTableModel::Packets; column < FlowTableModel::Way; ++column)
        numbers << column;
    m_table->setWhole(numbers);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FlowTableModel::Packets, Qt::DescendingOrder);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    connect(m_search, &QLineEdit::textChanged, this, [this, &model](const QString &text) {
        model.setSearch(text);
        m_table->setEmptyText(
            text.isEmpty() ? QString()
                           : tr("No flow's name contains this text.\nClear the search above."));
    });
    whenPressed(m_search, Qt::Key_Escape, [this] {
        if (m_search->text().isEmpty())
            m_table->setFocus(Qt::OtherFocusReason);
        m_search->clear();
    });
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return, Qt::Key_Enter})
        whenPressed(m_search, key, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    const auto open = [this](const QModelIndex &index) { emit opened(index.row()); };
    connect(m_table, &QTableView::doubleClicked, this, open);
    connect(m_table, &TextTable::entered, this, open);
}

FlowsPage::~FlowsPage()
{
    // The table is deleted before its model.
    delete m_table;
}

QList<QWidget *> FlowsPage::stops() const
{
    return {m_search, m_table};
}

} // namespace tomato::plugins
