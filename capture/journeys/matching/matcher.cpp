// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/matcher.h"

#include "capture/journeys/elements/frameowners.h"
#include "capture/journeys/losshorizon.h"
#include "capture/journeys/matching/familyflows.h"
#include "capture/journeys/matching/familysolver.h"
#include "capture/journeys/matching/familywindow.h"
#include "capture/journeys/matching/journeybuilder.h"
#include "capture/journeys/packets/splitframes.h"

#include <algorithm>
#include <set>

namespace tomato::journeys {

class Matcher::Window final
{
public:
    Window(const Places &places, const MatcherSettings &settings, Sink sink)
        : m_places(places), m_settings(settings), m_familyFlows(m_flows), m_owners(places),
          m_splitFrames(settings.within), m_families(settings.within), m_open(places),
          m_solver(places, m_pieces, settings.unseen != nullptr ? *settings.unseen : m_open,
                   settings.disorder != nullptr ? *settings.disorder : m_noDisorder,
                   settings.within, settings.tolerance),
          m_builder(places, std::move(sink), m_totals)
    {
        m_totals.within = settings.within;
    }

    void add(const SeenPacket &packet)
    {
        if (packet.time < m_now - MinStep) {
            finish();
            ++m_totals.clockSteps;
            m_now = packet.time;
        }
        m_now = std::max(m_now, packet.time);
        m_families.expire(m_now, [this](FamilyWindow::Family &each) { close(each); });
        PacketKey key = packet.key;
        m_splitFrames.look(key, packet.time);
        ++m_totals.packets;
        FamilyWindow::Family &family = m_families.family(key, packet.time);
        m_familyFlows.note(family, key);
        Sighting seen = sighting(packet, key);
        seen.isUnseenBehind = packet.isUnseenBehind;
        seen.isUnseenIfTranslated = packet.isUnseenIfTranslated;
        seen.isForeign = m_owners.isForeign(packet.point, key);
        const bool isPieceOrCut =
            key.range.bytes != 0 && (key.isFragment || SplitFrames::mayBeSplit(key));
        if (isPieceOrCut || key.pieces != family.pieces)
            m_pieces.note(seen, key);
        m_families.add(family, seen);
        if (family.count >= MaxOfFamily || packet.time - family.first > MaxSpan)
            cut(family);
        while (m_families.packets() > m_settings.mostPackets)
            shorten();
    }

    void finish()
    {
        m_families.expireAll([this](FamilyWindow::Family &each) { close(each); });
    }

    const Totals &totals() const { return m_totals; }
    const FlowTable &flows() const { return m_flows; }
    Timestamp earliest() const { return std::min(m_families.earliestOfLong(), m_building); }

private:
    /// A clock that goes back by less is only untidy.
    static constexpr Timestamp MinStep = std::chrono::seconds(1);
    /// A packet that comes again and again is looked at in parts.
    static constexpr std::uint32_t MaxOfFamily = 262'144;
    static constexpr Timestamp MaxSpan = std::chrono::seconds(20);
    static constexpr Timestamp Waiting = LossHorizon::DefaultWaiting;

