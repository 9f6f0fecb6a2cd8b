// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;

namespace tomato::ui {

/// A line of text that says what is wrong with it, and is given away only when nothing is.
class CheckedField final : public QWidget
{
    Q_OBJECT

public:
    using Check = std::function<QString(const QString &)>;

    CheckedField(const QString &objectName, Check check, QWidget *parent = nullptr);

    /// What the document has; text that is being typed stays.
    void setValue(const QString &value);
    void setPlaceholder(const QString &text);
    /// The document refused what was given away.
    void showProblem(const QString &problem);
    QLineEdit *line() const { return m_line; }

signals:
    /// Another, valid text was entered.
    void edited(const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();

    Check m_check;
    QString m_value;
    QLineEdit *m_line;
    QLabel *m_problem;
};

} // namespace tomato::ui
