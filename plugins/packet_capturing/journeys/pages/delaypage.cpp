// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/pages/delaypage.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/pluginhost.h"
#include "plugins/packet_capturing/common/gripsplitter.h"
#include "plugins/packet_capturing/common/texttable.h"
#include "plugins/packet_capturing/journeys/pages/picturequestion.h"
#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

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
/// The widths that plot and numbers share the room by at first.
constexpr int PlotWidth = 720;
constexpr int NumbersWidth = 560;

double milliseconds(Timestamp time)
{
    return static_cast<double>(time.count()) / 1e6;
}

} // namespace

DelayPage::DelayPage(PluginHost &host, QWidget *parent)
    : QWidget(parent), m_host(host), m_step(new QComboBox(this)), m_flow(new QComboBox(this)),
      m_kind(new QComboBox(this)), m_logarithmic(new QCheckBox(tr("Logarithmic A&xis"), this)),
      m_reported(new QLabel(this)), m_save(new QPushButton(tr("Save Pict&ure…"), this)),
      m_table(new TextTable(this)), m_plot(new MeasurePlot(this))
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
    m_logarithmic->setObjectName(QStringLiteral("delayLogarithmic"));
    m_logarithmic->setToolTip(
        tr("Delays that differ a thousandfold are told apart on the same plot"));
    m_table->setObjectName(QStringLiteral("delayNumbers"));
    m_table->setAccessibleName(tr("Delays in numbers"));
    m_table->setModel(&m_numbers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setWidths({30, 8, 10, 10, 10, 10});
    m_table->setWhole({DelayTableModel::Step, DelayTableModel::Packets, DelayTableModel::Median,
                       DelayTableModel::Percentile95, DelayTableModel::Percentile99,
                       DelayTableModel::Greatest});
    auto *split = new GripSplitter(Qt::Horizontal, this);
    split->addWidget(m_plot);
    split->addWidget(m_table);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({PlotWidth, NumbersWidth});
    bar->addWidget(m_kind);
    bar->addWidget(m_logarithmic);
    bar->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 2, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(split, 1);
    layout->addWidget(m_reported);
    whenLanguageChanges(this, &DelayPage::retranslate);
    connect(m_save, &QPushButton::clicked, this, &DelayPage::ask);
    for (QComboBox *each : {m_step, m_kind})
        connect(each, &QComboBox::currentIndexChanged, this, &DelayPage::draw);
    connect(m_flow, &QComboBox::currentIndexChanged, this, [this] {
        m_isMeasured = false;
        draw();
    });
    connect(m_logarithmic, &QCheckBox::toggled, this, &DelayPage::draw);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DelayPage::chooseStep);
}

DelayPage::~DelayPage()
{
    // The table is deleted before its model.
    delete m_table;
}

QList<QWidget *> DelayPage::stops() const
{
    return {m_step, m_flow, m_kind, m_logarithmic, m_save, m_table, m_plot->focusProxy()};
}

