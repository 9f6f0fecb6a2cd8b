// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences.h"

#include "ui/appearance.h"
#include "ui/editorwindows.h"
#include "ui/terminalprogram.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSettings>

namespace tomato::ui {

static const QString TerminalKey = QStringLiteral("terminal/program");

QString preferredTerminal()
{
    return QSettings().value(TerminalKey).toString();
}

Preferences::Preferences(QWidget *parent)
    : QDialog(parent), m_colours(new QComboBox(this)), m_terminal(new QLineEdit(this)),
      m_session(new QCheckBox(tr("&Open the windows again that were open"), this))
{
    setObjectName(QStringLiteral("preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Preferences"));
    m_colours->setObjectName(QStringLiteral("preferenceColours"));
    m_colours->addItem(tr("As the desktop"), static_cast<int>(ColourScheme::Desktop));
    m_colours->addItem(tr("Light"), static_cast<int>(ColourScheme::Light));
    m_colours->addItem(tr("Dark"), static_cast<int>(ColourScheme::Dark));
    m_colours->setCurrentIndex(m_colours->findData(static_cast<int>(chosenColourScheme())));
    m_terminal->setObjectName(QStringLiteral("preferenceTerminal"));
    m_terminal->setText(preferredTerminal());
    const auto found = findTerminalProgram({});
    m_terminal->setPlaceholderText(found ? *found : tr("none was found"));
    m_terminal->setToolTip(
        tr("The program that shows terminals, with its options. Empty: the desktop's own."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &Preferences::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QFormLayout(this);
    layout->addRow(tr("&Colours"), m_colours);
    layout->addRow(tr("&Terminal program"), m_terminal);
    m_session->setObjectName(QStringLiteral("preferenceSession"));
    m_session->setToolTip(tr("At the next start without a file"));
    m_session->setChecked(EditorWindows::isSessionKept());
    layout->addRow(tr("At the start"), m_session);
    layout->addRow(buttons);
    m_terminal->setMinimumWidth(280);
}

void Preferences::accept()
{
    QSettings().setValue(TerminalKey, m_terminal->text().trimmed());
    EditorWindows::setSessionKept(m_session->isChecked());
    chooseColourScheme(static_cast<ColourScheme>(m_colours->currentData().toInt()));
    QDialog::accept();
}

} // namespace tomato::ui
