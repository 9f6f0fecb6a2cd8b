// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/extcaptexts.h"

#include "app/protocol/texts/errortexts.h"

#include <QDir>
#include <QLocale>
#include <QTranslator>

namespace tomato::extcap {

/// In a build folder they are beside the program; an installed one is in libexec/tomato-desktop.
static QString translationsFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString beside = program.filePath(QStringLiteral("translations"));
    return QDir(beside).exists()
               ? beside
               : program.filePath(QStringLiteral("../../share/tomato-desktop/translations"));
}

void ExtcapTexts::speakUsersLanguage()
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    for (const QString &each : QLocale::system().uiLanguages()) {
        const QString language = each.section(QLatin1Char('-'), 0, 0);
        // Who reads traditional Chinese does not read the simplified one.
        const bool isOurs = QLocale(each).script() == QLocale(language).script();
        if (language == QLatin1String("en"))
            return;
        if (isOurs &&
            translator->load(QStringLiteral("tomato_") + language, translationsFolder())) {
            QCoreApplication::installTranslator(translator);
            return;
        }
    }
}

QString ExtcapTexts::error(const QString &text)
{
    static const rpc::ErrorTexts known(rpc::allErrorTexts());
    return known.translated(text);
}

} // namespace tomato::extcap
