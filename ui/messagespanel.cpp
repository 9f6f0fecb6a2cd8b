// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagespanel.h"

#include "ui/icons.h"

#include <QHeaderView>
#include <QTime>

namespace tomato::ui {

using Severity = plugins::PluginHost::Severity;

constexpr int MostRows = 500;

MessagesPanel::MessagesPanel(QWidget *parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("messages"));
    setAccessibleName(tr("Messages"));
    setHeaderLabels({tr("Time"), tr("Message")});
    setRootIsDecorated(false);
    setAlternatingRowColors(true);
    setWordWrap(true);
    header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { emit activatedText(item->text(1)); });
}

void MessagesPanel::add(Severity severity, const QString &text)
{
    auto *item = new QTreeWidgetItem(this, {QTime::currentTime().toString(), text});
    switch (severity) {
    case Severity::Information:
        item->setIcon(
            0, actionIcon(QStringLiteral("dialog-information"), QStringLiteral("information")));
        break;
    case Severity::Warning:
        item->setIcon(0, actionIcon(QStringLiteral("dialog-warning"), QStringLiteral("warning")));
        break;
    case Severity::Problem:
        item->setIcon(0, actionIcon(QStringLiteral("dialog-error"), QStringLiteral("problem")));
        break;
    }
    item->setToolTip(1, text);
    if (topLevelItemCount() > MostRows)
        delete takeTopLevelItem(0);
    scrollToItem(item);
}

} // namespace tomato::ui
