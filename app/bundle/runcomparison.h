// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bundle/packetcounts.h"
#include "app/bundle/runfiles.h"

#include <vector>

namespace tomato::bundle {

/// Something in which two runs differ.
struct Difference
{
    /// In the order in which they are told: what may be the cause stands before what came of it.
    enum class Kind
    {
        Topology,
        Setting,
        Program,
        Machine,
        Outcome,
        Measured,
        /// The first packet of a link at which they part.
        Packet,
        Count,
        /// One of the two lacks it, so that it was not compared.
        Unknown
    };

    Kind kind;
    QString text;

    /// Whether it is a result, and not what may have led to it.
    bool isResult() const { return kind >= Kind::Outcome && kind != Kind::Unknown; }
};

/// The word of a kind, for programs: "setting".
QString wordOf(Difference::Kind kind);

/// Compares two runs: their topologies, what was around them, and what came out: what was measured,
/// and the numbers of packets by link, direction and protocol: those of TCP, whose acknowledgements
/// go by the clock, to a tenth, all others exactly.
class RunComparison final
{
public:
    /// Both are borrowed. `names`: how they are told apart, such as "first" and "second".
    RunComparison(const RunFiles &first, const RunFiles &second, std::pair<QString, QString> names)
        : m_first(first), m_second(second), m_names(std::move(names))
    {
    }

    /// Compares what came out only as the experiment declares (`again`), where it declares
    /// something.
    void goByDeclarations() { m_byDeclarations = true; }
    /// Sets who is asked, while packets are read, whether to go on.
    void setGoOn(GoOn goOn) { m_goOn = std::move(goOn); }
    /// Sorted by kind; none when they are the same. Once it shall not go on, what was found so far.
    std::vector<Difference> differences();

private:
    void compareTopologies();
    void compareSettings();
    void comparePrograms();
    void compareMachines();
    void compareOutcomes();
    void compareDeclared(const experiment::Verdict &first, const experiment::Verdict &second);
    void comparePackets();
    void tellMissing();
    void compareLink(const QString &link, const QStringList &first, const QStringList &second);

    void compareJson(Difference::Kind kind, const QString &place, const QJsonValue &first,
                     const QJsonValue &second);
    void add(Difference::Kind kind, const QString &what, const QString &first,
             const QString &second);

    const RunFiles &m_first;
    const RunFiles &m_second;
    std::pair<QString, QString> m_names;
    GoOn m_goOn;
    bool m_byDeclarations = false;
    std::vector<Difference> m_differences;
};

} // namespace tomato::bundle
