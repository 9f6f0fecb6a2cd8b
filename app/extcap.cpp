// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapprogram.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return tomato::extcap::runExtcap(QCoreApplication::arguments().mid(1));
}
