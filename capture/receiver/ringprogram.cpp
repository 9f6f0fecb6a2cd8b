// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/ringprogram.h"

#include <linux/if_packet.h>

#include <algorithm>
#include <cstring>

namespace tomato::capture {

namespace {

using Program = std::vector<sock_filter>;

/// This number of ranges is compared one by one; jumps over them fit into a conditional jump's
/// byte.
constexpr std::size_t RangesInLeaf = 4;

sock_filter statement(int code, std::uint32_t value)
{
    return {static_cast<__u16>(code), 0, 0, value};
}

sock_filter jump(int test, std::uint32_t value, std::size_t ifTrue, std::size_t ifFalse)
{
    return {static_cast<__u16>(BPF_JMP | BPF_K | test), static_cast<__u8>(ifTrue),
            static_cast<__u8>(ifFalse), value};
}

sock_filter accept(int bytes)
{
    return statement(BPF_RET | BPF_K, static_cast<std::uint32_t>(bytes));
}

/// Interfaces with successive indexes that have the same section.
struct Range
{
    int first = 0;
    int last = 0;
    std::size_t section = 0;
};

/// The instructions that follow once the interface is known, and the listeners that need them.
struct Section
{
    Program program;
    std::vector<std::vector<Listener *>> ports;
};

class RingProgram final
{
public:
    void add(int interface, const std::vector<Listener *> &listeners, bool judges)
    {
        Program program = sectionFor(listeners, judges);
        auto known = std::find_if(m_sections.begin(), m_sections.end(),
                                  [&](const auto &each) { return isSame(each.program, program); });
        if (known == m_sections.end())
            known = m_sections.insert(known, {std::move(program), {}});
        known->ports.push_back(listeners);
        const auto section = static_cast<std::size_t>(known - m_sections.begin());
        if (!m_ranges.empty() && m_ranges.back().last + 1 == interface &&
            m_ranges.back().section == section)
            m_ranges.back().last = interface;
        else
            m_ranges.push_back({interface, interface, section});
    }

    /// Frames for filters that have no room pass unjudged.
    Program finish()
    {
        std::vector<Section *> bySize;
        for (Section &each : m_sections)
            bySize.push_back(&each);
        std::sort(bySize.begin(), bySize.end(), [](const Section *left, const Section *right) {
            return left->program.size() < right->program.size();
        });
        std::size_t room = MaxRingInstructions;
        room -= std::min(room, search().size());
        for (Section *each : bySize) {
            if (each->program.size() <= room) {
                room -= each->program.size() == 1 ? 0 : each->program.size();
                continue;
            }
            each->program = {accept(MaxSnapLength)};
            for (const auto &listeners : each->ports)
                judgeHere(listeners);
        }
        m_begins.assign(m_sections.size(), 0);
        std::size_t end = search().size();
        for (std::size_t at = 0; at < m_sections.size(); ++at) {
            m_begins[at] = end;
            end += isShort(at) ? 0 : m_sections[at].program.size();
        }
        Program whole = search();
        for (std::size_t at = 0; at < m_sections.size(); ++at) {
            if (!isShort(at))
                whole.insert(whole.end(), m_sections[at].program.begin(),
                             m_sections[at].program.end());
        }
        return whole;
    }

    static void judgeHere(const std::vector<Listener *> &listeners)
    {
        for (Listener *each : listeners) {
            each->judgedByKernel = false;
            each->judgedHere = true;
        }
    }

private:
    static bool isSame(const Program &left, const Program &right)
    {
        return left.size() == right.size() &&
               std::memcmp(left.data(), right.data(), left.size() * sizeof left[0]) == 0;
    }

    /// Two recordings of one port have two filters, until the first ends.
    static Program sectionFor(const std::vector<Listener *> &listeners, bool judges)
    {
        Listener &first = *listeners.front();
        if (listeners.size() == 1 && (judges || !first.filter)) {
            first.judgedByKernel = true;
            return portProgram(first.filter.get(), first.wire->snapLength());
        }
        judgeHere(listeners);
        return {accept(MaxSnapLength)};
    }

    bool isShort(std::size_t section) const { return m_sections[section].program.size() == 1; }

    Program search() const
    {
        Program program = {statement(BPF_LD | BPF_W | BPF_ABS,
                                     static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_IFINDEX))};
        search(program, 0, m_ranges.size());
        return program;
    }

