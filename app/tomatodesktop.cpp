// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/temporaryfolder.h"
#include "app/base/helperprogram.h"
#include "app/base/nocore.h"
#include "ui/desktopoptions.h"
#include "ui/editorwindows.h"
#include "ui/endingsignals.h"
#include "ui/plugins/pluginloader.h"
#include "ui/preferences/appearance.h"
#include "ui/preferences/language.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QCommandLineParser>

#include <cstdio>
#include <memory>

static QStringList wordsOf(int argc, char **argv)
{
    QStringList words;
    for (int word = 1; word < argc; ++word)
        words << QString::fromLocal8Bit(argv[word]);
    return words;
}

/// Prints the script for the shell that is asked for; returns the exit code.
static int printCompletion(const QString &shell, const QList<QCommandLineOption> &options)
{
    const auto script = tomato::ui::completionScript(shell, options);
    if (!script) {
        std::fprintf(stderr, "tomato-desktop: %s\n", script.error().text().c_str());
        return 2;
    }
    std::fputs(script->toUtf8().constData(), stdout);
    return 0;
}

int main(int argc, char **argv)
{
    tomato::leaveNoCoreUnlessRaised();
    std::unique_ptr<QCoreApplication> application;
    if (tomato::ui::needsNoDisplay(wordsOf(argc, argv)))
        application = std::make_unique<QCoreApplication>(argc, argv);
    else
        application = std::make_unique<QApplication>(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOMATO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("tomato-desktop"));
    tomato::ui::applyLanguage();

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "An editor for network labs with packet capturing."));
    const auto options = tomato::ui::addDesktopOptions(parser);
    parser.addPositionalArgument(
        QStringLiteral("file"),
        QCoreApplication::translate("main", "Topologies to open, a window each."),
        QStringLiteral("[file...]"));
    parser.process(*application);
    if (parser.isSet(tomato::ui::CompletionOption))
        return printCompletion(parser.value(tomato::ui::CompletionOption), options);

    // Engines that are started from here have it ask, too, when they go to other hosts.
    if (const std::string asks = tomato::findHelperProgram("tomato-askpass");
        !asks.empty() && !qEnvironmentVariableIsSet("TOMATO_ASKPASS"))
        qputenv("TOMATO_ASKPASS", QByteArray::fromStdString(asks));
    const tomato::ui::EndingSignals ending;
    // Editors that were killed left these.
    tomato::TemporaryFolder::removeLeft("tomato-desktop");
    QApplication::setWindowIcon(tomato::ui::applicationIcon());
    tomato::ui::applyColourScheme();
    tomato::ui::EditorWindows windows(tomato::ui::PluginLoader::defaultDirectories());
    windows.begin(parser.positionalArguments());
    const int code = QApplication::exec();
    // The windows are not closed: changes that nobody saved are offered again, as after a crash.
    ending.obey();
    return code;
}
