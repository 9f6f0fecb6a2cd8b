// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/plots/measureplot.h"
#include "plugins/packet_capturing/journeys/tables/delaytablemodel.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace tomato::plugins {

class PluginHost;
class TextTable;

/// The delays of one step, or of whole paths: over time, or as their distribution; and of all steps
/// in numbers beside that.
class DelayPage final : public QWidget
{
    Q_OBJECT

public:
    using Found = std::shared_ptr<const journeys::TracedJourneys>;

    explicit DelayPage(PluginHost &host, QWidget *parent = nullptr);
    ~DelayPage() override;

    /// Returns what Tab goes through; the last one is what the page is for.
    QList<QWidget *> stops() const;
    void setFound(const Found &found);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    /// Measures the flow that is chosen, if that was not done.
    void measure();
    void draw();
    void drawOverTime(const std::vector<DelayTableModel::Delay> &delays);
    void drawDistribution(const std::vector<DelayTableModel::Delay> &delays);
    void chooseStep();
    void ask();
    std::optional<std::uint32_t> chosenFlow() const;
    std::size_t leftOut() const;
    Timestamp begin() const;

    PluginHost &m_host;
    Found m_found;
    DelayTableModel m_numbers;
    bool m_isMeasured = false;
    QComboBox *m_step;
    QComboBox *m_flow;
    QComboBox *m_kind;
    QCheckBox *m_logarithmic;
    QLabel *m_reported;
    QPushButton *m_save;
    TextTable *m_table;
    MeasurePlot *m_plot;
};

} // namespace tomato::plugins
