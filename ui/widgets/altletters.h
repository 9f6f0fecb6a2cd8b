// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tomato::ui {

/// Keeps letters that are pressed with Alt out of lines of text, including those of plugins: they
/// are mnemonics. Qt types them where no widget that is seen and enabled takes them, and where a
/// widget takes them by itself.
class AltLetters final : public QObject
{
    Q_OBJECT

public:
    /// Affects all lines until this is destroyed. Needs an application.
    AltLetters();

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace tomato::ui
