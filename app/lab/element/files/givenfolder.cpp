// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/givenfolder.h"

#include "app/base/systemwords.h"

#include <QDirIterator>
#include <QFile>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace tomato::lab {

Result<> giveTo(unsigned user, const std::string &folder)
{
    struct stat now
    {
    };
    if (user == 0 || (lstat(folder.c_str(), &now) == 0 && now.st_uid == user))
        return {};
    QStringList paths{QString::fromStdString(folder)};
    QDirIterator all(paths.front(),
                     QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        paths.prepend(all.next());
    // The folder itself comes last: until then it says that there is something to do.
    for (const QString &path : paths) {
        if (lchown(QFile::encodeName(path).constData(), user, user) != 0)
            return failure(std::string("it cannot be given to the element: ") + systemWords(errno),
                           path.toStdString());
    }
    return {};
}

} // namespace tomato::lab
