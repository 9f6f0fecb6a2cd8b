// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/placesolver.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>

namespace tomato::journeys {

/// Goes through what went in and came out of a place in the order of time. What is inside at the
/// same time is one period, which ends when nothing is inside any more.
class PlaceSolver::Sweeper final
{
public:
    /// Without `isOrdered` several that were inside at the same time are ambiguous.
    Sweeper(const PlaceSolver &solver, const std::vector<Sighting> &sightings, PlaceId place,
            bool isOrdered)
        : m_solver(solver), m_sightings(sightings), m_place(place), m_within(solver.m_within),
          m_tolerance(solver.m_tolerance), m_isOrdered(isOrdered)
    {
    }

    Sweep run(const Indices &in, const Indices &out)
    {
        std::size_t next = 0;
        for (const std::uint32_t each : out) {
            while (next < in.size() &&
                   m_sightings[in[next]].time <= m_sightings[each].time + m_tolerance)
                enter(in[next++]);
            leave(each);
        }
        while (next < in.size())
            enter(in[next++]);
        if (!m_inside.empty())
            endPeriod(true);
        return std::move(m_sweep);
    }

private:
    /// When not even the last packet that went in can come out any more, some were lost. It is not
    /// known which, as those behind them may have come out in their places.
    void expire(Timestamp now)
    {
        if (!m_inside.empty() && now - m_sightings[m_entered.back()].time > m_within)
            endPeriod(true);
        while (!m_recent.empty() && now - m_sightings[m_recent.front()].time > m_within)
            m_recent.pop_front();
    }

    void enter(std::uint32_t in)
    {
        expire(m_sightings[in].time);
        m_inside.push_back(in);
        m_recent.push_back(in);
        m_entered.push_back(in);
    }

    void leave(std::uint32_t out)
    {
        expire(m_sightings[out].time);
        if (!m_inside.empty() &&
            m_solver.isRatherAnother(m_place, m_sightings[m_inside.back()], m_sightings[out]))
            endPeriod(true);
        if (m_inside.empty()) {
            leaveAgain(out);
            return;
        }
        // Should some have been lost, the latest is the best guess.
        m_latestFirst.push_back({out, m_inside.back(), Match::Ambiguous, false});
        m_inside.pop_back();
        if (m_inside.empty())
            endPeriod(false);
    }

    /// No packet is inside: this one is a copy of one that left before, or came in unseen.
    void leaveAgain(std::uint32_t out)
    {
        if (m_recent.empty())
            return;
        m_sweep.hasMore = true;
        if (const auto since = m_solver.mayHaveComeSince(m_place, m_sightings[out])) {
            doubtSince(*since);
            if (m_solver.mayDouble(m_place, m_sightings[m_recent.back()], m_sightings[out]))
                m_sweep.pairs.push_back({out, m_recent.back(), Match::Ambiguous, false});
            return;
        }
        const bool isOnly = m_recent.size() == 1;
        m_sweep.pairs.push_back({out, m_recent.back(), isOnly ? Match::Certain : Match::Ambiguous});
        // Then it is not known either which of the last ones was doubled.
        for (; !isOnly && m_lastPeriod < m_lastPeriodEnd; ++m_lastPeriod)
            m_sweep.pairs[m_lastPeriod].match = Match::Ambiguous;
    }

    /// Any that came out since can be the one that came in unseen.
    void doubtSince(Timestamp time)
    {
        std::vector<Pair> &pairs = m_sweep.pairs;
        for (std::size_t at = pairs.size();
             at > m_doubted && m_sightings[pairs[at - 1].out].time >= time; --at)
            pairs[at - 1].match = Match::Ambiguous;
        m_doubted = pairs.size();
    }

    /// Over several ways, or out of several ports, packets may overtake each other.
    bool isInOrder() const
    {
        const auto isAlike = [this](std::uint32_t one, std::uint32_t other) {
            return m_sightings[one].point == m_sightings[other].point;
        };
        return m_isOrdered &&
               std::ranges::all_of(m_entered,
                                   [&](auto each) { return isAlike(each, m_entered.front()); }) &&
               std::ranges::all_of(m_latestFirst, [&](const Pair &each) {
                   return isAlike(each.out, m_latestFirst.front().out);
               });
    }

