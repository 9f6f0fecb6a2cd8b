// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filteredit.h"

#include "plugins/packet_capturing/statusline.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <chrono>

namespace tomato::plugins {

/// How long typing has to rest before libpcap is asked.
static constexpr std::chrono::milliseconds Pause{150};

static QLabel *createHelp(QWidget *parent)
{
    auto *help = new QLabel(parent);
    help->setObjectName(QStringLiteral("filterHelp"));
    help->setTextFormat(Qt::RichText);
    help->setText(
        FilterEdit::tr("<a href=\"%1\">Filter syntax</a>, also as <code>man pcap-filter</code>")
            .arg(QStringLiteral("https://www.tcpdump.org/manpages/pcap-filter.7.html")));
    help->setTextInteractionFlags(Qt::TextBrowserInteraction);
    help->setOpenExternalLinks(true);
    help->setToolTip(
        FilterEdit::tr("Opens the manual page of pcap filter expressions in the web browser"));
    return help;
}

FilterEdit::FilterEdit(QWidget *parent)
    : QWidget(parent), m_text(new QLineEdit(this)), m_status(new StatusLine(this)),
      m_lookUp(new QPushButton(tr("Look &up names"), this))
{
    m_text->setObjectName(QStringLiteral("captureFilter"));
    m_text->setAccessibleName(tr("Packet filter"));
    m_text->setPlaceholderText(tr("every packet"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(m_text->fontMetrics().averageCharWidth() * 40);
    m_text->setToolTip(tr("A pcap filter expression: only packets that match are recorded.\n"
                          "Primitives such as \"host 10.0.0.1\", \"icmp\" or \"tcp port 80\" are "
                          "joined with \"and\", \"or\" and \"not\"."));
    m_status->setObjectName(QStringLiteral("filterVerdict"));
    QPushButton *common = createCommonFilters();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 0, 0);
    layout->addWidget(common, 0, 1);
    layout->addWidget(m_status, 1, 0);
    layout->addWidget(m_lookUp, 1, 1);
    layout->addWidget(createHelp(this), 2, 0, 1, 2);
    setFocusProxy(m_text);
    setTabOrder(m_text, common);
    setTabOrder(common, m_lookUp);
    m_lookUp->setObjectName(QStringLiteral("lookUpNames"));
    m_lookUp->setToolTip(tr("Puts the addresses that your machine knows for them in the place of "
                            "names, so that the recording depends on no name server"));
    m_lookUp->hide();

    m_pause.setSingleShot(true);
    m_pause.setInterval(Pause);
    connect(&m_pause, &QTimer::timeout, this, &FilterEdit::ask);
    connect(m_text, &QLineEdit::textChanged, this, &FilterEdit::expectVerdict);
    connect(&m_check, &client::FilterCheck::checked, this, &FilterEdit::hear);
    connect(m_lookUp, &QPushButton::clicked, this, &FilterEdit::lookUpNames);
    connect(&m_names, &client::FilterNames::lookedUp, this, &FilterEdit::takeAddresses);
    hear({}, {});
}

QPushButton *FilterEdit::createCommonFilters()
{
    auto *button = new QPushButton(tr("&Common filters"), this);
    button->setObjectName(QStringLiteral("commonFilters"));
    button->setToolTip(tr("Puts an expression that is often needed into the filter"));
    auto *menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("commonFiltersMenu"));
    addCommonFilter(menu, tr("Address resolution (ARP)"), QStringLiteral("arp"));
    addCommonFilter(menu, tr("Ping and errors (ICMP)"), QStringLiteral("icmp or icmp6"));
    addCommonFilter(menu, tr("Names (DNS)"), QStringLiteral("port 53"));
    addCommonFilter(menu, tr("Address assignment (DHCP)"), QStringLiteral("port 67 or port 68"));
    addCommonFilter(menu, tr("Web (HTTP and HTTPS)"),
                    QStringLiteral("tcp port 80 or tcp port 443"));
    addCommonFilter(menu, tr("TCP connections begin and end"),
                    QStringLiteral("tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0"));
    menu->addSeparator();
    addCommonFilter(menu, tr("All but remote shells (SSH)"), QStringLiteral("not port 22"));
    addCommonFilter(menu, tr("All to and from one host"), QStringLiteral("host 10.0.0.1"));
    addCommonFilter(menu, tr("All of one network"), QStringLiteral("net 10.0.0.0/24"));
    addCommonFilter(menu, tr("IPv6 only"), QStringLiteral("ip6"));
    addCommonFilter(menu, tr("Broadcasts and multicasts"),
                    QStringLiteral("ether broadcast or ether multicast"));
    addCommonFilter(menu, tr("With VLAN tag"), QStringLiteral("vlan"));
    button->setMenu(menu);
    return button;
}

void FilterEdit::addCommonFilter(QMenu *menu, const QString &text, const QString &filter)
{
    QString shown = filter;
    shown.replace(QLatin1Char('&'), QLatin1String("&&"));
    QAction *action = menu->addAction(text + QLatin1Char('\t') + shown);
    action->setData(filter);
    connect(action, &QAction::triggered, this, [this, filter] {
        m_text->selectAll();
        m_text->insert(filter); // unlike setText(), Ctrl+Z brings the old one back
        m_text->setFocus();
    });
}

void FilterEdit::setFilter(const QString &filter)
{
    m_text->setText(filter);
    expectVerdict();
    m_pause.stop();
    ask();
}

QString FilterEdit::filter() const
{
    return m_text->text().trimmed();
}

void FilterEdit::expectVerdict()
{
    m_verdict = Verdict::Checking;
    m_status->setStatus(StatusLine::Kind::Neutral, tr("Checking the filter…"));
    m_pause.start();
    emit changed();
}

void FilterEdit::ask()
{
    if (filter().isEmpty())
        hear({}, {});
    else
        m_check.check(filter());
}

void FilterEdit::hear(const QString &filter, const QString &message)
{
    if (filter != this->filter())
        return;
    m_verdict = message.isEmpty() ? Verdict::Good : Verdict::Bad;
    m_message = message;
    m_lookUp->setVisible(!client::FilterCheck::unknownName(message).isEmpty());
    m_lookUp->setEnabled(true);
    if (m_verdict == Verdict::Bad)
        m_status->setStatus(StatusLine::Kind::Bad, message);
    else if (filter.isEmpty())
        m_status->setStatus(StatusLine::Kind::Neutral, tr("No filter: every packet is recorded."));
    else
        m_status->setStatus(StatusLine::Kind::Good, tr("The filter compiles."));
    emit changed();
}

void FilterEdit::lookUpNames()
{
    m_lookUp->setEnabled(false);
    m_status->setStatus(StatusLine::Kind::Neutral, tr("Looking up names…"));
    m_names.lookUp(filter());
}

void FilterEdit::takeAddresses(const QString &filter, const QString &numeric,
                               const QString &message)
{
    if (filter != this->filter())
        return;
    if (numeric == filter) {
        hear(filter, message);
        return;
    }
    m_text->selectAll();
    m_text->insert(numeric);
    m_text->setFocus();
}

} // namespace tomato::plugins
