// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/personalfolders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <pwd.h>
#include <unistd.h>

#include <fstream>

namespace tomato::lab {

namespace {

/// This user's number on the machine, also in the fabric, where it is another:
/// user_namespaces(7).
uid_t userOfMachine()
{
    std::ifstream map("/proc/self/uid_map");
    const uid_t user = geteuid();
    uid_t inside = 0;
    uid_t outside = 0;
    for (uid_t count = 0; map >> inside >> outside >> count;) {
        if (user >= inside && user - inside < count)
            return outside + (user - inside);
    }
    return user;
}

QString homeOf(const passwd *user)
{
    return user == nullptr ? QString()
                           : QFileInfo(QFile::decodeName(user->pw_dir)).canonicalFilePath();
}

QStringList cleaned(QStringList paths)
{
    paths.removeAll(QString());
    paths.removeAll(QStringLiteral("/"));
    paths.removeDuplicates();
    return paths;
}

QStringList ownHomes()
{
    return {QDir::home().canonicalPath(), homeOf(getpwuid(userOfMachine()))};
}

} // namespace

bool isBelow(const QString &path, const QString &folder)
{
    return path == folder || folder == QLatin1String("/") || path.startsWith(folder + u'/');
}

QStringList homes()
{
    QStringList all = ownHomes();
    constexpr uid_t FirstPerson = 1000;
    constexpr uid_t Nobody = 65534;
    setpwent();
    while (const passwd *user = getpwent()) {
        if (user->pw_uid == 0 || (user->pw_uid >= FirstPerson && user->pw_uid != Nobody))
            all << homeOf(user);
    }
    endpwent();
    return cleaned(all);
}

QStringList ownFolders()
{
    const QString home = QDir::home().canonicalPath();
    QStringList all;
    for (const auto &[variable, usual] :
         {std::pair{"XDG_DATA_HOME", "/.local/share"}, std::pair{"XDG_CONFIG_HOME", "/.config"}}) {
        QString folder = qEnvironmentVariable(variable);
        if (!folder.startsWith(u'/'))
            folder = home + QLatin1String(usual);
        all << QFileInfo(folder + QStringLiteral("/tomato-desktop")).canonicalFilePath();
    }
    // The engines' sockets are here when no folder is set for them.
    all << QStringLiteral("/tmp/tomato-desktop-%1").arg(userOfMachine());
    return cleaned(all);
}

std::vector<std::string> hiddenFolders()
{
    std::vector<std::string> hidden;
    for (const QString &path : cleaned(ownHomes() + ownFolders())) {
        // A folder of another user is the system's own, such as /usr/sbin, which is the home of
        // some users.
        if (QFileInfo(path).ownerId() != geteuid() || path.contains(u'\n'))
            continue;
        const std::string name = QFile::encodeName(path).toStdString();
        for (const char *seen : {"/usr/", "/opt/", "/nix/", "/gnu/"}) {
            if (name.starts_with(seen))
                hidden.push_back(name);
        }
        if (name.starts_with("/etc/"))
            hidden.push_back("/." + name.substr(1));
    }
    return hidden;
}

} // namespace tomato::lab
