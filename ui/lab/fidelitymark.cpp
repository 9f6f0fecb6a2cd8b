// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/fidelitymark.h"

#include "plugins/api/languagechange.h"

#include <QLocale>
#include <QStringList>

namespace tomato::ui {

FidelityMark::FidelityMark(QWidget *parent) : QLabel(parent)
{
    setObjectName(QStringLiteral("fidelityMark"));
    setTextFormat(Qt::PlainText);
    hide();
    plugins::whenLanguageChanges(this, &FidelityMark::refresh);
}

void FidelityMark::showDoubts(int links, const MachineLoad &load)
{
    m_links = links;
    m_load = load;
    refresh();
}

void FidelityMark::refresh()
{
    QStringList words;
    if (m_links > 0)
        words << tr("%n connection(s) cannot be emulated as they should.", nullptr, m_links);
    if (m_load.wasBusy())
        words << tr("All processors of this machine were busy for %1 of %2 s.")
                     .arg(locale().toString(m_load.busySeconds, 'f', 1),
                          locale().toString(m_load.seconds, 'f', 1));
    if (m_load.wasLate())
        words << tr("This machine was %1 ms late.").arg(locale().toString(m_load.maxLate, 'f', 0));
    setVisible(!words.isEmpty());
    setText(m_links > 0        ? tr("⚠ Links not as set")
            : m_load.wasBusy() ? tr("⚠ Processors busy: times may be off")
                               : tr("⚠ Machine late: times may be off"));
    const QString why = words.join(QLatin1Char('\n'));
    setToolTip(why);
    setAccessibleDescription(why);
}

} // namespace tomato::ui
