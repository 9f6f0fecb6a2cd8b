// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/messagespanel.h"

#include "plugins/api/numbertexts.h"
#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QShortcut>
#include <QTime>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tomato::ui {

static constexpr int SeverityRole = Qt::UserRole;
static constexpr int ElementRole = Qt::UserRole + 1;
static constexpr int ConnectionRole = Qt::UserRole + 2;
static constexpr int ProgramRole = Qt::UserRole + 3;
static constexpr int TopicRole = Qt::UserRole + 4;
static constexpr int MaxMessages = 2000;

MessagesPanel::MessagesPanel(QWidget *parent)
    : QWidget(parent), m_rows(new QTreeWidget(this)), m_clear(new QToolButton(this))
{
    m_rows->setObjectName(QStringLiteral("messages"));
    m_rows->setAccessibleName(tr("Messages"));
    m_rows->setHeaderHidden(true);
    m_rows->setRootIsDecorated(false);
    m_rows->setColumnCount(2);
    m_rows->setWordWrap(true);
    m_rows->setFrameShape(QFrame::NoFrame);
    m_rows->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_rows->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_clear->setObjectName(QStringLiteral("clearMessages"));
    m_clear->setToolTip(tr("Remove all messages"));
    m_clear->setAccessibleName(tr("Clear"));
    m_clear->setIcon(actionIcon(QStringLiteral("delete"), palette()));
    m_clear->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 2, 0);
    layout->setSpacing(2);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_clear, 0, Qt::AlignTop);
    connect(m_rows, &QTreeWidget::itemActivated, this, &MessagesPanel::activate);
    connect(m_clear, &QToolButton::clicked, this, &MessagesPanel::clear);
    auto *copyRows =
        new QShortcut(QKeySequence::Copy, m_rows, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(copyRows, &QShortcut::activated, this, &MessagesPanel::copy);
}

QTreeWidgetItem *MessagesPanel::addRow(Severity severity, const QString &text)
{
    if (count() >= MaxMessages)
        delete m_rows->takeTopLevelItem(0);
    auto *item = new QTreeWidgetItem(m_rows);
    item->setData(0, SeverityRole, static_cast<int>(severity));
    item->setText(0, plugins::clockText(std::chrono::system_clock::now().time_since_epoch()));
    item->setText(1, text);
    item->setToolTip(1, text);
    item->setTextAlignment(0, Qt::AlignTop | Qt::AlignLeft);
    setIcon(item);
    m_rows->scrollToItem(item);
    return item;
}

void MessagesPanel::addAboutProgram(Severity severity, const QString &text, const QString &topic)
{
    QTreeWidgetItem *item = addRow(severity, text);
    item->setData(0, ProgramRole, true);
    item->setData(0, TopicRole, topic);
}

void MessagesPanel::forgetDocument()
{
    for (int row = count() - 1; row >= 0; --row) {
        if (!m_rows->topLevelItem(row)->data(0, ProgramRole).toBool())
            delete m_rows->takeTopLevelItem(row);
    }
}

void MessagesPanel::resolve(const QString &topic)
{
    for (int row = count() - 1; row >= 0; --row) {
        if (m_rows->topLevelItem(row)->data(0, TopicRole).toString() == topic)
            delete m_rows->takeTopLevelItem(row);
    }
}

void MessagesPanel::add(Severity severity, const QString &text, const ElementId &element,
                        const ConnectionId &connection, const QString &topic)
{
    QTreeWidgetItem *item = addRow(severity, text);
    item->setData(0, TopicRole, topic);
    item->setData(0, ElementRole, QString::fromStdString(element.value));
    item->setData(0, ConnectionRole, QString::fromStdString(connection.value));
    QString tip = text;
    if (!element.isEmpty())
        tip += QLatin1Char('\n') + tr("Double click to show the element");
    else if (!connection.isEmpty())
        tip += QLatin1Char('\n') + tr("Double click to show the connection");
    item->setToolTip(1, tip);
}

void MessagesPanel::setIcon(QTreeWidgetItem *item) const
{
    switch (static_cast<Severity>(item->data(0, SeverityRole).toInt())) {
    case Severity::Information:
        item->setIcon(0, actionIcon(QStringLiteral("information"), palette()));
        item->setData(0, Qt::AccessibleTextRole, tr("Information"));
        break;
    case Severity::Warning:
        item->setIcon(0, actionIcon(QStringLiteral("warning"), palette()));
        item->setData(0, Qt::AccessibleTextRole, tr("Warning"));
        break;
    case Severity::Problem:
        item->setIcon(0, actionIcon(QStringLiteral("problem"), palette()));
        item->setData(0, Qt::AccessibleTextRole, tr("Problem"));
        break;
    }
}

int MessagesPanel::count() const
{
    return m_rows->topLevelItemCount();
}

void MessagesPanel::clear()
{
    m_rows->clear();
}

void MessagesPanel::activate(const QTreeWidgetItem *item)
{
    const ElementId element(item->data(0, ElementRole).toString().toStdString());
    const ConnectionId connection(item->data(0, ConnectionRole).toString().toStdString());
    if (!element.isEmpty())
        emit elementActivated(element);
    else if (!connection.isEmpty())
        emit connectionActivated(connection);
}

void MessagesPanel::copy() const
{
    QStringList lines;
    for (const QTreeWidgetItem *item : m_rows->selectedItems())
        lines << item->text(0) + QLatin1Char(' ') + item->text(1);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void MessagesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_clear->setIcon(actionIcon(QStringLiteral("delete"), palette()));
        for (int row = 0; row < count(); ++row)
            setIcon(m_rows->topLevelItem(row));
    }
}

} // namespace tomato::ui
