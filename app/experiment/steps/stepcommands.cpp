// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/stepcommands.h"

#include <QTimer>

#include <utility>

namespace tomato::experiment {

using namespace std::chrono_literals;

StepCommands::StepCommands(client::EngineClient &client, QStringList environment)
    : m_client(client), m_environment(std::move(environment))
{
}

StepCommands::~StepCommands()
{
    for (auto &[key, running] : m_running) {
        running.process->disconnect(this);
        running.process->kill();
    }
}

/// Returns the words that run the command from outside of the element.
static QStringList wordsFor(const StepCommands::Command &command,
                            const client::ElementStatus &element)
{
    QStringList words = client::enterElement(element);
    if (command.timeout > 0)
        words << QStringLiteral("timeout") << QStringLiteral("--kill-after=2")
              << QString::number(command.timeout, 'f', 3);
    return words << QStringLiteral("sh") << QStringLiteral("-c") << command.text;
}

static int exitCodeOf(const QProcess &process)
{
    return process.exitStatus() == QProcess::CrashExit ? 128 + process.exitCode()
                                                       : process.exitCode();
}

void StepCommands::start(std::size_t key, const Command &command, Done done)
{
    const auto &elements = m_client.lab().elements;
    const auto found = elements.find(command.element);
    if (found == elements.end() || found->second.process == 0)
        return done(failure("the element does not run"));
    client::ElementStatus element = found->second;
    element.environment += m_environment;
    startProgram(key, wordsFor(command, element), command.output, command.errors, std::move(done));
}

void StepCommands::startProgram(std::size_t key, QStringList words, const QString &output,
                                const QString &errors, Done done)
{
    auto *process = new QProcess(this);
    process->setStandardInputFile(QProcess::nullDevice());
    process->setStandardOutputFile(output);
    process->setStandardErrorFile(errors);
    process->setProgram(words.takeFirst());
    process->setArguments(words);
    m_running.emplace(key, Running{process, std::move(done)});
    connect(process, &QProcess::finished, this,
            [this, key, process] { finish(key, exitCodeOf(*process)); });
    connect(process, &QProcess::errorOccurred, this,
            [this, key, process](QProcess::ProcessError error) {
                if (error == QProcess::FailedToStart)
                    finish(key, failure("cannot run the command: " +
                                        process->errorString().toStdString()));
            });
    process->start();
}

void StepCommands::finish(std::size_t key, const Result<int> &result)
{
    const auto found = m_running.find(key);
    if (found == m_running.end())
        return;
    const Running running = std::move(found->second);
    m_running.erase(found);
    running.process->deleteLater();
    running.done(result);
    if (m_running.empty() && m_allEnded)
        std::exchange(m_allEnded, {})();
}

void StepCommands::endAll(std::function<void()> done)
{
    if (m_running.empty())
        return done();
    m_allEnded = std::move(done);
    for (const auto &[key, running] : m_running)
        running.process->terminate();
    QTimer::singleShot(2s, this, [this] {
        for (const auto &[key, running] : m_running)
            running.process->kill();
    });
}

} // namespace tomato::experiment
