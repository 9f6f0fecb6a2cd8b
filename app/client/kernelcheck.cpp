// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/kernelcheck.h"

#include "app/client/engineprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tomato::client {

KernelCheck::KernelCheck(QObject *parent) : QObject(parent)
{
    connect(&m_process, &QProcess::finished, this, [this] {
        m_done = true;
        m_features = read(m_process).value_or(std::vector<MachineFeature>());
        emit finished();
    });
}

KernelCheck::~KernelCheck()
{
    m_process.disconnect(this);
    m_process.kill();
    m_process.waitForFinished(1000);
}

void KernelCheck::start()
{
    if (const auto program = findEngineProgram())
        m_process.start(*program, {QStringLiteral("--check-kernel")});
}

bool KernelCheck::lacks(const QString &name) const
{
    return std::any_of(m_features.begin(), m_features.end(), [&name](const MachineFeature &each) {
        return each.name == name && !each.works;
    });
}

Result<std::vector<MachineFeature>> KernelCheck::ask()
{
    const auto program = findEngineProgram();
    if (!program)
        return passOn(program);
    QProcess process;
    process.start(*program, {QStringLiteral("--check-kernel")});
    if (!process.waitForFinished())
        return failure(process.errorString().toStdString(), "tomato-engine");
    return read(process);
}

Result<std::vector<MachineFeature>> KernelCheck::read(QProcess &process)
{
    const auto json = QJsonDocument::fromJson(process.readAllStandardOutput());
    if (!json.isArray())
        return failure("tomato-engine gives no answer");
    std::vector<MachineFeature> features;
    for (const QJsonValue each : json.array())
        features.push_back({each["name"].toString(), each["purpose"].toString(),
                            each["works"].toBool(), each["reason"].toString(),
                            each["remedy"].toString()});
    return features;
}

} // namespace tomato::client
