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
    static constexpr int Protocol = 2;

    int protocol = 0;
    QStringList features;
    QString version;
    QString kernel;
    qint64 uid = 0;
    int cores = 0;
    qint64 memoryMegabytes = 0;
    /// How many processes want a processor, as the mean of a minute; it is sent with the checks.
    std::optional<double> load;
    /// The features that labs have there, as `tomato lab check --json` prints them; they are sent
    /// only on request.
    QJsonArray checks;

    /// Returns the greeting of this machine.
    static HostGreeting own();
    QJsonObject toJson() const;
    QByteArray line() const;
    /// Rejects another protocol with a message that names the remedy.
    static Result<HostGreeting> fromJson(const QByteArray &json);
};

/// Finds the greeting behind whatever the login shell of a host prints.
class GreetingSearch final
{
public:
    static constexpr qsizetype MaxNoise = 64 * 1024;

    /// `line` may have its end or not. Returns nothing until the greeting has come.
    Result<std::optional<HostGreeting>> look(const QByteArray &line);
    /// Fails when too much came before the greeting; `waiting` bytes that are no whole line yet
    /// count, too.
    Result<> allow(qsizetype waiting) const;

private:
    qsizetype m_noise = 0;
};

} // namespace tomato::hosts
