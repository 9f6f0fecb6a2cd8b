// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/crossing.h"

#include "tests/bench/measuredprocess.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <regex>
#include <stdexcept>
#include <utility>

namespace tomato::bench {

static std::string outputOf(const CommandLine &command, int expectedStatus = 0)
{
    MeasuredProcess process(command, -1);
    const int status = process.finish().exitStatus;
    if (status != 0 && status != expectedStatus)
        throw std::runtime_error(command.front() + " said: " + process.output());
    return process.output();
}

Ends::Place behind(const CommandLine &before)
{
    return [before](const CommandLine &command) {
        CommandLine line = before;
        line.insert(line.end(), command.begin(), command.end());
        return line;
    };
}

double Crossing::Pings::quantile(double part) const
{
    if (roundTrips.empty())
        throw std::runtime_error("no ping was answered");
    const auto rank =
        static_cast<std::size_t>(std::ceil(part * static_cast<double>(roundTrips.size())));
    return roundTrips.at(std::max<std::size_t>(rank, 1) - 1);
}

Crossing::Pings Crossing::ping(int count, double intervalSeconds) const
{
    // It is no error of ping(8) where some are lost, but where all are.
    const std::string said =
        outputOf(m_ends.one({"ping", "-n", "-c", std::to_string(count), "-i",
                             std::to_string(intervalSeconds), "-W", "5", m_ends.farAddress}),
                 1);
    static const std::regex time("time=([0-9.]+) ms");
    Pings pings{count, {}};
    for (auto each = std::sregex_iterator(said.begin(), said.end(), time);
         each != std::sregex_iterator(); ++each)
        pings.roundTrips.push_back(std::stod((*each)[1]) * 1000);
    std::sort(pings.roundTrips.begin(), pings.roundTrips.end());
    return pings;
}

double Crossing::streamGigabits(double seconds) const
{
    MeasuredProcess server(m_ends.other({"iperf3", "-s", "-1", "--forceflush"}), -1);
    if (!server.waitFor("listening"))
        throw std::runtime_error("iperf3 said: " + server.output());
    const std::string json = outputOf(m_ends.one(
        {"iperf3", "-c", m_ends.farAddress, "-t", std::to_string(int(seconds + 0.5)), "-J"}));
    const double bits = QJsonDocument::fromJson(QByteArray::fromStdString(
        json))["end"]["sum_received"]["bits_per_second"]
                            .toDouble();
    if (bits <= 0)
        throw std::runtime_error("iperf3 said: " + json);
    return bits / 1e9;
}

Crossing::Frames Crossing::send(std::size_t bytes, double rate, double seconds) const
{
    const double before = arrived();
    const std::string sent = outputOf(m_ends.sender(
        {std::filesystem::read_symlink("/proc/self/exe").string(), "--send", m_ends.device,
         std::to_string(rate), std::to_string(bytes), std::to_string(seconds)}));
    // Frames that are still under way come within the time between two looks.
    double last = -1;
    double now = arrived();
    while (now != last) {
        QTest::qWait(200);
        last = std::exchange(now, arrived());
    }
    return {std::stod(sent), now - before};
}

/// Counts the frames that came in at the other end.
double Crossing::arrived() const
{
    const std::string all = outputOf(m_ends.other({"cat", "/proc/net/dev"}));
    std::smatch found;
    if (!std::regex_search(all, found, std::regex(m_ends.farDevice + ": *[0-9]+ +([0-9]+)")))
        throw std::runtime_error("the other end has no " + m_ends.farDevice + ": " + all);
    return std::stod(found[1]);
}

} // namespace tomato::bench
