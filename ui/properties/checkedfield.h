// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <optional>

class QAction;
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

    /// Shows the document's value; a text that is being typed stays, and so does one that was
    /// refused, until the value changes. Nothing means that several
    /// elements have different values: they stay until a text is entered, or are removed by the
    /// key Delete or the button in the line, which submit an empty text.
    void setValue(const std::optional<QString> &value);
    void setPlaceholder(const QString &text);
    /// Has the field say what this returns of a valid text, which it submits all the same.
    void setWarning(Check warning);
    /// Shows why the document refused the submitted text.
    void showProblem(const QString &problem);
    QLineEdit *line() const { return m_line; }
    /// The tool tip of a field that shows different values, below its own one.
    static QString differenceTip(const QString &ownTip);

signals:
    /// The user entered another, valid text.
    void edited(const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Returns what is to be said of a text: why it is wrong, else what there is to heed.
    QString remarkOn(const QString &text) const;
    void finish();
    void removeAll();
    void showDifference();
    bool canRemoveAll() const;

    Check m_check;
    Check m_warning;
    QString m_value;
    bool m_isDifferent = false;
    QString m_placeholder;
    QLineEdit *m_line;
    QLabel *m_problem;
    /// The button in the line; it is made with the first difference.
    QAction *m_remove = nullptr;
};

} // namespace tomato::ui
