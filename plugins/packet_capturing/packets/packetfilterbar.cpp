// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/packetfilterbar.h"

#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/packets/packetdecoder.h"
#include "plugins/packet_capturing/packets/packetfilter.h"
#include "plugins/packet_capturing/packets/sharkd.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <chrono>

namespace tomato::plugins {

using namespace std::chrono_literals;

PacketFilterBar::PacketFilterBar(PacketDecoder &decoder, PacketFilter &filter, QWidget *parent)
    : QWidget(parent), m_decoder(decoder), m_filter(filter), m_text(new QLineEdit(this)),
      m_verdict(new StatusLine(this))
{
    m_text->setObjectName(QStringLiteral("packetsFilter"));
    m_text->setAccessibleName(tr("Display filter"));
    m_text->setPlaceholderText(tr("Display filter, in Wireshark's language: tcp.port == 80"));
    m_text->setToolTip(tr("Enter shows only the packets that match"));
    m_text->setClearButtonEnabled(true);
    m_text->setEnabled(Sharkd::isInstalled());
    m_verdict->setObjectName(QStringLiteral("packetsVerdict"));
    m_verdict->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 2);
    layout->addWidget(m_verdict, 1);
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(150ms);
    connect(&m_checkSoon, &QTimer::timeout, this, &PacketFilterBar::check);
    connect(m_text, &QLineEdit::textEdited, this, [this] { m_checkSoon.start(); });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) // also by the line's own button
            applyText();
    });
    connect(m_text, &QLineEdit::returnPressed, this, &PacketFilterBar::applyText);
    connect(&filter, &PacketFilter::checked, this, &PacketFilterBar::showResult);
    connect(&filter, &PacketFilter::failed, this,
            [this](const QString &problem) { showResult(m_filter.filter(), problem); });
}

void PacketFilterBar::apply(const QString &filter)
{
    m_text->setText(filter);
    applyText();
}

void PacketFilterBar::clear()
{
    m_text->clear();
}

void PacketFilterBar::applyText()
{
    m_filter.set(m_text->text().trimmed());
}

void PacketFilterBar::check()
{
    const QString filter = m_text->text();
    if (filter.isEmpty())
        return;
    m_decoder.check(filter, [this, filter](const Result<QJsonValue> &good) {
        if (filter != m_text->text())
            return;
        m_verdict->show();
        if (good && filter.trimmed() == m_filter.filter())
            m_verdict->setStatus(StatusLine::Kind::Good, tr("Only packets that match are shown"));
        else if (good)
            m_verdict->setStatus(StatusLine::Kind::Good, withShown(tr("Enter applies the filter")));
        else
            m_verdict->setStatus(StatusLine::Kind::Bad,
                                 withShown(QString::fromStdString(good.error().message)));
    });
}

/// Names the filter that is in force while another one is typed.
QString PacketFilterBar::withShown(const QString &verdict) const
{
    const QString shown = m_filter.filter();
    if (shown.isEmpty() || shown == m_text->text().trimmed())
        return verdict;
    return verdict + u'\n' + tr("Shown until then: %1").arg(shown);
}

void PacketFilterBar::showResult(const QString &filter, const QString &problem)
{
    emit checked();
    if (filter != m_text->text().trimmed())
        return; // something else was typed since
    m_verdict->setVisible(!filter.isEmpty());
    if (problem.isEmpty())
        m_verdict->setStatus(StatusLine::Kind::Good, tr("Only packets that match are shown"));
    else
        m_verdict->setStatus(StatusLine::Kind::Bad, withShown(problem));
}

} // namespace tomato::plugins
