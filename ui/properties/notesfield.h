// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace tomato::ui {

/// Several lines of text, which are submitted when the field loses the keyboard focus.
class NotesField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NotesField(QWidget *parent = nullptr);

    void setValue(const QString &value);

signals:
    void edited(const QString &value);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    QString m_value;
};

} // namespace tomato::ui
