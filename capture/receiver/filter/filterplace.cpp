// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/filter/filterplace.h"

#include "capture/receiver/filter/pcaphandle.h"
#include "capture/ring/pcapformat.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace tomato::capture {

namespace {

constexpr std::string_view Operators = "()[]!&|<>=";
constexpr std::string_view Spaces = " \t\n\r";

/// These texts may complete the beginning of an expression.
constexpr std::array<std::string_view, 14> Continuations = {
    "",           " 1",         " icmp",        " 1.2.3.4",       " host 1.2.3.4",
    " 1.0.0.0/8", " 1-2",       " 2:0:0:0:0:1", " ::1",           " = 0",
    " 1 = 0",     " = 1.2.3.4", " [0] = 0",     " mask 255.0.0.0"};

std::vector<FilterPlace> wordsOf(const std::string &expression)
{
    std::vector<FilterPlace> words;
    for (std::size_t at = 0; at < expression.size();) {
        if (Spaces.find(expression[at]) != std::string_view::npos) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        if (Operators.find(expression[at]) == std::string_view::npos)
            end = std::min(expression.find_first_of("()[]!&|<>= \t\n\r", at), expression.size());
        words.push_back({at, end - at});
        at = end;
    }
    return words;
}

class Compiler final
{
public:
    Compiler() : m_handle(pcap_open_dead(DLT_EN10MB, MaxSnapLength)) {}

    bool compiles(const std::string &expression) const
    {
        bpf_program program = {};
        if (pcap_compile(m_handle.get(), &program, expression.c_str(), 0, PCAP_NETMASK_UNKNOWN) !=
            0)
            return false;
        pcap_freecode(&program);
        return true;
    }

    /// Tells whether a whole expression can begin like this.
    bool canGoOn(const std::string &beginning) const
    {
        const auto count = [&beginning](char each) {
            return std::count(beginning.begin(), beginning.end(), each);
        };
        const bool inBrackets = count('[') > count(']');
        const auto parentheses = std::max<std::ptrdiff_t>(count('(') - count(')'), 0);
        const std::string closing = std::string(inBrackets ? "] = 0" : "") +
                                    std::string(static_cast<std::size_t>(parentheses), ')');
        return std::any_of(Continuations.begin(), Continuations.end(), [&](std::string_view each) {
            return compiles(beginning + std::string(each) + closing);
        });
    }

private:
    PcapHandle m_handle;
};

} // namespace

std::optional<FilterPlace> failingPlace(const std::string &expression)
{
    const Compiler compiler;
    const std::vector<FilterPlace> words = wordsOf(expression);
    if (words.empty() || compiler.compiles(expression))
        return std::nullopt;
    // Behind a word that goes wrong nothing is right again.
    const auto wrong = std::partition_point(words.begin(), words.end(), [&](const auto &word) {
        return compiler.canGoOn(expression.substr(0, word.at + word.length));
    });
    return wrong == words.end() ? words.back() : *wrong;
}

} // namespace tomato::capture
