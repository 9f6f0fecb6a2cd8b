// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

class QCompleter;

namespace tomato::plugins {

/// A line for pcap filter expressions: it completes the word at the cursor and underlines the place
/// of an error.
class FilterLine final : public QLineEdit
{
    Q_OBJECT
    Q_PROPERTY(QString underlined READ underlined)

public:
    explicit FilterLine(QWidget *parent = nullptr);

    /// The list of completions opens below this widget, which lies below the line: the user reads
    /// the widget while typing. The widget is borrowed.
    void keepFree(const QWidget *below) { m_below = below; }
    /// Removes the underline when `length` is 0.
    void underline(int at, int length);
    /// Returns the underlined text.
    QString underlined() const { return text().mid(m_at, m_length); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Returns the word that ends at the cursor.
    QString wordBefore() const;
    void complete();
    void insertCompletion(const QString &word);
    void drawUnderline();

    QCompleter *m_completer;
    const QWidget *m_below = nullptr;
    int m_at = 0;
    int m_length = 0;
};

} // namespace tomato::plugins
