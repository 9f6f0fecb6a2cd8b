// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/program.h"

#include "app/base/helperprogram.h"

#include <QStandardPaths>

#include <filesystem>

namespace tomato::lab {

std::string findProgram(const std::string &name)
{
    static const QStringList folders = QString::fromLatin1(ElementPath).split(u':');
    return QStandardPaths::findExecutable(QString::fromStdString(name), folders).toStdString();
}

std::string findElementProgram()
{
    const std::string name = "tomato-element";
    const std::string found = findHelperProgram(name);
    if (!found.empty())
        return found;
    // Programs of a build that are not installed, such as tests, need this.
    std::error_code none;
    const auto here = std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
    return findHelperProgram((here / "../bin").lexically_normal(), name);
}

std::string quoted(const std::string &word)
{
    QString text = QString::fromStdString(word);
    return "'" + text.replace(u'\'', QLatin1String("'\\''")).toStdString() + "'";
}

} // namespace tomato::lab
