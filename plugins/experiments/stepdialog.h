// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QHash>
#include <QJsonObject>

#include <functional>

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace tomato::plugins {

/// Asks for a step of an experiment: what it does, when, and where. A field that is left as it was
/// leaves the step as it was, also where the field cannot show all of it; so does what the step has
/// beside the fields here.
class StepDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Says what is wrong with the step as it is; empty when nothing is.
    using Check = std::function<QString(const QJsonObject &step)>;
    struct Choices
    {
        QStringList elements;
        QStringList links;
        /// The one of them that the step is about, however it names it; may be empty.
        QString about;
    };

    StepDialog(const QJsonObject &step, const Choices &choices, Check check, QWidget *parent);

    QJsonObject step() const;

private:
    void createFields(const Choices &choices);
    void createTime();
    QComboBox *addChoice(const char *name, const QString &label, const QStringList &items,
                         const QString &own, const QString &about);
    QLineEdit *addLine(const char *name, const QString &label, const QString &hint,
                       const QString &text);
    QString text(const char *key) const;
    bool isChanged(const QLineEdit *line) const;
    void writeText(QJsonObject &step, const QString &key, const QLineEdit *line) const;
    void writeTime(QJsonObject &step) const;
    void writeCommand(QJsonObject &step, const QString &action) const;
    void writeSettings(QJsonObject &step) const;
    void showFields();
    void refresh();

    const QJsonObject m_step;
    Check m_check;
    QFormLayout *m_form = nullptr;
    QComboBox *m_do = nullptr;
    QComboBox *m_element = nullptr;
    QComboBox *m_link = nullptr;
    /// One of them is there: a time that a variable gives is no number.
    QDoubleSpinBox *m_at = nullptr;
    QLineEdit *m_atText = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_command = nullptr;
    QLineEdit *m_set = nullptr;
    QLineEdit *m_file = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_problem = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    /// The first values of the fields.
    double m_firstTime = 0;
    QHash<const QLineEdit *, QString> m_firstTexts;
};

} // namespace tomato::plugins
