// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include <optional>

namespace tomato::ui {

/// Several lines of text, which are submitted when the field loses the keyboard focus.
class NotesField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NotesField(QWidget *parent = nullptr);

    /// Nothing means that several elements have different texts: they stay until a text is
    /// entered, or are removed by the key Delete, which submits an empty text.
    void setValue(const std::optional<QString> &value);

signals:
    void edited(const QString &value);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showDifference();

    QString m_value;
    bool m_isDifferent = false;
    /// The field's placeholder and tool tip while it shows no difference.
    QString m_ownPlaceholder;
    QString m_ownTip;
};

} // namespace tomato::ui
