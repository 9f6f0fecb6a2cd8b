// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// Prints one case; in the table the first tool is what the ratios of `ratioMetric` refer to
    /// (there are none when it is empty).
    void print(const std::string &theCase, const std::string &ratioMetric) const;

private:
    struct Series
    {
        std::string theCase;
        std::string tool;
        std::string metric;
        std::string unit;
        std::vector<double> values;
    };

    void printJson(const Series &series) const;
    void printTable(const std::vector<const Series *> &all, const std::string &theCase,
                    const std::string &ratioMetric) const;

    std::string m_bench;
    bool m_json;
    std::vector<Series> m_series;
};

} // namespace tomato::bench
