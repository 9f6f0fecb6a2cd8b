// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <map>
#include <string>
#include <vector>

namespace tomato::bench {

/// Collects what was measured and prints medians: a table, or one JSON object a line.
class Report final
{
public:
    Report(std::string bench, bool json);

    void add(const std::string &theCase, const std::string &tool, const std::string &metric,
             const std::string &unit, double value);
    /// A tool and what part of its value the first tool's is to be at most.
    using Goals = std::vector<std::pair<std::string, double>>;

    /// Prints one case. In the table `ratioMetric` is compared (nothing is when it is empty): each
    /// tool's to the first one's, and the first one's to theirs with the goals.
    void print(const std::string &theCase, const std::string &ratioMetric,
               const Goals &goals = {}) const;

    /// Bounds for the median of a tool's metric; where `beside` names a tool, for what part it is
    /// of that one's.
    struct Limit
    {
        std::string tool;
        std::string metric;
        double least = -std::numeric_limits<double>::infinity();
        double most = std::numeric_limits<double>::infinity();
        std::string beside = {};
    };
    /// Says behind a case which of them were met: lines in words, or a JSON object each. What was
    /// not measured is missed. Returns whether all were met.
    bool judge(const std::string &theCase, const std::vector<Limit> &limits) const;

private:
    struct Series
    {
        std::string theCase;
        std::string tool;
        std::string metric;
        std::string unit;
        std::vector<double> values;
    };

    const Series *find(const std::string &theCase, const std::string &tool,
                       const std::string &metric) const;
    void printJson(const Series &series) const;
    void printTable(const std::vector<const Series *> &all, const std::string &theCase,
                    const std::string &ratioMetric, const Goals &goals) const;

    std::string m_bench;
    bool m_json;
    std::vector<Series> m_series;
};

} // namespace tomato::bench
