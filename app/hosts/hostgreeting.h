// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace tomato::hosts {

/// The first line of the program on a host: `TOMATO-HOST 1 {...}`.
struct HostGreeting
{
    /// The number of the protocol; both ends speak the same one, whatever their versions are.
    static constexpr int Protocol = 1;

    int protocol = 0;
    QStringList features;
    QString version;
    QString kernel;
    qint64 uid = 0;
    int cores = 0;
    qint64 memoryMegabytes = 0;
    /// What labs can do there, as `tomato lab check --json` says it; only where it was asked for.
    QJsonArray checks;

    /// Of this machine.
    static HostGreeting own();
    QJsonObject toJson() const;
    QByteArray line() const;
    /// Refuses another protocol, and says what to do.
    static Result<HostGreeting> fromJson(const QByteArray &json);
};

/// Finds the greeting behind whatever the login shell of a host prints.
class GreetingSearch final
{
public:
    static constexpr qsizetype MaxNoise = 64 * 1024;

    /// `line` with or without its end. Nothing while the greeting did not come.
    Result<std::optional<HostGreeting>> look(const QByteArray &line);
    /// What could not be read as whole lines yet counts too.
    Result<> allow(qsizetype waiting) const;

private:
    qsizetype m_noise = 0;
};

} // namespace tomato::hosts
