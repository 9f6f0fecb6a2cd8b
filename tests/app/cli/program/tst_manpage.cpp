// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program/manpage.h"

#include "app/cli/program/commandhelp.h"
#include "app/cli/program/optiontexts.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace tomato;
using namespace tomato::cli;

/// Manual pages say what the programs themselves say.
class TestManPage final : public QObject
{
    Q_OBJECT

    const QString m_texts = QStringLiteral(TOMATO_SOURCE "/resources/man");

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// A page's text without what steers man(7), on one line.
    static QString plain(QString page)
    {
        static const QRegularExpression request(QStringLiteral("^\\.[A-Z]{2} ?|^\\.\\w+$"),
                                                QRegularExpression::MultilineOption);
        static const QRegularExpression font(QStringLiteral("\\\\f[A-Z]"));
        page.remove(request);
        page.remove(font);
        page.replace("\\-", "-").replace("\\(aq", "'").replace("\\&", "").replace("\\e", "\\");
        return page.simplified();
    }

    static QString run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(name);
        environment.insert("LC_ALL", "C");
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(program, arguments);
        return process.waitForFinished(60'000) ? QString::fromUtf8(process.readAll()) : QString();
    }

    static QStringList optionsIn(const QString &text)
    {
        static const QRegularExpression option(QStringLiteral("(?<![\\w-])--?[a-z][a-z-]*"));
        QSet<QString> found;
        auto matches = option.globalMatch(text);
        while (matches.hasNext())
            found << matches.next().captured();
        QStringList sorted(found.begin(), found.end());
        sorted.sort();
        return sorted;
    }

private slots:
    void everyOptionOfEveryCommandIsExplained()
    {
        for (const Command &command : allCommands()) {
            const QString help = helpOf(command);
            for (const auto &[option, arity] : command.options) {
                const auto known = optionText(command.name, option);
                const std::string label = (command.name + " " + option).toStdString();
                const char *place = label.c_str();
                QVERIFY2(known && !known->text.isEmpty(), place);
                QVERIFY2(help.contains(known->text), place);
                QVERIFY2(known->value.isEmpty() == (arity == 0), place);
                QVERIFY2(known->value.split(' ', Qt::SkipEmptyParts).size() == arity, place);
                QVERIFY2(command.usage.contains(option) ||
                             command.usage.contains("[as with capture start]"),
                         place);
            }
        }
    }

    void thePagesThatAreInstalledSayWhatHelpSays()
    {
        QStringList expected{"tomato.1"};
        for (const Command &command : allCommands()) {
            const QString name = manPageName(command) + ".1";
            expected << name;
            const QString page = plain(read(TOMATO_MAN "/man1/" + name));
            // Its lines, each with its words.
            for (const QString &line : helpOf(command).split('\n')) {
                for (const QString &part : line.trimmed().split(QStringLiteral("  "))) {
                    const QString said =
                        part.startsWith("usage: ") ? part.mid(qstrlen("usage: ")) : part.trimmed();
                    QVERIFY2(page.contains(said), qPrintable(name + ": " + said));
                }
            }
            QCOMPARE(optionsIn(page.section("EXAMPLES", 0, 0)), optionsIn(helpOf(command)));
        }
        expected.sort();
        QCOMPARE(QDir(TOMATO_MAN "/man1").entryList(QDir::Files, QDir::Name), expected);
        for (const char *language : {"/de/man1", "/zh_CN/man1"})
            QCOMPARE(QDir(TOMATO_MAN + QString(language)).entryList(QDir::Files, QDir::Name),
                     expected);
    }

