// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace tomato::ui {

/// Returns the language of the program's texts: "en", "de", "zh", or empty for the desktop's.
QString chosenLanguage();
/// Stores the language, which takes effect with the next applyLanguage().
void chooseLanguage(const QString &language);

/// Returns the first of the languages that are wanted, such as "de-CH" or "zh-Hans-CN", that is
/// spoken in the same script, since who reads traditional Chinese may not read the simplified one;
/// English when there is none.
QString languageFor(const QStringList &wanted, const QStringList &spoken);

/// Returns the locale for a language of the program: that of the desktop, with its country's ways
/// of writing numbers and times, unless it is of another language.
QLocale localeFor(const QString &language, const QLocale &desktop);

/// Returns the folder of our translations: beside the program, or where it is installed.
QString translationsFolder();
/// Applies the chosen language, with Qt's own texts as far as they are installed. The format of
/// numbers follows. Call it at the start, before there is a window; when it is called again later,
/// all open windows change at once.
void applyLanguage(const QString &folder = translationsFolder());
/// Returns the current language: "en", "de", "zh".
QString languageInUse();

} // namespace tomato::ui
