// SPDX-License-Identifier: GPL-3.0-or-later

// Takes pictures of the manual from the program as it is, in each language, into the folder that is
// named; only those of journeys, of experiments, of published results, of other programs, or of
// several machines where "journeys", "experiments", "published", "programs" or "hosts" follows.
// Labs run for that, each for some seconds.

#include "tests/hosts/ownnetwork.h"
#include "tests/pictures/experimentpictures.h"
#include "tests/pictures/faultpictures.h"
#include "tests/pictures/hostpictures.h"
#include "tests/pictures/programpictures.h"
#include "tests/pictures/windowpictures.h"
#include "ui/preferences/language.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <string_view>

/// The program's settings and labs are in the shell's folder, not in the user's.
static void useOnly(const Shell &shell)
{
    for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
        qputenv(name, shell.environment().value(QLatin1String(name)).toLocal8Bit());
    qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
    qputenv("HOME", shell.path("").toLocal8Bit());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, shell.path("config"));
}

int main(int argc, char **argv)
{
    // Machines are made in a network of their own.
    const bool isAboutHosts = argc > 1 && std::string_view(argv[argc - 1]) == "hosts";
    if (isAboutHosts && !tomato::hosts::enterOwnNetwork(argc, argv)) {
        std::fputs("manual_pictures: this user may make no network\n", stderr);
        return 1;
    }
    const std::string_view only = argc == 3 ? argv[2] : "";
    constexpr std::array<std::string_view, 5> Parts{"journeys", "experiments", "published",
                                                    "programs", "hosts"};
    if (argc != 2 && std::ranges::find(Parts, only) == Parts.end()) {
        std::fputs(
            "Usage: manual_pictures FOLDER [journeys|experiments|published|programs|hosts]\n",
            stderr);
        return 2;
    }
    // For screens with many pixels.
    qputenv("QT_SCALE_FACTOR", "2");
    const Shell shell;
    useOnly(shell);
    const QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tomato-desktop-pictures"));
    const QString problem = Shell::labProblem();
    if (!problem.isEmpty()) {
        std::fprintf(stderr, "manual_pictures: %s\n", qPrintable(problem));
        return 1;
    }
    tomato::ui::chooseLanguage(QStringLiteral("en"));
    tomato::ui::applyLanguage(QStringLiteral(TOMATO_BIN "/translations"));
    try {
        // Programs that run elsewhere write there, too.
        const QDir folder(QDir(QString::fromLocal8Bit(argv[1])).absolutePath());
        if (only.empty())
            takeWindowPictures(shell, folder);
        const auto isWanted = [only](std::string_view part) {
            return only.empty() || only == part;
        };
        if (isWanted("journeys"))
            takeFaultPictures(shell, folder);
        if (isWanted("experiments"))
            takeExperimentPictures(shell, folder);
        if (isWanted("published"))
            takePublishedFigures(shell, folder);
        if (isWanted("programs")) {
            takeImagePicture(shell, folder);
            takeWiresharkPicture(shell, folder);
        }
        if (only == "hosts")
            takeHostPictures(shell, folder);
        else if (only.empty() &&
                 QProcess::execute(QString::fromLocal8Bit(argv[0]), {folder.path(), "hosts"}) != 0)
            throw std::runtime_error("those of several machines were not taken");
    } catch (const std::exception &error) {
        std::fprintf(stderr, "manual_pictures: %s\n", error.what());
        return 1;
    }
    return 0;
}
