// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/trunksupervisor.h"

#include <QCoreApplication>

#include <chrono>
#include <utility>

namespace tomato::engine {

using namespace std::chrono_literals;

TrunkSupervisor::TrunkSupervisor(LabId lab) : m_lab(std::move(lab))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &TrunkSupervisor::start);
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.setStandardInputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::finished, this, [this] {
        if (m_wanted)
            m_again.start(500ms);
    });
}

TrunkSupervisor::~TrunkSupervisor()
{
    setWanted(false);
}

void TrunkSupervisor::start()
{
    if (!m_wanted || m_process.state() != QProcess::NotRunning)
        return;
    // One that takes the place of another asks nothing again.
    auto environment = QProcessEnvironment::systemEnvironment();
    if (std::exchange(m_wasStarted, true))
        environment.remove(QStringLiteral("TOMATO_ASKPASS"));
    m_process.setProcessEnvironment(environment);
    m_process.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--trunk-home"), QString::fromStdString(m_lab.value)});
}

void TrunkSupervisor::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (wanted) {
        start();
        return;
    }
    m_again.stop();
    m_wasStarted = false;
    if (m_process.state() == QProcess::NotRunning)
        return;
    // Its connections to hosts end in order with it.
    m_process.terminate();
    if (!m_process.waitForFinished(2000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

} // namespace tomato::engine