    void everyTextIsThereInEachLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh";
    }

    void everyTextIsThereInEachLanguage()
    {
        QFETCH(QString, language);
        const auto translated = ManTexts::load(m_texts, language);
        QVERIFY2(translated, translated ? "" : translated.error().text().c_str());
        QStringList texts = translated->details("tomato");
        for (const Command &command : allCommands()) {
            texts << command.purpose.simplified() << translated->details(command.name);
            for (const auto &[option, arity] : command.options) {
                if (const auto known = optionText(command.name, option))
                    texts << known->text;
            }
        }
        for (const QString &text : texts)
            QVERIFY2(translated->has(text), qPrintable(text));
    }

    void examplesAreCommandsThatThereAre()
    {
        const auto texts = ManTexts::load(m_texts, {});
        const auto commands = allCommands();
        const QStringList described = texts->commands().keys();
        for (const QString &name : described) {
            QVERIFY2(name == "tomato" || findCommand(commands, name.split(' ')), qPrintable(name));
            for (const QString &example : texts->examples(name)) {
                // Outside of quotation marks.
                static const QRegularExpression end(
                    QStringLiteral("[|)>](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
                QString line = example.mid(example.indexOf("tomato ")).replace('\'', '"');
                line = line.section(end, 0, 0);
                const QStringList words = QProcess::splitCommand(line);
                const Command *command = findCommand(commands, words.mid(1));
                QVERIFY2(command != nullptr && command->name == name, qPrintable(example));
                const auto arguments =
                    Arguments::parse(words.mid(2 + command->name.count(' ')), command->options);
                QVERIFY2(arguments, qPrintable(example));
                QVERIFY2(arguments->words().size() >= command->fewestWords, qPrintable(example));
            }
        }
        for (const Command &command : commands)
            QVERIFY2(described.contains(command.name), qPrintable(command.name));
    }

    void aTextThatManWouldTakeForItsOwnIsEscaped()
    {
        Command command;
        command.name = "dots";
        command.purpose = ".SH is 'no' request \\fB";
        const QString page = manPage(command, *ManTexts::load(m_texts, {}));
        QVERIFY(page.contains("\n\\&.SH is \\(aqno\\(aq request \\efB\n"));
    }

    void theEditorsPageHasTheOptionsOfItsHelp_data() { languages(); }
    void theEditorsPageHasTheOptionsOfItsHelp()
    {
        QFETCH(QString, folder);
        const QString help = run(TOMATO_BIN "/tomato-desktop", {"--help"});
        QVERIFY2(help.contains("Usage: "), qPrintable(help));
        const QString page = plain(read(m_texts + folder + "/tomato-desktop.1"));
        QCOMPARE(optionsIn(page), optionsIn(help));
        QVERIFY(run(TOMATO_BIN "/tomato-desktop", {"--version"}).contains(TOMATO_VERSION));
    }

    void theEnginesPageHasTheOptionsOfItsUsage_data() { languages(); }
    void theEnginesPageHasTheOptionsOfItsUsage()
    {
        QFETCH(QString, folder);
        const QString usage = run(TOMATO_BIN "/tomato-engine", {"--help"});
        QVERIFY2(usage.contains("usage: "), qPrintable(usage));
        const QString page =
            plain(read(m_texts + folder + "/tomato-engine.8"))
                .section(QRegularExpression(QStringLiteral(" USER| 用户命名空间")), 0, 0);
        QCOMPARE(optionsIn(page), optionsIn(usage));
        // The English one names the arguments alike.
        for (const QString &line : usage.section("usage: tomato-engine ", 1).split(" | ")) {
            const QString said = line.simplified();
            const bool isSame = !folder.isEmpty() || page.contains("tomato-engine " + said);
            QVERIFY2(isSame, qPrintable(said));
        }
    }

    void theEngineHelpsAsItIsAsked()
    {
        for (const auto &[option, code] : {std::pair("--help", 0), {"-h", 0}, {"--helf", 2}}) {
            QProcess process;
            process.start(TOMATO_BIN "/tomato-engine", {option});
            QVERIFY(process.waitForFinished(60'000));
            QCOMPARE(process.exitCode(), code);
            QCOMPARE(process.readAllStandardOutput().contains("usage: "), code == 0);
            QCOMPARE(process.readAllStandardError().contains("usage: "), code == 2);
        }
    }

    void thePageOfExtcapHasTheOptionsOfItsHelp_data() { languages(); }
    void thePageOfExtcapHasTheOptionsOfItsHelp()
    {
        QFETCH(QString, folder);
        const QString help = run(TOMATO_BIN "/tomato-extcap", {"--help"});
        QVERIFY2(help.contains("usage: "), qPrintable(help));
        const QString page = plain(read(m_texts + folder + "/tomato-extcap.1"))
                                 .section(QStringLiteral(" tshark -D"), 0, 0);
        QCOMPARE(optionsIn(page), optionsIn(help));
        // The English one says the same words.
        for (const QString &line : help.section("\n\n", 1).split('\n', Qt::SkipEmptyParts)) {
            const QString said = line.trimmed().section(QStringLiteral("  "), 1).trimmed();
            const bool isSame =
                !folder.isEmpty() || said.startsWith("print this") || page.contains(said);
            QVERIFY2(isSame, qPrintable(said));
        }
    }

private:
    static void languages()
    {
        QTest::addColumn<QString>("folder");
        QTest::addRow("English") << QString();
        QTest::addRow("German") << QStringLiteral("/de");
        QTest::addRow("Chinese") << QStringLiteral("/zh");
    }
};

QTEST_GUILESS_MAIN(TestManPage)
#include "tst_manpage.moc"
