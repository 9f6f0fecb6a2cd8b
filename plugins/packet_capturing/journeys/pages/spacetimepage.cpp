// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/spacetimepage.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/elidedlabel.h"
#include "plugins/packet_capturing/journeys/pages/picturequestion.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

/// Only this number of the largest flows can be chosen here; others are chosen in the list of
/// flows.
static constexpr std::size_t MaxFlowsDrawn = 200;

SpaceTimePage::SpaceTimePage(PluginHost &host, QWidget *parent)
    : QWidget(parent), m_host(host), m_choice(new QComboBox(this)),
      m_reported(new ElidedLabel(this)), m_save(new QPushButton(tr("Save Pict&ure…"), this)),
      m_view(new SpaceTimeView(this))
{
    m_choice->setObjectName(QStringLiteral("spaceTimeFlow"));
    m_choice->setAccessibleName(tr("Flow"));
    m_choice->setToolTip(tr("Whose packets are drawn"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(24);
    m_reported->setObjectName(QStringLiteral("spaceTimeTold"));
    m_save->setObjectName(QStringLiteral("spaceTimeSave"));
    m_save->setToolTip(tr("Saves what is seen now as SVG or PDF"));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_choice, 2);
    bar->addWidget(m_reported, 3);
    bar->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_save, &QPushButton::clicked, this, &SpaceTimePage::ask);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &SpaceTimePage::draw);
    connect(m_view, &SpaceTimeView::chosen, this, &SpaceTimePage::chosen);
    connect(m_view, &SpaceTimeView::viewChanged, this, &SpaceTimePage::report);
    whenLanguageChanges(this, &SpaceTimePage::report);
}

QList<QWidget *> SpaceTimePage::stops() const
{
    return {m_choice, m_save, m_view};
}

void SpaceTimePage::setFound(const Found &found)
{
    const QSignalBlocker blocker(m_choice);
    m_found = found;
    m_drawn.reset();
    m_choice->clear();
    std::vector<const journeys::TracedJourneys::FlowRow *> flows;
    if (found) {
        for (const auto &row : found->flowRows())
            flows.push_back(&row);
    }
    std::stable_sort(flows.begin(), flows.end(), [](const auto *one, const auto *other) {
        return one->packets > other->packets;
    });
    for (std::size_t at = 0; at < std::min(flows.size(), MaxFlowsDrawn); ++at)
        m_choice->addItem(JourneyTexts::flow(found->flows(), flows[at]->flow), flows[at]->flow);
    draw();
}

void SpaceTimePage::showFlow(std::uint32_t flow)
{
    if (!m_found)
        return;
    int at = m_choice->findData(flow);
    if (at < 0) {
        m_choice->addItem(JourneyTexts::flow(m_found->flows(), flow), flow);
        at = m_choice->count() - 1;
    }
    m_choice->setCurrentIndex(at);
}

void SpaceTimePage::setChosen(std::size_t journey)
{
    if (m_drawn && m_found->packet(journey).flow == *m_drawn)
        m_view->setChosen(journey);
}

void SpaceTimePage::forgetChosen()
{
    m_view->setChosen(SpaceTimeDiagram::None);
}

void SpaceTimePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

/// While it is seen only: that of a large flow takes a moment.
void SpaceTimePage::draw()
{
    const bool hasFlow = m_found && m_choice->currentIndex() >= 0;
    if (!isVisible() && hasFlow)
        return;
    if (!hasFlow) {
        m_drawn.reset();
        m_view->setDiagram({});
        return;
    }
    const std::uint32_t flow = m_choice->currentData().toUInt();
    if (m_drawn == flow)
        return;
    m_drawn = flow;
    m_view->setDiagram(SpaceTimeDiagram(*m_found, flow));
    report();
}

void SpaceTimePage::report()
{
    if (!m_drawn) {
        m_reported->clear();
        return;
    }
    const SpaceTimeDiagram &diagram = m_view->diagram();
    QString text = tr("%Ln packet(s), from %1 on", nullptr, static_cast<int>(diagram.packets()))
                       .arg(JourneyTexts::timeOfDay(diagram.begin()));
    if (m_view->isDense())
        text += QStringLiteral(" \u00b7 ") + tr("zoom in to see each one");
    m_reported->setText(text);
    m_reported->setToolTip(text + QLatin1Char('\n') +
                           tr("Lines are stronger where there are more of them. The wheel and the "
                              "keys + and - zoom, dragging and the arrow keys move, Home or a "
                              "double click shows all, a click chooses a packet, Enter fills the "
                              "view with it"));
}

void SpaceTimePage::ask()
{
    if (!m_drawn)
        return;
    const QString flow = m_choice->currentText();
    askForPicture(m_host, this, QStringLiteral("spaceTimeQuestion"),
                  u'_' + JourneyTexts::fileName(flow) + QStringLiteral("_space-time"), false,
                  [this, flow](const QString &path) { return m_view->save(path, flow); });
}

} // namespace tomato::plugins
