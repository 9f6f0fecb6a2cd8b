// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outputfile.h"

#include <QFileInfo>

namespace tomato::cli {

Result<> checkNotReplaced(const QString &output, const QString &changed, const Arguments &arguments)
{
    // What is no file, such as a folder, is not replaced: writing fails, and says why.
    if (arguments.has(QStringLiteral("--force")) || !QFileInfo(output).isFile())
        return {};
    if (QFileInfo(output).canonicalFilePath() == QFileInfo(changed).canonicalFilePath())
        return {};
    return failure("is there already; --force replaces it", output.toStdString());
}

} // namespace tomato::cli
