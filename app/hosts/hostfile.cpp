// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostfile.h"

#include "app/base/systemwords.h"
#include "app/hosts/hostwords.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <utility>
#include <vector>

namespace tomato::hosts {

namespace {

using Keys = std::vector<std::pair<QString, QString>>;

template <class Value, std::size_t Size>
QString wordOf(Value value, const HostWord<Value> (&words)[Size])
{
    for (const HostWord<Value> &each : words) {
        if (each.value == value)
            return QLatin1String(each.word);
    }
    return {};
}

/// Quotes the words so that QProcess::splitCommand() returns them again.
QString commandText(const QStringList &words)
{
    QStringList quoted;
    for (QString word : words) {
        const bool isPlain = !word.isEmpty() && std::ranges::none_of(word, [](QChar each) {
            return each.isSpace() || each == u'"';
        });
        if (!isPlain)
            word = u'"' + word.replace(QLatin1String("\""), QLatin1String("\"\"\"")) + u'"';
        quoted << word;
    }
    return quoted.join(u' ');
}

/// Writes a line that QSettings reads as this value.
QString lineOf(const QString &key, const QString &value)
{
    static const QRegularExpression plain(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z0-9._/+@~:-]*")));
    QString text = value;
    if (!plain.match(value).hasMatch()) {
        for (const auto &[character, escaped] :
             {std::pair("\\", "\\\\"), {"\"", "\\\""}, {"\n", "\\n"}, {"\r", "\\r"}, {"\t", "\\t"}})
            text.replace(QLatin1String(character), QLatin1String(escaped));
        text = u'"' + text + u'"';
    }
    return key + u'=' + text;
}

QString sectionIn(const QString &line)
{
    static const QRegularExpression header(QStringLiteral("^\\s*\\[([^\\]]+)\\]\\s*$"));
    return header.match(line).captured(1);
}

QString keyIn(const QString &line)
{
    static const QRegularExpression assignment(QStringLiteral("^\\s*([A-Za-z_]+)\\s*="));
    return assignment.match(line).captured(1);
}

/// The lines of one section, its header first.
void rewrite(QStringList &lines, Keys keys)
{
    for (qsizetype at = 1; at < lines.size();) {
        const QString key = keyIn(lines[at]);
        const auto wanted =
            std::ranges::find(keys, key, [](const auto &each) { return each.first; });
        if (wanted != keys.end()) {
            lines[at++] = lineOf(wanted->first, wanted->second);
            keys.erase(wanted);
        } else if (!key.isEmpty()) {
            lines.removeAt(at);
        } else {
            ++at;
        }
    }
    // New keys follow the others; comments behind those stay behind them.
    const auto isKey = [](const QString &line) { return !keyIn(line).isEmpty(); };
    const auto isText = [](const QString &line) { return !line.trimmed().isEmpty(); };
    auto last = std::find_if(lines.rbegin(), lines.rend() - 1, isKey);
    if (last == lines.rend() - 1)
        last = std::find_if(lines.rbegin(), lines.rend() - 1, isText);
    qsizetype end = std::distance(last, lines.rend());
    for (const auto &[key, value] : keys)
        lines.insert(end++, lineOf(key, value));
}

/// Takes the lines off a section's end that are about what follows it: comments right above that,
/// and what comes before them from the first empty line on.
QStringList takeForeword(QStringList &section)
{
    const auto isNote = [](const QString &line) {
        const QString text = line.trimmed();
        return text.isEmpty() || text.startsWith(u';') || text.startsWith(u'#');
    };
    const auto isEmpty = [](const QString &line) { return line.trimmed().isEmpty(); };
    const auto notes = std::find_if_not(section.rbegin(), section.rend(), isNote).base();
    auto begin = std::find_if(notes, section.end(), isEmpty);
    if (begin == section.end())
        begin = notes;
    const QStringList foreword(begin, section.end());
    section.erase(begin, section.end());
    return foreword;
}

/// One host's lines in the file.
struct HostSection
{
    QString name;
    /// The lines above the header that are about this host.
    QStringList foreword;
    /// The header is first.
    QStringList lines;
};

struct HostSections
{
    /// The lines before the first host.
    QStringList head;
    std::vector<HostSection> hosts;
    /// The lines behind an empty line at the end of the file.
    QStringList tail;
};

HostSections splitSections(const QString &text)
{
    HostSections all;
    QStringList *lines = &all.head;
    for (const QString &line : text.split(u'\n')) {
        if (const QString name = sectionIn(line); !name.isEmpty()) {
            const QStringList foreword = all.hosts.empty() ? QStringList() : takeForeword(*lines);
            all.hosts.push_back({name, foreword, {}});
            lines = &all.hosts.back().lines;
        }
        *lines << line;
    }
    if (all.hosts.empty())
        return all;
    all.tail = takeForeword(*lines);
    // A comment without an empty line above it is the last host's.
    if (!all.tail.isEmpty() && !all.tail.front().trimmed().isEmpty())
        *lines += std::exchange(all.tail, {});
    return all;
}

void removeEmptyBegin(QStringList &lines)
{
    while (!lines.isEmpty() && lines.front().trimmed().isEmpty())
        lines.removeFirst();
}

void removeEmptyEnd(QStringList &lines)
{
    while (!lines.isEmpty() && lines.back().trimmed().isEmpty())
        lines.removeLast();
}

Result<> checkHosts(const std::map<QString, Host> &hosts)
{
    for (const auto &[name, host] : hosts) {
        if (const auto good = HostList::checkName(name); !good)
            return failure(good.error().message, name.toStdString());
        for (const auto &[key, value] : keysOf(host)) {
            if (const auto good = HostList::checkValue(key, value); !good)
                return failure(good.error().message, name.toStdString() + "." + key.toStdString());
        }
    }
    return {};
}

Result<QString> textOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QString();
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return failure(fileWords(file, errno), path.toStdString());
    return QString::fromUtf8(file.readAll());
}

} // namespace

