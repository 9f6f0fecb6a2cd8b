// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/delaypage.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/journeys/journeytexts.h"
#include "plugins/packet_capturing/journeys/picturequestion.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

using namespace journeys;

namespace {

enum class DelayPlot
{
    OverTime,
    Distribution
};

constexpr int WholeWay = -1;
constexpr int AllFlows = -1;
/// Only this number of the largest flows can be chosen.
constexpr std::size_t MaxFlowChoices = 200;

double milliseconds(Timestamp time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

DelayPage::DelayPage(PluginHost &host, QWidget *parent)
    : QWidget(parent), m_host(host), m_step(new QComboBox(this)), m_flow(new QComboBox(this)),
      m_kind(new QComboBox(this)), m_reported(new QLabel(this)),
      m_save(new QPushButton(tr("Save Pict&ure…"), this)), m_plot(new MeasurePlot(this))
{
    m_step->setObjectName(QStringLiteral("delayStep"));
    m_step->setAccessibleName(tr("Step"));
    m_step->setToolTip(tr("Of which link and element, or of the whole way"));
    m_flow->setObjectName(QStringLiteral("delayFlow"));
    m_flow->setAccessibleName(tr("Flow"));
    m_flow->setToolTip(tr("Of whose packets"));
    m_kind->setObjectName(QStringLiteral("delayKind"));
    m_kind->setAccessibleName(tr("Plot"));
    m_kind->addItem(tr("Over time"), static_cast<int>(DelayPlot::OverTime));
    m_kind->addItem(tr("Distribution"), static_cast<int>(DelayPlot::Distribution));
    for (QComboBox *each : {m_step, m_flow}) {
        each->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        each->setMinimumContentsLength(16);
    }
    m_plot->setObjectName(QStringLiteral("delayPlot"));
    m_reported->setObjectName(QStringLiteral("delayTold"));
    m_save->setObjectName(QStringLiteral("delaySave"));
    m_save->setToolTip(tr("Saves what is seen now as SVG, PDF or PNG"));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_step, 1);
    bar->addWidget(m_flow, 1);
    bar->addWidget(m_kind);
    bar->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_plot, 1);
    layout->addWidget(m_reported);
    whenLanguageChanges(this, &DelayPage::retranslate);
    connect(m_save, &QPushButton::clicked, this, &DelayPage::ask);
    for (QComboBox *each : {m_step, m_flow, m_kind})
        connect(each, &QComboBox::currentIndexChanged, this, &DelayPage::draw);
}

QList<QWidget *> DelayPage::stops() const
{
    return {m_step, m_flow, m_kind, m_save, m_plot->focusProxy()};
}

void DelayPage::setFound(const Found &found)
{
    const QSignalBlocker steps(m_step);
    const QSignalBlocker flows(m_flow);
    m_found = found;
    m_step->clear();
    m_flow->clear();
    m_step->addItem(tr("Whole way"), WholeWay);
    m_flow->addItem(tr("All flows"), AllFlows);
    if (found) {
        for (std::size_t at = 0; at < found->steps().size(); ++at) {
            const StepMeasure &step = found->steps()[at];
            m_step->addItem(tr("%1: %2, to %3")
                                .arg(JourneyTexts::point(found->places(), step.from),
                                     JourneyTexts::step(found->places(), step.from, step.isOverGap),
                                     JourneyTexts::point(found->places(), step.to)),
                            static_cast<int>(at));
        }
        std::vector<const TracedJourneys::FlowRow *> rows;
        for (const TracedJourneys::FlowRow &row : found->flowRows())
            rows.push_back(&row);
        std::stable_sort(rows.begin(), rows.end(), [](const auto *one, const auto *other) {
            return one->packets > other->packets;
        });
        for (std::size_t at = 0; at < std::min(rows.size(), MaxFlowChoices); ++at)
            m_flow->addItem(JourneyTexts::flow(found->flows(), rows[at]->flow),
                            static_cast<int>(rows[at]->flow));
    }
    draw();
}

void DelayPage::retranslate()
{
    const int step = m_step->currentIndex();
    const int flow = m_flow->currentIndex();
    setFound(m_found);
    m_step->setCurrentIndex(step);
    m_flow->setCurrentIndex(flow);
}

void DelayPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

void DelayPage::addSteps(std::vector<Delay> &delays, const TracedJourneys::Packet &packet,
                         const StepMeasure &step) const
{
    for (std::size_t at = 0; at < packet.hops; ++at) {
        const Hop &hop = m_found->hop(packet, at);
        if (hop.parent == Hop::NoParent || hop.point != step.to ||
            hop.match == journeys::Match::Ambiguous)
            continue;
        const Hop &before = m_found->hop(packet, hop.parent);
        if (before.point == step.from && ((hop.changes & OverGap) != 0) == step.isOverGap)
            delays.push_back({before.time, hop.time - before.time});
    }
}

std::vector<DelayPage::Delay> DelayPage::delays() const
{
    std::vector<Delay> delays;
    const int flow = m_flow->currentData().toInt();
    const int step = m_step->currentData().toInt();
    for (std::size_t at = 0; at < m_found->size(); ++at) {
        const TracedJourneys::Packet &packet = m_found->packet(at);
        if (flow != AllFlows && packet.flow != static_cast<std::uint32_t>(flow))
            continue;
        if (step != WholeWay)
            addSteps(delays, packet, m_found->steps()[static_cast<std::size_t>(step)]);
        else if (packet.fate == Fate::Arrived && packet.last != 0 && !packet.isPart &&
                 packet.match != journeys::Match::Ambiguous)
            delays.push_back({m_found->hop(packet, 0).time, m_found->delay(packet)});
    }
    std::sort(delays.begin(), delays.end(),
              [](const Delay &one, const Delay &other) { return one.sent < other.sent; });
    return delays;
}

/// Counts the packets that came all the way, of which the begin was not seen.
std::size_t DelayPage::leftOut() const
{
    const int flow = m_flow->currentData().toInt();
    std::size_t count = 0;
    if (m_step->currentData().toInt() != WholeWay)
        return 0;
    for (std::size_t at = 0; at < m_found->size(); ++at) {
        const TracedJourneys::Packet &packet = m_found->packet(at);
        const bool isChosen = flow == AllFlows || packet.flow == static_cast<std::uint32_t>(flow);
        count += isChosen && packet.isPart ? 1 : 0;
    }
    return count;
}

/// Draws only while the page is visible.
void DelayPage::draw()
{
    if (!isVisible())
        return;
    std::vector<Delay> all = m_found ? delays() : std::vector<Delay>();
    QString text = tr("%Ln packet(s)", nullptr, static_cast<int>(all.size()));
    if (const std::size_t parts = m_found ? leftOut() : 0; parts != 0)
        text += QStringLiteral(" \u00b7 ") +
                tr("%Ln packet(s) left out that were not seen from the begin on", nullptr,
                   static_cast<int>(parts));
    m_reported->setText(text);
    if (all.empty()) {
        m_plot->show({}, {}, {});
        return;
    }
    if (m_kind->currentData().toInt() == static_cast<int>(DelayPlot::OverTime)) {
        MeasurePlot::Series points{
            tr("Delay"), MeasurePlot::Style::Points, MeasurePlot::Colour::First, {}, {}};
        for (const Delay &each : all) {
            points.x << milliseconds(each.sent - all.front().sent) / 1e3;
            points.y << milliseconds(each.delay);
        }
        m_plot->show(tr("Time since the first packet, s"), tr("Delay, ms"), {points});
        return;
    }
    std::sort(all.begin(), all.end(),
              [](const Delay &one, const Delay &other) { return one.delay < other.delay; });
    MeasurePlot::Series shares{
        tr("Share"), MeasurePlot::Style::Steps, MeasurePlot::Colour::First, {}, {}};
    for (std::size_t at = 0; at < all.size(); ++at) {
        shares.x << milliseconds(all[at].delay);
        shares.y << static_cast<double>(at + 1) / static_cast<double>(all.size());
    }
    m_plot->show(tr("Delay, ms"), tr("Share of packets with at most this delay"), {shares});
}

void DelayPage::ask()
{
    askForPicture(m_host, this, QStringLiteral("delayQuestion"), QStringLiteral("_delay"), true,
                  [this](const QString &path) { return m_plot->save(path); });
}

} // namespace tomato::plugins
