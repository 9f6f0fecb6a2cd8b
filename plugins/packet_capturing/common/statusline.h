// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace tomato::plugins {

/// A sentence with a mark before it: how something stands, told by shape, colour and words.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind
    {
        Neutral,
        Good,
        Bad
    };

    explicit StatusLine(QWidget *parent = nullptr);
    void setStatus(Kind kind, const QString &text);
    Kind kind() const { return m_kind; }
    QString text() const;
    /// For headlines.
    void setProminent();
    /// Room for so many lines is there, whatever the text is: what is below it stays in its place.
    void setReservedLines(int lines);

    static QColor color(Kind kind, const QPalette &palette);
    /// A disc with a check or a cross; a ring for what is neither.
    static QPixmap mark(Kind kind, int size, qreal ratio, const QPalette &palette);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void giveRoom();
    void draw();

    QLabel *m_mark;
    QLabel *m_text;
    Kind m_kind = Kind::Neutral;
    int m_reservedLines = 0;
};

} // namespace tomato::plugins
