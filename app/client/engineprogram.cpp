// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineprogram.h"

#include "app/base/helperprogram.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace tomato::client {

Result<QString> findEngineProgram()
{
    const QString name = QStringLiteral("tomato-engine");
    const QString named = qEnvironmentVariable("TOMATO_ENGINE");
    if (!named.isEmpty()) {
        if (QFileInfo(named).isExecutable())
            return QFileInfo(named).absoluteFilePath();
        return failure("is no program that can be run", "TOMATO_ENGINE=" + named.toStdString());
    }
    const std::string found = findHelperProgram(name.toStdString());
    if (!found.empty())
        return QString::fromStdString(found);
    const QString inPath = QStandardPaths::findExecutable(name);
    if (!inPath.isEmpty())
        return inPath;
    return failure(
        "tomato-engine is neither beside this program, nor in "
        "../libexec/tomato-desktop, nor in the PATH, and TOMATO_ENGINE does not name it");
}

} // namespace tomato::client
