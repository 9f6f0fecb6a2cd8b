// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/familysolver.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace tomato::journeys {

namespace {

/// Up to here each is compared with each.
constexpr std::size_t Few = 24;
/// Limits the leaves of one family; those beyond are not examined for translations, whose keys say
/// less.
constexpr std::size_t MaxLeaves = 256;

} // namespace

void FamilySolver::solve(std::vector<Sighting> &sightings, std::uint64_t whole)
{
    m_whole = whole;
    m_firsts.clear();
    if (sightings.size() < 2)
        return;
    const auto isEarlier = [](const Sighting &one, const Sighting &other) {
        return one.time < other.time;
    };
    if (!std::is_sorted(sightings.begin(), sightings.end(), isEarlier))
        std::stable_sort(sightings.begin(), sightings.end(), isEarlier);
    m_order.resize(sightings.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    const std::uint64_t first = sightings.front().variant();
    const bool isOne = std::all_of(sightings.begin(), sightings.end(),
                                   [&](const Sighting &each) { return each.variant() == first; });
    if (isOne) {
        solveEqualKeys(sightings, m_order);
    } else {
        findFirstPieces(sightings);
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::uint32_t one, std::uint32_t two) {
            return sightings[one].variant() < sightings[two].variant();
        });
        for (std::size_t at = 0; at < m_order.size();) {
            m_equal.clear();
            const std::uint64_t variant = sightings[m_order[at]].variant();
            while (at < m_order.size() && sightings[m_order[at]].variant() == variant)
                m_equal.push_back(m_order[at++]);
            if (m_equal.size() > 1 && sightings[m_equal.front()].has(Sighting::Fragment))
                solveEqualPieces(sightings, m_equal);
            else
                solveEqualKeys(sightings, m_equal);
        }
        joinPieces(sightings);
        joinTranslated(sightings);
    }
    m_gapSolver.solve(sightings);
    if (sightings.size() > LongWay && m_tolerance > Timestamp{})
        cutRings(sightings);
    m_floodSolver.solve(sightings);
}

/// See isAncestor(): no ring that it leaves is shorter.
void FamilySolver::cutRings(std::vector<Sighting> &sightings)
{
    std::vector<std::uint32_t> seenFrom(sightings.size(), Hop::NoParent);
    for (std::uint32_t at = 0; at < sightings.size(); ++at) {
        std::uint32_t each = at;
        while (each != Hop::NoParent && seenFrom[each] == Hop::NoParent) {
            seenFrom[each] = at;
            each = sightings[each].parent;
        }
        if (each != Hop::NoParent && seenFrom[each] == at) {
            sightings[each].parent = Hop::NoParent;
            sightings[each].match = Match::Origin;
        }
    }
}

void FamilySolver::solveEqualKeys(std::vector<Sighting> &sightings, const Indices &of)
{
    if (of.size() < 2 || solveSimple(sightings, of))
        return;
    std::map<PlaceId, std::pair<Indices, Indices>> places;
    for (const std::uint32_t each : of) {
        places[m_places.into(sightings[each].point)].first.push_back(each);
        places[m_places.outOf(sightings[each].point)].second.push_back(each);
    }
    for (const auto &[place, passed] : places) {
        if (place != UnknownPlace)
            m_placeSolver.solve(sightings, place, passed.first, passed.second);
    }
    if (places.contains(UnknownPlace))
        solveUnknown(sightings, places[UnknownPlace].second);
}

void FamilySolver::findFirstPieces(const std::vector<Sighting> &sightings)
{
    m_firsts.clear();
    for (std::uint32_t at = 0; at < sightings.size(); ++at) {
        if (sightings[at].has(Sighting::FirstFragment) && m_pieces.isOfDatagram(sightings[at]))
            m_firsts[m_pieces.datagramOf(sightings[at])].push_back(at);
    }
    std::erase_if(m_firsts, [&](const auto &each) {
        const std::uint32_t ports = m_pieces.portsOf(sightings[each.second.front()]);
        return std::ranges::all_of(each.second, [&](std::uint32_t at) {
            return m_pieces.portsOf(sightings[at]) == ports;
        });
    });
}

/// It passed the point together with its first piece.
std::uint32_t FamilySolver::portsOf(const std::vector<Sighting> &sightings,
                                    std::uint32_t piece) const
{
    const auto firsts = m_firsts.find(m_pieces.datagramOf(sightings[piece]));
    if (firsts == m_firsts.end())
        return 0;
    const auto distance = [&](std::uint32_t first) {
        const Timestamp later = sightings[first].time - sightings[piece].time;
        return std::max(later, -later);
    };
    std::optional<std::uint32_t> nearest;
    for (const std::uint32_t each : firsts->second) {
        if (sightings[each].point == sightings[piece].point &&
            (!nearest || distance(each) < distance(*nearest)))
            nearest = each;
    }
    return nearest ? m_pieces.portsOf(sightings[*nearest]) : 0;
}

