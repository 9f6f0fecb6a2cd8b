// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/preferencespage.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace tomato::ui {

/// Returns the terminal program from the preferences; empty when there is none.
QString preferredTerminal();
/// Returns whether the windows that were open at the end are opened again at the next start.
bool isSessionKept();

/// The editor's own page of Preferences: its look, its language, the terminal, and the start.
class GeneralPreferences final : public plugins::PreferencesPage
{
    Q_OBJECT

public:
    explicit GeneralPreferences(QWidget *parent = nullptr);

    QString title() const override;
    QString problem() const override;
    Result<> save() override;

private:
    void createColours();
    void createLanguages();
    void createTerminal();

    QComboBox *m_colours;
    QComboBox *m_language;
    QLineEdit *m_terminal;
    QCheckBox *m_session;
};

} // namespace tomato::ui
