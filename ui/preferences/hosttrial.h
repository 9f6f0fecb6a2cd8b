// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/hostconnection.h"

#include <QWidget>

#include <functional>
#include <memory>

class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace tomato::ui {

/// Tries whether a host can be reached and what labs can do there, as `tomato lab check --host`
/// does, while the window goes on; with a button that gives it up.
class HostTrial final : public QWidget
{
    Q_OBJECT

public:
    /// Returns the host as it is entered now, or why that is none.
    using Chosen = std::function<Result<hosts::Host>()>;
    explicit HostTrial(Chosen host, QWidget *parent = nullptr);
    ~HostTrial() override;

    /// Clears the result; call it when another host is shown.
    void clear();
    bool isRunning() const { return m_connection != nullptr; }

private:
    void startOrStop();
    void start(const hosts::Host &host);
    void showResult(const QString &host, const Result<hosts::HostGreeting> &greeting);
    void refresh();

    Chosen m_host;
    QPushButton *m_button;
    QProgressBar *m_progress;
    QPlainTextEdit *m_result;
    std::unique_ptr<hosts::HostConnection> m_connection;
};

} // namespace tomato::ui
