// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endingsignals.h"

#include <QCoreApplication>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace tomato::ui {

/// The signal handler writes here, as it has no other way to know.
static int signalPipe = -1;

static constexpr std::array<int, 3> EndingNumbers{SIGTERM, SIGINT, SIGHUP};

extern "C" {
static void tellOfTheEnd(int number)
{
    const auto told = static_cast<unsigned char>(number);
    [[maybe_unused]] const auto written = ::write(signalPipe, &told, 1);
}
}

EndingSignals::EndingSignals()
{
    if (::pipe2(m_pipe.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // then a signal ends the program at once
    signalPipe = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &EndingSignals::endLoop);
    for (const int number : EndingNumbers) {
        struct sigaction before
        {
        };
        struct sigaction action
        {
        };
        action.sa_handler = tellOfTheEnd;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        // A program that was started with nohup goes on after a hangup.
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(number, &action, nullptr);
    }
}

EndingSignals::~EndingSignals()
{
    for (const int number : EndingNumbers) {
        struct sigaction now
        {
        };
        if (::sigaction(number, nullptr, &now) == 0 && now.sa_handler == tellOfTheEnd)
            std::signal(number, SIG_DFL);
    }
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0)
            ::close(end);
    }
}

void EndingSignals::endLoop()
{
    unsigned char number = 0;
    if (::read(m_pipe[0], &number, 1) != 1)
        return;
    m_signal = number;
    QCoreApplication::exit(128 + m_signal);
}

void EndingSignals::obey() const
{
    if (m_signal == 0)
        return;
    std::signal(m_signal, SIG_DFL);
    ::raise(m_signal);
}

} // namespace tomato::ui