    static Sighting sighting(const SeenPacket &packet, const PacketKey &key)
    {
        Sighting made;
        made.time = packet.time;
        made.packet = packet.number;
        made.source = key.source;
        made.destination = key.destination;
        made.checksum = key.checksum;
        made.point = packet.point;
        made.length = static_cast<std::uint16_t>(std::min<std::uint32_t>(packet.original, 65'535));
        made.ttl = key.ttl;
        made.dscp = key.dscp;
        made.flags = static_cast<std::uint8_t>(
            (key.isIp ? Sighting::Ip : 0) | (key.isToMany ? Sighting::ToMany : 0) |
            (key.isTunnelled ? Sighting::Tunnelled : 0) |
            (key.isFragment ? Sighting::Fragment : 0) |
            (key.isFragment && key.isFirstFragment ? Sighting::FirstFragment : 0) |
            (key.isLinkLocal ? Sighting::LinkLocal : 0) | (packet.isChosen ? Sighting::Chosen : 0) |
            (key.isCut ? Sighting::Cut : 0));
        return made;
    }

    void shorten()
    {
        const Timestamp oldest = m_families.oldest();
        m_families.expireOldest([this](FamilyWindow::Family &each) { close(each); });
        m_totals.within = std::min(m_totals.within, std::max(Timestamp{}, m_now - oldest));
    }

    void close(FamilyWindow::Family &family)
    {
        m_families.take(family, m_sightings);
        solve(family);
        build(family);
        m_familyFlows.forget(family);
    }

    /// Takes out the older part of a family, up to the longest pause in its newer half.
    void cut(FamilyWindow::Family &family)
    {
        m_families.take(family, m_sightings);
        std::ranges::stable_sort(m_sightings, {}, &Sighting::time);
        auto first = m_sightings.begin() + m_sightings.size() / 2;
        for (auto each = first; each != m_sightings.end(); ++each) {
            if (each->time - (each - 1)->time > first->time - (first - 1)->time)
                first = each;
        }
        for (auto each = first; each != m_sightings.end(); ++each)
            m_families.add(family, *each);
        std::vector<bool> goesOn(m_places.places().size());
        for (const Sighting &each : m_sightings)
            goesOn[m_places.outOf(each.point)] = true;
        const Timestamp time = first->time;
        m_sightings.erase(first, m_sightings.end());
        bool isTorn = solve(family) && time - m_sightings.back().time < Waiting;
        for (Sighting &each : m_sightings) {
            const bool isTornHere = each.children == 0 && goesOn[m_places.into(each.point)] &&
                                    each.time + Waiting >= time;
            each.isTorn = each.isTorn || isTornHere;
            isTorn = isTorn || isTornHere;
        }
        build(family);
        family.isTorn = isTorn;
    }

    /// A filter sees the ports in the first piece of a datagram only: the others are of it, too.
    void choosePieces()
    {
        const auto isChosenFirst = [](const Sighting &each) {
            return each.has(Sighting::Chosen) && each.has(Sighting::FirstFragment);
        };
        const auto isLeftOut = [](const Sighting &each) {
            return each.has(Sighting::Fragment) && !each.has(Sighting::Chosen);
        };
        if (std::ranges::none_of(m_sightings, isLeftOut) ||
            std::ranges::none_of(m_sightings, isChosenFirst))
            return;
        const auto datagramAt = [this](std::uint32_t at) {
            return std::pair(m_pieces.datagramOf(m_sightings[at]),
                             m_solver.portsOf(m_sightings, at));
        };
        std::set<std::pair<std::uint32_t, std::uint32_t>> chosen;
        for (std::uint32_t at = 0; at < m_sightings.size(); ++at) {
            if (isChosenFirst(m_sightings[at]) && m_pieces.isOfDatagram(m_sightings[at]))
                chosen.insert(datagramAt(at));
        }
        for (std::uint32_t at = 0; at < m_sightings.size(); ++at) {
            if (isLeftOut(m_sightings[at]) && chosen.contains(datagramAt(at)))
                m_sightings[at].flags |= Sighting::Chosen;
        }
    }

    void build(const FamilyWindow::Family &family)
    {
        choosePieces();
        m_building = m_sightings.front().time;
        m_pieces.countMissing(m_sightings);
        m_builder.build(m_sightings, [this, &family](const Sighting &first) {
            const auto at = static_cast<std::uint32_t>(&first - m_sightings.data());
            return m_familyFlows.of(family, first, m_pieces.datagramOf(first),
                                    m_solver.portsOf(m_sightings, at));
        });
        m_pieces.forget(m_sightings);
        m_building = Timestamp::max();
    }

    /// A packet that went in before the family was torn may come out afterwards, and until nothing
    /// came for a while, all others may be one place too late. Tells whether that goes on.
    bool solve(const FamilyWindow::Family &family)
    {
        m_solver.solve(m_sightings, family.pieces);
        bool isTorn = family.isTorn;
        Timestamp before = m_sightings.front().time;
        for (Sighting &each : m_sightings) {
            isTorn = isTorn && each.time - before < Waiting;
            before = each.time;
            if (isTorn && each.match != Match::Origin)
                each.match = Match::Ambiguous;
        }
        return isTorn;
    }

    const Places &m_places;
    MatcherSettings m_settings;
    Totals m_totals;
    FlowTable m_flows;
    FamilyFlows m_familyFlows;
    FrameOwners m_owners;
    SplitFrames m_splitFrames;
    PieceRanges m_pieces;
    FamilyWindow m_families;
    UnseenTimes m_open;
    WireDisorder m_noDisorder;
    FamilySolver m_solver;
    JourneyBuilder m_builder;
    Timestamp m_now = Timestamp::min() + MinStep;
    std::vector<Sighting> m_sightings;
    /// The first packet of the family whose journeys are handed out.
    Timestamp m_building = Timestamp::max();
};

Matcher::Matcher(const Places &places, const MatcherSettings &settings, Sink sink)
    : m_window(std::make_unique<Window>(places, settings, std::move(sink)))
{
}

Matcher::~Matcher() = default;

void Matcher::add(const SeenPacket &packet)
{
    m_window->add(packet);
}

void Matcher::finish()
{
    m_window->finish();
}

const Totals &Matcher::totals() const
{
    return m_window->totals();
}

Timestamp Matcher::earliest() const
{
    return m_window->earliest();
}

const FlowTable &Matcher::flows() const
{
    return m_window->flows();
}

} // namespace tomato::journeys
