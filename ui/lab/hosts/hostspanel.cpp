// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/hosts/hostspanel.h"

#include "app/topology/attributes/hostvalues.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/measuretexts.h"
#include "plugins/api/numbertexts.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/hosts/hosttexts.h"
#include "ui/lab/hosts/labhosts.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QThread>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace tomato::ui {

using client::HostStatus;
using namespace std::chrono_literals;

namespace {

enum HostColumn
{
    HostName,
    HostState,
    HostElements,
    HostLoad,
    HostClockColumn,
    HostTrunk,
    HostRoundTrip,
    HostRate,
    HostLost,
    HostVersion,
    HostColumns
};

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(4, 4, 24, 24), 6, 6);
    return {pixmap};
}

} // namespace

HostsPanel::HostsPanel(LabHosts &hosts, TopologyScene &scene, QWidget *parent)
    : QWidget(parent), m_hosts(hosts), m_scene(scene), m_hint(new QLabel(this)),
      m_list(new QTreeWidget(this))
{
    m_hint->setObjectName(QStringLiteral("hostsHint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setContentsMargins(8, 4, 8, 4);
    m_list->setObjectName(QStringLiteral("hostsList"));
    m_list->setAccessibleName(tr("Hosts"));
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderLabels({tr("Host"), tr("State"), tr("Elements"), tr("Load"),
                             tr("Clock against Here"), tr("Trunk"), tr("Round Trip"), tr("Rate"),
                             tr("Lost"), tr("Version")});
    m_list->setTextElideMode(Qt::ElideRight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(100ms);
    connect(&m_soon, &QTimer::timeout, this, &HostsPanel::refresh);
    connect(&hosts, &LabHosts::changed, this, &HostsPanel::refreshSoon);
    connect(&scene.document(), &document::Document::topologyChanged, this,
            &HostsPanel::refreshSoon);
    connect(&scene, &TopologyScene::hostColoursChanged, this, &HostsPanel::refreshSoon);
    connect(m_list, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *row) { selectElementsOf(row->text(HostName)); });
    plugins::whenLanguageChanges(this, &HostsPanel::retranslate);
    refresh();
}

void HostsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void HostsPanel::retranslate()
{
    m_needed.clear();
    refresh();
}

void HostsPanel::refreshSoon()
{
    if (isVisible() && !m_soon.isActive())
        m_soon.start();
}

/// Counts the elements on each host.
std::map<QString, int> HostsPanel::planned() const
{
    std::map<QString, int> elements;
    for (const auto &[id, element] : m_scene.document().topology().elements()) {
        if (!element.isInterface())
            ++elements[topology::hostOf(element)];
    }
    // A host without elements stays a part of the lab that runs.
    for (const HostStatus &host : m_hosts.all())
        elements.emplace(host.host, 0);
    return elements;
}

void HostsPanel::refresh()
{
    const auto elements = planned();
    refreshHint(elements);
    for (int row = m_list->topLevelItemCount() - 1; row >= 0; --row) {
        if (!elements.contains(m_list->topLevelItem(row)->text(HostName)))
            delete m_list->topLevelItem(row);
    }
    Known known;
    for (const auto &[host, count] : elements)
        fill(*rowOf(host), host, count, known);
    widenColumns();
}

/// Texts change while the lab runs. A column becomes wider for a text that is longer than all
/// before it, and no narrower, so that nothing moves to and fro; its user may choose another width.
void HostsPanel::widenColumns()
{
    constexpr int Widest = 320;
    const QAbstractItemView &view = *m_list;
    for (int column = 0; column + 1 < HostColumns; ++column) {
        const int needed = std::min(
            std::max(view.sizeHintForColumn(column), m_list->header()->sectionSizeHint(column)),
            Widest);
        if (needed <= m_needed[column])
            continue;
        m_needed[column] = needed;
        m_list->header()->resizeSection(column, needed);
    }
}

void HostsPanel::refreshHint(const std::map<QString, int> &planned)
{
    const bool isHere =
        planned.empty() || (planned.size() == 1 && planned.begin()->first == topology::HereValue);
    m_hint->setVisible(isHere);
    m_hint->setText(tr("All elements run on this machine. To run some on another one, select them "
                       "and use Assign to Host in their menu, or Lab > Place Anew; Edit > "
                       "Preferences > Hosts says how hosts are reached."));
}

QTreeWidgetItem *HostsPanel::rowOf(const QString &host)
{
    int row = 0;
    for (; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (item->text(HostName) == host)
            return item;
        if (item->text(HostName) > host)
            break;
    }
    auto *item = new QTreeWidgetItem;
    item->setText(HostName, host);
    for (const int column : {HostElements, HostLost})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    m_list->insertTopLevelItem(row, item);
    return item;
}

void HostsPanel::fill(QTreeWidgetItem &row, const QString &host, int elements, Known &known)
{
    for (int column = HostState; column < HostColumns; ++column)
        row.setText(column, QString());
    row.setText(HostElements, QLocale().toString(elements));
    const QColor colour = m_scene.look().hostColour(host);
    row.setIcon(HostName, colour.isValid() ? swatch(colour) : QIcon());
    const HostStatus *running = m_hosts.find(host);
    if (host == topology::HereValue)
        fillOwn(row);
    else if (running != nullptr)
        fillRunning(row, *running);
    else
        fillPlanned(row, host, known);
}

void HostsPanel::mark(QTreeWidgetItem &row, bool isProblem, const QString &toolTip)
{
    row.setIcon(HostState,
                isProblem ? style()->standardIcon(QStyle::SP_MessageBoxWarning) : QIcon());
    QFont font = m_list->font();
    font.setBold(isProblem);
    row.setFont(HostState, font);
    for (int column = 0; column < HostColumns; ++column)
        row.setToolTip(column, toolTip);
}

void HostsPanel::fillOwn(QTreeWidgetItem &row)
{
    row.setText(HostState, tr("this machine"));
    double minute = 0;
    if (::getloadavg(&minute, 1) == 1)
        row.setText(HostLoad, tr("%1 of %2")
                                  .arg(plugins::numberText(minute, 2),
                                       plugins::numberText(QThread::idealThreadCount())));
    mark(row, false, tr("This machine, where the lab has its home"));
}

void HostsPanel::fillRunning(QTreeWidgetItem &row, const HostStatus &host)
{
    const QString reason = plugins::inUsersLanguage(host.reason);
    row.setText(HostState, host.isReachable ? tr("connected") : tr("lost: %1").arg(reason));
    row.setText(HostLoad, host.isReachable ? HostTexts::load(host) : QString());
    row.setText(HostClockColumn, HostTexts::clock(host.trunk));
    row.setText(HostTrunk, HostTexts::carrier(host.trunk));
    row.setText(HostRoundTrip, HostTexts::roundTrip(host.trunk));
    row.setText(HostRate, plugins::MeasureTexts::rate(m_hosts.bitsPerSecond(host.host)));
    row.setText(HostLost, QLocale().toString(host.trunk.lost));
    row.setText(HostVersion, host.version);
    QStringList lines{
        host.host, row.text(HostState),
        tr("%1, Linux %2, %n processor(s)", nullptr, host.cores).arg(host.version, host.kernel)};
    if (host.freeMemory)
        lines << tr("%1 MB of %2 MB of memory are free")
                     .arg(QLocale().toString(*host.freeMemory), QLocale().toString(host.memory));
    if (!host.trunk.noUdp.isEmpty() && host.trunk.carrier != QLatin1String("udp"))
        lines << tr("No UDP: %1").arg(plugins::inUsersLanguage(host.trunk.noUdp));
    lines << tr("Its part is the lab %1 there").arg(host.lab);
    mark(row, !host.isReachable || !host.trunk.isAlive, lines.join(u'\n'));
}

void HostsPanel::fillPlanned(QTreeWidgetItem &row, const QString &host, Known &known)
{
    if (!known)
        known = hosts::HostList::known();
    const auto &list = *known;
    const auto found = list ? list->find(host) : Result<hosts::Host>(passOn(list));
    if (found) {
        row.setText(HostState, tr("not running"));
        mark(row, false, tr("The lab does not run there now"));
    } else {
        row.setText(HostState, tr("not in the list of hosts"));
        mark(row, true,
             plugins::inUsersLanguage(QString::fromStdString(found.error().text())) + u'\n' +
                 tr("Edit > Preferences > Hosts adds it."));
    }
}

void HostsPanel::selectElementsOf(const QString &host)
{
    std::vector<ElementId> elements;
    for (const auto &[id, element] : m_scene.document().topology().elements()) {
        if (!element.isInterface() && topology::hostOf(element) == host)
            elements.push_back(id);
    }
    m_scene.select(elements, {});
}

} // namespace tomato::ui
