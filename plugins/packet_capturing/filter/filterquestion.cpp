// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filterquestion.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/connectioncapture.h"
#include "plugins/packet_capturing/filter/filteredit.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tomato::plugins {

/// Returns how many recorded packets are replaced: a recording whose filter changes starts again.
static qint64 packetsReplaced(PluginHost &host, const std::vector<ConnectionId> &connections)
{
    qint64 packets = 0;
    for (const ConnectionId &id : connections) {
        const client::CaptureStatus *status = host.engine().capture(id);
        packets += status ? status->ringPackets : 0;
    }
    return packets;
}

FilterQuestion::FilterQuestion(PluginHost &host, const std::vector<ConnectionId> &connections)
    : QDialog(host.window()), m_filter(new FilterEdit(this))
{
    setObjectName(QStringLiteral("filterQuestion"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(
        connections.size() == 1
            ? tr("Capture on %1").arg(host.topology().label(connections.front()))
            : tr("Capture on %n connection(s)", nullptr, static_cast<int>(connections.size())));
    auto *explanation = new QLabel(tr("Only packets that match this pcap filter are recorded. "
                                      "Empty: every packet."),
                                   this);
    explanation->setWordWrap(true);
    auto *warning = new QLabel(this);
    warning->setObjectName(QStringLiteral("filterQuestionWarning"));
    warning->setWordWrap(true);
    const qint64 packets = packetsReplaced(host, connections);
    warning->setText(tr("A new recording begins: %n packet(s) stay among the earlier recordings.",
                        nullptr, static_cast<int>(std::min<qint64>(packets, 2'000'000'000))));
    warning->setVisible(packets > 0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_capture = buttons->addButton(tr("&Capture"), QDialogButtonBox::AcceptRole);
    m_capture->setObjectName(QStringLiteral("filterQuestionCapture"));
    m_capture->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *part : std::initializer_list<QWidget *>{explanation, m_filter, warning, buttons})
        layout->addWidget(part);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&host, &PluginHost::documentReplaced, this, &QDialog::reject);
    connect(m_filter, &FilterEdit::changed, this, &FilterQuestion::updateContents);
    connect(this, &QDialog::accepted, this, [this] { emit chosen(m_filter->filter()); });
    m_filter->setFilter(ConnectionCapture(host, connections.front()).settings().filter());
    m_filter->setFocus();
    updateContents();
}

void FilterQuestion::updateContents()
{
    m_capture->setEnabled(m_filter->verdict() == FilterEdit::Verdict::Good);
    m_capture->setToolTip(m_filter->message());
    if (m_filter->verdict() == FilterEdit::Verdict::Checking)
        return;
    if (std::exchange(m_goesOnWhenGood, false) && m_capture->isEnabled())
        accept();
}

void FilterQuestion::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && m_filter->verdict() == FilterEdit::Verdict::Checking)
        m_goesOnWhenGood = true; // a button that is disabled would swallow it
    else
        QDialog::keyPressEvent(event);
}

} // namespace tomato::plugins
