// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/editorwindows.h"
#include "ui/icons.h"
#include "ui/mainwindow.h"
#include "ui/pluginloader.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace {

/// Where our texts are: beside the program, or where it is installed.
QString translationsFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString beside = program.filePath(QStringLiteral("translations"));
    return QDir(beside).exists()
               ? beside
               : program.filePath(QStringLiteral("../share/tomato-desktop/translations"));
}

/// Our texts and Qt's own in the user's language, as far as they are there; beneath them the
/// English plurals, which are a translation of their own.
void installTranslations(QApplication &application)
{
    const auto install = [&application](auto... from) {
        auto translator = std::make_unique<QTranslator>(&application);
        if (translator->load(from...))
            QCoreApplication::installTranslator(translator.release());
    };
    install(QStringLiteral("tomato_en"), translationsFolder());
    install(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), QStringLiteral("tomato"), QStringLiteral("_"), translationsFolder());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOMATO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("tomato-desktop"));
    installTranslations(application);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "An editor for network labs with packet capturing."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("file"),
        QCoreApplication::translate("main", "Topologies to open, a window each."),
        QStringLiteral("[file...]"));
    parser.process(application);

    QApplication::setWindowIcon(tomato::ui::applicationIcon());
    tomato::ui::applyColourScheme();
    tomato::ui::EditorWindows windows(tomato::ui::PluginLoader::defaultDirectories());
    for (const QString &file : parser.positionalArguments())
        windows.open(file);
    if (windows.all().empty() && !windows.restore())
        windows.open({});
    windows.all().front()->offerRecovery();
    return QApplication::exec();
}
