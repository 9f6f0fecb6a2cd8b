// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/gapsolver.h"

#include <algorithm>
#include <map>

namespace tomato::journeys {

/// Limits the ends of one family that are compared with each other.
static constexpr std::size_t MaxEnds = 256;

void GapSolver::solve(std::vector<Sighting> &sightings)
{
    const auto isRoot = [](const Sighting &each) { return each.parent == Hop::NoParent; };
    if (std::count_if(sightings.begin(), sightings.end(), isRoot) < 2)
        return;
    find(sightings);
    if (m_roots.empty())
        return;
    // Where some are ambiguous, the ends that are left need not be of those that were left.
    const bool isAmbiguous = std::ranges::any_of(
        sightings, [](const Sighting &each) { return each.match == Match::Ambiguous; });
    if (!isAmbiguous)
        joinCertain(sightings);
    joinOthers(sightings);
}

/// Tells whether nothing came of it, but for copies for bystanders.
static bool isEnd(const std::vector<Sighting> &sightings, std::uint32_t at)
{
    for (std::uint32_t child = sightings[at].child; child != Hop::NoParent;
         child = sightings[child].sibling) {
        if (!sightings[child].isForeign)
            return false;
    }
    return true;
}

void GapSolver::find(const std::vector<Sighting> &sightings)
{
    m_roots.clear();
    Indices leaves;
    Indices roots;
    for (std::uint32_t at = 0; at < sightings.size(); ++at) {
        if (isEnd(sightings, at))
            leaves.push_back(at);
        if (sightings[at].parent == Hop::NoParent)
            roots.push_back(at);
    }
    if (leaves.size() > MaxEnds || roots.size() > MaxEnds)
        return;
    for (const std::uint32_t root : roots) {
        Root found{root, {}, false};
        for (const std::uint32_t leaf : leaves) {
            if (leaf != root && mayBe(sightings[leaf], sightings[root]) &&
                !isAncestor(sightings, root, leaf, m_tolerance))
                found.leaves.push_back(leaf);
        }
        if (!found.leaves.empty())
            m_roots.push_back(std::move(found));
    }
}

bool GapSolver::mayBe(const Sighting &leaf, const Sighting &root) const
{
    if (leaf.time > root.time + m_tolerance || root.time - leaf.time > m_within)
        return false;
    const PlaceId into = m_places.into(leaf.point);
    const PlaceId outOf = m_places.outOf(root.point);
    if (into == outOf || leaf.variant() != root.variant() || leaf.point == root.point)
        return false;
    // What a host gets stays there, and so does what is not for the element that got it.
    const PlaceId from = m_places.endOf(into);
    const PlaceId to = m_places.beginOf(outOf);
    if (keeps(from) || keeps(to) || leaf.isForeign || !mayTtlFall(leaf, root, from, to))
        return false;
    const auto mayHaveLeft = [&](PlaceId place) {
        return m_unseen.mayHaveLeft(place, leaf.time, root.time);
    };
    const auto mayHaveCome = [&](PlaceId place) {
        return m_unseen.mayHaveCome(place, leaf.time, root.time);
    };
    // Off a wire, and onto one.
    if ((from != into && !mayHaveLeft(into)) || (to != outOf && !mayHaveCome(outOf)))
        return false;
    return from == to || ((leaf.isUnseenBehind || mayHaveLeft(from)) && mayHaveCome(to));
}

/// A second copy from its sender has the TTL that it had before. That of a packet in a tunnel falls
/// where it enters and leaves.
bool GapSolver::mayTtlFall(const Sighting &leaf, const Sighting &root, PlaceId from,
                           PlaceId to) const
{
    const bool isCounted =
        leaf.has(Sighting::Ip) && !leaf.has(Sighting::Tunnelled) && !root.has(Sighting::Tunnelled);
    const auto forwarding = m_places.place(from).forwarding;
    if (from == to && isCounted && forwarding != Place::Forwarding::Unknown)
        return leaf.ttl == root.ttl + (forwarding == Place::Forwarding::Routes ? 1 : 0);
    const bool isUnnamed = from == UnknownPlace || to == UnknownPlace;
    int least = isUnnamed || from == to ? 0 : 1;
    if (isCounted)
        least = std::max(least, (routes(from) ? 1 : 0) + (routes(to) ? 1 : 0));
    return leaf.ttl >= root.ttl + least;
}

bool GapSolver::areCopies(const Sighting &one, const Sighting &other) const
{
    const auto makesCopies = [this](const Sighting &each) {
        const auto forwarding = m_places.place(m_places.outOf(each.point)).forwarding;
        return each.has(Sighting::ToMany) || forwarding == Place::Forwarding::Floods ||
               forwarding == Place::Forwarding::Switches;
    };
    return one.point != other.point && makesCopies(one) && makesCopies(other);
}

std::uint32_t GapSolver::originOf(const std::vector<Sighting> &sightings, std::uint32_t at)
{
    for (std::size_t steps = 0; steps < sightings.size() && sightings[at].parent != Hop::NoParent;
         ++steps)
        at = sightings[at].parent;
    return at;
}

/// Returns the leaf that nothing but copies came of and whose TTL is the nearest; of several, the
/// latest.
std::uint32_t GapSolver::bestOf(const std::vector<Sighting> &sightings, const Root &root) const
{
    std::uint32_t best = Hop::NoParent;
    for (const std::uint32_t leaf : root.leaves) {
        bool isFree = true;
        for (std::uint32_t child = sightings[leaf].child; child != Hop::NoParent;
             child = sightings[child].sibling)
            isFree = isFree && (sightings[child].isForeign ||
                                areCopies(sightings[child], sightings[root.at]));
        if (isFree && (best == Hop::NoParent || sightings[leaf].ttl <= sightings[best].ttl))
            best = leaf;
    }
    return best;
}

void GapSolver::joinCertain(std::vector<Sighting> &sightings)
{
    for (bool isGoingOn = true; isGoingOn;) {
        isGoingOn = false;
        std::map<std::uint32_t, std::vector<Root *>> needed;
        for (Root &root : m_roots) {
            if (root.isDone)
                continue;
            const std::uint32_t origin = originOf(sightings, root.leaves.front());
            const bool isOne = std::ranges::all_of(root.leaves, [&](std::uint32_t leaf) {
                return originOf(sightings, leaf) == origin;
            });
            if (isOne)
                needed[bestOf(sightings, root)].push_back(&root);
        }
        needed.erase(Hop::NoParent);
        for (const auto &[leaf, of] : needed) {
            const Root *const first = of.front();
            const bool areOne = std::ranges::all_of(of, [&](const Root *each) {
                return each == first || areCopies(sightings[first->at], sightings[each->at]);
            });
            for (Root *root : of) {
                if (areOne)
                    take(sightings, *root, leaf, Match::Certain);
            }
            isGoingOn = isGoingOn || areOne;
        }
    }
}

void GapSolver::joinOthers(std::vector<Sighting> &sightings)
{
    for (Root &root : m_roots) {
        if (root.isDone)
            continue;
        const std::uint32_t best = bestOf(sightings, root);
        if (best != Hop::NoParent)
            take(sightings, root, best, Match::Ambiguous);
    }
}

void GapSolver::take(std::vector<Sighting> &sightings, Root &root, std::uint32_t leaf, Match match)
{
    root.isDone = true;
    join(sightings, leaf, root.at, match, m_tolerance, OverGap);
}

} // namespace tomato::journeys
