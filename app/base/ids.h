// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Not <compare> itself: moc 6.4 fails on it when it comes first; <string> brings it.
#include <functional>
#include <string>
#include <utility>

namespace tomato {

/// An identifier that cannot be mistaken for one of another kind.
template <class Tag>
struct Id
{
    std::string value;

    Id() = default;
    explicit Id(std::string text) : value(std::move(text)) {}
    bool isEmpty() const { return value.empty(); }
    friend auto operator<=>(const Id &, const Id &) = default;
    friend bool operator==(const Id &, const Id &) = default;
};

/// An element of a topology; interfaces are elements too.
using ElementId = Id<struct ElementTag>;
/// A connection of a topology.
using ConnectionId = Id<struct ConnectionTag>;
/// A lab on this machine; also the name of its folder and socket: [a-z0-9_-]+.
using LabId = Id<struct LabTag>;

} // namespace tomato

template <class Tag>
struct std::hash<tomato::Id<Tag>>
{
    std::size_t operator()(const tomato::Id<Tag> &id) const noexcept
    {
        return std::hash<std::string>{}(id.value);
    }
};
