// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace tomato::extcap {

/// The texts that stand in Wireshark, in the language of the process, which is Wireshark's (LANG,
/// LC_MESSAGES, LANGUAGE). What is printed for whoever calls the program by hand is English, as
/// that of all commands.
class ExtcapTexts final
{
    Q_DECLARE_TR_FUNCTIONS(ExtcapTexts)

public:
    /// Loads the texts of the first of the user's languages that the program has.
    static void speakUsersLanguage();

    /// Returns an error of this program in that language, as far as its text is known.
    static QString error(const QString &text);
};

} // namespace tomato::extcap
