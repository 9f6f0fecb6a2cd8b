// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QJsonObject>

#include <functional>

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace tomato::plugins {

/// Asks for a step of an experiment: what it does, when, and where. What the step has beside the
/// fields here stays in it.
class StepDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Says what is wrong with the step as it is; empty when nothing is.
    using Check = std::function<QString(const QJsonObject &step)>;

    StepDialog(const QJsonObject &step, const QStringList &elements, const QStringList &links,
               Check check, QWidget *parent);

    QJsonObject step() const;

private:
    QLineEdit *addLine(const char *name, const QString &label, const QString &hint,
                       const QString &text);
    void showFields();
    void refresh();

    QJsonObject m_step;
    Check m_check;
    QFormLayout *m_form = nullptr;
    QComboBox *m_do = nullptr;
    QComboBox *m_element = nullptr;
    QComboBox *m_link = nullptr;
    QDoubleSpinBox *m_at = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_command = nullptr;
    QLineEdit *m_set = nullptr;
    QLineEdit *m_filter = nullptr;
    QLabel *m_problem = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
};

} // namespace tomato::plugins
