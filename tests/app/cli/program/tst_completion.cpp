// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program/completion.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato::cli;

class TestCompletion final : public QObject
{
    Q_OBJECT

    static QStringList words(const QStringList &line)
    {
        QStringList found;
        for (const Candidate &each : complete(allCommands(), line))
            found << each.word;
        return found;
    }

    /// Returns the output of a shell's completion script, run by that shell; nothing where the
    /// shell is not installed.
    static std::optional<QStringList> ask(const QString &shell, const QString &script)
    {
        if (QStandardPaths::findExecutable(shell).isEmpty())
            return std::nullopt;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", TOMATO_BIN ":" + environment.value("PATH"));
        process.setProcessEnvironment(environment);
        process.start(shell, {"-c", script});
        if (!process.waitForFinished(60'000))
            return QStringList{process.errorString()};
        const QString output =
            QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
        return output.split('\n', Qt::SkipEmptyParts);
    }

    /// Makes what an image is in a store.
    static bool storeImage(const QString &store, const QString &name)
    {
        const QString folder = QStringLiteral("sha256-") + QString(64, u'a');
        QFile made(store + u'/' + folder + "/umoci.json");
        return QDir().mkpath(store + u'/' + folder + "/rootfs") &&
               QDir().mkpath(store + "/names") && made.open(QIODevice::WriteOnly) &&
               made.write("{\"umoci_version\": \"1\"}") > 0 &&
               QFile::link("../" + folder, store + "/names/" + name);
    }

private slots:
    void commandsAreCompletedWordByWord()
    {
        QCOMPARE(words({"ru"}), QStringList{"run"});
        QCOMPARE(words({"lab", "sta"}), QStringList({"start", "status"}));
        QCOMPARE(words({""}).count("lab"), 1);
        QCOMPARE(words({"lab", "begin", ""}), QStringList());
        QCOMPARE(words({"help", "ru"}), QStringList{"run"});
        QCOMPARE(words({"help", "lab", "sta"}), QStringList({"start", "status"}));
        QCOMPARE(words({"help", "run", ""}), QStringList());
    }

    void optionsAreThoseOfTheCommand()
    {
        QCOMPARE(words({"capture", "start", "net", "--pre"}), QStringList{"--precision"});
        QCOMPARE(words({"lab", "list", "-"}), QStringList({"--all", "--json"}));
    }

    void valuesOfAnOptionAreThose()
    {
        QCOMPARE(words({"capture", "start", "net", "--mode", ""}),
                 QStringList({"file", "net", "both"}));
        QCOMPARE(words({"capture", "start", "net", "--mode", "b"}), QStringList{"both"});
        QCOMPARE(words({"topology", "layout", "net", "--engine", "f"}), QStringList({"fdp"}));
    }

    void wordsThatAPlaceTakesAreOffered()
    {
        QCOMPARE(words({"lab", "link", "net", "r1--r2", ""}), QStringList({"up", "down"}));
        QCOMPARE(words({"capture", "download", "no-such-lab", ""}), QStringList{"all"});
        QCOMPARE(words({"completion", "z"}), QStringList{"zsh"});
    }

    void elementsAndConnectionsOfAFileAreOffered()
    {
        const QString file =
            QStringLiteral(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json");
        QCOMPARE(words({"image", "use", "none", file, "h1", "h"}), QStringList({"h1", "h2"}));
        QCOMPARE(words({"template", "save", file, "mine", "r"}), QStringList({"r1", "r2"}));
        QCOMPARE(words({"run", file, "--exec", "h"}), QStringList({"h1", "h2"}));
        QCOMPARE(words({"run", file, "--capture", "h"}), QStringList({"h1--r1"}));
        QCOMPARE(words({"run", "no-such-file", "--exec", "h"}), QStringList());
    }

    void imagesOfTheStoreAreOffered()
    {
        const QTemporaryDir data;
        const QByteArray before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", data.path().toLocal8Bit());
        QVERIFY(storeImage(data.filePath("tomato-desktop/images"), "frr:10"));
        QCOMPARE(words({"image", "remove", ""}), QStringList{"frr:10"});
        QCOMPARE(words({"image", "use", "f"}), QStringList{"frr:10"});
        // An archive is a file.
        QCOMPARE(words({"image", "unpack", ""}), QStringList());
        qputenv("XDG_DATA_HOME", before);
    }

    void nothingIsOfferedWhereAFileIsMeant()
    {
        QCOMPARE(words({"run", ""}), QStringList());
        QCOMPARE(words({"run", "--out", ""}), QStringList());
        QCOMPARE(words({"lab", "exec", "net", "h1", "--", ""}), QStringList());
        QCOMPARE(words({"lab", "list", ""}), QStringList());
    }

    void bashTakesThemFromTheScript()
    {
        const auto found = ask("bash", "source <(tomato completion bash); COMP_WORDS=(tomato lab "
                                       "sta); COMP_CWORD=2; _tomato tomato; "
                                       "printf '%s\\n' \"${COMPREPLY[@]}\"");
        if (!found)
            QSKIP("bash is not installed");
        QCOMPARE(*found, QStringList({"start", "status"}));
    }

    void zshReadsItsScript()
    {
        const auto found = ask("zsh", "autoload -U compinit; compinit -D -u; "
                                      "source <(tomato completion zsh); "
                                      "echo $_comps[tomato]; _describe() { print -l $found }; "
                                      "words=(tomato completion z); CURRENT=3; _tomato");
        if (!found)
            QSKIP("zsh is not installed");
        QCOMPARE(*found, QStringList({"_tomato", "zsh:"}));
    }

    void fishReadsItsScript()
    {
        const auto found = ask("fish", "tomato completion fish | source; "
                                       "complete -C 'tomato capture start net --mode b'");
        if (!found)
            QSKIP("fish is not installed");
        QCOMPARE(*found, QStringList{"both"});
    }

    void aShellThatIsNotKnownIsNamed()
    {
        QProcess process;
        process.start(TOMATO_BIN "/tomato", {"completion", "tcsh"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("tcsh"));
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
