// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QWidget>

#include <array>

class QChart;
class QChartView;
class QComboBox;
class QDateTimeAxis;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace tomato::plugins {

class CaptureHistory;
class PluginHost;

/// The dock "Traffic": packets and bits per second of each direction of one connection over the
/// last minutes. It is redrawn once a second while it is visible.
class TrafficPlot final : public QWidget
{
    Q_OBJECT

public:
    TrafficPlot(PluginHost &host, const CaptureHistory &history);

    void showConnection(const ConnectionId &connection);
    /// Saves PNG or SVG, by the ending; returns false when the file cannot be written.
    bool save(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *createBar();
    void createChart();
    QLineSeries *addSeries(QValueAxis *axis);
    void followColours();
    void fillChoice();
    void updateContents();
    void nameSeries(const ConnectionId &connection);
    void ask();

    PluginHost &m_host;
    const CaptureHistory &m_history;
    QComboBox *m_choice;
    QComboBox *m_span;
    QLabel *m_hint;
    QChart *m_chart;
    QChartView *m_view;
    QDateTimeAxis *m_time;
    QValueAxis *m_packetAxis;
    QValueAxis *m_bitAxis;
    /// Indexed by direction.
    std::array<QLineSeries *, 2> m_packets{};
    std::array<QLineSeries *, 2> m_bits{};
};

} // namespace tomato::plugins
