// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filtermenu.h"

#include "capture/options/samplingfilter.h"
#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/filter/filterhistory.h"

#include <utility>

namespace tomato::plugins {

/// Returns a filter in the form that a menu shows.
static QString shown(QString filter)
{
    return filter.replace(QLatin1Char('&'), QLatin1String("&&"));
}

FilterMenu::FilterMenu(std::function<QString()> current, QWidget *parent)
    : QMenu(parent), m_current(std::move(current))
{
    setToolTipsVisible(true);
    addCommonOnes();
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::addOwn);
}

void FilterMenu::addCommonOnes()
{
    addCommon(tr("Address resolution (ARP)"), QStringLiteral("arp"));
    addCommon(tr("Ping and errors (ICMP)"), QStringLiteral("icmp or icmp6"));
    addCommon(tr("Names (DNS)"), QStringLiteral("port 53"));
    addCommon(tr("Address assignment (DHCP)"), QStringLiteral("port 67 or port 68"));
    addCommon(tr("Routes (OSPF)"), QStringLiteral("ip proto 89 or ip6 proto 89"));
    addCommon(tr("Routes (BGP)"), QStringLiteral("tcp port 179"));
    addCommon(tr("Web (HTTP and HTTPS)"), QStringLiteral("tcp port 80 or tcp port 443"));
    addCommon(tr("TCP connections begin and end"),
              QStringLiteral("tcp[tcpflags] & (tcp-syn|tcp-fin|tcp-rst) != 0"));
    addSeparator();
    addCommon(tr("All but remote shells (SSH)"), QStringLiteral("not tcp port 22"));
    addCommon(tr("All to and from one host"), QStringLiteral("host 10.0.0.1"));
    addCommon(tr("All of one network"), QStringLiteral("net 10.0.0.0/24"));
    addCommon(tr("IPv6 only"), QStringLiteral("ip6"));
    addCommon(tr("Broadcasts and multicasts"),
              QStringLiteral("ether broadcast or ether multicast"));
    addCommon(tr("With VLAN tag"), QStringLiteral("vlan"));
    addSeparator();
    for (const unsigned every : capture::SampledPackets) {
        const QString filter = QString::fromStdString(capture::samplingFilter(every));
        QAction *sample =
            add(*this, tr("Every %1th packet, the same ones on every link").arg(numberText(every)),
                filter);
        sample->setToolTip(
            tr("Goes by the checksums of TCP, UDP and ICMP, which stay the same from "
               "link to link; about one packet in %1 of these")
                .arg(numberText(every)));
    }
}

void FilterMenu::addCommon(const QString &text, const QString &filter)
{
    add(*this, text + QLatin1Char('\t') + shown(filter), filter);
}

QAction *FilterMenu::add(QMenu &menu, const QString &text, const QString &filter)
{
    QAction *action = menu.addAction(text);
    action->setData(filter);
    connect(action, &QAction::triggered, this, [this, filter] { emit chosen(filter); });
    return action;
}

void FilterMenu::addOwn()
{
    qDeleteAll(std::exchange(m_own, {}));
    const auto addFilters = [this](const QString &name, const QString &title,
                                   const QStringList &filters) {
        auto *menu = new QMenu(title, this);
        menu->setObjectName(name);
        for (const QString &filter : filters)
            add(*menu, shown(filter), filter);
        menu->menuAction()->setEnabled(!filters.isEmpty());
        addMenu(menu);
        m_own << menu;
    };
    m_own << addSeparator();
    addFilters(QStringLiteral("favouriteFilters"), tr("&Favourites"), FilterHistory::favourites());
    addFilters(QStringLiteral("recentFilters"), tr("&Used Before"), FilterHistory::recent());
    const QString current = m_current();
    const bool isFavourite = FilterHistory::isFavourite(current);
    QAction *mark = addAction(isFavourite ? tr("&Remove This Filter from the Favourites")
                                          : tr("Make This Filter a Fa&vourite"));
    mark->setObjectName(QStringLiteral("markFavourite"));
    mark->setEnabled(!current.isEmpty());
    connect(mark, &QAction::triggered, this,
            [current, isFavourite] { FilterHistory::setFavourite(current, !isFavourite); });
    m_own << mark;
}

} // namespace tomato::plugins
