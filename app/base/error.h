// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace tomato {

/// Why something failed, in words for the person who can act on it.
struct Error
{
    /// The place of the error: a path in a file ("topology.elements[3].parent"), an element, a
    /// device; may be empty.
    std::string place;
    /// The message is one sentence without a full stop, with the name or number that failed.
    std::string message;

    /// "place: message", or the message alone.
    std::string text() const { return place.empty() ? message : place + ": " + message; }
};

template <class T = void>
using Result = tl::expected<T, Error>;

/// The failed result: `return failure("no element has the id 7", "topology.connections[2]");`
inline tl::unexpected<Error> failure(std::string message, std::string place = {})
{
    return tl::make_unexpected(Error{std::move(place), std::move(message)});
}

/// Passes an error on: `if (!result) return passOn(result);`
template <class T>
tl::unexpected<Error> passOn(const Result<T> &failed)
{
    return tl::make_unexpected(failed.error());
}

} // namespace tomato
