// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/journeydetails.h"

#include "capture/tracing/recordedpacket.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/measuretexts.h"
#include "plugins/api/numbertexts.h"
#include "plugins/packet_capturing/common/flatsplitter.h"
#include "plugins/packet_capturing/common/keystops.h"
#include "plugins/packet_capturing/journeys/filter/journeyfilter.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"
#include "plugins/packet_capturing/journeys/texts/packetdifference.h"

#include <QHeaderView>
#include <QLabel>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

using namespace journeys;

/// A flooded packet may have more hops; of them is said only how many they are.
static constexpr std::uint32_t MaxHopsListed = 512;
/// The least width of the differences, in characters.
static constexpr int MinDifferenceWidth = 18;
static constexpr int ButtonColumn = 1;
static constexpr int HopRole = Qt::UserRole;

JourneyDetails::JourneyDetails(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_hops(new QTreeWidget(this)),
      m_difference(new QTextBrowser(this))
{
    m_title->setObjectName(QStringLiteral("journeyTitle"));
    m_title->setWordWrap(true);
    m_hops->setObjectName(QStringLiteral("journeyHops"));
    m_hops->setAccessibleName(tr("Hops of the packet"));
    m_hops->setRootIsDecorated(false);
    m_hops->setHeaderLabels({tr("Where"), QString(), tr("Time"), tr("Took"), tr("Match"), tr("TTL"),
                             tr("Bytes"), tr("Changes")});
    m_difference->setObjectName(QStringLiteral("journeyDifference"));
    m_difference->setAccessibleName(tr("What differs between the bytes of two hops"));
    m_difference->setOpenLinks(false);
    auto *split = new FlatSplitter(this);
    split->addWidget(m_hops);
    split->addWidget(m_difference);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    m_difference->setMinimumSize(MinDifferenceWidth * fontMetrics().averageCharWidth(),
                                 3 * fontMetrics().lineSpacing());
    m_difference->setToolTip(m_difference->accessibleName());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_title);
    layout->addWidget(split, 1);
    connect(m_hops, &QTreeWidget::currentItemChanged, this, &JourneyDetails::chooseHop);
    connect(m_hops, &QTreeWidget::itemDoubleClicked, this, &JourneyDetails::request);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
        whenPressed(m_hops, key, [this] { request(m_hops->currentItem()); });
    m_reading.setMaxThreadCount(1);
    clear();
}

JourneyDetails::~JourneyDetails()
{
    m_reading.clear();
    m_reading.waitForDone();
}

QList<QWidget *> JourneyDetails::stops() const
{
    return {m_hops, m_difference};
}

void JourneyDetails::clear()
{
    ++m_question;
    m_found.reset();
    m_hops->clear();
    m_difference->clear();
    m_title->setText(tr("Choose a packet to see each hop of its way, and in what its bytes differ "
                        "between two hops."));
    m_difference->setPlaceholderText(
        tr("In what the packet's bytes differ at two hops is shown here."));
}

void JourneyDetails::show(const Found &found, std::size_t journey)
{
    clear();
    m_found = found;
    m_journey = journey;
    const TracedJourneys::Packet &packet = found->packet(journey);
    QString title = tr("%1: %2").arg(JourneyTexts::flow(found->flows(), packet.flow),
                                     JourneyTexts::fate(packet.fate));
    if (packet.last != 0 && !hasDelay(packet))
        title =
            tr("%1, seen last after %2")
                .arg(title, MeasureTexts::time(found->delay(packet), found->resolution(packet)));
    m_title->setText(title);
    for (std::uint32_t at = 0; at < std::min(packet.hops, MaxHopsListed); ++at)
        addHop(packet, at);
    for (int column = 0; column < m_hops->columnCount(); ++column)
        m_hops->resizeColumnToContents(column);
    if (packet.hops > MaxHopsListed) {
        auto *more = new QTreeWidgetItem(
            m_hops,
            {tr("%Ln further hop(s)", nullptr, JourneyTexts::amount(packet.hops - MaxHopsListed))});
        more->setFlags(Qt::NoItemFlags);
    }
    // The difference between the first two hops is shown.
    m_hops->setCurrentItem(m_hops->topLevelItem(packet.hops > 1 ? 1 : 0));
}

