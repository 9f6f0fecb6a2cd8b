// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace tomato::plugins {

/// A command to copy, with a line that explains it.
class CommandRow final : public QWidget
{
    Q_OBJECT

public:
    /// `name` begins the object names of its parts.
    CommandRow(const QString &name, const QString &explanation, QWidget *parent = nullptr);
    void setCommand(const QString &command);
    /// Moves the row behind this field in the order of the Tab key.
    void setTabPlace(QWidget *before);
    QWidget *lastField() const;

private:
    void copy();

    QLineEdit *m_command;
    QPushButton *m_copy;
    QTimer m_thanks;
};

} // namespace tomato::plugins
