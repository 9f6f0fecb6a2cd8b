// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/surefilter.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace tomato::journeys {

namespace {

/// A filter that asks for many unsure bytes has many ways to its end.
constexpr int MaxSteps = 4096;

/// Nothing where it depends on unsure bytes.
using Value = std::optional<std::uint32_t>;

/// Runs a filter, and where a jump depends on unsure bytes, it goes both ways.
class SureRun final
{
public:
    SureRun(const bpf_program &filter, Bytes frame, std::uint32_t original,
            std::span<const UnsureBytes> unsure)
        : m_code(filter.bf_insns, filter.bf_len), m_frame(frame), m_original(original),
          m_unsure(unsure)
    {
    }

    bool run()
    {
        State state;
        for (int steps = 0; steps < MaxSteps; ++steps) {
            if (state.at >= m_code.size())
                return false;
            const bpf_insn &step = m_code[state.at++];
            if (BPF_CLASS(step.code) == BPF_RET) {
                const Value taken = BPF_RVAL(step.code) == BPF_A ? state.a : Value(step.k);
                if (taken.value_or(0) == 0)
                    return false;
                if (m_others.empty())
                    return true;
                state = m_others.back();
                m_others.pop_back();
            } else if (!take(step, state)) {
                return false;
            }
        }
        return false;
    }

private:
    struct State
    {
        std::size_t at = 0;
        Value a = 0;
        Value x = 0;
        std::array<Value, BPF_MEMWORDS> memory{};
    };

    /// False where the frame is rejected, or may be.
    bool take(const bpf_insn &step, State &state)
    {
        switch (BPF_CLASS(step.code)) {
        case BPF_LD:
            return load(step, state.a, state);
        case BPF_LDX:
            return load(step, state.x, state);
        case BPF_ST:
        case BPF_STX:
            if (step.k >= state.memory.size())
                return false;
            state.memory[step.k] = BPF_CLASS(step.code) == BPF_ST ? state.a : state.x;
            return true;
        case BPF_ALU:
            return calculate(step, state);
        case BPF_JMP:
            jump(step, state);
            return true;
        default: // BPF_MISC
            (BPF_MISCOP(step.code) == BPF_TAX ? state.x : state.a) =
                BPF_MISCOP(step.code) == BPF_TAX ? state.a : state.x;
            return true;
        }
    }

    bool load(const bpf_insn &step, Value &into, const State &state) const
    {
        const std::size_t bytes = BPF_SIZE(step.code) == BPF_W   ? 4
                                  : BPF_SIZE(step.code) == BPF_H ? 2
                                                                 : 1;
        switch (BPF_MODE(step.code)) {
        case BPF_IMM:
            into = step.k;
            return true;
        case BPF_LEN:
            into = isUnsure(EthernetBytes + 2, 2) ? std::nullopt : Value(m_original);
            return true;
        case BPF_MEM:
            if (step.k >= state.memory.size())
                return false;
            into = state.memory[step.k];
            return true;
        case BPF_ABS:
            return read(step.k, bytes, into);
        case BPF_IND:
            return state.x && read(std::size_t{*state.x} + step.k, bytes, into);
        case BPF_MSH:
            if (!read(step.k, 1, into))
                return false;
            if (into)
                into = 4 * (*into & 15);
            return true;
        default:
            return false;
        }
    }

    bool isUnsure(std::size_t from, std::size_t bytes) const
    {
        return std::ranges::any_of(m_unsure, [&](const UnsureBytes &each) {
            return each.from < from + bytes && from < each.to;
        });
    }

    bool read(std::size_t from, std::size_t bytes, Value &into) const
    {
        if (from + bytes > m_frame.size())
            return false;
        std::uint32_t number = 0;
        for (std::size_t at = from; at < from + bytes; ++at)
            number = number << 8 | m_frame[at];
        into = isUnsure(from, bytes) ? std::nullopt : Value(number);
        return true;
    }

    static bool calculate(const bpf_insn &step, State &state)
    {
        const Value with = BPF_SRC(step.code) == BPF_X ? state.x : Value(step.k);
        const std::uint16_t operation = BPF_OP(step.code);
        if ((operation == BPF_DIV || operation == BPF_MOD) && with.value_or(0) == 0)
            return false;
        if (state.a && operation == BPF_NEG)
            state.a = 0 - *state.a;
        else if (state.a && with)
            state.a = result(operation, *state.a, *with);
        else
            state.a = std::nullopt;
        return true;
    }

    static Value result(std::uint16_t operation, std::uint32_t a, std::uint32_t with)
    {
        switch (operation) {
        case BPF_ADD:
            return a + with;
        case BPF_SUB:
            return a - with;
        case BPF_MUL:
            return a * with;
        case BPF_DIV:
            return a / with;
        case BPF_MOD:
            return a % with;
        case BPF_OR:
            return a | with;
        case BPF_AND:
            return a & with;
        case BPF_XOR:
            return a ^ with;
        case BPF_LSH:
            return with < 32 ? a << with : 0;
        case BPF_RSH:
            return with < 32 ? a >> with : 0;
        default:
            return {};
        }
    }

    void jump(const bpf_insn &step, State &state)
    {
        if (BPF_OP(step.code) == BPF_JA) {
            // It may lead back.
            state.at += static_cast<std::size_t>(static_cast<std::int32_t>(step.k));
            return;
        }
        const Value with = BPF_SRC(step.code) == BPF_X ? state.x : Value(step.k);
        if (!state.a || !with) {
            m_others.push_back(state);
            m_others.back().at += step.jf;
            state.at += step.jt;
            return;
        }
        state.at += holds(BPF_OP(step.code), *state.a, *with) ? step.jt : step.jf;
    }

    static bool holds(std::uint16_t operation, std::uint32_t a, std::uint32_t with)
    {
        switch (operation) {
        case BPF_JEQ:
            return a == with;
        case BPF_JGT:
            return a > with;
        case BPF_JGE:
            return a >= with;
        default:
            return (a & with) != 0;
        }
    }

    std::span<const bpf_insn> m_code;
    Bytes m_frame;
    std::uint32_t m_original;
    std::span<const UnsureBytes> m_unsure;
    /// The ways that were not gone yet.
    std::vector<State> m_others;
};

} // namespace

bool surelyTakes(const bpf_program &filter, Bytes frame, std::uint32_t original,
                 std::span<const UnsureBytes> unsure)
{
    return SureRun(filter, frame, original, unsure).run();
}

} // namespace tomato::journeys
