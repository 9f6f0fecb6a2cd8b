// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/filetitle.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tomato::topology {

QString fileTitle(const QString &path)
{
    // Removes the last ending, and one before it that names a format. A file whose whole name looks
    // like an ending (".json") keeps it.
    static const QRegularExpression endings(
        QStringLiteral("(?<=.)(\\.(tomato[34]?|clab))?\\.[^.\\s]+\\z"));
    return QFileInfo(path).fileName().remove(endings);
}

} // namespace tomato::topology
