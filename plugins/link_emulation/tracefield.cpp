// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/link_emulation/tracefield.h"

#include "app/topology/attributes/linktrace.h"
#include "plugins/api/differentvalue.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/measuretexts.h"

#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>

namespace tomato::plugins {

TraceField::TraceField(QWidget *parent) : QPushButton(parent)
{
    auto *menu = new QMenu(this);
    m_read = menu->addAction(QString(), this, &TraceField::choose);
    m_remove = menu->addAction(QString(), this, [this] { set({}); });
    setMenu(menu);
    refresh();
}

void TraceField::load(const QString &text)
{
    m_text = text;
    m_isSet = false;
    m_isDifferent = false;
    refresh();
}

void TraceField::showDifferent()
{
    m_isDifferent = true;
    refresh();
}

void TraceField::choose()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Read Trace"));
    if (!path.isEmpty())
        readFile(path);
}

void TraceField::readFile(const QString &path)
{
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QString text =
        isOpen ? QString::fromUtf8(file.read(topology::MaxTraceLength + 1)) : QString();
    const auto trace = topology::linkTrace(text);
    if (isOpen && trace)
        return set(text);
    QMessageBox::warning(
        this, tr("Read Trace"),
        tr("%1 is no trace.\nA file of Mahimahi has the milliseconds at which a "
           "packet may be sent, one a line; others have lines of a time in "
           "seconds and a rate in kbit/s, such as 0.5,8000.\n(%2)")
            .arg(path, isOpen ? inUsersLanguage(QString::fromStdString(trace.error().message))
                              : file.errorString()));
}

void TraceField::set(const QString &text)
{
    m_text = text;
    m_isSet = true;
    m_isDifferent = false;
    refresh();
    emit changed();
}

void TraceField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QPushButton::changeEvent(event);
}

void TraceField::refresh()
{
    m_read->setText(tr("&Read from File…"));
    m_remove->setText(tr("Re&move"));
    m_remove->setEnabled(m_isDifferent || !m_text.isEmpty());
    const auto trace = topology::linkTrace(m_text);
    if (m_isDifferent)
        setText(DifferentValue::text());
    else if (trace)
        setText(tr("%1 s, %2 in the mean", "how long a trace is, and its rate")
                    .arg(QLocale().toString(trace->milliseconds / 1000.0, 'g', 4),
                         MeasureTexts::rate(trace->meanKilobitsPerSecond() * 1000)));
    else
        setText(tr("none", "a link follows no trace"));
}

} // namespace tomato::plugins