std::vector<std::pair<QString, QString>> keysOf(const Host &host)
{
    Keys keys;
    if (host.launcher != Launcher::Ssh)
        keys.emplace_back("launcher", wordOf(host.launcher, LauncherWords));
    if (host.launcher == Launcher::Ssh && !host.ssh.isEmpty() && host.ssh != host.name)
        keys.emplace_back("ssh", host.ssh);
    if (host.launcher == Launcher::Command && !host.command.isEmpty())
        keys.emplace_back("command", commandText(host.command));
    if (host.weight)
        keys.emplace_back("weight", QString::number(*host.weight, 'g', 10));
    if (host.memory)
        keys.emplace_back("memory", QString::number(*host.memory));
    if (!host.folder.isEmpty())
        keys.emplace_back("folder", host.folder);
    if (host.trunk != TrunkChoice::Auto)
        keys.emplace_back("trunk", wordOf(host.trunk, TrunkWords));
    if (!host.address.isEmpty())
        keys.emplace_back("address", host.address);
    if (host.udpPorts)
        keys.emplace_back(
            "udp_ports",
            QStringLiteral("%1-%2").arg(host.udpPorts->first).arg(host.udpPorts->second));
    return keys;
}

QString withHosts(const QString &text, const std::map<QString, Host> &before,
                  const std::map<QString, Host> &hosts)
{
    HostSections sections = splitSections(text);
    QStringList all = sections.head;
    std::map<QString, Host> missing = hosts;
    for (HostSection &section : sections.hosts) {
        const auto wanted = hosts.find(section.name);
        if (wanted == hosts.end())
            continue;
        const auto known = before.find(section.name);
        if (known == before.end() || known->second != wanted->second)
            rewrite(section.lines, keysOf(wanted->second));
        missing.erase(section.name);
        if (all.isEmpty())
            removeEmptyBegin(section.foreword);
        all += section.foreword + section.lines;
    }
    removeEmptyEnd(all);
    for (const auto &[name, host] : missing) {
        if (!all.isEmpty())
            all << QString();
        all << u'[' + name + u']';
        for (const auto &[key, value] : keysOf(host))
            all << lineOf(key, value);
    }
    all += sections.tail;
    removeEmptyEnd(all);
    return all.isEmpty() ? QString() : all.join(u'\n') + u'\n';
}

Result<> writeHosts(const QString &path, const HostList &before,
                    const std::map<QString, Host> &hosts)
{
    if (const auto good = checkHosts(hosts); !good)
        return failure(good.error().message, path.toStdString() + ": " + good.error().place);
    const auto now = HostList::load(path);
    if (!now)
        return passOn(now);
    if (now->hosts() != before.hosts())
        return failure("was changed by another program meanwhile: look at it again",
                       path.toStdString());
    const auto text = textOf(path);
    if (!text)
        return passOn(text);
    errno = 0;
    if (!QDir().mkpath(QFileInfo(path).path()))
        return failure(systemWords(errno), QFileInfo(path).path().toStdString());
    QSaveFile file(path);
    const QByteArray bytes = withHosts(*text, before.hosts(), hosts).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(file.errorString().toStdString(), path.toStdString());
    return {};
}

} // namespace tomato::hosts
