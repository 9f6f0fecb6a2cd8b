// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

#include <memory>

namespace tomato::ui {

static const QString Key = QStringLiteral("language");
/// The texts of windows that are open do not change, whatever is chosen.
static const char *const InUseProperty = "tomatoLanguage";

/// What Qt says on buttons of dialogs; ours, as Qt's own translations are often not installed.
[[maybe_unused]] static const char *const ButtonTexts[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),      QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"), QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Help"),    QT_TRANSLATE_NOOP("QPlatformTheme", "Apply")};

/// What is written on keys, in menus and tips: of those that our shortcuts have.
[[maybe_unused]] static const char *const KeyNames[] = {
    QT_TRANSLATE_NOOP("QShortcut", "Ctrl"), QT_TRANSLATE_NOOP("QShortcut", "Shift"),
    QT_TRANSLATE_NOOP("QShortcut", "Alt"),  QT_TRANSLATE_NOOP("QShortcut", "Del"),
    QT_TRANSLATE_NOOP("QShortcut", "Esc"),  QT_TRANSLATE_NOOP("QShortcut", "Return"),
    QT_TRANSLATE_NOOP("QShortcut", "Up"),   QT_TRANSLATE_NOOP("QShortcut", "Down")};

QString chosenLanguage()
{
    return QSettings().value(Key).toString();
}

void chooseLanguage(const QString &language)
{
    QSettings().setValue(Key, language);
}

QString languageInUse()
{
    return QCoreApplication::instance()->property(InUseProperty).toString();
}

/// Where our texts are: beside the program, or where it is installed.
static QString translationsFolder()
{
    const QDir program(QCoreApplication::applicationDirPath());
    const QString beside = program.filePath(QStringLiteral("translations"));
    return QDir(beside).exists()
               ? beside
               : program.filePath(QStringLiteral("../share/tomato-desktop/translations"));
}

template <class... From>
static void install(const From &...from)
{
    auto translator = std::make_unique<QTranslator>(QCoreApplication::instance());
    if (translator->load(from...))
        QCoreApplication::installTranslator(translator.release());
}

void applyLanguage()
{
    const QString language = chosenLanguage();
    QCoreApplication::instance()->setProperty(InUseProperty, language);
    // A country's own ways of writing numbers stay when only the language is the desktop's.
    if (!language.isEmpty() && QLocale(language).language() != QLocale::system().language())
        QLocale::setDefault(QLocale(language));
    const QString underscore = QStringLiteral("_");
    install(QStringLiteral("tomato_en"), translationsFolder());
    if (language == QLatin1String("en"))
        return;
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    install(locale, QStringLiteral("qtbase"), underscore,
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, QStringLiteral("tomato"), underscore, translationsFolder());
}

} // namespace tomato::ui
