// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/preferences/language.h"

#include <QCoreApplication>

namespace tomato::test {

/// Makes the program speak this language at once, as a user chooses it in the preferences.
inline void speak(const QString &language)
{
    ui::chooseLanguage(language);
    ui::applyLanguage(QStringLiteral(TOMATO_BIN "/translations"));
    QCoreApplication::processEvents();
}

} // namespace tomato::test
