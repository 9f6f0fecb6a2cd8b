// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/programrecord.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>

#include <algorithm>

namespace tomato::experiment {

namespace {

constexpr int MaxProcesses = 100'000;

bool isKeyword(const QString &word)
{
    static const QSet<QString> words = {
        QStringLiteral("!"),    QStringLiteral("{"),     QStringLiteral("}"),
        QStringLiteral("if"),   QStringLiteral("then"),  QStringLiteral("elif"),
        QStringLiteral("else"), QStringLiteral("while"), QStringLiteral("until"),
        QStringLiteral("do"),   QStringLiteral("time"),  QStringLiteral("exec"),
        QStringLiteral("fi"),   QStringLiteral("done"),  QStringLiteral("command")};
    return words.contains(word);
}

/// Runs what stands behind its own options and numbers.
bool runsOthers(const QString &word)
{
    static const QSet<QString> words = {QStringLiteral("env"),    QStringLiteral("nice"),
                                        QStringLiteral("nohup"),  QStringLiteral("setsid"),
                                        QStringLiteral("stdbuf"), QStringLiteral("taskset"),
                                        QStringLiteral("time"),   QStringLiteral("timeout")};
    return words.contains(word.section(u'/', -1));
}

bool isAssignment(const QString &word)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z_][A-Za-z0-9_]*="));
    return form.match(word).hasMatch();
}

bool isOptionOrNumber(const QString &word)
{
    static const QRegularExpression form(QStringLiteral("\\A(-.*|[0-9.]+[smhd]?|0x[0-9a-f]+)\\z"));
    return form.match(word).hasMatch();
}

/// Without what is quoted in it or redirected.
QString bareText(QString text)
{
    static const QRegularExpression quoted(
        QStringLiteral("'[^']*'|\"(?:[^\"\\\\$`]|\\\\.|\\$(?!\\())*\"|\\\\."));
    static const QRegularExpression comment(QStringLiteral("(^|\\s)#[^\\n]*"));
    static const QRegularExpression redirection(QStringLiteral("[0-9]*(>>|>|<)&?\\s*[^\\s;&|()]+"));
    text.replace(quoted, QStringLiteral("_"));
    text.replace(comment, QStringLiteral(" "));
    text.replace(redirection, QStringLiteral(" "));
    return text;
}

/// The words of each simple command.
QList<QStringList> simpleCommands(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("&&|\\|\\||\\$\\(|[;&|\\n()`\"]"));
    QList<QStringList> commands;
    for (const QString &part : bareText(text).split(between))
        commands << part.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    return commands;
}

/// The numbers of the processes that this one started.
QList<qint64> childrenOf(qint64 process)
{
    QList<qint64> children;
    const QDir tasks(QStringLiteral("/proc/%1/task").arg(process));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(tasks.filePath(task + QStringLiteral("/children")));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &each : file.readAll().split(' ')) {
            if (const qint64 child = each.toLongLong(); child > 0)
                children << child;
        }
    }
    return children;
}