    void endPeriod(bool isUneven)
    {
        m_lastPeriod = m_sweep.pairs.size();
        if (isUneven) {
            m_sweep.hasLess = true;
            m_sweep.pairs.insert(m_sweep.pairs.end(), m_latestFirst.begin(), m_latestFirst.end());
            if (!m_latestFirst.empty())
                m_sweep.mistakable.insert(m_sweep.mistakable.end(), m_entered.begin(),
                                          m_entered.end());
        } else {
            // The first that went in is the first that came out.
            const bool isOne = m_entered.size() == 1;
            const Match match = isOne && m_recent.size() == 1 ? Match::Certain
                                : isOne || isInOrder()        ? Match::ByOrder
                                                              : Match::Ambiguous;
            for (std::size_t at = 0; at < m_entered.size(); ++at)
                m_sweep.pairs.push_back({m_latestFirst[at].out, m_entered[at], match, isOne});
        }
        m_lastPeriodEnd = m_sweep.pairs.size();
        m_latestFirst.clear();
        m_entered.clear();
        m_inside.clear();
    }

    const PlaceSolver &m_solver;
    const std::vector<Sighting> &m_sightings;
    PlaceId m_place;
    Timestamp m_within;
    Timestamp m_tolerance;
    bool m_isOrdered;
    Sweep m_sweep;
    Indices m_inside;
    /// The packets that went in within the time that counts.
    std::deque<std::uint32_t> m_recent;
    /// The packets that entered in this period.
    Indices m_entered;
    std::vector<Pair> m_latestFirst;
    /// The range of those of its pairs that may still be sure.
    std::size_t m_lastPeriod = 0;
    std::size_t m_lastPeriodEnd = 0;
    /// The number of pairs that have been doubted as far as they are in doubt.
    std::size_t m_doubted = 0;
};

PlaceSolver::PlaceSolver(const Places &places, const UnseenTimes &unseen,
                         const WireDisorder &disorder, Timestamp within, Timestamp tolerance)
    : m_places(places), m_unseen(unseen), m_disorder(disorder), m_within(within),
      m_tolerance(tolerance), m_learnt(places.places().size()), m_latest(places.points().size())
{
}

void PlaceSolver::learn(const Sighting &in, const Sighting &out, PlaceId place)
{
    Learnt &learnt = m_learnt[place];
    if (in.ttl == out.ttl)
        ++learnt.sameTtl;
    else
        ++learnt.lessTtl;
    learnt.longest = std::max(learnt.longest, out.time - in.time);
    Latest &latest = m_latest[out.point];
    const bool isSamePort = latest.from == in.point && latest.out != Timestamp{};
    if (isSamePort && ((in.time < latest.in && out.time > latest.out) ||
                       (in.time > latest.in && out.time < latest.out)))
        latest.overtaken = std::max(in.time, latest.in);
    // A copy in place of one that was lost looks like order, too.
    if (out.changes != 0)
        latest.overtaken = std::max(out.time, latest.overtaken);
    if (!isSamePort || out.time > latest.out)
        latest = {in.time, out.time, in.point, latest.overtaken};
}

/// Tells whether the place can have lowered the TTL like that.
bool PlaceSolver::mayFall(PlaceId place, const Sighting &in, const Sighting &out) const
{
    const Place &what = m_places.place(place);
    if (in.ttl <= out.ttl || what.kind == Place::Kind::Wire)
        return in.ttl == out.ttl;
    // A tunnel hides what others took off.
    if (in.has(Sighting::Tunnelled) || out.has(Sighting::Tunnelled))
        return true;
    switch (what.forwarding) {
    case Place::Forwarding::Routes:
        return in.ttl == out.ttl + 1;
    case Place::Forwarding::Switches:
    case Place::Forwarding::Floods:
        return false;
    default:
        return true;
    }
}

void PlaceSolver::joinOnly(std::vector<Sighting> &sightings, PlaceId place, std::uint32_t in,
                           std::uint32_t out)
{
    const Sighting &before = sightings[in];
    const Sighting &after = sightings[out];
    if (in == out || !mayFollow(before, after) || !mayFall(place, before, after))
        return;
    const Match match = matchOfAnother(sightings, place, in, out);
    if (match == Match::Origin)
        return;
    apply(sightings, place, {out, in, match, true}, 0);
    if (after.parent == in && after.match == Match::Certain)
        learn(before, after, place);
}

/// Match::Origin: it begins anew.
Match PlaceSolver::matchOfAnother(std::vector<Sighting> &sightings, PlaceId place, std::uint32_t in,
                                  std::uint32_t out) const
{
    const bool isToOnePort = isToOne(place, sightings[in]);
    const auto isLikeIt = [&](std::uint32_t child) {
        return isToOnePort || sightings[child].point == sightings[out].point;
    };
    std::uint32_t child = sightings[in].child;
    while (child != Hop::NoParent && !isLikeIt(child))
        child = sightings[child].sibling;
    const auto since =
        child == Hop::NoParent ? std::nullopt : mayHaveComeSince(place, sightings[out]);
    if (!since)
        return Match::Certain;
    for (; child != Hop::NoParent; child = sightings[child].sibling) {
        if (isLikeIt(child) && sightings[child].time >= *since)
            sightings[child].match = Match::Ambiguous;
    }
    return mayDouble(place, sightings[in], sightings[out]) ? Match::Ambiguous : Match::Origin;
}

void PlaceSolver::solve(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                        const Indices &out)
{
    if (in.empty() || out.empty())
        return;
    if (in.size() == 1) {
        for (const std::uint32_t each : out)
            joinOnly(sightings, place, in.front(), each);
        return;
    }
    const int step = ttlStep(sightings, place, in, out);
    std::vector<std::uint8_t> ttls;
    for (const std::uint32_t each : in) {
        if (std::find(ttls.begin(), ttls.end(), sightings[each].ttl) == ttls.end())
            ttls.push_back(sightings[each].ttl);
    }
    const auto withTtl = [&sightings](const Indices &all, int ttl) {
        Indices found;
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                     [&](std::uint32_t each) { return sightings[each].ttl == ttl; });
        return found;
    };
    for (const std::uint8_t ttl : ttls) {
        const bool isIp = sightings[in.front()].has(Sighting::Ip);
        const Indices came = withTtl(in, ttl);
        const Indices went = withTtl(out, isIp ? ttl - step : ttl);
        if (!went.empty())
            solveHops(sightings, place, came, went, step == 0);
    }
}

