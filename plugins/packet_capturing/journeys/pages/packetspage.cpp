// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/packetspage.h"

#include "plugins/packet_capturing/common/gripsplitter.h"
#include "plugins/packet_capturing/common/texttable.h"
#include "plugins/packet_capturing/journeys/pages/journeydetails.h"
#include "plugins/packet_capturing/journeys/tables/journeytablemodel.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

/// The widths in characters of the columns before the hops, and of the hops.
static const std::vector<int> PacketWidths = {23, 44, 18, 11, 12, 14};
static constexpr int HopWidth = 28;

PacketsPage::PacketsPage(JourneyTableModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_table(new TextTable(this)),
      m_details(new JourneyDetails(this)), m_layout(new QVBoxLayout(this))
{
    m_table->setObjectName(QStringLiteral("journeysPackets"));
    m_table->setAccessibleName(tr("Journeys of packets"));
    m_table->setModel(&model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 4);
    m_table->setWidths(PacketWidths);
    widenHops(JourneyTableModel::FirstHop);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(JourneyTableModel::Time, Qt::AscendingOrder);
    auto *split = new GripSplitter(Qt::Horizontal, this);
    split->addWidget(m_table);
    split->addWidget(m_details);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_layout->setContentsMargins(0, 2, 0, 0);
    m_layout->addWidget(split, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PacketsPage::chosen);
    connect(m_table, &QTableView::clicked, this, &PacketsPage::chosenAgain);
    connect(m_table, &QTableView::doubleClicked, this, &PacketsPage::opened);
    connect(m_table, &TextTable::entered, this, &PacketsPage::opened);
}

PacketsPage::~PacketsPage()
{
    // The table is deleted before its model.
    delete m_table;
}

void PacketsPage::hold(QWidget *widget)
{
    m_layout->insertWidget(0, widget);
}

void PacketsPage::select(int row)
{
    const QSignalBlocker blocker(this);
    if (row < 0) {
        m_table->selectionModel()->clear();
        return;
    }
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0));
}

void PacketsPage::widenHops(int from)
{
    const int width = HopWidth * m_table->fontMetrics().averageCharWidth();
    for (int column = std::max(from, int{JourneyTableModel::FirstHop});
         column < m_model.columnCount(); ++column)
        m_table->setColumnWidth(column, width);
    // Where rows have fewer hops than others, their columns give way to the flows.
    QSet<int> whole = {JourneyTableModel::Time, JourneyTableModel::Result, JourneyTableModel::Delay,
                       JourneyTableModel::Match, JourneyTableModel::Changes};
    for (int column = JourneyTableModel::FirstHop; column < m_model.columnCount(); ++column)
        whole.insert(column);
    m_table->setWhole(whole);
}

} // namespace tomato::plugins
