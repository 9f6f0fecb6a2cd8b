// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace tomato::ui {

/// The terminal program that the user named; empty when none.
QString preferredTerminal();

/// What the user chooses once. Takes effect with OK.
class Preferences final : public QDialog
{
    Q_OBJECT

public:
    explicit Preferences(QWidget *parent);

    void accept() override;

private:
    QComboBox *m_colours;
    QLineEdit *m_terminal;
    QCheckBox *m_session;
};

} // namespace tomato::ui
