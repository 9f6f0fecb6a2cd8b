// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace tomato::bench {

/// A command and its arguments.
using CommandLine = std::vector<std::string>;

/// Two machines or two elements, and how a command is run there.
struct Ends
{
    using Place = std::function<CommandLine(const CommandLine &)>;
    Place one;
    Place other;
    /// The first one, for who opens packet sockets.
    Place sender;
    std::string device;
    std::string farDevice;
    std::string farAddress;
};

/// Puts these words before a command.
Ends::Place behind(const CommandLine &before);

/// What crosses from the one end to the other. Throws where that cannot be measured.
class Crossing final
{
public:
    explicit Crossing(Ends ends) : m_ends(std::move(ends)) {}

    struct Pings
    {
        int sent = 0;
        /// The times of the answers, in microseconds, the shortest first.
        std::vector<double> roundTrips;

        /// The time within which this part of the answers came.
        double quantile(double part) const;
    };
    Pings ping(int count, double intervalSeconds) const;

    double streamGigabits(double seconds) const;

    struct Frames
    {
        double sent = 0;
        double arrived = 0;
    };
    /// Sends frames of this size; so many a second, or as many as it can when that is 0.
    Frames send(std::size_t bytes, double rate, double seconds) const;

private:
    double arrived() const;

    Ends m_ends;
};

} // namespace tomato::bench
