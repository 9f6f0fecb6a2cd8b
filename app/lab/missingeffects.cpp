// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/missingeffects.h"

#include "app/lab/netlink/traffic/trafficcontrol.h"

namespace tomato::lab {

namespace {

using Kind = KernelFeature::Kind;
using topology::LinkDirection;

/// The names of what is missing.
class EffectNames final
{
public:
    void add(bool isMissing, const char *name)
    {
        if (isMissing)
            m_names += (m_names.empty() ? "" : ", ") + std::string(name);
    }
    /// The text of a problem; empty where nothing is missing.
    std::string after(const char *reason) const { return m_names.empty() ? "" : reason + m_names; }

private:
    std::string m_names;
};

std::string missingWithoutEmulator(FabricNetwork &fabric, const LinkDirection &direction)
{
    EffectNames names;
    const bool numbers = fabric.has(Kind::FrameNumbers);
    names.add((direction.kilobitsPerSecond > 0 || !direction.trace.isEmpty()) &&
                  !fabric.has(Kind::TokenBucket),
              "bandwidth");
    names.add(direction.delayMilliseconds > 0, "delay");
    names.add(direction.jitterMilliseconds > 0, "jitter");
    names.add(direction.lossPercent > 0 && !fabric.has(Kind::PacketFilter) &&
                  !(direction.countsFrames() && numbers),
              "loss");
    names.add(direction.duplicatePercent > 0 && !numbers, "duplication");
    names.add(direction.corruptPercent > 0 && !numbers, "corruption");
    names.add(direction.reorderPercent > 0, "reordering");
    return names.after("this machine's kernel has no netem and cannot emulate: ");
}

std::string missingWithoutNumbers(const LinkDirection &direction)
{
    const bool draws = direction.lossPercent > 0 || direction.duplicatePercent > 0 ||
                       direction.corruptPercent > 0 || direction.reorders();
    EffectNames names;
    names.add(direction.seed && draws && !seedsEmulator(), "seed");
    names.add(!direction.droppedFrames.isEmpty(), "drop_frames");
    names.add(!direction.lossFilter.isEmpty() && draws, "loss_filter");
    return names.after("this machine's kernel cannot count frames (nf_tables) and does without: ");
}

/// What netem does where frames go ahead: it draws from all of them.
std::string missingWithoutBypass(const LinkDirection &direction)
{
    const bool overtakes = direction.reorders();
    EffectNames names;
    names.add(!direction.emulationFilter.isEmpty(), "emulation_filter");
    names.add(overtakes && direction.seed && !seedsEmulator(), "seed");
    names.add(overtakes && !direction.lossFilter.isEmpty(), "loss_filter");
    return names.after(
        "this machine's kernel cannot lead frames past others (sch_htb, cls_bpf) and "
        "does without: ");
}

} // namespace

std::string missingEffects(FabricNetwork &fabric, const LinkDirection &direction)
{
    const bool emulator = fabric.has(Kind::NetworkEmulator);
    std::string text;
    if (!direction.isPlain() && !emulator)
        text = missingWithoutEmulator(fabric, direction);
    if (text.empty() && direction.countsFrames() && !fabric.has(Kind::FrameNumbers))
        text = missingWithoutNumbers(direction);
    if (text.empty() && !direction.isPlain() && !fabric.has(Kind::Bypass))
        text = missingWithoutBypass(direction);
    if (text.empty() && emulator && direction.jitterMilliseconds > 0 && direction.seed &&
        !seedsEmulator())
        text = "netem takes a seed from Linux 6.6 on; without it are drawn: jitter";
    return text;
}

} // namespace tomato::lab
