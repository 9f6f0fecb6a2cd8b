// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/downloads/downloadsview.h"

#include "plugins/packet_capturing/downloads/downloadrow.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

DownloadsView::DownloadsView(PluginHost &host)
    : m_host(host), m_hint(new QLabel(this)),
      m_removeFinished(new QPushButton(tr("Remove Finished"), this))
{
    m_hint->setObjectName(QStringLiteral("downloadsHint"));
    m_hint->setText(tr("Nothing was downloaded yet. Right-click a connection that was captured and "
                       "choose Download Capture."));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_removeFinished->setObjectName(QStringLiteral("removeFinishedDownloads"));
    m_removeFinished->setToolTip(tr("Takes what is over out of the list; the files stay"));
    connect(m_removeFinished, &QPushButton::clicked, this, &DownloadsView::removeFinished);
    auto *scrolled = new QWidget(this);
    m_list = new QVBoxLayout(scrolled);
    m_list->addWidget(m_hint, 1);
    m_list->addWidget(m_removeFinished, 0, Qt::AlignRight);
    m_list->addStretch();
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(scrolled);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);
    updateContents();
}

DownloadsView::~DownloadsView()
{
    qDeleteAll(m_rows); // they tell of changes until they go
}

void DownloadsView::add(const std::vector<ConnectionId> &connections, const QString &path)
{
    add(new DownloadRow(m_host, connections, path));
}

void DownloadsView::add(const client::RunStatus &run, const QString &path)
{
    add(new DownloadRow(m_host, run, path));
}

void DownloadsView::add(DownloadRow *row)
{
    connect(row, &DownloadRow::removeRequested, this, [this, row] { remove(row); });
    connect(row, &DownloadRow::changed, this, &DownloadsView::updateContents);
    m_rows.prepend(row);
    m_list->insertWidget(1, row);
    updateContents();
}

void DownloadsView::remove(DownloadRow *row)
{
    m_rows.removeOne(row);
    row->deleteLater();
    updateContents();
}

void DownloadsView::removeFinished()
{
    const QList<DownloadRow *> rows = m_rows;
    for (DownloadRow *row : rows) {
        if (row->isOver())
            remove(row);
    }
}

void DownloadsView::updateContents()
{
    m_hint->setVisible(m_rows.isEmpty());
    m_removeFinished->setVisible(
        std::count_if(m_rows.begin(), m_rows.end(),
                      [](const DownloadRow *row) { return row->isOver(); }) > 1);
}

} // namespace tomato::plugins
