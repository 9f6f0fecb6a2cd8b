// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/examples.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/format/tomatoformat.h"

#include <QCoreApplication>
#include <QDir>

namespace tomato::ui {

static QString folder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString installed = program.filePath(QStringLiteral("../share/tomato-desktop/examples"));
    // The build folder is inside the source tree.
    return QDir(installed).exists() ? installed
                                    : program.filePath(QStringLiteral("../../resources/examples"));
}

std::vector<Example> findExamples()
{
    std::vector<Example> examples;
    const auto files =
        QDir(folder()).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QFileInfo &file : files) {
        const auto topology = topology::loadTopology(file.filePath());
        if (!topology)
            continue;
        const QString name = topology->name();
        examples.push_back({file.canonicalFilePath(), name.isEmpty() ? file.baseName() : name,
                            topology->attributes().value(topology::NotesAttribute).toString()});
    }
    return examples;
}

} // namespace tomato::ui