    void search(Program &program, std::size_t first, std::size_t end) const
    {
        if (end - first <= RangesInLeaf)
            return searchLeaf(program, first, end);
        const std::size_t middle = (first + end) / 2;
        program.push_back(jump(BPF_JGE, static_cast<std::uint32_t>(m_ranges[middle].first), 0, 1));
        const std::size_t over = program.size();
        program.emplace_back();
        search(program, first, middle);
        program[over] =
            statement(BPF_JMP | BPF_JA, static_cast<std::uint32_t>(program.size() - over - 1));
        search(program, middle, end);
    }

    /// Comparisons, what becomes of other interfaces, then a way to the section of each range.
    void searchLeaf(Program &program, std::size_t first, std::size_t end) const
    {
        const std::size_t begin = program.size();
        for (std::size_t at = first; at < end; ++at)
            program.insert(program.end(), m_ranges[at].first == m_ranges[at].last ? 1U : 2U, {});
        const std::size_t other = program.size();
        program.push_back(accept(0));
        std::size_t compared = begin;
        for (std::size_t at = first; at < end; ++at) {
            const Range &range = m_ranges[at];
            const std::size_t way = other + 1 + (at - first);
            if (range.first != range.last)
                program[compared++] = jump(BPF_JGE, static_cast<std::uint32_t>(range.first), 0, 1);
            program[compared] =
                range.first == range.last
                    ? jump(BPF_JEQ, static_cast<std::uint32_t>(range.first), way - compared - 1, 0)
                    : jump(BPF_JGT, static_cast<std::uint32_t>(range.last), 0, way - compared - 1);
            ++compared;
        }
        for (std::size_t at = first; at < end; ++at) {
            const std::size_t section = m_ranges[at].section;
            if (isShort(section))
                program.push_back(m_sections[section].program[0]);
            else
                program.push_back(statement(
                    BPF_JMP | BPF_JA,
                    m_begins.empty()
                        ? 0
                        : static_cast<std::uint32_t>(m_begins[section] - program.size() - 1)));
        }
    }

    std::vector<Section> m_sections;
    std::vector<Range> m_ranges;
    std::vector<std::size_t> m_begins;
};

} // namespace

std::vector<sock_filter> ringProgram(Ports &ports, KernelShare share)
{
    RingProgram program;
    bool isAny = false;
    for (const auto &[interface, all] : ports.all()) {
        const auto open = ports.open(interface);
        if (open.empty())
            continue;
        isAny = true;
        if (share == KernelShare::Nothing)
            RingProgram::judgeHere(open);
        else
            program.add(interface, open, share == KernelShare::Filters);
    }
    if (!isAny)
        return {accept(0)};
    if (share != KernelShare::Nothing) {
        if (auto whole = program.finish(); whole.size() <= MaxRingInstructions)
            return whole;
        return ringProgram(ports, KernelShare::Nothing);
    }
    return {accept(MaxSnapLength)};
}

std::vector<sock_filter> portProgram(const bpf_program *filter, int snapLength)
{
    static_assert(sizeof(bpf_insn) == sizeof(sock_filter));
    if (!filter)
        return {accept(snapLength)};
    Program program = {statement(BPF_LD | BPF_W | BPF_ABS,
                                 static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_VLAN_TAG_PRESENT)),
                       jump(BPF_JEQ, 0, 1, 0), accept(MaxSnapLength)};
    const std::size_t begin = program.size();
    program.resize(begin + filter->bf_len);
    std::memcpy(program.data() + begin, filter->bf_insns, filter->bf_len * sizeof(bpf_insn));
    for (std::size_t at = begin; at < program.size(); ++at) {
        if (program[at].code == (BPF_RET | BPF_K) && program[at].k != 0)
            program[at].k = static_cast<std::uint32_t>(snapLength);
    }
    return program;
}

std::array<sock_filter, 3> onlyHeard(Heard heard)
{
    const bool isOut = heard == Heard::Outgoing;
    return {{statement(BPF_LD | BPF_B | BPF_ABS,
                       static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_PKTTYPE)),
             jump(BPF_JEQ, PACKET_OUTGOING, isOut ? 1 : 0, isOut ? 0 : 1), accept(0)}};
}

} // namespace tomato::capture
