// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/captures/journeyoutput.h"
#include "capture/archive/container/atomicfile.h"

#include <QByteArray>

#include <map>
#include <optional>

namespace tomato::cli {

/// Writes the journeys as they are found.
class JourneyWriter
{
public:
    virtual ~JourneyWriter() = default;
    virtual void begin() {}
    virtual void write(const journeys::Journey &journey) = 0;
    /// It fails when what was written could not be kept.
    virtual Result<> end(const journeys::JourneyMeasures &measures) = 0;
};

/// Returns whether the packet was not seen behind this hop, but may still be in transit.
bool mayBeUnderWay(const journeys::JourneyReader &reader, const journeys::Journey &journey,
                   std::size_t hop);

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
    /// Returns the step between the two, as in StepName.
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

/// Collects what is written, so that it goes out in large pieces: to standard output, or into a
/// file, which appears whole or not at all.
class RowOutput
{
public:
    RowOutput() = default;
    explicit RowOutput(capture::AtomicFile file) : m_file(std::move(file)) {}

    RowOutput &operator<<(const QByteArray &bytes);
    RowOutput &operator<<(const char *text);
    RowOutput &operator<<(std::int64_t number);
    /// Sends what waits, and has the file appear. It fails as the first piece did that failed.
    Result<> finish();

private:
    static constexpr qsizetype MaxWaiting = 64 * 1024;

    void send();

    QByteArray m_waiting;
    std::optional<capture::AtomicFile> m_file;
    Result<> m_sent;
};

/// Writes a row for each packet on each link, of the first `most` packets.
class JourneyTable final : public JourneyWriter
{
public:
    JourneyTable(const journeys::JourneyReader &reader, const QStringList &recordings,
                 std::uint64_t most, RowOutput output = {});

    void begin() override;
    void write(const journeys::Journey &journey) override;
    Result<> end(const journeys::JourneyMeasures &measures) override;

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
    Result<> end(const journeys::JourneyMeasures &measures) override;

private:
    void writeHop(const journeys::Journey &journey, std::size_t at);

    const journeys::JourneyReader &m_reader;
    RowTexts m_texts;
    RowOutput m_output;
    std::uint64_t m_most;
    std::uint64_t m_written = 0;
};

} // namespace tomato::cli
