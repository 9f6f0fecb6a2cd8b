// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/coverage.h"

#include "capture/receiver/filter/filter.h"
#include "capture/ring/ringholes.h"

#include <QFile>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <filesystem>

namespace tomato::experiment {

namespace {

/// The longest header that a filter steps over by its length: one of IPv4 or TCP.
constexpr int MaxHeader = 60;

RecordedTime recordedTime(Timestamp from, Timestamp until, unsigned side, const RecordedPart &part)
{
    return {from, until, side, part.filter, part.snapLength, part.ending};
}

/// A filter at its words "and" outside of parentheses, with single spaces; only itself where there
/// is an "or" among them, as both bind alike.
QStringList conjuncts(const QString &filter)
{
    QString spaced = filter;
    for (const char *sign : {"&&", "||", "(", ")", "[", "]"})
        spaced.replace(QLatin1String(sign), u' ' + QLatin1String(sign) + u' ');
    const QStringList words = spaced.split(u' ', Qt::SkipEmptyParts);
    QStringList parts;
    QStringList part;
    int depth = 0;
    for (const QString &word : words) {
        depth += word == QLatin1String("(") || word == QLatin1String("[") ? 1 : 0;
        depth -= word == QLatin1String(")") || word == QLatin1String("]") ? 1 : 0;
        if (depth == 0 && (word == QLatin1String("or") || word == QLatin1String("||")))
            return {words.join(u' ')};
        if (depth == 0 && (word == QLatin1String("and") || word == QLatin1String("&&"))) {
            parts << part.join(u' ');
            part.clear();
        } else {
            part << word;
        }
    }
    return parts << part.join(u' ');
}

/// After these words, those behind them look at other places of a frame.
bool movesOn(const QString &filter)
{
    static const QSet<QString> words = {QStringLiteral("vlan"),   QStringLiteral("mpls"),
                                        QStringLiteral("pppoed"), QStringLiteral("pppoes"),
                                        QStringLiteral("geneve"), QStringLiteral("vxlan")};
    const QStringList all = filter.split(u' ');
    return std::any_of(all.begin(), all.end(),
                       [](const QString &each) { return words.contains(each); });
}

/// Whether a part means the same wherever it stands: an address or a port alone takes over what was
/// said of the one before it.
bool standsAlone(const QString &part)
{
    static const QSet<QString> protocols = {QStringLiteral("ip"),    QStringLiteral("ip6"),
                                            QStringLiteral("arp"),   QStringLiteral("icmp"),
                                            QStringLiteral("icmp6"), QStringLiteral("tcp"),
                                            QStringLiteral("udp"),   QStringLiteral("sctp")};
    QString bare = part;
    while (bare.startsWith(QLatin1String("not ")))
        bare.remove(0, 4);
    return bare.contains(u' ') || protocols.contains(bare);
}

bool isGood(const RecordedTime &each, const CoverageWish &wish, int needed)
{
    return isWithinFilter(wish.filter, each.filter) && each.snapLength >= needed;
}

bool overlaps(const RecordedTime &each, const CoverageGap &gap)
{
    return each.from < gap.until && each.until > gap.from;
}

void explain(CoverageGap &gap, const std::vector<RecordedTime> &recorded, const CoverageWish &wish)
{
    for (const RecordedTime &each : recorded) {
        if (each.side != gap.side || !overlaps(each, gap))
            continue;
        gap.by = each;
        gap.reason = isWithinFilter(wish.filter, each.filter) ? CoverageGap::Reason::Length
                                                              : CoverageGap::Reason::Filter;
        return;
    }
    for (const RecordedTime &each : recorded) {
        if (each.side != gap.side && overlaps(each, gap)) {
            gap.by = each;
            gap.reason = CoverageGap::Reason::Direction;
            return;
        }
        if (each.side == gap.side && each.until <= gap.from)
            gap.by = each;
    }
}

} // namespace

std::vector<RecordedTime> recordedTimes(const QString &directory, const RecordedPart &part)
{
    const std::filesystem::path folder = QFile::encodeName(directory).toStdString();
    std::error_code error;
    if (directory.isEmpty() || !std::filesystem::exists(capture::holesPath(folder), error))
        return {};
    std::vector<RecordedTime> times;
    const auto holes = capture::readHoles(folder);
    for (const unsigned side : {0U, 1U}) {
        Timestamp at = Timestamp::min();
        for (const capture::RingHole &hole : holes) {
            if (static_cast<unsigned>(hole.side) != side)
                continue;
            // Nothing came before the ring began.
            if (hole.from > at && hole.from.count() > 0)
                times.push_back(recordedTime(at, hole.from, side, part));
            at = std::max(at, hole.to);
        }
        if (at != Timestamp::max())
            times.push_back(recordedTime(at, Timestamp::max(), side, part));
    }
    // A recording that ended at once has a reason, too.
    if (times.empty() && !part.ending.isEmpty())
        return recordedBetween(Timestamp::min(), Timestamp::min(), part);
    return times;
}

std::vector<RecordedTime> recordedBetween(Timestamp from, Timestamp until, const RecordedPart &part)
{
    return {recordedTime(from, until, 0, part), recordedTime(from, until, 1, part)};
}

std::optional<CoverageGap> findGap(const std::vector<RecordedTime> &recorded,
                                   const CoverageWish &wish)
{
    const int needed = bytesThatFilterReads(wish.filter);
    const std::vector<unsigned> sides =
        wish.sides.empty() ? std::vector<unsigned>{0, 1} : wish.sides;
    for (const unsigned side : sides) {
        CoverageGap gap{.from = wish.from, .until = wish.until, .side = side};
        bool isMoved = true;
        while (isMoved && gap.from < wish.until) {
            isMoved = false;
            for (const RecordedTime &each : recorded) {
                if (each.side != side || each.from > gap.from || each.until <= gap.from ||
                    !isGood(each, wish, needed))
                    continue;
                gap.from = each.until;
                isMoved = true;
            }
        }
        if (gap.from >= wish.until)
            continue;
        for (const RecordedTime &each : recorded) {
            if (each.side == side && each.from > gap.from && isGood(each, wish, needed))
                gap.until = std::min(gap.until, each.from);
        }
        explain(gap, recorded, wish);
        return gap;
    }
    return std::nullopt;
}

bool isWithinFilter(const QString &wanted, const QString &recorded)
{
    if (recorded.trimmed().isEmpty())
        return true;
    const QStringList parts = conjuncts(wanted);
    const QStringList needed = conjuncts(recorded);
    if (parts.mid(0, needed.size()) == needed)
        return true;
    return !movesOn(parts.join(u' ')) &&
           std::all_of(needed.begin(), needed.end(), [&](const QString &each) {
               return standsAlone(each) && parts.contains(each);
           });
}

int bytesThatFilterReads(const QString &filter)
{
    if (filter.isEmpty())
        return 0;
    const auto program = capture::compileFilter(filter.toStdString());
    if (!program)
        return 0;
    int bytes = 0;
    for (unsigned i = 0; i < (*program)->bf_len; ++i) {
        const bpf_insn &each = (*program)->bf_insns[i];
        // A place that the filter computes may be anywhere in the frame.
        if (BPF_CLASS(each.code) == BPF_MISC && BPF_MISCOP(each.code) == BPF_TAX)
            return capture::MaxSnapLength;
        if (BPF_CLASS(each.code) != BPF_LD && BPF_CLASS(each.code) != BPF_LDX)
            continue;
        const int size = BPF_SIZE(each.code) == BPF_W ? 4 : BPF_SIZE(each.code) == BPF_H ? 2 : 1;
        if (each.k > static_cast<bpf_u_int32>(capture::MaxSnapLength))
            return capture::MaxSnapLength;
        if (BPF_MODE(each.code) == BPF_ABS || BPF_MODE(each.code) == BPF_MSH)
            bytes = std::max(bytes, static_cast<int>(each.k) + size);
        if (BPF_MODE(each.code) == BPF_IND)
            bytes = std::max(bytes, static_cast<int>(each.k) + size + MaxHeader);
    }
    return std::min(bytes, capture::MaxSnapLength);
}

} // namespace tomato::experiment
