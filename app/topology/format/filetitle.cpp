// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/filetitle.h"

#include <QFileInfo>
#include <QRegularExpression>

namespace tomato::topology {

QString fileTitle(const QString &path)
{
    // The last ending, and one before it that says whose format it is. A name that only looks like
    // an ending (".json") stays.
    static const QRegularExpression endings(
        QStringLiteral("(?<=.)(\\.(tomato[34]?|clab))?\\.[^.\\s]+\\z"));
    return QFileInfo(path).fileName().remove(endings);
}

} // namespace tomato::topology
