// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/liveaccessedit.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tomato::plugins {

LiveAccessEdit::LiveAccessEdit(QWidget *parent)
    : QWidget(parent),
      m_address(createLine(QStringLiteral("liveAddress"), tr("Address of the live stream"),
                           tr("127.0.0.1: this machine only"),
                           tr("The address of this machine at which viewers connect: empty for "
                              "programs on this machine only (127.0.0.1), 0.0.0.0 or :: for all "
                              "its addresses"))),
      m_allow(createLine(QStringLiteral("liveAllow"), tr("Who may watch"),
                         tr("such as 192.0.2.0/24"),
                         tr("Addresses and networks that may watch, with commas between them: "
                            "192.0.2.0/24, 198.51.100.3"))),
      m_warning(new QLabel(this)), m_plain(new QCheckBox(tr("Serve it &unencrypted"), this))
{
    m_warning->setObjectName(QStringLiteral("liveWarning"));
    m_warning->setWordWrap(true);
    m_warning->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_warning->setMinimumHeight(m_warning->fontMetrics().lineSpacing() * 2 + 2);
    m_plain->setObjectName(QStringLiteral("livePlain"));
    m_plain->setToolTip(tr("Agrees that packets go over the network as they are, without a "
                           "password"));
    connect(m_plain, &QCheckBox::toggled, this, &LiveAccessEdit::updateContents);
    auto *row = new QHBoxLayout;
    row->addWidget(m_address, 2);
    row->addWidget(new QLabel(tr("viewers:"), this));
    row->addWidget(m_allow, 3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_warning);
    layout->addWidget(m_plain);
    setFocusProxy(m_address);
    updateContents();
}

QLineEdit *LiveAccessEdit::createLine(const QString &name, const QString &title,
                                      const QString &placeholder, const QString &toolTip)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setAccessibleName(title);
    line->setPlaceholderText(placeholder);
    line->setToolTip(toolTip);
    connect(line, &QLineEdit::textChanged, this, &LiveAccessEdit::updateContents);
    return line;
}

void LiveAccessEdit::setAccess(const QString &address, const QString &allow, bool isPlain)
{
    m_plain->setChecked(isPlain);
    m_address->setText(address);
    m_allow->setText(allow);
}

QString LiveAccessEdit::address() const
{
    return m_address->text().trimmed();
}

QString LiveAccessEdit::allow() const
{
    return m_allow->text().trimmed();
}

bool LiveAccessEdit::isPlain() const
{
    return m_plain->isChecked();
}

QString LiveAccessEdit::problem() const
{
    QHostAddress served(QHostAddress::LocalHost);
    if (!address().isEmpty() && !served.setAddress(address()))
        return tr("“%1” is no address to serve the live stream at.").arg(address());
    if (served.isMulticast() || served.isBroadcast())
        return tr("Nothing can be served at “%1”.").arg(address());
    bool isAnybodyAllowed = false;
    for (const QString &entry : allow().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (QHostAddress::parseSubnet(entry.trimmed()).second < 0)
            return tr("“%1” is no address and no network of viewers (such as 192.0.2.0/24).")
                .arg(entry.trimmed());
        isAnybodyAllowed = true;
    }
    if (!served.isLoopback() && !isAnybodyAllowed)
        return tr("Others can reach %1: name those who may watch.").arg(address());
    if (!served.isLoopback() && !isPlain())
        return tr("%1 is served without encryption: agree to that, or name no address and watch "
                  "through ssh.")
            .arg(address());
    return {};
}

void LiveAccessEdit::updateContents()
{
    const QHostAddress served(address());
    m_warning->setText(tr("Viewers see all that is recorded, and so does everybody between them "
                          "and this machine. Through ssh only the viewers see it, and no address "
                          "is needed: Live capture info has the command."));
    const bool isOpen = !address().isEmpty() && !served.isLoopback();
    m_warning->setVisible(isOpen);
    m_plain->setVisible(isOpen);
    emit changed();
}

} // namespace tomato::plugins
