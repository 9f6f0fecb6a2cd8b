// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/imageremoval.h"

#include "app/base/helperprogram.h"
#include "app/base/treeremoval.h"

#include <QFile>
#include <QProcess>

namespace tomato::images {

Result<> removeUnpacked(const QString &folder)
{
    const auto removed = removeTree(QFile::encodeName(folder).toStdString());
    const std::string engine = removed ? std::string() : findHelperProgram("tomato-engine");
    if (engine.empty())
        return removed;
    QProcess remover;
    remover.setStandardInputFile(QProcess::nullDevice());
    remover.setStandardErrorFile(QProcess::nullDevice());
    remover.start(QString::fromStdString(engine), {QStringLiteral("--remove-folder"), folder});
    const bool isDone = remover.waitForFinished(-1) &&
                        remover.exitStatus() == QProcess::NormalExit && remover.exitCode() == 0;
    return isDone ? Result<>() : removed;
}

} // namespace tomato::images
