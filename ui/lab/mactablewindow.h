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

/// Where a switch has learnt that addresses are. Follows while it is open; deletes itself when it
/// closes.
class MacTableWindow final : public QDialog
{
    Q_OBJECT

public:
    /// `enter` gives the words before a command that is to run in the switch, none when it does not
    /// run; `farEnd` what a port, by its name inside, is connected to.
    MacTableWindow(const QString &element, std::function<QStringList()> enter,
                   std::function<QString(const QString &)> farEnd, QWidget *parent);
    ~MacTableWindow() override;

private:
    void ask();
    void list(const std::vector<client::LearntAddress> &learnt);

    std::function<QStringList()> m_enter;
    std::function<QString(const QString &)> m_farEnd;
    QTreeWidget *m_table;
    QLabel *m_hint;
    QProcess m_process;
    QTimer m_clock;
};

} // namespace tomato::ui
