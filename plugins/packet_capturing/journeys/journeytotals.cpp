// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/journeytotals.h"

#include "plugins/packet_capturing/common/elidedlabel.h"

#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace tomato::plugins {

/// The least room beside the tabs that tells anything, in characters.
static constexpr int MinBeside = 16;
/// The room between the text and the tabs or the edge, in pixels.
static constexpr int Gap = 8;

JourneyTotals::JourneyTotals(QTabWidget *tabs, QWidget *parent)
    : QLabel(parent), m_tabs(tabs), m_beside(new ElidedLabel(tabs))
{
    setObjectName(QStringLiteral("journeysTotals"));
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setWordWrap(true);
    m_beside->setObjectName(QStringLiteral("journeysTotalsBeside"));
}

void JourneyTotals::tell(const QString &totals, const QString &failure)
{
    m_totals = totals;
    m_failure = failure;
    m_beside->setText(totals);
    m_beside->setToolTip(totals);
}

/// Not in the tabs' corner: that takes its room from them when it shows nothing, too.
void JourneyTotals::layOut(bool isLow, bool areTabsSeen, int width)
{
    const QSize bar = m_tabs->tabBar()->sizeHint();
    const int room = width - bar.width() - Gap;
    const bool isRoom = room >= MinBeside * fontMetrics().averageCharWidth();
    const bool isBeside = isLow && areTabsSeen && isRoom;
    QStringList below;
    if (!m_failure.isEmpty())
        below << QStringLiteral("\u26a0 ") + m_failure;
    if (!m_totals.isEmpty() && !isBeside)
        below << m_totals;
    setText(below.join(QLatin1Char('\n')));
    setVisible(!below.isEmpty());
    m_beside->setVisible(isBeside);
    const int taken = std::min(room, fontMetrics().horizontalAdvance(m_totals) + Gap);
    m_beside->setGeometry(width - taken, 0, taken, bar.height());
}

} // namespace tomato::plugins
