// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tomato::plugins {

/// Tells that Escape was pressed anywhere in the program, and leaves it to whom it is for.
class EscapeKey final : public QObject
{
    Q_OBJECT

public:
    void watch(bool isWatched);
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void pressed();
};

} // namespace tomato::plugins