/// Pieces of several datagrams, or several of one, may have one key.
void FamilySolver::solveEqualPieces(std::vector<Sighting> &sightings, const Indices &of)
{
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Indices> datagrams;
    for (const std::uint32_t each : of)
        datagrams[{m_pieces.datagramOf(sightings[each]), portsOf(sightings, each),
                   m_pieces.contentOf(sightings[each])}]
            .push_back(each);
    for (const auto &[piece, equal] : datagrams)
        solveEqualKeys(sightings, equal);
}

/// The usual case: no place was entered twice. False, and nothing done, when it is not.
bool FamilySolver::solveSimple(std::vector<Sighting> &sightings, const Indices &of)
{
    if (of.size() > Few)
        return false;
    std::array<PlaceId, Few> into{};
    for (std::size_t one = 0; one < of.size(); ++one) {
        into[one] = m_places.into(sightings[of[one]].point);
        if (into[one] == UnknownPlace ||
            std::find(into.begin(), into.begin() + one, into[one]) != into.begin() + one)
            return false;
    }
    for (const std::uint32_t out : of) {
        const PlaceId place = m_places.outOf(sightings[out].point);
        for (std::size_t in = 0; in < of.size(); ++in) {
            if (into[in] == place)
                m_placeSolver.joinOnly(sightings, place, of[in], out);
        }
    }
    return true;
}

/// Solves recordings that do not say between which elements they were made: the order of time is
/// the path. Packets that look alike are told apart when each point saw the same number.
void FamilySolver::solveUnknown(std::vector<Sighting> &sightings, const Indices &of)
{
    std::map<PointId, Indices> points;
    for (const std::uint32_t each : of)
        points[sightings[each].point].push_back(each);
    const std::size_t count = points.begin()->second.size();
    const bool isEven = std::all_of(points.begin(), points.end(),
                                    [&](const auto &each) { return each.second.size() == count; });
    if (!isEven) {
        chain(sightings, of, false);
        return;
    }
    for (std::size_t turn = 0; turn < count; ++turn) {
        Indices same;
        for (const auto &[point, seen] : points)
            same.push_back(seen[turn]);
        std::sort(same.begin(), same.end());
        chain(sightings, same, true);
        if (count == 1)
            continue;
        for (const std::uint32_t each : same) {
            if (sightings[each].match == Match::Certain)
                sightings[each].match = Match::ByOrder;
        }
    }
}

void FamilySolver::chain(std::vector<Sighting> &sightings, const Indices &of, bool isBalanced)
{
    for (std::size_t at = 1; at < of.size(); ++at) {
        for (std::size_t before = at; before-- > 0;) {
            const Sighting &earlier = sightings[of[before]];
            const Sighting &later = sightings[of[at]];
            if (!mayFollow(earlier, later))
                break;
            if (earlier.children != 0 || earlier.point == later.point || earlier.ttl < later.ttl)
                continue;
            join(sightings, of[before], of[at], isBalanced ? Match::Certain : Match::Ambiguous,
                 m_tolerance);
            break;
        }
    }
}

template <class Fits>
void FamilySolver::joinLeaves(std::vector<Sighting> &sightings, std::uint8_t change,
                              const Fits &fits)
{
    const auto isRoot = [](const Sighting &each) { return each.parent == Hop::NoParent; };
    if (std::count_if(sightings.begin(), sightings.end(), isRoot) < 2)
        return;
    Indices leaves;
    Indices roots;
    for (std::uint32_t at = 0; at < sightings.size(); ++at) {
        if (sightings[at].children == 0)
            leaves.push_back(at);
        if (isRoot(sightings[at]))
            roots.push_back(at);
    }
    if (leaves.size() > MaxLeaves || roots.size() > MaxLeaves) {
        giveUp(sightings, leaves, roots);
        return;
    }
    for (const std::uint32_t root : roots) {
        std::uint32_t found = Hop::NoParent;
        std::size_t fitting = 0;
        for (const std::uint32_t leaf : leaves) {
            if (leaf == root || !mayFollow(sightings[leaf], sightings[root]) ||
                !fits(sightings[leaf], sightings[root]) ||
                isAncestor(sightings, root, leaf, m_tolerance))
                continue;
            ++fitting;
            // The latest that nothing came of yet.
            if (found == Hop::NoParent || sightings[leaf].children <= sightings[found].children)
                found = leaf;
        }
        if (found != Hop::NoParent)
            join(sightings, found, root, fitting == 1 ? Match::Certain : Match::Ambiguous,
                 m_tolerance, change);
    }
}

/// Marks leaves as torn: a packet that went into a place may have become one of those that came out
/// of it and whose way before is not known.
void FamilySolver::giveUp(std::vector<Sighting> &sightings, const Indices &leaves,
                          const Indices &roots) const
{
    std::map<PlaceId, std::vector<Timestamp>> came;
    for (const std::uint32_t each : roots)
        came[m_places.outOf(sightings[each].point)].push_back(sightings[each].time);
    for (const std::uint32_t each : leaves) {
        Sighting &leaf = sightings[each];
        const auto times = came.find(m_places.into(leaf.point));
        if (times == came.end() || !leaf.has(Sighting::Ip))
            continue;
        const auto next = std::ranges::lower_bound(times->second, leaf.time - m_tolerance);
        leaf.isTorn = leaf.isTorn || (next != times->second.end() && *next - leaf.time <= m_within);
    }
}