void DelayPage::setFound(const Found &found)
{
    const QSignalBlocker steps(m_step);
    const QSignalBlocker flows(m_flow);
    m_found = found;
    m_isMeasured = false;
    m_step->clear();
    m_flow->clear();
    m_step->addItem(tr("Whole way"), WholeWay);
    m_flow->addItem(tr("All flows"), AllFlows);
    if (found) {
        for (std::size_t at = 0; at < found->steps().size(); ++at) {
            m_step->addItem(JourneyTexts::step(found->places(), found->steps()[at]),
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

std::optional<std::uint32_t> DelayPage::chosenFlow() const
{
    const int flow = m_flow->currentData().toInt();
    return flow == AllFlows ? std::nullopt : std::optional(static_cast<std::uint32_t>(flow));
}

void DelayPage::measure()
{
    if (std::exchange(m_isMeasured, true))
        return;
    const QSignalBlocker blocker(m_table->selectionModel());
    m_numbers.setFound(m_found, chosenFlow());
}

/// The rows are in the order of the steps that can be chosen above.
void DelayPage::chooseStep()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        m_step->setCurrentIndex(rows.front().row());
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
    measure();
    const int row = std::max(m_step->currentIndex(), 0);
    const bool hasRow = m_found && row < m_numbers.rowCount();
    if (hasRow && m_table->selectionModel()->selectedRows().value(0).row() != row)
        m_table->selectRow(row);
    static const std::vector<DelayTableModel::Delay> none;
    const auto &delays = hasRow ? m_numbers.delays(row) : none;
    QString text = tr("%Ln packet(s)", nullptr, static_cast<int>(delays.size()));
    if (const std::size_t parts = m_found ? leftOut() : 0; parts != 0)
        text += QStringLiteral(" \u00b7 ") +
                tr("%Ln packet(s) left out that were not seen from the begin on", nullptr,
                   static_cast<int>(parts));
    const auto hasNoPlace = [](const DelayTableModel::Delay &each) {
        return each.delay <= Timestamp{};
    };
    const auto missing =
        m_logarithmic->isChecked() ? std::count_if(delays.begin(), delays.end(), hasNoPlace) : 0;
    if (missing != 0)
        text += QStringLiteral(" \u00b7 ") +
                tr("%Ln of them took less than the stamps tell, and are not drawn", nullptr,
                   static_cast<int>(missing));
    m_reported->setText(text);
    if (delays.empty())
        m_plot->showHint(
            tr("No delay was measured: no packet was seen at both ends of this step."));
    else if (m_kind->currentData().toInt() == static_cast<int>(DelayPlot::OverTime))
        drawOverTime(delays);
    else
        drawDistribution(delays);
}

/// The time of the first packet that was read, or of the flow that is chosen: the same for all
/// steps.
Timestamp DelayPage::begin() const
{
    const auto flow = chosenFlow();
    Timestamp first = Timestamp::max();
    for (const TracedJourneys::FlowRow &row : m_found->flowRows()) {
        if (!flow || row.flow == *flow)
            first = std::min(first, row.first);
    }
    return first;
}

void DelayPage::drawOverTime(const std::vector<DelayTableModel::Delay> &delays)
{
    MeasurePlot::Series points{
        tr("Delay"), MeasurePlot::Style::Points, MeasurePlot::Colour::First, {}, {}};
    const Timestamp zero = begin();
    for (const auto &each : delays) {
        points.x << milliseconds(each.sent - zero) / 1e3;
        points.y << milliseconds(each.delay);
    }
    m_plot->setLogarithmic(false, m_logarithmic->isChecked());
    m_plot->show(tr("Time since the first packet, s"), tr("Delay, ms"), {points});
}

void DelayPage::drawDistribution(const std::vector<DelayTableModel::Delay> &delays)
{
    MeasurePlot::Series shares{
        tr("Share"), MeasurePlot::Style::Steps, MeasurePlot::Colour::First, {}, {}};
    for (const auto &each : delays)
        shares.x << milliseconds(each.delay);
    std::sort(shares.x.begin(), shares.x.end());
    for (qsizetype at = 0; at < shares.x.size(); ++at)
        shares.y << static_cast<double>(at + 1) / static_cast<double>(shares.x.size());
    m_plot->setLogarithmic(m_logarithmic->isChecked(), false);
    m_plot->show(tr("Delay of at most, ms"), tr("Share of packets"), {shares});
}

void DelayPage::ask()
{
    const QString title =
        m_flow->currentText() + QStringLiteral(" \u00b7 ") + m_step->currentText();
    askForPicture(m_host, this, QStringLiteral("delayQuestion"),
                  u'_' + JourneyTexts::fileName(m_flow->currentText()) + u'_' +
                      JourneyTexts::fileName(m_step->currentText()) + QStringLiteral("_delay"),
                  true, [this, title](const QString &path) { return m_plot->save(path, title); });
}

} // namespace tomato::plugins
