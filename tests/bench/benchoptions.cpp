// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benchoptions.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace tomato::bench {

namespace {

template <typename Number>
bool isFrom(const std::string &text, Number least)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= least;
}

/// Returns what a value is to be where it is not; else empty.
std::string missedBy(const std::string &value, const BenchOptions::Option &option)
{
    constexpr double MinSeconds = 0.1;
    if (option.value == "N")
        return isFrom(value, 1) ? "" : "a whole number from 1 on";
    if (option.value == "S")
        return isFrom(value, MinSeconds) ? "" : "a number of seconds from 0.1 on";
    if (option.value.find('|') == std::string::npos)
        return value.empty() ? "a text" : "";
    const std::string choices = '|' + option.value + '|';
    const bool isOne = !value.empty() && value.find('|') == std::string::npos &&
                       choices.find('|' + value + '|') != std::string::npos;
    return isOne ? "" : "one of " + option.value;
}

} // namespace

BenchOptions::BenchOptions(int argc, char **argv, const std::string &name,
                           const std::string &subject, std::vector<Option> options,
                           std::string words)
    : m_options(std::move(options))
{
    m_options.push_back(
        {"--json", "", "print an object of JSON for each number, in place of tables"});
    m_options.push_back({"--help", "", "print this"});
    const std::string wrong = take({argv + 1, argv + argc}, !words.empty());
    if (wrong.empty() && !has("--help"))
        return;
    if (!wrong.empty())
        std::fprintf(stderr, "bench_%s: %s\n\n", name.c_str(), wrong.c_str());
    std::fputs(help(name, subject, words).c_str(), wrong.empty() ? stdout : stderr);
    std::exit(wrong.empty() ? 0 : 2);
}

std::string BenchOptions::text(const std::string &option) const
{
    const auto found = m_values.find(option);
    return found == m_values.end() ? "" : found->second;
}

int BenchOptions::count(const std::string &option, int otherwise) const
{
    return has(option) ? std::atoi(text(option).c_str()) : otherwise;
}

double BenchOptions::seconds(const std::string &option, double otherwise) const
{
    return has(option) ? std::atof(text(option).c_str()) : otherwise;
}

std::string BenchOptions::take(const std::vector<std::string> &line, bool takesWords)
{
    for (std::size_t at = 0; at < line.size(); ++at) {
        const std::string &word = line[at];
        const auto option = std::find_if(m_options.begin(), m_options.end(),
                                         [&](const Option &each) { return each.name == word; });
        if (option == m_options.end()) {
            if (!takesWords || word.starts_with('-'))
                return "there is no option '" + word + "'";
            m_words.push_back(word);
        } else if (option->value.empty()) {
            m_values[word] = "";
        } else {
            const std::string value = at + 1 < line.size() ? line[++at] : "";
            if (const std::string missed = missedBy(value, *option); !missed.empty())
                return word + ": expected " + missed + ", found '" + value + "'";
            m_values[word] = value;
        }
    }
    return "";
}

std::string BenchOptions::help(const std::string &name, const std::string &subject,
                               const std::string &words) const
{
    const auto shown = [](const Option &option) {
        return option.name + (option.value.empty() ? "" : " " + option.value);
    };
    std::size_t widest = 0;
    for (const Option &option : m_options)
        widest = std::max(widest, shown(option).size());
    std::string text = "usage: bench_" + name + " [OPTIONS]" +
                       (words.empty() ? "" : " [" + words + " ...]") + "\n\nMeasures " + subject +
                       ".\n\n";
    for (const Option &option : m_options) {
        const std::string begin = shown(option);
        text += "  " + begin + std::string(widest - begin.size() + 2, ' ') + option.meaning + "\n";
    }
    return text;
}

} // namespace tomato::bench