void PlaceSolver::solveHops(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                            const Indices &out, bool isSwitched)
{
    if (in.size() == 1) {
        for (const std::uint32_t each : out)
            joinOnly(sightings, place, in.front(), each);
        return;
    }
    std::map<std::uint8_t, std::pair<Indices, Indices>> classes;
    for (const std::uint32_t each : in)
        classes[sightings[each].dscp].first.push_back(each);
    const bool isWire = m_places.place(place).kind == Place::Kind::Wire;
    if (classes.size() == 1 || isWire) {
        solveClass(sightings, place, in, out, isSwitched, true);
        return;
    }
    for (const std::uint32_t each : out)
        classes[sightings[each].dscp].second.push_back(each);
    const bool areKept = std::ranges::all_of(classes, [](const auto &each) {
        return each.second.second.size() <= each.second.first.size();
    });
    if (!areKept) {
        solveClass(sightings, place, in, out, isSwitched, false);
        return;
    }
    for (const auto &[dscp, passed] : classes) {
        if (!passed.second.empty())
            solveClass(sightings, place, passed.first, passed.second, isSwitched, true);
    }
}

void PlaceSolver::solveTranslated(std::vector<Sighting> &sightings, PlaceId place,
                                  const Indices &in, const Indices &out, bool isOrdered)
{
    apply(sightings, place, sweep(sightings, place, in, out, isOrdered), Translated);
}

int PlaceSolver::ttlStep(const std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                         const Indices &out) const
{
    const Place &what = m_places.place(place);
    if (what.kind == Place::Kind::Wire || what.forwarding == Place::Forwarding::Switches ||
        what.forwarding == Place::Forwarding::Floods)
        return 0;
    std::array<bool, 257> came{};
    for (const std::uint32_t each : in)
        came[sightings[each].ttl] = true;
    std::size_t same = 0;
    std::size_t less = 0;
    for (const std::uint32_t each : out) {
        same += came[sightings[each].ttl] ? 1 : 0;
        less += came[sightings[each].ttl + 1u] ? 1 : 0;
    }
    if (same != less)
        return same > less ? 0 : 1;
    if (what.forwarding == Place::Forwarding::Routes)
        return 1;
    return m_learnt[place].sameTtl > m_learnt[place].lessTtl ? 0 : 1;
}

