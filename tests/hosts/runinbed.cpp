// SPDX-License-Identifier: GPL-3.0-or-later

// run_in_bed HOST,HOST,... COMMAND...: runs a command beside machines that are made for it
// (HostBed), with an ssh that reaches them (TOMATO_SSH), a list of hosts that names them, and
// folders of its own for labs. Everything ends with the command.

#include "tests/hosts/hostbed.h"
#include "tests/hosts/ownnetwork.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace tomato;
using hosts::HostBed;

static int complain(const std::string &text)
{
    std::fprintf(stderr, "run_in_bed: %s\n", text.c_str());
    return 2;
}

int main(int argc, char **argv)
{
    if (!hosts::enterOwnNetwork(argc, argv))
        return complain("this user may make no network");
    const QCoreApplication application(argc, argv);
    QStringList command = QCoreApplication::arguments().mid(1);
    if (command.size() < 2)
        return complain("HOST,HOST,... COMMAND... is missing");
    const QString names = command.takeFirst();
    const auto bed = HostBed::make(names.split(','), QStringLiteral(TOMATO_BIN));
    if (!bed)
        return complain(bed.error().text());
    const QTemporaryDir home;
    const QString list = home.filePath(QStringLiteral("config/tomato-desktop"));
    QFile hosts(list + QStringLiteral("/hosts.conf"));
    if (!QDir().mkpath(list) || !hosts.open(QIODevice::WriteOnly) ||
        hosts.write((*bed)->hostsConf().toUtf8()) < 0)
        return complain("cannot write " + hosts.fileName().toStdString());
    hosts.close();
    qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
    for (const char *folder : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
        qputenv(folder, home.path().toUtf8());
    qputenv("TOMATO_SSH", (*bed)->ssh().toUtf8());
    qputenv("PATH", QByteArray(TOMATO_BIN ":") + qgetenv("PATH"));
    return QProcess::execute(command.front(), command.mid(1));
}
