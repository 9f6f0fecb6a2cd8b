// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/runcommanddialog.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/numbertexts.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace tomato::ui {

static const QString HistoryKey = QStringLiteral("runCommand/history");
static constexpr int MaxHistory = 20;
static constexpr int MaxLines = 20'000;
/// A longer line is cut in pieces: a program may write one without end, which would be laid out as
/// a whole again and again.
static constexpr qsizetype MaxLine = 4'000;

RunCommandDialog::RunCommandDialog(const QString &element, Enter enter, QWidget *parent)
    : QDialog(parent), m_enter(std::move(enter)), m_command(new QComboBox(this)),
      m_output(new QPlainTextEdit(this)), m_state(new QLabel(this)),
      m_run(new QPushButton(tr("&Run"), this)), m_stop(new QPushButton(tr("&Stop"), this))
{
    setObjectName(QStringLiteral("runCommandDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Run a command in %1").arg(element));
    resize(680, 440);
    m_output->setObjectName(QStringLiteral("commandOutput"));
    m_output->setAccessibleName(tr("Output"));
    m_output->setReadOnly(true);
    m_output->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_output->setMaximumBlockCount(MaxLines);
    m_state->setObjectName(QStringLiteral("commandState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(createCommandRow());
    layout->addWidget(m_output, 1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_state, 1);
    bottom->addWidget(buttons);
    layout->addLayout(bottom);
    // A process group of its own, so that Stop reaches all that the command started.
    m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &RunCommandDialog::readOutput);
    connect(&m_process, &QProcess::finished, this, &RunCommandDialog::finished);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_state->setText(tr("Could not be started: %1").arg(m_process.errorString()));
        setRunning(false);
    });
    setRunning(false);
}

RunCommandDialog::~RunCommandDialog()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
    m_process.waitForFinished(1000);
}

QWidget *RunCommandDialog::createCommandRow()
{
    auto *row = new QWidget(this);
    m_command->setObjectName(QStringLiteral("commandLine"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setEditable(true);
    m_command->setInsertPolicy(QComboBox::NoInsert);
    m_command->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_command->lineEdit()->setPlaceholderText(tr("A shell command, like: ping -c 3 10.0.0.2"));
    m_command->addItems(QSettings().value(HistoryKey).toStringList());
    m_command->setCurrentIndex(-1);
    m_command->clearEditText();
    m_run->setObjectName(QStringLiteral("commandRun"));
    m_run->setDefault(true);
    m_stop->setObjectName(QStringLiteral("commandStop"));
    m_stop->setAutoDefault(false);
    m_stop->setToolTip(tr("Ends the command and all that it started"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_command, 1);
    layout->addWidget(m_run);
    layout->addWidget(m_stop);
    connect(m_run, &QPushButton::clicked, this, &RunCommandDialog::run);
    connect(m_stop, &QPushButton::clicked, this, &RunCommandDialog::stop);
    return row;
}

void RunCommandDialog::run()
{
    const QString command = m_command->currentText().trimmed();
    if (command.isEmpty() || m_process.state() != QProcess::NotRunning)
        return;
    const auto line = m_enter({QStringLiteral("/bin/sh"), QStringLiteral("-c"), command});
    if (!line) {
        m_state->setText(plugins::inUsersLanguage(QString::fromStdString(line.error().text())));
        return;
    }
    remember(command);
    m_output->appendPlainText(QStringLiteral("$ ") + command + QLatin1Char('\n'));
    m_column = 0;
    m_time.start();
    setRunning(true);
    m_process.start(line->first(), line->mid(1));
}

void RunCommandDialog::stop()
{
    const auto group = -static_cast<pid_t>(m_process.processId());
    if (m_process.state() == QProcess::NotRunning || group == 0)
        return;
    ::kill(group, SIGTERM);
    QTimer::singleShot(2000, this, [this, group] {
        if (-static_cast<pid_t>(m_process.processId()) == group)
            ::kill(group, SIGKILL);
    });
}

QString RunCommandDialog::withoutLongLines(const QString &text)
{
    QString cut;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.indexOf(u'\n', at);
        const qsizetype line = (end < 0 ? text.size() : end) - at;
        const qsizetype piece = std::min(line, MaxLine - m_column);
        cut += QStringView(text).mid(at, piece);
        at += piece;
        m_column += piece;
        if (piece == line && end < 0)
            break;
        // Either the line ends, or what may be of it in one.
        at += piece == line ? 1 : 0;
        cut += u'\n';
        m_column = 0;
    }
    return cut;
}

void RunCommandDialog::readOutput()
{
    QScrollBar *bar = m_output->verticalScrollBar();
    const bool followsEnd = bar->value() == bar->maximum();
    QTextCursor end(m_output->document());
    end.movePosition(QTextCursor::End);
    end.insertText(withoutLongLines(QString::fromLocal8Bit(m_process.readAllStandardOutput())));
    if (followsEnd)
        bar->setValue(bar->maximum());
}

void RunCommandDialog::finished(int exitCode, QProcess::ExitStatus status)
{
    readOutput();
    const QString seconds =
        QLocale().toString(static_cast<double>(m_time.elapsed()) / 1000, 'f', 1);
    m_state->setText(
        status == QProcess::NormalExit
            ? tr("Ended with exit code %1 after %2 s").arg(plugins::plainNumber(exitCode), seconds)
            : tr("Stopped after %1 s").arg(seconds));
    setRunning(false);
}

void RunCommandDialog::remember(const QString &command)
{
    QSettings settings;
    QStringList history = settings.value(HistoryKey).toStringList();
    history.removeAll(command);
    history.prepend(command);
    history = history.mid(0, MaxHistory);
    settings.setValue(HistoryKey, history);
    m_command->clear();
    m_command->addItems(history);
    m_command->setCurrentIndex(0);
}

void RunCommandDialog::setRunning(bool running)
{
    m_run->setEnabled(!running);
    m_stop->setEnabled(running);
    if (running)
        m_state->setText(tr("Running…"));
}

} // namespace tomato::ui