void PlaceSolver::solveClass(std::vector<Sighting> &sightings, PlaceId place, const Indices &in,
                             const Indices &out, bool isSwitched, bool isOrdered)
{
    const bool isToMany = sightings[in.front()].has(Sighting::ToMany);
    if (m_places.place(place).forwarding != Place::Forwarding::Floods && !isToMany) {
        const Sweep all = sweep(sightings, place, in, out, isOrdered);
        const bool isWire = m_places.place(place).kind == Place::Kind::Wire;
        const bool mayBeUnseen = all.hasMore && isToOne(place, sightings[in.front()]) &&
                                 m_unseen.mayHaveCome(place, sightings[out.front()].time - m_within,
                                                      sightings[out.back()].time);
        if (!all.hasMore || isWire || mayBeUnseen) {
            apply(sightings, place, all);
            return;
        }
        const auto points = sweepPoints(sightings, place, in, out, isSwitched, isOrdered);
        const bool isEven = std::none_of(points.begin(), points.end(), [](const Sweep &each) {
            return each.hasMore || each.hasLess;
        });
        if (!isEven) {
            apply(sightings, place, all);
            return;
        }
    }
    for (const Sweep &each : sweepPoints(sightings, place, in, out, isSwitched, isOrdered))
        apply(sightings, place, each);
}

PlaceSolver::Sweep PlaceSolver::sweep(const std::vector<Sighting> &sightings, PlaceId place,
                                      const Indices &in, const Indices &out, bool isOrdered) const
{
    return Sweeper(*this, sightings, place, isOrdered).run(in, out);
}

std::vector<PlaceSolver::Sweep> PlaceSolver::sweepPoints(const std::vector<Sighting> &sightings,
                                                         PlaceId place, const Indices &in,
                                                         const Indices &out, bool isSwitched,
                                                         bool isOrdered) const
{
    std::vector<PointId> points;
    for (const std::uint32_t each : out) {
        if (std::find(points.begin(), points.end(), sightings[each].point) == points.end())
            points.push_back(sightings[each].point);
    }
    std::vector<Sweep> sweeps;
    for (const PointId point : points) {
        Indices went;
        std::copy_if(out.begin(), out.end(), std::back_inserter(went),
                     [&](std::uint32_t each) { return sightings[each].point == point; });
        Indices came;
        // A switch sends nothing back through the port that it came from.
        std::copy_if(in.begin(), in.end(), std::back_inserter(came), [&](std::uint32_t each) {
            return !isSwitched ||
                   m_places.point(sightings[each].point).to != m_places.point(point).from;
        });
        sweeps.push_back(sweep(sightings, place, came, went, isOrdered));
    }
    return sweeps;
}

/// Tells whether a packet was seen there already as what the parent became.
static bool hasChildAt(const std::vector<Sighting> &sightings, std::uint32_t parent, PointId point)
{
    for (std::uint32_t each = sightings[parent].child; each != Hop::NoParent;
         each = sightings[each].sibling) {
        if (sightings[each].point == point)
            return true;
    }
    return false;
}

bool PlaceSolver::isOrderly(const Sighting &in, const Sighting &out, bool isAlone) const
{
    // What is seen to overtake on its way does so with others, too.
    const Timestamp overtaken = m_latest[out.point].overtaken;
    if (overtaken != Timestamp::min() && overtaken >= out.time - m_within &&
        overtaken <= out.time + m_within)
        return false;
    // A copy of one in place of another one that was lost looks like order.
    return !m_disorder.mayDouble(in.point, in.time, out.time) &&
           (isAlone || !m_disorder.mayOvertake(in.point, in.time, out.time));
}

void PlaceSolver::apply(std::vector<Sighting> &sightings, PlaceId place, const Sweep &sweep,
                        std::uint8_t change)
{
    for (const std::uint32_t each : sweep.mistakable)
        sightings[each].isMistakable = true;
    for (const Pair &pair : sweep.pairs)
        apply(sightings, place, pair, change);
}

void PlaceSolver::apply(std::vector<Sighting> &sightings, PlaceId place, const Pair &pair,
                        std::uint8_t change)
{
    const Sighting &in = sightings[pair.in];
    const Sighting &out = sightings[pair.out];
    if (isRatherAnother(place, in, out))
        return;
    const std::uint8_t doubled = hasChildAt(sightings, pair.in, out.point) ? Duplicated : 0;
    Match match = pair.match;
    if (isPerhapsAnother(place, in, out) ||
        (match == Match::ByOrder && !isOrderly(in, out, pair.isAlone)))
        match = Match::Ambiguous;
    join(sightings, pair.in, pair.out, match, m_tolerance,
         static_cast<std::uint8_t>(change | doubled));
}

} // namespace tomato::journeys
