// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tomato::ui {

/// Has every label, tooltip and message box of the program show its text as it is, plugins' too. Qt
/// takes a text that looks like HTML for such, follows the pictures in it to files of this machine
/// and reads those without an end, and what is shown comes from files and packets of strangers. Who
/// means HTML says so with setTextFormat(Qt::RichText), and escapes what is put into it.
class PlainTexts final : public QObject
{
    Q_OBJECT

public:
    /// Begins with what is shown from now on, and ends when it goes. Needs an application.
    PlainTexts();

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace tomato::ui
