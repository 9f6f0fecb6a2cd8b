// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-pages TEXTS LANGUAGE OUT: writes the manual pages of the command's table into the folder
// OUT; LANGUAGE is "en", or one of which TEXTS has texts. A part of the build, not of the product.
#include "app/cli/program/manpage.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

#include <cstdio>

using namespace tomato;

static bool write(const QString &path, const QString &text)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4) {
        std::fputs("usage: tomato-pages TEXTS LANGUAGE OUT\n", stderr);
        return 2;
    }
    const auto texts =
        cli::ManTexts::load(words[1], words[2] == QLatin1String("en") ? QString() : words[2]);
    if (!texts) {
        std::fprintf(stderr, "tomato-pages: %s\n", texts.error().text().c_str());
        return 1;
    }
    const QString ending = QStringLiteral(".1");
    const auto commands = cli::allCommands();
    bool good = QDir().mkpath(words[3]) &&
                write(words[3] + QStringLiteral("/tomato.1"), cli::overviewPage(commands, *texts));
    for (const cli::Command &command : commands)
        good = good && write(words[3] + u'/' + cli::manPageName(command) + ending,
                             cli::manPage(command, *texts));
    if (!good)
        std::fprintf(stderr, "tomato-pages: %s cannot be written\n", qPrintable(words[3]));
    return good ? 0 : 1;
}
