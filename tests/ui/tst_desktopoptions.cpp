// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktopoptions.h"

#include <QCommandLineParser>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestDesktopOptions final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    QString run(const QString &program, const QStringList &arguments) const
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("PATH", TOMATO_BIN ":" + environment.value("PATH"));
        environment.insert("LC_ALL", "C.UTF-8");
        // Shells keep files of their own there.
        for (const char *each : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            environment.insert(each, m_home.path());
        environment.remove("DISPLAY");
        environment.remove("QT_QPA_PLATFORM");
        process.setProcessEnvironment(environment);
        process.start(program, arguments);
        if (!process.waitForFinished(60'000))
            return process.errorString();
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError());
    }

    /// Returns what a shell says to a script; nothing where the shell is not installed.
    std::optional<QStringList> ask(const QString &shell, const QString &script) const
    {
        if (QStandardPaths::findExecutable(shell).isEmpty())
            return std::nullopt;
        return run(shell, {"-c", script}).split('\n', Qt::SkipEmptyParts);
    }

    /// What stands in the left column of --help, sorted.
    QStringList optionsOfHelp() const
    {
        const QString help = run(TOMATO_BIN "/tomato-desktop", {"--help"});
        static const QRegularExpression option(QStringLiteral("(?<![\\w-])--?[a-z][a-z-]*"));
        QStringList found;
        for (const QString &line : help.split('\n')) {
            if (!line.startsWith("  -"))
                continue;
            auto matches = option.globalMatch(line.left(line.indexOf("  ", 3)));
            while (matches.hasNext())
                found << matches.next().captured();
        }
        found.sort();
        return found;
    }

private slots:
    void bashCompletesOptionsAndTheirValues()
    {
        const auto complete = [this](const char *words) {
            return ask("bash", QStringLiteral(
                                   "source <(tomato-desktop --completion bash); COMP_WORDS=(%1); "
                                   "COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _tomato_desktop; "
                                   "printf '%s\\n' \"${COMPREPLY[@]}\"")
                                   .arg(QLatin1String(words)));
        };
        const auto all = complete("tomato-desktop -");
        if (!all)
            QSKIP("bash is not installed");
        QStringList sorted = *all;
        sorted.sort();
        QCOMPARE(sorted, optionsOfHelp());
        QVERIFY(sorted.contains("--completion") && sorted.contains("--help-all"));
        QCOMPARE(*complete("tomato-desktop --ver"), QStringList{"--version"});
        QCOMPARE(*complete("tomato-desktop --completion z"), QStringList{"zsh"});
        // Files are bash's own.
        QCOMPARE(*complete("tomato-desktop net"), QStringList());
        QVERIFY(
            ask("bash", "source <(tomato-desktop --completion bash); complete -p tomato-desktop")
                ->front()
                .contains("-o default"));
    }

    void zshReadsItsScript()
    {
        const auto found = ask("zsh", "autoload -U compinit; compinit -D -u; "
                                      "source <(tomato-desktop --completion zsh); "
                                      "echo $_comps[tomato-desktop]; "
                                      "_arguments() { print -l -- $@ }; _tomato_desktop");
        if (!found)
            QSKIP("zsh is not installed");
        QCOMPARE(found->front(), "_tomato_desktop");
        QCOMPARE(found->back(), "*:file:_files");
        QStringList options;
        for (const QString &each : found->mid(1, found->size() - 2))
            options << each.section('[', 0, 0);
        options.sort();
        QCOMPARE(options, optionsOfHelp());
        QVERIFY(!found->filter("]:shell:(bash zsh fish)").isEmpty());
    }

    void fishReadsItsScript()
    {
        const auto complete = [this](const QString &line) {
            return ask("fish",
                       "tomato-desktop --completion fish | source; complete -C '" + line + "'");
        };
        const auto values = complete("tomato-desktop --completion b");
        if (!values)
            QSKIP("fish is not installed");
        QCOMPARE(values->size(), 1);
        QCOMPARE(values->front().section('\t', 0, 0), "bash");
        QStringList options;
        const auto words = complete("tomato-desktop --");
        for (const QString &each : *words)
            options << each.section('\t', 0, 0);
        for (const QString &each : optionsOfHelp()) {
            if (each.startsWith("--"))
                QVERIFY2(options.contains(each), qPrintable(each + ": " + options.join(' ')));
        }
    }

    void aShellThatIsNotKnownIsNamed()
    {
        const QString said = run(TOMATO_BIN "/tomato-desktop", {"--completion", "tcsh"});
        QCOMPARE(said, "tomato-desktop: tcsh: is none of bash, zsh, fish\n");
    }

    void onlyQuestionsNeedNoDisplay()
    {
        QVERIFY(needsNoDisplay({"--completion=bash"}));
        QVERIFY(needsNoDisplay({"net", "--completion", "bash"}));
        QVERIFY(needsNoDisplay({"-v"}));
        QVERIFY(!needsNoDisplay({"--", "--help"}));
        QVERIFY(!needsNoDisplay({"completion"}));
        QVERIFY(!needsNoDisplay({}));
    }
};

QTEST_GUILESS_MAIN(TestDesktopOptions)
#include "tst_desktopoptions.moc"
