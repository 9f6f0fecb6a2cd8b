// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/verdicttexts.h"

#include "plugins/api/enginetexts.h"

#include <QCoreApplication>

#include <iterator>
#include <utility>
#include <vector>

namespace tomato::plugins {

static constexpr rpc::ErrorText VerdictTexts[] = {
    {"", QT_TRANSLATE_NOOP("EngineText", "expected %L1, found %L2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "expected a ratio of %L1, found %L2: %L3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 at %L2 (%3 runs), %L4 at %L5 (%6 runs)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 at %L2 (1 run), %L3 at %L4 (1 run)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "'%1' measured nothing at %L2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "nothing can be divided by 0: %L1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 on %2 in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 on %2 from %L3 to %L4")},
    {"",
     QT_TRANSLATE_NOOP("EngineText", "%L1 on %2 in the whole run, from packet %3 to packet %4")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 on %2 from %L3 to %L4, from packet %5 to packet %6")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 from %L2 to %L3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "from %L1 to %L2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the end")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 packets")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 packets on %2, %L3 of them on %4")},
    {"", QT_TRANSLATE_NOOP("EngineText",
                           "%L1 packets on %2, which have no rate; from and until give it a time")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1, but %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1; the first too many is %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1; the last is %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1; the first lost is %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1; the first after that is %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 to %2; it is %3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 to %2; the slowest is %3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 came; the first is %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 (%L2 of %L3) between %4 and %5")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 (%2)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "packet %1 on %2 at %L3 s (%4)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 on %2 at %L3 s (%4)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "packet %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 came before %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the first of both is %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 against %2: one %3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 delays with a median of %L2 ms")},
    {"", QT_TRANSLATE_NOOP("EngineText", "is of another distribution (p = %L1, less than %L2)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "has no samples to compare")},
    {"", QT_TRANSLATE_NOOP(
             "EngineText",
             "%1 of %2 packets are the same as earlier ones, so that they cannot be told apart")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no time is %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no time passes %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no packet was on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no packet was seen on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "none was on %1 in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "none was on %1 from %L2 to %L3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "none was seen on %1 in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no packet was on %1 in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "no time passes in the whole run")},
    {"", QT_TRANSLATE_NOOP("EngineText", "none was seen on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "none of %L1 packets came to %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the packet that comes first was never on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the packet that comes later was never on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText",
                           "the packet that comes first was not seen before the other one on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the packet that comes later was seen later on %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the step never began")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the step '%1' never began")},
    {"", QT_TRANSLATE_NOOP("EngineText", "it has no exit code")},
    {"", QT_TRANSLATE_NOOP("EngineText", "it has no exit code (began at %L1)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "its exit code is %1, expected %L2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "its exit code is %1, expected %L2 (began at %L3)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "its output has no '%1'")},
    {"", QT_TRANSLATE_NOOP("EngineText", "its output has no '%1' (began at %L2)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 in its output")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%L1 in its output (began at %L2)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "cannot read its output: %1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "expected a number in its output, found '%1'")},
    {"", QT_TRANSLATE_NOOP("EngineText", "was not recorded")},
    {"",
     QT_TRANSLATE_NOOP("EngineText", "%L1 packets are not in the recording, so that nothing can be "
                                     "said of it (capture_segments keeps more)")},
    {"", QT_TRANSLATE_NOOP("EngineText", "there is no such end")},
    {"", QT_TRANSLATE_NOOP("EngineText", "the run ended at %L1")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 was recorded only where \"%2\" matches")},
    {"", QT_TRANSLATE_NOOP(
             "EngineText",
             "only %L1 bytes of each frame on %2 were recorded, and the filter looks at more")},
    {"", QT_TRANSLATE_NOOP("EngineText", "only what %1 sends was recorded on %2")},
    {"", QT_TRANSLATE_NOOP("EngineText", "%1 was not recorded from %L2 to %L3")},
    {"", QT_TRANSLATE_NOOP("EngineText", "packets went before they were read")},
    {"", QT_TRANSLATE_NOOP("EngineText", "a packet was not recorded whole")},
    {"",
     QT_TRANSLATE_NOOP("EngineText",
                       "packet %1 was not recorded whole, so that it cannot be found elsewhere")},
    {"", QT_TRANSLATE_NOOP("EngineText", "more packets than are judged while the run goes on")},
};

std::span<const rpc::ErrorText> verdictTexts()
{
    return VerdictTexts;
}

QString verdictInUsersLanguage(const QString &message)
{
    static const rpc::ErrorTexts known = [] {
        // Of two alike, the first is found.
        std::vector<rpc::ErrorText> all(std::begin(VerdictTexts), std::end(VerdictTexts));
        const std::vector<rpc::ErrorText> others = windowTexts();
        all.insert(all.end(), others.begin(), others.end());
        return rpc::ErrorTexts(std::move(all));
    }();
    return known.translated(message);
}

} // namespace tomato::plugins
