// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace tomato::plugins {

/// A sentence with a mark before it: it shows a state by shape, colour and words.
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
    /// Shows the text as a headline.
    void setProminent();
    /// Keeps space for this number of lines, so that what is below stays in its place whatever the
    /// text is.
    void setReservedLines(int lines);

    static QColor color(Kind kind, const QPalette &palette);
    /// Returns a disc with a check mark or a cross; a ring for other kinds.
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