void FamilySolver::joinPieces(std::vector<Sighting> &sightings)
{
    joinLeaves(sightings, Fragmented, [this](const Sighting &leaf, const Sighting &root) {
        // Put together again, it goes on from the first piece.
        return m_places.into(leaf.point) == m_places.outOf(root.point) && leaf.ttl >= root.ttl &&
               m_pieces.mayBePart(leaf, root, m_whole);
    });
}

/// Tells whether a NAT may have made the later one of the earlier one: it leaves one end as it was.
/// An answer with the same content has both, turned round. Pieces may have another identification
/// only.
bool FamilySolver::mayBeTranslated(const Sighting &earlier, const Sighting &later) const
{
    const bool isTurned =
        earlier.source == later.destination && earlier.destination == later.source;
    const bool isSameSource = earlier.source == later.source;
    const bool isSameDestination = earlier.destination == later.destination;
    const bool isPiece = earlier.has(Sighting::Fragment);
    if (earlier.ttl != later.ttl + 1 || isTurned || isPiece != later.has(Sighting::Fragment))
        return false;
    return isPiece ? (isSameSource || isSameDestination) && m_pieces.areTranslated(earlier, later)
                   : isSameSource != isSameDestination;
}

bool FamilySolver::isTranslatable(const Sighting &each) const
{
    return each.has(Sighting::Ip) && !each.has(Sighting::ToMany) &&
           !each.has(Sighting::LinkLocal) &&
           (!each.has(Sighting::Fragment) || m_pieces.isOfDatagram(each));
}

void FamilySolver::joinTranslated(std::vector<Sighting> &sightings)
{
    joinManyTranslated(sightings);
    joinLeaves(sightings, Translated, [this](const Sighting &leaf, const Sighting &root) {
        const PlaceId place = m_places.into(leaf.point);
        return place != UnknownPlace && place == m_places.outOf(root.point) &&
               m_places.place(place).kind == Place::Kind::Element && isTranslatable(leaf) &&
               isTranslatable(root) && mayBeTranslated(leaf, root);
    });
}

/// Where one flow became one other, its packets are swept; so are very many, of which each may have
/// become each.
void FamilySolver::joinManyTranslated(std::vector<Sighting> &sightings)
{
    using Kind = std::pair<std::uint64_t, std::uint8_t>;
    using Kinds = std::map<Kind, Indices>;
    // Pieces become pieces of the same content.
    using Where = std::tuple<PlaceId, bool, std::uint32_t>;
    std::map<Where, std::pair<Kinds, Kinds>> places;
    for (std::uint32_t at = 0; at < sightings.size(); ++at) {
        const Sighting &each = sightings[at];
        if (!isTranslatable(each))
            continue;
        // A NAT may give each datagram an identification of its own.
        const bool isPiece = each.has(Sighting::Fragment);
        const std::uint32_t content = isPiece ? m_pieces.contentOf(each) : 0;
        const Kind kind{isPiece ? each.variant() >> 16 : each.variant(), each.ttl};
        if (each.children == 0)
            places[{m_places.into(each.point), isPiece, content}].first[kind].push_back(at);
        if (each.parent == Hop::NoParent)
            places[{m_places.outOf(each.point), isPiece, content}].second[kind].push_back(at);
    }
    for (const auto &[where, passed] : places) {
        const auto &[leaves, roots] = passed;
        const PlaceId place = std::get<0>(where);
        if (m_places.place(place).kind != Place::Kind::Element || leaves.empty() ||
            leaves.size() * roots.size() > MaxLeaves * MaxLeaves)
            continue;
        std::map<const Indices *, std::vector<const Indices *>> came;
        std::map<const Indices *, std::vector<const Indices *>> became;
        for (const auto &[leafKind, in] : leaves) {
            for (const auto &[rootKind, out] : roots) {
                if (mayBeTranslated(sightings[in.front()], sightings[out.front()])) {
                    came[&out].push_back(&in);
                    became[&in].push_back(&out);
                }
            }
        }
        for (const auto &[out, of] : came) {
            if (of.size() == 1 && became[of.front()].size() == 1) {
                m_placeSolver.solveTranslated(sightings, place, *of.front(), *out, true);
                continue;
            }
            Indices all;
            for (const Indices *in : of)
                std::ranges::copy_if(*in, std::back_inserter(all), [&](std::uint32_t each) {
                    return sightings[each].children == 0;
                });
            if (all.size() <= MaxLeaves && out->size() <= MaxLeaves)
                continue;
            std::ranges::sort(all);
            m_placeSolver.solveTranslated(sightings, place, all, *out, false);
        }
    }
}

} // namespace tomato::journeys
