// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/differencetexts.h"

#include "app/cli/output.h"

#include <QJsonObject>

#include <algorithm>
#include <map>

namespace tomato::cli {

namespace {

using bundle::Difference;
using Kind = Difference::Kind;

/// So many are seen at once without a summary.
constexpr std::size_t FewDifferences = 3;

struct Part
{
    const char *title;
    std::vector<Kind> kinds;
};

const char *nounOf(Kind kind)
{
    switch (kind) {
    case Kind::Topology:
        return "topology value";
    case Kind::Setting:
        return "setting";
    case Kind::Program:
        return "program";
    case Kind::Machine:
        return "machine value";
    case Kind::Outcome:
        return "outcome";
    case Kind::Measured:
        return "measured number";
    case Kind::Packet:
        return "first packet";
    case Kind::Count:
        return "count";
    case Kind::Unknown:
        break;
    }
    return "recording";
}

/// Says the first of them, and how many there are more, by their kinds; empty when there is none.
QString summaryOf(const Part &part, const std::vector<Difference> &differences)
{
    const Difference *first = nullptr;
    std::map<Kind, qint64> more;
    for (const Difference &each : differences) {
        if (std::find(part.kinds.begin(), part.kinds.end(), each.kind) == part.kinds.end())
            continue;
        if (first == nullptr)
            first = &each;
        else
            ++more[each.kind];
    }
    if (first == nullptr)
        return {};
    QStringList counts;
    for (const auto &[kind, count] : more)
        counts << counted(count, nounOf(kind));
    const QString text = QLatin1String(part.title) + QStringLiteral(": ") + first->text;
    return counts.isEmpty()
               ? text
               : text + QStringLiteral(" (and %1)").arg(counts.join(QStringLiteral(", ")));
}

} // namespace

QJsonArray differencesJson(const std::vector<bundle::Difference> &differences)
{
    QJsonArray all;
    for (const Difference &each : differences)
        all.append(QJsonObject{{"kind", bundle::wordOf(each.kind)},
                               {"is_result", each.isResult()},
                               {"text", each.text}});
    return all;
}

QStringList differenceLines(const std::vector<bundle::Difference> &differences)
{
    static const std::vector<Part> parts = {
        {"may be the cause", {Kind::Topology, Kind::Setting, Kind::Program, Kind::Machine}},
        {"came out", {Kind::Outcome, Kind::Measured}},
        {"packets", {Kind::Packet, Kind::Count, Kind::Unknown}}};
    QStringList lines;
    if (differences.size() > FewDifferences) {
        for (const Part &part : parts) {
            if (const QString line = summaryOf(part, differences); !line.isEmpty())
                lines << line;
        }
        lines << QString();
    }
    for (const Difference &each : differences)
        lines << each.text;
    return lines;
}

} // namespace tomato::cli
