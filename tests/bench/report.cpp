// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tomato::bench {

namespace {

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/// Names of tools and metrics in the order of their first appearance.
void addOnce(std::vector<std::string> &names, const std::string &name)
{
    if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(name);
}

/// Writes "at most 1", "at least 99", "0.9 to 1.1" or "exactly 100".
std::string boundsText(double least, double most)
{
    std::array<char, 64> text{};
    if (least == most)
        std::snprintf(text.data(), text.size(), "exactly %g", most);
    else if (std::isinf(least))
        std::snprintf(text.data(), text.size(), "at most %g", most);
    else if (std::isinf(most))
        std::snprintf(text.data(), text.size(), "at least %g", least);
    else
        std::snprintf(text.data(), text.size(), "%g to %g", least, most);
    return text.data();
}

} // namespace

Report::Report(std::string bench, bool json) : m_bench(std::move(bench)), m_json(json) {}

void Report::add(const std::string &theCase, const std::string &tool, const std::string &metric,
                 const std::string &unit, double value)
{
    for (Series &each : m_series) {
        if (each.theCase == theCase && each.tool == tool && each.metric == metric)
            return each.values.push_back(value);
    }
    m_series.push_back({theCase, tool, metric, unit, {value}});
}

void Report::print(const std::string &theCase, const std::string &ratioMetric,
                   const Goals &goals) const
{
    std::vector<const Series *> all;
    for (const Series &each : m_series) {
        if (each.theCase == theCase)
            all.push_back(&each);
    }
    if (!m_json)
        return printTable(all, theCase, ratioMetric, goals);
    for (const Series *each : all)
        printJson(*each);
}

const Report::Series *Report::find(const std::string &theCase, const std::string &tool,
                                   const std::string &metric) const
{
    for (const Series &each : m_series) {
        if (each.theCase == theCase && each.tool == tool && each.metric == metric)
            return &each;
    }
    return nullptr;
}

bool Report::judge(const std::string &theCase, const std::vector<Limit> &limits) const
{
    bool areMet = true;
    for (const Limit &each : limits) {
        const Series *own = find(theCase, each.tool, each.metric);
        const Series *other =
            each.beside.empty() ? nullptr : find(theCase, each.beside, each.metric);
        const bool isMeasured = own != nullptr && (each.beside.empty() || other != nullptr);
        double value = isMeasured ? median(own->values) : std::nan("");
        // Nothing is as much as nothing.
        if (isMeasured && other != nullptr)
            value = median(other->values) == value ? 1 : value / median(other->values);
        const bool isMet = value >= each.least && value <= each.most;
        areMet = areMet && isMet;
        const std::string what =
            each.tool + ", " + each.metric + (each.beside.empty() ? "" : " beside " + each.beside);
        const std::string bounds = boundsText(each.least, each.most);
        if (m_json)
            std::printf("{\"bench\": \"%s\", \"case\": \"%s\", \"goal\": \"%s\", "
                        "\"bounds\": \"%s\", \"met\": %s}\n",
                        m_bench.c_str(), theCase.c_str(), what.c_str(), bounds.c_str(),
                        isMet ? "true" : "false");
        else if (!isMeasured)
            std::printf("  MISSED: %s was not measured, %s\n", what.c_str(), bounds.c_str());
        else
            std::printf("  %s: %s %.2f%s, %s\n", isMet ? "met" : "MISSED", what.c_str(), value,
                        other == nullptr && !own->unit.empty() ? (" " + own->unit).c_str() : "",
                        bounds.c_str());
    }
    std::fflush(stdout);
    return areMet;
}

void Report::printJson(const Series &series) const
{
    const auto [least, most] = std::minmax_element(series.values.begin(), series.values.end());
    std::printf("{\"bench\": \"%s\", \"case\": \"%s\", \"tool\": \"%s\", \"metric\": \"%s\", "
                "\"unit\": \"%s\", \"median\": %.6g, \"min\": %.6g, \"max\": %.6g}\n",
                m_bench.c_str(), series.theCase.c_str(), series.tool.c_str(), series.metric.c_str(),
                series.unit.c_str(), median(series.values), *least, *most);
    std::fflush(stdout);
}

void Report::printTable(const std::vector<const Series *> &all, const std::string &theCase,
                        const std::string &ratioMetric, const Goals &goals) const
{
    std::vector<std::string> tools;
    std::vector<std::string> metrics;
    std::map<std::pair<std::string, std::string>, const Series *> cells;
    std::map<std::string, std::string> units;
    for (const Series *each : all) {
        addOnce(tools, each->tool);
        addOnce(metrics, each->metric);
        cells[{each->tool, each->metric}] = each;
        units[each->metric] = each->unit;
    }
    std::printf("\n%-28s", (m_bench + ", " + theCase).c_str());
    for (const std::string &metric : metrics)
        std::printf(" %16s", (metric + " " + units[metric]).c_str());
    std::printf(ratioMetric.empty() ? "\n" : "    ratio\n");
    for (const std::string &tool : tools) {
        std::printf("%-28s", tool.c_str());
        for (const std::string &metric : metrics) {
            if (const auto cell = cells.find({tool, metric}); cell != cells.end())
                std::printf(" %16.2f", median(cell->second->values));
            else
                std::printf(" %16s", "");
        }
        if (const auto theirs = cells.find({tool, ratioMetric}); theirs != cells.end()) {
            const double ratio = median(theirs->second->values) /
                                 median(cells.at({tools.front(), ratioMetric})->values);
            std::printf(" %8.2f", ratio);
            for (const auto &[name, most] : goals) {
                if (name == tool)
                    std::printf("   %s: %.2f of it, at most %.2f",
                                1 / ratio <= most ? "met" : "MISSED", 1 / ratio, most);
            }
        }
        std::printf("\n");
    }
    std::fflush(stdout);
}

} // namespace tomato::bench
