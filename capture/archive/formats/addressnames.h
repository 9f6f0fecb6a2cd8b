// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tomato::capture {

/// Maps an address to the name that it is shown under, such as "h1".
struct AddressName
{
    /// The bytes are in network order: 4 of IPv4 or 16 of IPv6.
    std::string address;
    std::string name;

    friend bool operator==(const AddressName &, const AddressName &) = default;
};

/// The names in a text like /etc/hosts (hosts(5)), without those of the machine itself: the first
/// one of each line, and of an address that comes again the first one. What is no such line is
/// left out; so is what is too much.
std::vector<AddressName> parseHosts(std::string_view text);
/// The names that a run keeps beside its ring; none when it has none.
std::vector<AddressName> namesOfRun(const std::filesystem::path &directory);
std::filesystem::path hostsPath(const std::filesystem::path &directory);

} // namespace tomato::capture
