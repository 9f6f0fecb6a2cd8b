// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tomato::ui {

/// A plain text of several lines, for which its window has room: layouts within windows that are
/// shown already do not ask for the height of a text that changes.
class WrappedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    void show(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void takeRoom();
};

} // namespace tomato::ui