void JourneyDetails::addHop(const TracedJourneys::Packet &packet, std::uint32_t at)
{
    const Hop &hop = m_found->hop(packet, at);
    QString took;
    if (hop.parent != Hop::NoParent) {
        const Hop &before = m_found->hop(packet, hop.parent);
        took = QLatin1Char('+') +
               MeasureTexts::time(hop.time - before.time,
                                  m_found->places().resolution(before.point, hop.point)) +
               QLatin1Char(' ') +
               JourneyTexts::step(m_found->places(), before.point, (hop.changes & OverGap) != 0);
    }
    auto *item = new QTreeWidgetItem(
        m_hops, {JourneyTexts::point(m_found->places(), hop.point), QString(),
                 JourneyTexts::timeOfDay(hop.time), took,
                 hop.match == journeys::Match::Origin ? QString() : JourneyTexts::match(hop.match),
                 packet.isIp ? plainNumber(hop.ttl) : QString(), numberText(hop.length),
                 JourneyTexts::changes(hop.changes)});
    item->setData(0, HopRole, at);
    // Packets of a file are not among those of a connection.
    if (!m_found->file().empty())
        return;
    auto *button = new QToolButton(m_hops);
    button->setObjectName(QStringLiteral("showInPackets"));
    button->setText(tr("Show in Packets"));
    button->setToolTip(tr("Shows this packet among those of its connection, decoded"));
    button->setFocusPolicy(Qt::NoFocus); // Enter in the list does it
    connect(button, &QToolButton::clicked, this, [this, item] { request(item); });
    m_hops->setItemWidget(item, ButtonColumn, button);
}

void JourneyDetails::request(const QTreeWidgetItem *item)
{
    if (!m_found || item == nullptr || !m_found->file().empty())
        return;
    const TracedJourneys::Packet &packet = m_found->packet(m_journey);
    emit packetRequested(m_found->recorded(m_found->hop(packet, item->data(0, HopRole).toUInt())));
}

void JourneyDetails::chooseHop()
{
    const QTreeWidgetItem *item = m_hops->currentItem();
    if (!m_found || item == nullptr)
        return;
    const TracedJourneys::Packet &packet = m_found->packet(m_journey);
    const Hop &hop = m_found->hop(packet, item->data(0, HopRole).toUInt());
    if (hop.parent != Hop::NoParent) {
        showDifference(m_found->hop(packet, hop.parent), hop);
        return;
    }
    ++m_question;
    m_difference->setPlainText(tr("It was seen here first. Choose another hop to see in what its "
                                  "bytes differ from the hop before."));
}

/// Bytes are read in another thread, as a ring may lie on a slow disk.
void JourneyDetails::showDifference(const Hop &before, const Hop &after)
{
    const auto place = [this](const Hop &hop) {
        const TracedJourneys::Recorded recorded = m_found->recorded(hop);
        return std::pair(m_found->recordedAt(TracedJourneys::ringOf(recorded)), recorded.packet);
    };
    const QString nameBefore = JourneyTexts::point(m_found->places(), before.point);
    const QString nameAfter = JourneyTexts::point(m_found->places(), after.point);
    m_reading.start([this, question = ++m_question, one = place(before), two = place(after),
                     nameBefore, nameAfter] {
        auto first = readRecordedPacket(one.first, one.second);
        auto second = readRecordedPacket(two.first, two.second);
        QString text;
        for (const auto *each : {&first, &second}) {
            if (!*each)
                text =
                    inUsersLanguage(QString::fromStdString(each->error().text())).toHtmlEscaped();
        }
        if (first && second)
            text = PacketDifference(std::move(*first), std::move(*second))
                       .toHtml(nameBefore, nameAfter);
        QMetaObject::invokeMethod(this, [this, question, text] {
            if (question == m_question)
                m_difference->setHtml(text);
        });
    });
}

} // namespace tomato::plugins
