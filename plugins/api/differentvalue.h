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

/// Marks a field of a ConnectionTab with "different values", when its value is not the same on all
/// connections that are configured together, until the user sets one. The field owns this.
class DifferentValue final : public QObject
{
    Q_OBJECT
    /// The field's text when it is not marked. It is a property, so that it is translated with all
    /// other texts of the window.
    Q_PROPERTY(QString ownText MEMBER m_ownText)

public:
    /// The field is a QCheckBox, QComboBox, QLineEdit, QSpinBox or QDoubleSpinBox that already has
    /// its value.
    static DifferentValue *mark(QWidget *field);
    /// Unchecks all radio buttons of the group.
    static DifferentValue *mark(QButtonGroup *group);

    /// Returns "different values".
    static QString text();
    /// Returns whether the user has set no value yet: the field's content has no meaning then.
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
    /// Looks at the field itself, since other receivers may get the field's change signal before
    /// this object.
    std::function<bool()> m_looksOpen;
};

} // namespace tomato::plugins
