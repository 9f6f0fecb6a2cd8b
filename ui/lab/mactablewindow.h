// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/learntaddress.h"

#include <QDialog>
#include <QProcess>
#include <QTimer>

#include <functional>

class QLabel;
class QTreeWidget;

namespace tomato::ui {

/// The addresses that a switch has learnt, with their ports. It updates while it is open, and
/// deletes itself when it closes.
class MacTableWindow final : public QDialog
{
    Q_OBJECT

public:
    /// `enter` returns the line that runs a command in the switch, an empty one when it does not
    /// run; `farEnd` returns what a port, by its name inside, is connected to.
    using Enter = std::function<QStringList(const QStringList &command)>;
    MacTableWindow(const QString &element, Enter enter,
                   std::function<QString(const QString &)> farEnd, QWidget *parent);
    ~MacTableWindow() override;

private:
    void ask();
    void list(const std::vector<client::LearntAddress> &learnt);

    Enter m_enter;
    std::function<QString(const QString &)> m_farEnd;
    QTreeWidget *m_table;
    QLabel *m_hint;
    QProcess m_process;
    QTimer m_clock;
};

} // namespace tomato::ui
