// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QWidget;

namespace tomato::plugins {

/// Marks a field of a ConnectionTab whose value is not the same on all connections that are
/// configured together ("different values"), until the user gives it one. It belongs to the field.
class DifferentValue final : public QObject
{
    Q_OBJECT
    /// What the field says when it is not marked; a property, so that it is translated with all
    /// other texts of the window.
    Q_PROPERTY(QString ownText MEMBER m_ownText)

public:
    /// A QCheckBox, QComboBox, QLineEdit, QSpinBox or QDoubleSpinBox that has its value already.
    static DifferentValue *mark(QWidget *field);
    /// Of radio buttons none is chosen.
    static DifferentValue *mark(QButtonGroup *group);

    /// "different values".
    static QString text();
    /// Whether the user gave it no value: what the field says now means nothing.
    bool isOpen() const { return m_isOpen && m_looksOpen(); }

private:
    explicit DifferentValue(QObject *field);
    void close() { m_isOpen = false; }
    void markCheckBox(QCheckBox *field);
    void markComboBox(QComboBox *field);
    void markLine(QLineEdit *field);
    template <class SpinBox>
    void markSpinBox(SpinBox *field);

    bool m_isOpen = true;
    QString m_ownText;
    /// Others may hear of a change of the field before this does.
    std::function<bool()> m_looksOpen;
};

} // namespace tomato::plugins
