// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostlist.h"

#include "app/hosts/hostwords.h"
#include "app/hosts/slurmnodes.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>

namespace tomato::hosts {

namespace {

/// Applies a key of a section to its host, or returns why its value is wrong.
using Setter = Result<> (*)(Host &host, const QString &value);

template <class Value, std::size_t Size>
Result<> takeWord(Value &to, const QString &value, const HostWord<Value> (&words)[Size])
{
    std::string known;
    for (const HostWord<Value> &each : words) {
        if (value == QLatin1String(each.word)) {
            to = each.value;
            return {};
        }
        known += (known.empty() ? "" : ", ") + std::string(each.word);
    }
    return failure("expected one of " + known + ", found '" + value.toStdString() + "'");
}

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

Result<> setTarget(Host &host, const QString &value)
{
    // A text that begins with a dash would be an option of ssh.
    if (!matches(value, "[A-Za-z0-9][A-Za-z0-9._@:%-]*"))
        return failure("is not a target of ssh such as alice@gw.example: letters, digits and "
                       "._@:%- behind a letter or a digit");
    host.ssh = value;
    return {};
}

Result<> setCommand(Host &host, const QString &value)
{
    host.command = QProcess::splitCommand(value);
    return {};
}

Result<> setWeight(Host &host, const QString &value)
{
    bool isNumber = false;
    const double weight = value.toDouble(&isNumber);
    if (!isNumber || !(weight >= 0.1 && weight <= 100'000))
        return failure("is not from 0.1 to 100000");
    host.weight = weight;
    return {};
}

Result<> setMemory(Host &host, const QString &value)
{
    bool isNumber = false;
    const int megabytes = value.toInt(&isNumber);
    if (!isNumber || megabytes < 64 || megabytes > 100'000'000)
        return failure("is not from 64 to 100000000, in megabytes");
    host.memory = megabytes;
    return {};
}

Result<> setAddress(Host &host, const QString &value)
{
    if (!matches(value, "[A-Za-z0-9:][A-Za-z0-9._:%-]{0,252}"))
        return failure("is neither an address nor a name of a machine");
    host.address = value;
    return {};
}

Result<> setUdpPorts(Host &host, const QString &value)
{
    static const QRegularExpression range(QStringLiteral("^(\\d{1,5})(?:-(\\d{1,5}))?$"));
    const auto found = range.match(value);
    const int first = found.captured(1).toInt();
    const int last = found.hasCaptured(2) ? found.captured(2).toInt() : first;
    constexpr int FirstOfUsers = 1024;
    if (!found.hasMatch() || first < FirstOfUsers || last < first || last > 65'535)
        return failure("is neither a port nor a range of ports such as 20000-20099, from 1024 to "
                       "65535");
    host.udpPorts = {static_cast<quint16>(first), static_cast<quint16>(last)};
    return {};
}

Result<> setFolder(Host &host, const QString &value)
{
    // It becomes a word of a remote shell's command.
    if (!matches(value, "/[A-Za-z0-9._/+@~-]*"))
        return failure("is not an absolute path of letters, digits and ._/+@~-");
    host.folder = value;
    return {};
}

constexpr struct
{
    const char *key;
    Setter set;
} HostKeys[] = {
    {"ssh", setTarget},
    {"launcher",
     [](Host &host, const QString &value) {
         return takeWord(host.launcher, value, LauncherWords);
     }},
    {"command", setCommand},
    {"weight", setWeight},
    {"memory", setMemory},
    {"address", setAddress},
    {"trunk",
     [](Host &host, const QString &value) { return takeWord(host.trunk, value, TrunkWords); }},
    {"carrier",
     [](Host &host, const QString &value) { return takeWord(host.trunk, value, CarrierWords); }},
    {"udp_ports", setUdpPorts},
    {"folder", setFolder},
};

Result<> setKey(Host &host, const QString &key, const QString &value)
{
    for (const auto &[known, set] : HostKeys) {
        if (key == QLatin1String(known))
            return set(host, value.trimmed());
    }
    return failure("there is no key of this name");
}

/// Returns also sections without a key, which Qt leaves out: ssh's configuration may have all
/// settings of that host.
QStringList sectionsOf(const QString &path, const QSettings &settings)
{
    QStringList sections = settings.childGroups();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
        return sections;
    static const QRegularExpression header(QStringLiteral("^\\s*\\[([^\\]/%]+)\\]\\s*$"),
                                           QRegularExpression::MultilineOption);
    auto matches = header.globalMatch(QString::fromUtf8(file.readAll()));
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (!sections.contains(name) && name != QLatin1String("General"))
            sections << name;
    }
    return sections;
}

Result<Host> readHost(QSettings &settings, const QString &name)
{
    std::map<QString, QString> values;
    settings.beginGroup(name);
    // Qt takes commas for the ends of parts.
    for (const QString &key : settings.allKeys())
        values.emplace(key, settings.value(key).toStringList().join(QLatin1Char(',')));
    settings.endGroup();
    return HostList::make(name, values);
}

} // namespace

QString HostList::path()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/tomato-desktop/hosts.conf");
}

Result<> HostList::checkName(const QString &name)
{
    if (!matches(name, "[A-Za-z0-9][A-Za-z0-9._-]{0,62}"))
        return failure("is not a name of a host: letters, digits and ._- behind a letter or a "
                       "digit, 63 at most");
    return {};
}

Result<Host> HostList::make(const QString &name, const std::map<QString, QString> &values)
{
    if (const auto good = checkName(name); !good)
        return passOn(good);
    if (name == OwnHost || name.startsWith(OwnPartPrefix))
        return failure("is what the own machine and its parts are called, and needs no section");
    Host host;
    host.name = name;
    for (const auto &[key, value] : values) {
        if (const auto set = setKey(host, key, value); !set)
            return failure(set.error().message, "." + key.toStdString());
    }
    if (host.launcher == Launcher::Ssh && host.ssh.isEmpty())
        host.ssh = name;
    return host;
}

Result<> HostList::checkValue(const QString &key, const QString &value)
{
    Host any;
    return setKey(any, key, value);
}

Result<HostList> HostList::load(const QString &path)
{
    HostList list;
    list.m_path = path;
    if (!QFileInfo::exists(path))
        return list;
    if (!QFileInfo(path).isReadable())
        return failure("cannot be read", path.toStdString());
    QSettings settings(path, QSettings::IniFormat);
    if (settings.status() != QSettings::NoError)
        return failure("is not a file of sections and keys, as Qt's ini files are",
                       path.toStdString());
    if (const QStringList loose = settings.childKeys(); !loose.isEmpty())
        return failure("is in no section: put [NAME] before it",
                       path.toStdString() + ": " + loose.front().toStdString());
    for (const QString &name : sectionsOf(path, settings)) {
        auto host = readHost(settings, name);
        if (!host)
            return failure(host.error().message,
                           path.toStdString() + ": " + name.toStdString() + host.error().place);
        list.m_hosts.emplace(name, std::move(*host));
    }
    return list;
}

Result<HostList> HostList::known()
{
    auto list = load();
    if (list)
        list->addNodes(allocatedNodes());
    return list;
}

void HostList::addNodes(const QStringList &nodes)
{
    Host node;
    node.launcher = Launcher::Slurm;
    if (const auto all = m_hosts.find(AllNodes);
        all != m_hosts.end() && all->second.launcher == Launcher::Slurm) {
        node = all->second;
        m_hosts.erase(all);
    }
    for (const QString &name : nodes) {
        if (!checkName(name))
            continue;
        node.name = name;
        m_hosts.emplace(name, node); // unless there is a section for it
        m_nodes << name;
    }
}

Result<Host> HostList::find(const QString &name) const
{
    if (name == OwnHost || (name.startsWith(OwnPartPrefix) && checkName(name))) {
        Host own;
        own.name = name;
        own.launcher = Launcher::Command;
        return own;
    }
    if (const auto found = m_hosts.find(name); found != m_hosts.end())
        return found->second;
    QStringList known;
    for (const auto &[each, host] : m_hosts)
        known << each;
    return failure("there is no host " + name.left(64).toStdString() + " in " +
                   m_path.toStdString() +
                   (known.isEmpty() ? ", which names none"
                                    : "; there are: " + known.join(", ").toStdString()));
}

Result<std::vector<Host>> HostList::named(const QString &name) const
{
    if (name != AllNodes || m_hosts.contains(name)) {
        const auto host = find(name);
        return host ? Result<std::vector<Host>>({*host}) : passOn(host);
    }
    if (m_nodes.isEmpty())
        return failure("is reached by Slurm, and this is in no allocation: use salloc",
                       name.toStdString());
    std::vector<Host> nodes;
    for (const QString &node : m_nodes)
        nodes.push_back(m_hosts.at(node));
    return nodes;
}

Result<std::vector<Host>> HostList::choose(const QString &names) const
{
    std::vector<Host> chosen;
    for (const QString &each : names.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto hosts = named(each.trimmed());
        if (!hosts)
            return passOn(hosts);
        for (const Host &host : *hosts) {
            if (std::ranges::find(chosen, host.name, &Host::name) == chosen.end())
                chosen.push_back(host);
        }
    }
    if (chosen.empty())
        return failure("names no host");
    return chosen;
}

} // namespace tomato::hosts
