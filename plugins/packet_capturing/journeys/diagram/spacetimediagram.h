// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStringList>

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace tomato::plugins {

/// The packets of a flow as lines between the elements that they passed: elements side by side,
/// time downwards, a sloped line for each packet and hop, a cross where one was lost. It can draw
/// on any paint device.
class SpaceTimeDiagram final
{
    Q_DECLARE_TR_FUNCTIONS(SpaceTimeDiagram)

public:
    static constexpr std::size_t None = SIZE_MAX;
    struct Colours
    {
        QColor ground;
        QColor text;
        QColor grid;
        QColor line;
        QColor doubtful;
        QColor lost;
        QColor chosen;
    };

    SpaceTimeDiagram() = default;
    /// Shows all packets of the flow that are kept.
    SpaceTimeDiagram(const journeys::TracedJourneys &found, std::uint32_t flow);

    bool isEmpty() const { return m_lines.empty(); }
    const QStringList &elements() const { return m_elements; }
    std::size_t lines() const { return m_lines.size(); }
    std::size_t packets() const { return m_packets; }
    /// Counts those of them that were lost.
    std::size_t lost() const { return m_lost; }
    /// Returns the time of the first packet; times below are nanoseconds from there.
    Timestamp begin() const { return m_begin; }
    double duration() const { return m_duration; }

    /// The time from `from` to `until` fills the area below the names of the elements.
    void paint(QPainter &painter, const QRectF &area, double from, double until,
               const Colours &colours, std::size_t chosen = None) const;
    /// Tells whether there are so many lines in this time that shades show how many fall into the
    /// same pixels.
    bool isDense(const QRectF &plot, double from, double until) const;
    /// Returns the journey whose line is nearest to this place, None when none is near; `plot` is
    /// plotArea().
    std::size_t journeyAt(const QRectF &plot, double from, double until,
                          const QPointF &place) const;
    /// Returns when the journey's first line begins and its last one ends; nothing when it is not
    /// drawn.
    std::optional<std::pair<double, double>> timesOf(std::size_t journey) const;
    /// Returns the area in which lines are drawn.
    QRectF plotArea(const QRectF &area, const QFont &font) const;

private:
    static constexpr std::size_t Shades = 8;

    enum class Kind : std::uint8_t
    {
        Sure,
        /// The match is ambiguous.
        Doubtful,
        /// The arrival time is not known.
        Open,
        Lost
    };
    struct Line
    {
        double begin = 0;
        double end = 0;
        std::uint32_t journey = 0;
        std::uint16_t from = 0;
        std::uint16_t to = 0;
        Kind kind = Kind::Sure;
        /// One that was lost came to the element before.
        bool isWhole = false;
        /// Lines between the same columns, and of the same kind, are in one group.
        std::uint32_t group = 0;
    };

    std::uint16_t column(const std::string &element);
    /// The first `usual` elements are those of the usual way, in its order; `destination` is the
    /// number of the last one, or -1.
    void putInOrder(qsizetype usual, qsizetype destination);
    void addPacket(const journeys::TracedJourneys &found, std::size_t journey,
                   const journeys::TracedJourneys::FlowRow &flow);
    double columnPlace(const QRectF &plot, std::uint16_t column) const;
    QLineF placed(const Line &line, const QRectF &plot, double from, double until) const;
    /// Returns the range of lines that may be visible in this time.
    std::pair<std::size_t, std::size_t> visible(double from, double until) const;
    void paintAxes(QPainter &painter, const QRectF &area, const QRectF &plot, double from,
                   double until, const Colours &colours) const;
    void paintLines(QPainter &painter, const QRectF &plot, double from, double until,
                    const Colours &colours, std::size_t chosen) const;
    void paintDense(QPainter &painter, const QRectF &plot, double from, double until,
                    const Colours &colours) const;
    void paintChosen(QPainter &painter, const QRectF &plot, double from, double until,
                     const Colours &colours, std::size_t chosen) const;
    /// Lines and crosses of losses by the share of packets that were lost.
    static void paintLosses(QPainter &painter, const Colours &colours,
                            const std::array<QVector<QLineF>, Shades> &lines,
                            const std::array<QVector<QLineF>, Shades> &crosses);

    QStringList m_elements;
    /// Sorted by their beginning.
    std::vector<Line> m_lines;
    std::map<std::tuple<std::uint16_t, std::uint16_t, Kind>, std::size_t> m_groups;
    double m_longest = 0;
    double m_duration = 0;
    Timestamp m_begin{};
    std::size_t m_packets = 0;
    std::size_t m_lost = 0;
};

} // namespace tomato::plugins
