// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcapprogram.h"
#include "app/extcap/extcaptexts.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    tomato::extcap::ExtcapTexts::speakUsersLanguage();
    return tomato::extcap::runExtcap(QCoreApplication::arguments().mid(1));
}
