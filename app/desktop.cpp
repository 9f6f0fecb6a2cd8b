// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLibraryInfo>
#include <QTranslator>

namespace {

/// Our texts and Qt's own in the user's language, as far as they are there.
void installTranslations(QApplication &application)
{
    auto *own = new QTranslator(&application);
    const QString folder = QCoreApplication::applicationDirPath();
    for (const QString &place :
         {folder + QStringLiteral("/translations"),
          folder + QStringLiteral("/../share/tomato-desktop/translations")}) {
        if (own->load(QLocale(), QStringLiteral("tomato"), QStringLiteral("_"), place))
            break;
    }
    QCoreApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationName(QStringLiteral("tomato-desktop"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TOMATO_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("tomato-desktop"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/application.svg")));
    installTranslations(application);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "An editor for network labs with packet capturing."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"),
                                 QCoreApplication::translate("main", "Topology to open."),
                                 QStringLiteral("[file]"));
    parser.process(application);

    tomato::ui::MainWindow window;
    window.loadPlugins(tomato::ui::PluginLoader::standardFolders());
    window.show();
    if (!parser.positionalArguments().isEmpty())
        window.openFile(parser.positionalArguments().front());
    return QApplication::exec();
}
