// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/language.h"

#include "ui/preferences/livetranslator.h"
#include "ui/preferences/retranslation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

#include <memory>

namespace tomato::ui {

static const QString LanguageKey = QStringLiteral("language");
static const QString English = QStringLiteral("en");

/// Qt's texts on buttons of dialogs. We translate them, as Qt's own translations are often not
/// installed.
[[maybe_unused]] static const char *const ButtonTexts[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),      QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"), QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Help"),    QT_TRANSLATE_NOOP("QPlatformTheme", "Apply")};

/// The names of keys in menus and tool tips, of those that our shortcuts use.
[[maybe_unused]] static const char *const KeyNames[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"), QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),  QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),  QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),   QT_TRANSLATE_NOOP("QShortcut", "Down")};

QString chosenLanguage()
{
    return QSettings().value(LanguageKey).toString();
}

void chooseLanguage(const QString &language)
{
    QSettings().setValue(LanguageKey, language);
}

QString languageInUse()
{
    const auto *translator = QCoreApplication::instance()->findChild<LiveTranslator *>();
    return translator ? translator->language() : English;
}

QString translationsFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString beside = program.filePath(QStringLiteral("translations"));
    return QDir(beside).exists()
               ? beside
               : program.filePath(QStringLiteral("../share/tomato-desktop/translations"));
}

/// Our texts of each language; behind them Qt's own, as far as they are installed.
static LiveTranslator *loadTexts(const QString &folder)
{
    auto *translator = new LiveTranslator(QCoreApplication::instance());
    for (const QString &name : QDir(folder).entryList({QStringLiteral("tomato_*.qm")})) {
        const QString language = name.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        auto ours = std::make_unique<QTranslator>();
        if (ours->load(name, folder))
            translator->add(language, std::move(ours));
        auto qts = std::make_unique<QTranslator>();
        // A locale knows that Qt's file for "zh" is called "zh_CN".
        if (language != English &&
            qts->load(QLocale(language), QStringLiteral("qtbase"), QStringLiteral("_"),
                      QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            translator->add(language, std::move(qts));
    }
    return translator;
}

QString languageFor(const QStringList &wanted, const QStringList &spoken)
{
    for (const QString &each : wanted) {
        const QString language = each.section(QLatin1Char('-'), 0, 0);
        if (spoken.contains(language) && QLocale(each).script() == QLocale(language).script())
            return language;
    }
    return English;
}

static QString languageToSpeak(const QStringList &spoken)
{
    const QString chosen = chosenLanguage();
    return chosen.isEmpty() ? languageFor(QLocale::system().uiLanguages(), spoken) : chosen;
}

QLocale localeFor(const QString &language, const QLocale &desktop)
{
    const bool isEnglish = language == English;
    const QLocale own(language);
    const bool isDesktops =
        (own.language() == desktop.language() && own.script() == desktop.script()) ||
        (isEnglish && desktop.language() == QLocale::C);
    if (isDesktops || chosenLanguage().isEmpty())
        return desktop;
    // Packets have times of 24 hours, and Qt's English would have others of 12.
    return isEnglish ? QLocale(QLocale::English, QLocale::UnitedKingdom) : own;
}

void applyLanguage(const QString &folder)
{
    auto *translator = QCoreApplication::instance()->findChild<LiveTranslator *>();
    const bool isFirst = !translator;
    if (isFirst)
        translator = loadTexts(folder);
    const QString language = languageToSpeak(translator->languages());
    const bool isNew = language != translator->language();
    translator->speak(language);
    QLocale::setDefault(localeFor(language, QLocale::system()));
    if (isFirst)
        QCoreApplication::installTranslator(translator);
    else if (isNew)
        retranslateWindows(*translator);
}

} // namespace tomato::ui
