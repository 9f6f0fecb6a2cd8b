// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/startcheck.h"

#include "app/client/engineprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

namespace tomato::client {

static Result<std::vector<Error>> askAboutStart(const QByteArray &topology, bool forMissing)
{
    const auto program = findEngineProgram();
    if (!program)
        return passOn(program);
    QProcess process;
    process.start(*program, {QStringLiteral("--check-topology")});
    process.write(topology);
    process.closeWriteChannel();
    // Each of many filters may take its time, which the program limits.
    if (!process.waitForFinished(-1))
        return failure(process.errorString().toStdString(), "tomato-engine");
    const auto json = QJsonDocument::fromJson(process.readAllStandardOutput());
    if (!json.isArray())
        return failure("tomato-engine gives no answer");
    std::vector<Error> errors;
    for (const QJsonValue each : json.array()) {
        if (each["missing"].toBool() == forMissing)
            errors.push_back(
                {each["place"].toString().toStdString(), each["message"].toString().toStdString()});
    }
    return errors;
}

Result<std::vector<Error>> askWhyNotStarted(const QByteArray &topology)
{
    return askAboutStart(topology, false);
}

Result<std::vector<Error>> askForMissingPrograms(const QByteArray &topology)
{
    return askAboutStart(topology, true);
}

} // namespace tomato::client
