// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tomato::plugins {

/// A line of text that ends in an ellipsis where there is no room for all of it. It widens no
/// window.
class ElidedLabel final : public QLabel
{
    Q_OBJECT
    /// The part of the text that is visible.
    Q_PROPERTY(QString shown READ shown)

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    QString shown() const;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tomato::plugins
