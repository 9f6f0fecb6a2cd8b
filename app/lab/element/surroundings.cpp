// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/surroundings.h"

#include "app/base/filedescriptor.h"
#include "app/base/systemwords.h"
#include "app/lab/zygote/elementids.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tomato::lab {

namespace {

/// In place: elements have the file itself mounted.
/// A link in its place is not followed: it would lead to another file of the user's.
Result<> overwrite(const std::string &path, const std::string &text)
{
    const FileDescriptor opened(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (!opened)
        return failure(systemWords(errno), path);
    QFile file;
    const auto size = static_cast<qint64>(text.size());
    errno = 0;
    if (!file.open(opened.get(), QIODevice::ReadWrite))
        return failure(fileWords(file, errno), path);
    if (file.readAll() == QByteArray::fromStdString(text))
        return {};
    errno = 0;
    if (!file.seek(0) || file.write(text.data(), size) != size || !file.resize(size))
        return failure(fileWords(file, errno), path);
    return {};
}

/// Of interfaces that ask for one, as far as it is known what they get.
std::map<ElementId, IpAddress> leasedAddresses(const std::map<ElementId, DevicePlan> &plans)
{
    std::map<ElementId, IpAddress> leased;
    for (const auto &[id, plan] : plans) {
        for (const DhcpLease &lease : plan.leases)
            leased.emplace(lease.interface, lease.address);
    }
    return leased;
}

std::string hostsOf(const std::map<ElementId, DevicePlan> &plans)
{
    std::string text = "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";
    const auto leased = leasedAddresses(plans);
    for (const auto &[id, plan] : plans) {
        const auto add = [&](const IpAddress &address, const std::string &interface) {
            text += address.text() + ' ' + plan.hostName +
                    (interface.empty() ? "" : ' ' + plan.hostName + '-' + interface) + '\n';
        };
        for (const InterfacePlan &interface : plan.interfaces) {
            for (const IpPrefix &address : interface.addresses)
                add(address.address, interface.name);
            if (const auto lease = leased.find(interface.id);
                interface.usesDhcp && lease != leased.end())
                add(lease->second, interface.name);
        }
        for (const IpPrefix &address : plan.bridgeAddresses)
            add(address.address, {});
    }
    return text;
}

/// To the element's root, with what is in there, where that is another user than the worker.
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

Result<std::string> resolverOf(const topology::Topology &topology)
{
    // Without a server the resolver asks this machine's own port 53, where nobody answers, and
    // gives up at once.
    std::string text = "options timeout:2 attempts:1\n";
    for (const QJsonValue &each :
         topology.attributes().value(QLatin1String("nameservers")).toArray()) {
        const auto address = IpAddress::parse(each.toString().trimmed());
        if (!address)
            return failure("'" + each.toString().toStdString() + "' is no address", "nameservers");
        text += "nameserver " + address->text() + '\n';
    }
    return text;
}

bool isBelow(const QString &path, const QString &folder)
{
    return path == folder || folder == QLatin1String("/") || path.startsWith(folder + u'/');
}

/// By its real path; empty for one that may be. What holds one of these folders holds it too.
QString whyNeverShared(const QString &path)
{
    const QString home = QDir::home().canonicalPath();
    const QString runtime = QDir(qEnvironmentVariable("XDG_RUNTIME_DIR", "/run")).canonicalPath();
    if (isBelow(home, path))
        return QStringLiteral("it holds all that is yours; share a folder in it");
    for (const QString &secret :
         {home + QStringLiteral("/.ssh"), home + QStringLiteral("/.gnupg")}) {
        if (isBelow(path, secret) || isBelow(QFileInfo(secret).canonicalFilePath(), path))
            return QStringLiteral("it holds keys");
    }
    for (const auto &[variable, usual] :
         {std::pair{"XDG_DATA_HOME", "/.local/share"}, std::pair{"XDG_CONFIG_HOME", "/.config"}}) {
        QString folder = qEnvironmentVariable(variable);
        if (!folder.startsWith(u'/'))
            folder = home + QLatin1String(usual);
        const QString own =
            QFileInfo(folder + QStringLiteral("/tomato-desktop")).canonicalFilePath();
        if (!own.isEmpty() && (isBelow(path, own) || isBelow(own, path)))
            return QStringLiteral("it holds what this program keeps, and what you agreed to");
    }
    for (const QString &sockets : {runtime, QStringLiteral("/run"), QStringLiteral("/proc"),
                                   QStringLiteral("/sys"), QStringLiteral("/dev")}) {
        if (isBelow(path, sockets) || isBelow(sockets, path))
            return QStringLiteral("programs of this machine are told there what to do");
    }
    return path == QLatin1String("/tmp") || path == QLatin1String("/var/tmp")
               ? QStringLiteral(
                     "all programs of this machine keep files there; share a folder in it")
               : QString();
}

Result<std::string> sharedFolder(const QString &wanted)
{
    const QString path = QDir::cleanPath(wanted);
    if (!path.startsWith(u'/') || path == QLatin1String("/") || path.contains(u'\n') ||
        path.size() > 1000)
        return failure("'" + wanted.toStdString() + "' is no folder that can be shared",
                       "shared_folders");
    if (!QFileInfo(path).isDir())
        return failure("there is no folder '" + wanted.toStdString() + "'", "shared_folders");
    if (const QString reason = whyNeverShared(QFileInfo(path).canonicalFilePath());
        !reason.isEmpty())
        return failure("'" + wanted.toStdString() + "' is never shared: " + reason.toStdString(),
                       "shared_folders");
    return path.toStdString();
}

} // namespace

Result<> Surroundings::write(const topology::Topology &topology,
                             const std::map<ElementId, DevicePlan> &plans)
{
    m_seen.clear();
    if (m_folder.empty())
        return {};
    if (!QDir().mkpath(QString::fromStdString(m_folder + "/elements")))
        return failure("this folder cannot be made", m_folder + "/elements");
    const auto resolver = resolverOf(topology);
    if (!resolver)
        return passOn(resolver);
    if (const auto written = overwrite(m_folder + "/resolv.conf", *resolver); !written)
        return written;
    if (const auto written = overwrite(m_folder + "/hosts", hostsOf(plans)); !written)
        return written;
    m_seen.push_back(m_folder);
    for (const QJsonValue &each :
         topology.attributes().value(QLatin1String("shared_folders")).toArray()) {
        const auto folder = sharedFolder(each.toString());
        if (!folder)
            return passOn(folder);
        m_seen.push_back(*folder);
    }
    return {};
}

Result<> Surroundings::prepare(const DevicePlan &plan) const
{
    const std::string folder = workingFolder(plan);
    if (folder.empty())
        return {};
    if (!QDir().mkpath(QString::fromStdString(folder)))
        return failure("this folder cannot be made", folder);
    return giveTo(elementIds().first, folder);
}

std::string Surroundings::workingFolder(const DevicePlan &plan) const
{
    return m_folder.empty() ? std::string() : m_folder + "/elements/" + plan.folder;
}

std::string Surroundings::outputFolder(const DevicePlan &plan) const
{
    return m_folder.empty() ? std::string() : m_folder + "/output/" + plan.folder;
}

} // namespace tomato::lab
