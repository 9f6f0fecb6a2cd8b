// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/program.h"

#include <QStandardPaths>

#include <unistd.h>

#include <filesystem>
#include <initializer_list>

namespace tomato::lab {

std::string findProgram(const std::string &name)
{
    static const QStringList folders = QString::fromLatin1(ElementPath).split(u':');
    return QStandardPaths::findExecutable(QString::fromStdString(name), folders).toStdString();
}

std::string findElementProgram()
{
    std::error_code none;
    const auto here = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    for (const char *path : {"tomato-element", "../bin/tomato-element"}) {
        if (access((here / path).c_str(), X_OK) == 0)
            return here / path;
    }
    return {};
}

std::string quoted(const std::string &word)
{
    QString text = QString::fromStdString(word);
    return "'" + text.replace(u'\'', QLatin1String("'\\''")).toStdString() + "'";
}

} // namespace tomato::lab
