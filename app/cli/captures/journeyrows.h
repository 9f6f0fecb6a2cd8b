// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/captures/journeyoutput.h"

#include <QByteArray>

#include <map>

namespace tomato::cli {

/// Writes the journeys as they are found.
class JourneyWriter
{
public:
    virtual ~JourneyWriter() = default;
    virtual void begin() {}
    virtual void write(const journeys::Journey &journey) = 0;
    virtual void end(const journeys::JourneyMeasures &measures) = 0;
};

/// The texts of what millions of rows name again and again, each made once: points, steps between
/// them, recordings and flows.
class RowTexts
{
public:
    /// Makes of a name what stands in a row.
    using Form = QByteArray (*)(const QString &name);

    /// The reader is borrowed.
    RowTexts(const journeys::JourneyReader &reader, const QStringList &recordings, Form form);

    const QByteArray &point(journeys::PointId point) const { return m_points[point]; }
    const QByteArray &recording(std::size_t source) const;
    const QByteArray &flow(std::uint32_t flow);
    /// What lies between the two, as in StepName.
    const QByteArray &step(journeys::PointId from, journeys::PointId to, bool isOverGap);
    bool isDelivered(journeys::PointId point) const { return m_isDelivered[point]; }

private:
    const journeys::JourneyReader &m_reader;
    Form m_form;
    std::vector<QByteArray> m_points;
    std::vector<bool> m_isDelivered;
    std::vector<QByteArray> m_recordings;
    std::map<std::uint32_t, QByteArray> m_flows;
    std::map<std::pair<std::uint64_t, bool>, QByteArray> m_steps;
};

/// Collects what is written, so that it goes out in large pieces.
class RowOutput
{
public:
    RowOutput &operator<<(const QByteArray &bytes);
    RowOutput &operator<<(const char *text);
    RowOutput &operator<<(std::int64_t number);
    void send();

private:
    static constexpr qsizetype MaxWaiting = 64 * 1024;

    void sendWhenMuch();

    QByteArray m_waiting;
};

/// Writes a row for each packet on each link, of the first `most` packets.
class JourneyTable final : public JourneyWriter
{
public:
    JourneyTable(const journeys::JourneyReader &reader, const QStringList &recordings,
                 std::uint64_t most);

    void begin() override;
    void write(const journeys::Journey &journey) override;
    void end(const journeys::JourneyMeasures &measures) override;

private:
    const journeys::JourneyReader &m_reader;
    RowTexts m_texts;
    RowOutput m_output;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

/// Writes one document: {"journeys": [...], "totals": {...}, "steps": [...], "flows": [...]}.
class JourneyDocument final : public JourneyWriter
{
public:
    JourneyDocument(const journeys::JourneyReader &reader, const QStringList &recordings,
                    std::uint64_t most);

    void begin() override;
    void write(const journeys::Journey &journey) override;
    void end(const journeys::JourneyMeasures &measures) override;

private:
    void writeHop(const journeys::Journey &journey, std::size_t at);

    const journeys::JourneyReader &m_reader;
    RowTexts m_texts;
    RowOutput m_output;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

} // namespace tomato::cli