/// Returns the output of dpkg-query; empty where there is none.
QString queried(const QStringList &arguments)
{
    QProcess process;
    QStringList environment = QProcess::systemEnvironment();
    environment << QStringLiteral("LC_ALL=C");
    process.setEnvironment(environment);
    process.start(QStringLiteral("dpkg-query"), arguments);
    if (!process.waitForFinished(10'000)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Packages by the paths of their files. Those in /usr/bin may be listed as in /bin.
QHash<QString, QString> packagesOf(const QStringList &paths)
{
    QStringList asked = {QStringLiteral("--search")};
    for (const QString &path : paths) {
        asked << path;
        if (path.startsWith(QLatin1String("/usr/")))
            asked << path.mid(4);
    }
    QHash<QString, QString> packages;
    for (const QString &line : queried(asked).split(u'\n')) {
        const qsizetype colon = line.lastIndexOf(QLatin1String(": /"));
        if (colon < 0 || line.startsWith(QLatin1String("diversion ")))
            continue;
        const QString path = line.mid(colon + 2);
        const QString package = line.left(colon).section(u',', 0, 0);
        packages.insert(path, package);
        packages.insert(QStringLiteral("/usr") + path, package);
    }
    return packages;
}

QHash<QString, QString> versionsOf(const QStringList &packages)
{
    QHash<QString, QString> versions;
    if (packages.isEmpty())
        return versions;
    const QStringList asked = QStringList{QStringLiteral("--show"),
                                          QStringLiteral("--showformat=${Package} ${Version}\\n")} +
                              packages;
    for (const QString &line : queried(asked).split(u'\n'))
        versions.insert(line.section(u' ', 0, 0), line.section(u' ', 1));
    return versions;
}

QString fileDigest(const QString &path)
{
    QFile file(path);
    QCryptographicHash digest(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !digest.addData(&file))
        return {};
    return QString::fromLatin1(digest.result().toHex());
}

} // namespace

QStringList programsNamed(const QString &shellText)
{
    QStringList names;
    for (const QStringList &words : simpleCommands(shellText)) {
        for (const QString &word : words) {
            if (isKeyword(word) || isAssignment(word) || isOptionOrNumber(word))
                continue;
            if (!names.contains(word))
                names << word;
            if (!runsOthers(word))
                break;
        }
    }
    return names;
}

QStringList programsNeeded(const QString &shellText)
{
    static const QRegularExpression mayFail(QStringLiteral(
        "\\|\\||[;\\n()`!{}$]|(?<!&)&(?!&)|\\b(if|while|until|for|case|command)\\b"));
    static const QRegularExpression plainName(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_.+-]*\\z"));
    static const QSet<QString> shellsOwn = [] {
        QSet<QString> words;
        for (const char *each :
             {"alias",    "bg",      "break", "builtin",  "cd",     "chdir", "continue", "declare",
              "echo",     "eval",    "exec",  "exit",     "export", "false", "fc",       "fg",
              "function", "getopts", "hash",  "history",  "jobs",   "kill",  "let",      "local",
              "printf",   "pwd",     "read",  "readonly", "return", "set",   "shift",    "source",
              "test",     "time",    "times", "trap",     "true",   "type",  "typeset",  "ulimit",
              "umask",    "unalias", "unset", "wait"})
            words.insert(QLatin1String(each));
        return words;
    }();
    if (bareText(shellText).trimmed().contains(mayFail))
        return {};
    QStringList names;
    for (const QStringList &words : simpleCommands(shellText)) {
        for (const QString &word : words) {
            // What stands behind an option may belong to it.
            if (word.startsWith(u'-'))
                break;
            if (isKeyword(word) || isAssignment(word) || isOptionOrNumber(word))
                continue;
            if (plainName.match(word).hasMatch() && !shellsOwn.contains(word))
                names << word;
            if (!runsOthers(word))
                break;
        }
    }
    names.removeDuplicates();
    return names;
}

QString programPath(const QString &name)
{
    QStringList folders;
    for (const char *each :
         {"/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"})
        folders << QLatin1String(each);
    if (name.startsWith(u'/'))
        folders = {QString()};
    else if (name.contains(u'/'))
        return {};
    for (const QString &folder : folders) {
        const QFileInfo file(folder.isEmpty() ? name : folder + u'/' + name);
        if (file.isFile() && file.isExecutable())
            return file.canonicalFilePath();
    }
    return {};
}

QSet<QString> programsBelow(qint64 process)
{
    QSet<QString> programs;
    QList<qint64> open = childrenOf(process);
    for (int count = 0; !open.isEmpty() && count < MaxProcesses; ++count) {
        const qint64 next = open.takeLast();
        const QString file = QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(next));
        if (!file.isEmpty())
            programs.insert(file);
        open += childrenOf(next);
    }
    return programs;
}

QJsonArray describePrograms(QStringList paths)
{
    std::sort(paths.begin(), paths.end());
    paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
    const QHash<QString, QString> packages =
        paths.isEmpty() ? QHash<QString, QString>() : packagesOf(paths);
    QStringList known;
    for (const QString &path : paths) {
        if (const QString package = packages.value(path); !package.isEmpty())
            known << package;
    }
    const QHash<QString, QString> versions = versionsOf(known);
    QJsonArray programs;
    for (const QString &path : paths) {
        const QString digest = fileDigest(path);
        if (digest.isEmpty())
            continue;
        QJsonObject program{{"path", path}, {"sha256", digest}};
        if (const QString package = packages.value(path).section(u':', 0, 0); !package.isEmpty()) {
            program.insert("package", package);
            program.insert("version", versions.value(package));
        }
        programs.append(program);
    }
    return programs;
}

} // namespace tomato::experiment
