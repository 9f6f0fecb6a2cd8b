// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::ui {

/// Of the program's texts: "en", "de", or empty for the desktop's.
QString chosenLanguage();
/// It counts from the next applyLanguage() on.
void chooseLanguage(const QString &language);

/// Where our texts are: beside the program, or where it is installed.
QString translationsFolder();
/// Has the program speak the chosen language, with Qt's own texts as far as they are installed.
/// Numbers follow. To be called at the start, before there is a window; when called again later,
/// all that is open changes at once.
void applyLanguage(const QString &folder = translationsFolder());
/// "en", "de": what is spoken now.
QString languageInUse();

} // namespace tomato::ui
