// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;

namespace tomato::ui {

/// A line of text that shows what is wrong with it, and is submitted only when it is valid.
class CheckedField final : public QWidget
{
    Q_OBJECT

public:
    using Check = std::function<QString(const QString &)>;

    CheckedField(const QString &objectName, Check check, QWidget *parent = nullptr);

    /// Shows the document's value; a text that is being typed stays.
    void setValue(const QString &value);
    void setPlaceholder(const QString &text);
    /// Shows why the document refused the submitted text.
    void showProblem(const QString &problem);
    QLineEdit *line() const { return m_line; }

signals:
    /// The user entered another, valid text.
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
