// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "plugins/api/pluginhost.h"

#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::ui {

/// What happened, newest last. A row that is about an element or a connection leads to it.
class MessagesPanel final : public QWidget
{
    Q_OBJECT

public:
    using Severity = plugins::PluginHost::Severity;

    explicit MessagesPanel(QWidget *parent = nullptr);

    /// What it is about may be empty.
    void add(Severity severity, const QString &text, const ElementId &element = {},
             const ConnectionId &connection = {});
    int count() const;
    void clear();

signals:
    /// A row about this element was activated.
    void elementActivated(const tomato::ElementId &element);
    void connectionActivated(const tomato::ConnectionId &connection);

protected:
    void changeEvent(QEvent *event) override;

private:
    void activate(const QTreeWidgetItem *item);
    void copy() const;
    void setIcon(QTreeWidgetItem *item) const;

    QTreeWidget *m_rows;
    QToolButton *m_clear;
};

} // namespace tomato::ui
