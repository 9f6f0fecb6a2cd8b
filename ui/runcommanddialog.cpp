// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runcommanddialog.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>

namespace tomato::ui {

constexpr int MostHistory = 20;

RunCommandDialog::RunCommandDialog(const QString &element, QStringList enter, QWidget *parent)
    : QDialog(parent), m_enter(std::move(enter)), m_command(new QComboBox),
      m_run(new QPushButton(tr("&Run"))), m_stop(new QPushButton(tr("&Stop"))),
      m_output(new QPlainTextEdit), m_state(new QLabel)
{
    setObjectName(QStringLiteral("runCommand"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Run a command in %1").arg(element));
    resize(640, 400);
    m_command->setEditable(true);
    m_command->setAccessibleName(tr("Command"));
    m_command->addItems(QSettings().value(QStringLiteral("commands")).toStringList());
    m_command->lineEdit()->setPlaceholderText(tr("for example: ping -c 4 10.0.0.1"));
    m_output->setReadOnly(true);
    m_output->setMaximumBlockCount(20'000);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_run->setDefault(true);
    m_stop->setEnabled(false);

    auto *row = new QHBoxLayout;
    row->addWidget(m_command, 1);
    row->addWidget(m_run);
    row->addWidget(m_stop);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(m_output);
    layout->addWidget(m_state);

    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(m_run, &QPushButton::clicked, this, &RunCommandDialog::run);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_process.kill(); });
    connect(&m_process, &QProcess::readyRead, this, [this] {
        m_output->moveCursor(QTextCursor::End);
        m_output->insertPlainText(QString::fromLocal8Bit(m_process.readAll()));
        m_output->moveCursor(QTextCursor::End);
    });
    connect(&m_process, &QProcess::finished, this, &RunCommandDialog::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            m_state->setText(tr("Not started: %1").arg(m_process.errorString()));
    });
    m_command->setFocus();
}

RunCommandDialog::~RunCommandDialog()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

void RunCommandDialog::run()
{
    const QString command = m_command->currentText().trimmed();
    if (command.isEmpty() || m_process.state() != QProcess::NotRunning)
        return;
    QStringList history = QSettings().value(QStringLiteral("commands")).toStringList();
    history.removeAll(command);
    history.prepend(command);
    QSettings().setValue(QStringLiteral("commands"), history.mid(0, MostHistory));
    m_output->clear();
    m_state->setText(tr("Running…"));
    m_run->setEnabled(false);
    m_stop->setEnabled(true);
    m_process.start(m_enter.front(), m_enter.mid(1) + QStringList{"sh", "-c", command});
}

void RunCommandDialog::finish(int code, QProcess::ExitStatus status)
{
    m_run->setEnabled(true);
    m_stop->setEnabled(false);
    m_state->setText(status == QProcess::NormalExit ? tr("Ended with exit code %1").arg(code)
                                                    : tr("Stopped"));
}

} // namespace tomato::ui
