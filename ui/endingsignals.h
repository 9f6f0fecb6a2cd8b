// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace tomato::ui {

/// Has a signal that ends the program (SIGTERM, SIGINT, SIGHUP) end its event loop first, so that
/// temporary folders are removed. A second one ends it at once, as if nobody had listened.
class EndingSignals final : public QObject
{
public:
    EndingSignals();
    ~EndingSignals() override;

    /// Ends the program by the signal that came, if one did.
    void obey() const;

private:
    void endLoop();

    std::array<int, 2> m_pipe{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_signal = 0;
};

} // namespace tomato::ui
