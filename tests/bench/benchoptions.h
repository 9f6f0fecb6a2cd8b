// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace tomato::bench {

/// What the command line of a bench says. Each bench takes --json and --help, too.
class BenchOptions final
{
public:
    struct Option
    {
        /// Such as --rounds.
        std::string name;
        /// Stands for the value in the help: N is a whole number from 1 on, S a number of seconds,
        /// a|b one of these words, and anything else a text. An option without a value has none.
        std::string value = {};
        std::string meaning = {};
    };

    /// A bench `name` that measures this `subject`; `words` stands for what it takes beside
    /// options, such as FILE. Where help is asked for, or something that the bench does not take is
    /// said, the options are printed and the program ends (exit code 0 or 2): measuring takes
    /// minutes, and means nothing to whoever wanted something else.
    BenchOptions(int argc, char **argv, const std::string &name, const std::string &subject,
                 std::vector<Option> options, std::string words = {});

    bool isJson() const { return has("--json"); }
    bool has(const std::string &option) const { return m_values.contains(option); }
    std::string text(const std::string &option) const;
    int count(const std::string &option, int otherwise) const;
    double seconds(const std::string &option, double otherwise) const;
    const std::vector<std::string> &words() const { return m_words; }

private:
    /// Returns what is wrong; empty when nothing is.
    std::string take(const std::vector<std::string> &line, bool takesWords);
    std::string help(const std::string &name, const std::string &subject,
                     const std::string &words) const;

    std::vector<Option> m_options;
    std::map<std::string, std::string> m_values;
    std::vector<std::string> m_words;
};

} // namespace tomato::bench
