// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QTreeWidget;

namespace tomato::ui {

/// The commands and services of an element: how each fares, how often it was started, and what it
/// put out last. Follows while it is open; deletes itself when it closes.
class ServicesWindow final : public QDialog
{
    Q_OBJECT

public:
    /// `commands` gives what the lab says now.
    ServicesWindow(const QString &element,
                   std::function<std::vector<client::CommandStatus>()> commands, QWidget *parent);

private:
    void refresh();
    void showOutput(const std::vector<client::CommandStatus> &commands);

    std::function<std::vector<client::CommandStatus>()> m_commands;
    QTreeWidget *m_list;
    QLabel *m_hint;
    QPlainTextEdit *m_output;
    QTimer m_clock;
};

} // namespace tomato::ui
