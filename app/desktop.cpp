// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/appearance.h"
#include "ui/editorwindows.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/pluginloader.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOMATO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("tomato-desktop"));
    tomato::ui::applyLanguage();

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
