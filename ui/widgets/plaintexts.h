// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace tomato::ui {

/// Makes every label, tool tip and message box of the program show its text unformatted, including
/// those of plugins. Qt displays a text that looks like HTML as such, follows its pictures to files
/// of this machine and reads those without a limit, and the shown texts come from untrusted files
/// and packets. A caller that wants HTML calls setTextFormat(Qt::RichText), and escapes the
/// inserted texts. Long tool tips get lines of a readable length: Qt shows a plain text as wide as
/// the screen.
class PlainTexts final : public QObject
{
    Q_OBJECT

public:
    /// Affects widgets that are shown from now on, until this is destroyed. Needs an application.
    PlainTexts();

    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Breaks a long text into lines of a readable length.
QString inLines(const QString &text);

/// Returns the text of a menu's entry without its mnemonic, which Chinese has in brackets behind
/// it.
QString withoutMnemonic(QString text);

} // namespace tomato::ui
