// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QTemporaryDir>

#include <vector>

namespace tomato::bench {

/// Two hosts, an experiment, and what `tomato` makes of it.
class Performed final
{
public:
    /// Returns when all runs are over. `capture`, unless it is empty, is the file x.pcap of h1.
    /// Throws where a file cannot be written.
    explicit Performed(const QJsonObject &experiment, const QByteArray &capture = {});
    /// The same with a topology of its own.
    explicit Performed(const QByteArray &topology, const QByteArray &capture = {});

    int exitCode() const { return m_exitCode; }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// The record of a run, from 1; empty when there is none.
    QJsonObject run(int number) const;

private:
    void write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
    int m_exitCode = -1;
};

/// Returns the value below which this share of them is; -1 when there is none. Sorts in part.
double atShare(std::vector<double> &values, double share);

} // namespace tomato::bench
