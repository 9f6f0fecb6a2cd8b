// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/program/manpage.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace tomato::cli;

/// The commands, options and programs that the papers name are those that there are.
class TestDocumentedCommands final : public QObject
{
    Q_OBJECT

    struct Code
    {
        QString file;
        QString text;
        /// It stands in a block, as something to type, and not within a sentence.
        bool isBlock = false;
    };

    const std::vector<Command> m_commands = allCommands();
    std::vector<Code> m_code;
    QStringList m_faults;

    static QString read(const QString &path)
    {
        QFile file(QStringLiteral(TOMATO_SOURCE "/") + path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static QStringList papers()
    {
        QStringList found{
            "README.md",   "ARCHITECTURE.md",          "CONTRIBUTING.md",        "CHANGELOG.md",
            "SECURITY.md", "app/protocol/PROTOCOL.md", "tests/hostile/README.md"};
        const QDir manual(QStringLiteral(TOMATO_SOURCE "/resources/manual"));
        for (const QString &page : manual.entryList({"*.md"}))
            found << "resources/manual/" + page;
        return found;
    }

    /// Code of Markdown: its blocks, where a line that is indented continues the one before, and
    /// what stands in the text.
    void collectMarkdown(const QString &file)
    {
        static const QRegularExpression span(QStringLiteral("`([^`]+)`"));
        bool isBlock = false;
        QString prose;
        for (QString line : read(file).split('\n')) {
            if (line.trimmed().startsWith("```")) {
                isBlock = !isBlock;
                prose += '\n';
            } else if (!isBlock) {
                prose += line.replace("\\|", "|") + ' ';
            } else if (line.startsWith("  ") && !m_code.empty() && m_code.back().isBlock) {
                m_code.back().text += ' ' + line.trimmed();
            } else {
                static const QRegularExpression comment(QStringLiteral("\\s+# .*"));
                m_code.push_back({file, line.remove(comment), true});
            }
            if (!m_code.empty() && m_code.back().isBlock && m_code.back().text.endsWith('\\'))
                m_code.back().text.chop(1);
        }
        auto spans = span.globalMatch(prose);
        while (spans.hasNext())
            m_code.push_back({file, spans.next().captured(1).simplified()});
    }

    /// Collects the words in bold of a page of man(7).
    void collectManPage(const QString &file)
    {
        QString page = read(file);
        page.replace("\\-", "-").replace("\\(aq", "'").replace("\\&", "").replace("\\ ", " ");
        static const QRegularExpression bold(
            QStringLiteral("^\\.B +\"?([^\"\\n]+)|\\\\fB([^\\\\]+)"),
            QRegularExpression::MultilineOption);
        auto matches = bold.globalMatch(page);
        while (matches.hasNext()) {
            const auto match = matches.next();
            m_code.push_back({file, (match.captured(1) + match.captured(2)).simplified()});
        }
    }

    void fault(const Code &code, const QString &what)
    {
        m_faults << code.file + QStringLiteral(": ") + what + QStringLiteral(": ") + code.text;
    }

    /// Up to what a shell takes for itself, outside of quotation marks.
    static QStringList commandsIn(const QString &text)
    {
        static const QRegularExpression start(
            QStringLiteral("(?<![\\w./-])(?:build/bin/)?tomato (?=[a-z-])"));
        static const QRegularExpression end(QStringLiteral(
            "( \\||\\)| [<>] |;| && |(?<![\\w./-])tomato )(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
        QStringList found;
        auto starts = start.globalMatch(text);
        while (starts.hasNext()) {
            QString rest = text.mid(starts.next().capturedEnd()).replace('\'', '"');
            rest.remove('[').remove(']').remove("...").remove(QStringLiteral("…"));
            const auto over = end.match(rest);
            found << (over.hasMatch() ? rest.left(over.capturedStart()) : rest);
            // README has several of a group in a line.
            for (QString other = rest; over.hasMatch() && other.contains(" | ");) {
                other = other.section(" | ", 1);
                static const QSet<QString> programs{"tcpdump", "tshark", "wireshark", "jq"};
                const QString first = other.section(' ', 0, 0);
                if (!programs.contains(first) && first == first.toLower() && first[0].isLetter())
                    found << rest.section(' ', 0, 0) + ' ' + other.section(" | ", 0, 0);
            }
        }
        return found;
    }

    void checkCommand(const Code &code, const QString &line)
    {
        QStringList words = QProcess::splitCommand(line);
        // "capture start|stop LAB" are two.
        for (int at : {0, 1}) {
            if (!words.value(at).contains('|') || words[at] != words[at].toLower())
                continue;
            if (findCommand(m_commands, words.mid(0, at)) != nullptr && at > 0)
                break;
            const QStringList ways = words[at].split('|');
            for (const QString &way : ways) {
                words[at] = way;
                checkCommand(code, words.join(' '));
            }
            return;
        }
        if (words.isEmpty() || words.contains("--help") || words.front() == "--version")
            return;
        const Command *command = findCommand(m_commands, words);
        if (command == nullptr) {
            fault(code, "there is no command " + words.mid(0, 2).join(' '));
            return;
        }
        words = words.mid(command->name.count(' ') + 1);
        for (const QString &word : words.mid(0, words.indexOf("--"))) {
            static const QRegularExpression option(QStringLiteral("^--?[a-z][a-z-]*"));
            const auto match = option.match(word);
            if (match.hasMatch() && !command->options.contains(match.captured()))
                fault(code, command->name + " has no " + match.captured());
        }
        static const QRegularExpression shape(QStringLiteral("[\\[…|<]|\\.\\.\\."));
        if (!code.isBlock || code.text.contains(shape))
            return;
        const auto arguments = Arguments::parse(words, command->options);
        if (!arguments)
            fault(code, QString::fromStdString(arguments.error().text()));
        else if (arguments->words().size() < command->fewestWords ||
                 arguments->words().size() > command->mostWords)
            fault(code, "has not the words that it needs");
    }

private slots:
    void initTestCase()
    {
        for (const QString &file : papers())
            collectMarkdown(file);
        const QDir man(QStringLiteral(TOMATO_SOURCE "/resources/man"));
        for (const QString &folder : {QString(), QStringLiteral("de/"), QStringLiteral("zh/")}) {
            const QStringList pages = QDir(man.filePath(folder)).entryList({"*.[1-8]"});
            QVERIFY2(pages.size() >= 8, qPrintable(folder));
            for (const QString &page : pages)
                collectManPage("resources/man/" + folder + page);
        }
        QVERIFY(m_code.size() > 1000);
    }

    void init() { m_faults.clear(); }

    void cleanup() { QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join('\n'))); }

    void commandsThatAreNamedAreThere()
    {
        QSet<QString> seen;
        for (const Code &code : m_code) {
            for (const QString &line : commandsIn(code.text)) {
                checkCommand(code, line);
                seen << line.section(' ', 0, 1);
            }
        }
        QVERIFY(seen.size() > 60);
    }

    void optionsThatStandAloneAreThere()
    {
        QSet<QString> known{"--help"};
        for (const Command &command : m_commands) {
            for (const auto &[option, arity] : command.options)
                known << option;
        }
        // Those of other programs are named with them.
        int count = 0;
        for (const Code &code : m_code) {
            if (!code.text.startsWith("--") || code.isBlock || !code.file.endsWith(".md"))
                continue;
            static const QRegularExpression option(QStringLiteral("(?<![\\w-])--[a-z][a-z-]*"));
            auto options = option.globalMatch(code.text);
            while (options.hasNext()) {
                ++count;
                if (const QString named = options.next().captured(); !known.contains(named))
                    fault(code, "there is no " + named);
            }
        }
        QVERIFY(count > 50);
    }

    void programsThatAreNamedAreThere()
    {
        QSet<QString> known;
        QStringList lists{"resources/debian/control"};
        for (const char *folder : {"app", "capture", "plugins", "ui"}) {
            QDirIterator each(QStringLiteral(TOMATO_SOURCE "/%1").arg(QLatin1String(folder)),
                              {"CMakeLists.txt"}, QDir::Files, QDirIterator::Subdirectories);
            while (each.hasNext())
                lists << each.next().mid(qsizetype(qstrlen(TOMATO_SOURCE "/")));
        }
        static const QRegularExpression made(
            QStringLiteral("(?:add_executable\\(|Package: )((?:python3-)?tomato-[a-z-]+)"));
        for (const QString &list : lists) {
            auto matches = made.globalMatch(read(list));
            while (matches.hasNext())
                known << matches.next().captured(1);
        }
        for (const Command &command : m_commands)
            known << manPageName(command);
        const QDir man(QStringLiteral(TOMATO_SOURCE "/resources/man"));
        for (const QString &page : man.entryList({"*.[1-8]"}))
            known << page.section('.', 0, 0);
        QVERIFY(known.contains("tomato-engine") && known.contains("tomato-desktop-dev"));
        for (const Code &code : m_code) {
            static const QRegularExpression program(QStringLiteral(
                "(?<![\\w./$*-])(?:build/bin/)?(tomato-[a-z]+(?:-[a-z]+)*)(?![\\w.*/=-])"));
            auto matches = program.globalMatch(code.text);
            while (matches.hasNext()) {
                if (const QString named = matches.next().captured(1); !known.contains(named))
                    fault(code, "there is no program " + named);
            }
        }
    }

    void whatDevIsAskedForItDoes()
    {
        static const QRegularExpression call(QStringLiteral("\\./dev ([a-z]+)"));
        const QString dev = read("dev");
        const QString usage = dev.section("<<'USAGE'", 1).section("\nUSAGE", 0, 0);
        QSet<QString> seen;
        for (const Code &code : m_code) {
            auto calls = call.globalMatch(code.text);
            while (calls.hasNext()) {
                const QString name = calls.next().captured(1);
                seen << name;
                if (name != "help" && !usage.contains("\n  " + name + ' '))
                    fault(code, "./dev has no " + name);
            }
        }
        QVERIFY(seen.size() >= 8);
    }

    void whatIsNotThereIsFound()
    {
        const Code code{"page.md", "tomato lab begin net | stop LAB", true};
        QCOMPARE(commandsIn(code.text), QStringList({"lab begin net", "lab stop LAB"}));
        for (const QString &line : commandsIn(code.text))
            checkCommand(code, line);
        QCOMPARE(m_faults.size(), 1);
        QVERIFY(m_faults.takeFirst().contains("lab begin"));
        checkCommand(code, "capture start|pause LAB --rate 7");
        QCOMPARE(m_faults.size(), 2);
        QVERIFY(m_faults[0].contains("capture start has no --rate"));
        QVERIFY(m_faults[1].contains("capture pause"));
        m_faults.clear();
        checkCommand({"page.md", "tomato topology link net", true}, "topology link net");
        QCOMPARE(m_faults.size(), 1);
        m_faults.clear();
    }
};

QTEST_GUILESS_MAIN(TestDocumentedCommands)
#include "tst_documentedcommands.moc"
