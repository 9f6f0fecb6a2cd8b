// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/connectionform.h"

#include "app/topology/attributes/attributenames.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tomato::ui {

using document::Document;

ConnectionForm::ConnectionForm(Document &document, const ConnectionId &connection, Mark mark,
                               QWidget *parent)
    : QWidget(parent), m_document(document), m_connection(connection), m_mark(std::move(mark)),
      m_ends(new QLabel(this)), m_capture(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    auto *title = new QLabel(tr("Connection"), this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_ends->setObjectName(QStringLiteral("connectionEnds"));
    m_capture->setObjectName(QStringLiteral("connectionCapture"));
    for (QLabel *label : {m_ends, m_capture}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *captureTitle = new QLabel(tr("Capture"), this);
    captureTitle->setFont(bold);
    auto *configure = new QPushButton(tr("Con&figure…"), this);
    configure->setObjectName(QStringLiteral("configureConnection"));
    connect(configure, &QPushButton::clicked, this,
            [this] { emit configureRequested(m_connection); });
    layout->addWidget(title);
    layout->addWidget(m_ends);
    layout->addWidget(captureTitle);
    layout->addWidget(m_capture);
    layout->addWidget(configure, 0, Qt::AlignLeft);
    layout->addStretch(1);
    connect(&document, &Document::elementChanged, this, &ConnectionForm::refresh);
    connect(&document, &Document::connectionChanged, this, &ConnectionForm::refresh);
    refresh();
}

void ConnectionForm::refresh()
{
    const topology::Connection *connection = m_document.topology().connection(m_connection);
    if (!connection)
        return;
    QStringList lines;
    for (const ElementId &end : connection->ends) {
        lines << m_document.topology().label(end);
        const topology::Element *element = m_document.topology().element(end);
        for (const QLatin1String key :
             {topology::Ip4AddressAttribute, topology::Ip6AddressAttribute}) {
            const QString address = element->attributes.value(key).toString();
            if (!address.isEmpty())
                lines << QStringLiteral("    ") + address;
        }
    }
    m_ends->setText(lines.join(QLatin1Char('\n')));
    const QString mark = m_mark();
    m_capture->setText(mark.isEmpty() ? tr("No packets are captured.") : mark);
}

} // namespace tomato::ui
