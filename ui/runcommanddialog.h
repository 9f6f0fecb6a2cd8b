// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QProcess>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tomato::ui {

/// Runs a shell command inside an element and shows its output as it comes.
class RunCommandDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `enter`: the words that run a program inside the element.
    RunCommandDialog(const QString &element, QStringList enter, QWidget *parent);
    /// Ends a command that still runs.
    ~RunCommandDialog() override;

private:
    void run();
    void finish(int code, QProcess::ExitStatus status);

    QStringList m_enter;
    QProcess m_process;
    QComboBox *m_command;
    QPushButton *m_run;
    QPushButton *m_stop;
    QPlainTextEdit *m_output;
    QLabel *m_state;
};

} // namespace tomato::ui
