// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QProcess>

#include <functional>

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tomato::ui {

/// Runs commands inside an element and shows their output while they run. It deletes itself when it
/// closes, and ends a command that still runs.
class RunCommandDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Returns the line that runs a command in the element, or why there is none.
    using Enter = std::function<Result<QStringList>(const QStringList &command)>;
    RunCommandDialog(const QString &element, Enter enter, QWidget *parent);
    ~RunCommandDialog() override;

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

private:
    QWidget *createCommandRow();
    void run();
    void stop();
    QString withoutLongLines(const QString &text);
    void readOutput();
    void finished(int exitCode, QProcess::ExitStatus status);
    void remember(const QString &command);
    void setRunning(bool running);

    Enter m_enter;
    QProcess m_process;
    QElapsedTimer m_time;
    /// Characters of the last line of the output.
    qsizetype m_column = 0;
    QComboBox *m_command;
    QPlainTextEdit *m_output;
    QLabel *m_state;
    QPushButton *m_run;
    QPushButton *m_stop;
};

} // namespace tomato::ui
