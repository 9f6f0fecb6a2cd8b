// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/live/viewerstable.h"

#include "plugins/packet_capturing/common/bytesize.h"

#include <QHeaderView>
#include <QLocale>

namespace tomato::plugins {

enum Column
{
    Address,
    Sent,
    Behind,
    Skipped,
    ColumnCount
};

ViewersTable::ViewersTable(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("viewers"));
    setAccessibleName(tr("Viewers"));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Address"), tr("Sent"), tr("Behind"), tr("Skipped packets")});
    headerItem()->setToolTip(Sent, tr("What the viewer was sent so far"));
    headerItem()->setToolTip(Behind, tr("What is recorded and not sent to this viewer yet"));
    headerItem()->setToolTip(Skipped, tr("A viewer that is too slow misses packets; the recording "
                                         "does not wait for it"));
    for (const Column column : {Sent, Behind, Skipped})
        headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(Address, QHeaderView::Stretch);
}

void ViewersTable::setViewers(const std::vector<client::ViewerStatus> &viewers)
{
    const int count = static_cast<int>(viewers.size());
    while (topLevelItemCount() > count)
        delete takeTopLevelItem(topLevelItemCount() - 1);
    while (topLevelItemCount() < count) {
        auto *item = new QTreeWidgetItem(this);
        for (const Column column : {Sent, Behind, Skipped})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    const QLocale locale;
    for (int row = 0; row < count; ++row) {
        const client::ViewerStatus &viewer = viewers[static_cast<std::size_t>(row)];
        QTreeWidgetItem *item = topLevelItem(row);
        item->setText(Address, viewer.address);
        item->setText(Sent, byteSize(viewer.sentBytes));
        item->setText(Behind, byteSize(viewer.lagBytes));
        item->setText(Skipped, locale.toString(viewer.skippedPackets));
    }
}

} // namespace tomato::plugins
