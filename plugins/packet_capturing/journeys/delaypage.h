// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"
#include "plugins/packet_capturing/journeys/measureplot.h"

#include <memory>

class QComboBox;
class QLabel;
class QPushButton;

namespace tomato::plugins {

class PluginHost;

/// The delays of one step, or of whole paths: over time, or as their distribution.
class DelayPage final : public QWidget
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const journeys::TracedJourneys>;

    explicit DelayPage(PluginHost &host, QWidget *parent = nullptr);

    /// Returns what Tab goes through; the last one is what the page is for.
    QList<QWidget *> stops() const;
    void setFound(const Found &found);

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Delay
    {
        Timestamp sent{};
        Timestamp delay{};
    };

    void retranslate();
    void draw();
    void ask();
    /// Returns the delays of packets that are kept, by their sending time; ambiguous matches are
    /// left out.
    std::vector<Delay> delays() const;
    std::size_t leftOut() const;
    void addSteps(std::vector<Delay> &delays, const journeys::TracedJourneys::Packet &packet,
                  const journeys::StepMeasure &step) const;

    PluginHost &m_host;
    Found m_found;
    QComboBox *m_step;
    QComboBox *m_flow;
    QComboBox *m_kind;
    QLabel *m_reported;
    QPushButton *m_save;
    MeasurePlot *m_plot;
};

} // namespace tomato::plugins
