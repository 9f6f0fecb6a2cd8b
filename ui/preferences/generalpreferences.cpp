// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/generalpreferences.h"

#include "ui/preferences/appearance.h"
#include "ui/preferences/language.h"
#include "ui/preferences/terminalprogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSettings>

namespace tomato::ui {

static const QString TerminalKey = QStringLiteral("terminal/program");
static const QString SessionKey = QStringLiteral("session/restore");

QString preferredTerminal()
{
    return QSettings().value(TerminalKey).toString();
}

bool isSessionKept()
{
    return QSettings().value(SessionKey, true).toBool();
}

GeneralPreferences::GeneralPreferences(QWidget *parent)
    : PreferencesPage(parent), m_colours(new QComboBox(this)), m_language(new QComboBox(this)),
      m_terminal(new QLineEdit(this)),
      m_session(new QCheckBox(tr("&Open the windows again that were open"), this))
{
    createColours();
    createLanguages();
    createTerminal();
    m_session->setObjectName(QStringLiteral("preferenceSession"));
    m_session->setToolTip(tr("At the next start without a file"));
    m_session->setChecked(isSessionKept());
    auto *layout = new QFormLayout(this);
    layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    layout->addRow(tr("&Colours:"), m_colours);
    layout->addRow(tr("&Language:"), m_language);
    layout->addRow(tr("&Terminal program:"), m_terminal);
    layout->addRow(tr("At the start:"), m_session);
    setFocusProxy(m_colours);
    connect(m_terminal, &QLineEdit::textChanged, this, &PreferencesPage::changed);
}

void GeneralPreferences::createColours()
{
    m_colours->setObjectName(QStringLiteral("preferenceColours"));
    m_colours->addItem(tr("As the desktop"), static_cast<int>(ColourScheme::Desktop));
    m_colours->addItem(tr("Light"), static_cast<int>(ColourScheme::Light));
    m_colours->addItem(tr("Dark"), static_cast<int>(ColourScheme::Dark));
    m_colours->setCurrentIndex(m_colours->findData(static_cast<int>(chosenColourScheme())));
}

void GeneralPreferences::createLanguages()
{
    m_language->setObjectName(QStringLiteral("preferenceLanguage"));
    m_language->addItem(tr("As the desktop"), QString());
    // Each language has its own name, so that users find theirs.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh"));
    m_language->setCurrentIndex(std::max(0, m_language->findData(chosenLanguage())));
}

void GeneralPreferences::createTerminal()
{
    m_terminal->setObjectName(QStringLiteral("preferenceTerminal"));
    m_terminal->setText(preferredTerminal());
    m_terminal->setMinimumWidth(280);
    const auto found = findTerminalProgram({});
    m_terminal->setPlaceholderText(found ? *found : tr("none was found"));
    m_terminal->setToolTip(
        tr("The program that shows terminals, with its options. Empty: the desktop's own."));
}

QString GeneralPreferences::title() const
{
    return tr("General");
}

QString GeneralPreferences::problem() const
{
    const QString terminal = m_terminal->text().trimmed();
    if (terminal.isEmpty() || findTerminalProgram(terminal))
        return {};
    return tr("“%1” is no terminal program on this machine.").arg(terminal);
}

Result<> GeneralPreferences::save()
{
    QSettings().setValue(TerminalKey, m_terminal->text().trimmed());
    QSettings().setValue(SessionKey, m_session->isChecked());
    chooseLanguage(m_language->currentData().toString());
    applyLanguage();
    chooseColourScheme(static_cast<ColourScheme>(m_colours->currentData().toInt()));
    return {};
}

} // namespace tomato::ui
