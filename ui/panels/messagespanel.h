// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "plugins/api/pluginhost.h"

#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace tomato::ui {

/// The messages, newest last. A row about an element or a connection leads to it.
class MessagesPanel final : public QWidget
{
    Q_OBJECT

public:
    using Severity = plugins::PluginHost::Severity;

    explicit MessagesPanel(QWidget *parent = nullptr);

    /// The element and connection may be empty. The row is removed with the open document, and when
    /// its topic is resolved.
    void add(Severity severity, const QString &text, const ElementId &element = {},
             const ConnectionId &connection = {}, const QString &topic = {});
    /// Removes the rows of this topic, which do not hold any more.
    void resolve(const QString &topic);
    int count() const;
    void clear();
    /// Adds a row about the program, which stays when another document is opened.
    void addAboutProgram(Severity severity, const QString &text, const QString &topic = {});
    /// Call it when another document is open: removes the rows about the previous one.
    void forgetDocument();

signals:
    /// The user activated a row about this element.
    void elementActivated(const tomato::ElementId &element);
    void connectionActivated(const tomato::ConnectionId &connection);

protected:
    void changeEvent(QEvent *event) override;

private:
    QTreeWidgetItem *addRow(Severity severity, const QString &text);
    void activate(const QTreeWidgetItem *item);
    void copy() const;
    void setIcon(QTreeWidgetItem *item) const;

    QTreeWidget *m_rows;
    QToolButton *m_clear;
};

} // namespace tomato::ui
