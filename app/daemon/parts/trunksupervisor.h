// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

namespace tomato::engine {

/// Runs the home's end of a lab's trunks, a process of its own, and starts it again when it ends.
class TrunkSupervisor final : public QObject
{
public:
    explicit TrunkSupervisor(LabId lab);
    ~TrunkSupervisor() override;

    void setWanted(bool wanted);

private:
    void start();

    LabId m_lab;
    bool m_wanted = false;
    QProcess m_process;
    bool m_wasStarted = false;
    QTimer m_again;
};

} // namespace tomato::engine
