// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/fates/packetfates.h"
#include "capture/journeys/matching/matcher.h"
#include "tests/capture/journeys/frames.h"

#include <map>
#include <optional>

namespace tomato::journeys::testing {

/// Frames that are seen at points, and what is counted of them.
class Ledger
{
public:
    /// Names as in pointFromName().
    explicit Ledger(const std::vector<std::string> &points)
    {
        for (const std::string &name : points)
            m_points.emplace(name, places.addPoint(pointFromName(name)).value());
        places.connect();
    }

    void describe(const std::vector<std::string> &elements, Place::Forwarding forwarding)
    {
        for (const std::string &each : elements)
            places.describe({each, forwarding, false});
    }

    void see(const std::string &point, Timestamp time, const Frame &frame)
    {
        begin();
        SeenPacket seen;
        seen.point = m_points.at(point);
        seen.time = time;
        seen.number = m_number++;
        seen.original = static_cast<std::uint32_t>(frame.size());
        seen.key = readPacketKey(1, {reinterpret_cast<const char *>(frame.data()), frame.size()});
        m_matcher->add(seen);
    }

    /// After all were seen: how packets ended, by where they were seen last.
    std::map<std::pair<std::string, Fate>, std::uint64_t> rows()
    {
        begin();
        m_matcher->finish();
        effects.finish();
        std::map<std::pair<std::string, Fate>, std::uint64_t> found;
        m_lostCopies = 0;
        for (const PacketFates::Row &row : m_fates->rows(*m_measures)) {
            found[{places.point(row.point).name, row.fate}] += row.packets;
            m_lostCopies += isLoss(row.fate) ? row.copies : 0;
        }
        return found;
    }
    /// What rows() counted of copies as lost.
    std::uint64_t lostCopies() const { return m_lostCopies; }
    std::map<Fate, std::uint64_t> counts()
    {
        std::map<Fate, std::uint64_t> found;
        for (const auto &[row, packets] : rows())
            found[row.second] += packets;
        return found;
    }
    const JourneyMeasures &measures() const { return *m_measures; }
    const FlowTable &flows() const { return m_matcher->flows(); }
    std::uint64_t lost() const
    {
        std::uint64_t packets = 0;
        for (const auto &[flow, measure] : m_measures->flows())
            packets += m_measures->lost(flow);
        return packets;
    }

    PointId point(const std::string &name) const { return m_points.at(name); }

    Places places;
    WireEffects effects;

private:
    /// Places do not change any more then.
    void begin()
    {
        if (m_matcher)
            return;
        m_matcher.emplace(places, MatcherSettings(), [this](const Journey &journey) {
            effects.add(places, journey, m_matcher->earliest());
            m_measures->add(journey);
            m_fates->add(journey);
        });
        m_measures.emplace(places, m_matcher->flows());
        m_fates.emplace(places, m_matcher->flows(), LossHorizon(), nullptr, &effects);
    }

    std::map<std::string, PointId> m_points;
    std::optional<Matcher> m_matcher;
    std::optional<JourneyMeasures> m_measures;
    std::optional<PacketFates> m_fates;
    std::uint64_t m_number = 0;
    std::uint64_t m_lostCopies = 0;
};

} // namespace tomato::journeys::testing
