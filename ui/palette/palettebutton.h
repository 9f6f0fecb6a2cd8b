// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>

#include <functional>

class QMimeData;

namespace tomato::ui {

/// A button for something that can be added to the canvas, which can be clicked or dragged.
class PaletteButton final : public QToolButton
{
    Q_OBJECT

public:
    /// Returns new data for each drag.
    using Data = std::function<QMimeData *()>;

    PaletteButton(const QIcon &icon, const QString &text, Data dragged, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    Data m_data;
    QPoint m_pressedAt;
};

} // namespace tomato::ui
