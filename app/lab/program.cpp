// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/program.h"

#include <QStandardPaths>

namespace tomato::lab {

std::string findProgram(const std::string &name)
{
    static const QStringList folders = QString::fromLatin1(ElementPath).split(u':');
    return QStandardPaths::findExecutable(QString::fromStdString(name), folders).toStdString();
}

std::string quoted(const std::string &word)
{
    QString text = QString::fromStdString(word);
    return "'" + text.replace(u'\'', QLatin1String("'\\''")).toStdString() + "'";
}

} // namespace tomato::lab
