// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/remoteelement.h"

#include "app/hosts/hostlist.h"

namespace tomato::hosts {

static Result<Host> hostOf(const client::ElementStatus &element)
{
    const auto list = HostList::known();
    return list ? list->find(element.host) : Result<Host>(passOn(list));
}

Result<QStringList> tomatoThere(const client::ElementStatus &element, const ElementId &id,
                                const QStringList &words, const QStringList &more, Asking asking)
{
    const auto host = hostOf(element);
    if (!host)
        return passOn(host);
    const QStringList names{element.part, QString::fromStdString(id.value)};
    return shellLine(*host, words + names + more, asking);
}

Result<QStringList> commandInside(const client::ElementStatus &element, const ElementId &id,
                                  const QStringList &command, Asking asking)
{
    QStringList more{QStringLiteral("--")};
    // The end of ssh reaches what runs there through a terminal alone.
    if (asking != Asking::InTerminal)
        more.prepend(QStringLiteral("--while-read"));
    return tomatoThere(element, id, {QStringLiteral("lab"), QStringLiteral("exec")}, more + command,
                       asking);
}

QStringList anyShell()
{
    return {QStringLiteral("/bin/sh"), QStringLiteral("-c"),
            QStringLiteral("command -v bash >/dev/null && exec bash; exec sh")};
}

Result<QUrl> folderUrl(const client::ElementStatus &element)
{
    const auto host = hostOf(element);
    if (!host)
        return passOn(host);
    // The folder has the form HOST:path.
    const QString path = element.folder.mid(element.host.size() + 1);
    if (host->launcher == Launcher::Command && host->command.isEmpty())
        return QUrl::fromLocalFile(path);
    if (host->launcher != Launcher::Ssh)
        return failure("has no way for files: the folder is " + path.toStdString() + " there",
                       host->name.toStdString());
    QUrl url;
    url.setScheme(QStringLiteral("sftp"));
    url.setAuthority(host->ssh);
    url.setPath(path);
    return url;
}

} // namespace tomato::hosts
