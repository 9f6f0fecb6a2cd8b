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

/// The commands and services of an element: their state, how often each was started, and its latest
/// output. It updates while it is open, and deletes itself when it closes.
class ServicesWindow final : public QDialog
{
    Q_OBJECT

public:
    /// `commands` returns the lab's current status of them.
    ServicesWindow(const QString &element,
                   std::function<std::vector<client::CommandStatus>()> commands, QWidget *parent,
                   QString host = {});

private:
    void refresh();
    void showOutput(const std::vector<client::CommandStatus> &commands);

    std::function<std::vector<client::CommandStatus>()> m_commands;
    QString m_host;
    QTreeWidget *m_list;
    QLabel *m_hint;
    QPlainTextEdit *m_output;
    QTimer m_clock;
};

} // namespace tomato::ui
