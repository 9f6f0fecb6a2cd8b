// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/nocore.h"
#include "app/cli/command.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    tomato::leaveNoCoreUnlessRaised();
    const QCoreApplication application(argc, argv);
    return tomato::cli::runProgram(QCoreApplication::arguments().mid(1));
}
