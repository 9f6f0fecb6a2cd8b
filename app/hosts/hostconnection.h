// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/host.h"
#include "app/hosts/hostgreeting.h"
#include "app/hosts/launchline.h"

#include <QLocalSocket>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <functional>
#include <memory>

namespace tomato::hosts {

/// Runs a program on a host and connects its standard input and output, behind its greeting, to a
/// socket here.
class HostConnection final : public QObject
{
    Q_OBJECT

public:
    explicit HostConnection(Host host, QObject *parent = nullptr);
    /// Ends the connection.
    ~HostConnection() override;

    using Greeted = std::function<void(const Result<HostGreeting> &)>;
    /// Runs the host's tomato-engine with these arguments; `done` comes once, within `patience`, or
    /// the time that a person takes to answer what ssh asks. An error's place is the host.
    void open(const QStringList &arguments, Asking asking, Greeted done,
              std::chrono::milliseconds patience = std::chrono::seconds(10));
    /// Asks what labs can do on the host, which takes it some seconds to find out. ssh may ask.
    void describe(Greeted done);
    /// Returns the stream that follows the greeting. Call it once, after the greeting came.
    std::unique_ptr<QLocalSocket> takeSocket() { return std::move(m_socket); }
    const Host &host() const { return m_host; }

signals:
    /// The program or the connection to it ended; it is emitted after the greeting only.
    void ended(const QString &reason);

private:
    void search();
    void collectErrors();
    void processEnded();
    void finish(const Result<HostGreeting> &result);
    std::string reason();

    Host m_host;
    QProcess m_process;
    std::unique_ptr<QLocalSocket> m_socket;
    GreetingSearch m_search;
    QByteArray m_errors;
    QTimer m_patience;
    Greeted m_done;
};

} // namespace tomato::hosts
