// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QObject>
#include <QProcess>

#include <vector>

namespace tomato::client {

/// A feature that labs use and that some machines lack.
struct MachineFeature
{
    /// "netem".
    QString name;
    QString purpose;
    bool works = false;
    /// Gives the reason why it does not work, and a remedy; empty when it works.
    QString reason;
    QString remedy;
};

/// Asks an engine's program what labs can do on this machine; nothing needs to run for it.
class KernelCheck final : public QObject
{
    Q_OBJECT

public:
    explicit KernelCheck(QObject *parent = nullptr);
    /// Cancels the check.
    ~KernelCheck() override;

    void start();
    bool isDone() const { return m_done; }
    /// The list is empty until the check is done, and where it failed.
    const std::vector<MachineFeature> &features() const { return m_features; }
    /// Tells whether a feature is known to be missing.
    bool lacks(const QString &name) const;

    /// Waits for the answer.
    static Result<std::vector<MachineFeature>> ask();

signals:
    void finished();

private:
    static Result<std::vector<MachineFeature>> read(QProcess &process);

    QProcess m_process;
    bool m_done = false;
    std::vector<MachineFeature> m_features;
};

} // namespace tomato::client
