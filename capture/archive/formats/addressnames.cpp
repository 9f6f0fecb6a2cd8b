// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/addressnames.h"

#include "app/base/files/fileaccess.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <fcntl.h>
#include <set>
#include <sstream>

namespace tomato::capture {

namespace {

/// Far more than a lab has.
constexpr std::size_t MaxNames = 20'000;
constexpr std::size_t MaxHostsBytes = 4 << 20;
constexpr std::size_t MaxName = 255;

/// Empty for what is no address.
std::string addressBytes(const std::string &text)
{
    std::array<char, sizeof(in6_addr)> bytes{};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return {bytes.data(), sizeof(in_addr)};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1)
        return {bytes.data(), bytes.size()};
    return {};
}

bool isOfTheMachine(const std::string &address)
{
    return address.size() == sizeof(in_addr)
               ? address.front() == 127
               : address == std::string(15, '\0') + '\1' || address == std::string(16, '\0');
}

/// Elements may write what they find as /etc/hosts.
bool isName(const std::string &name)
{
    return !name.empty() && name.size() <= MaxName &&
           std::all_of(name.begin(), name.end(), [](unsigned char each) {
               return each > 0x20 && each != 0x7f && each != '#';
           });
}

} // namespace

std::vector<AddressName> parseHosts(std::string_view text)
{
    std::vector<AddressName> names;
    std::set<std::string> known;
    std::istringstream lines{std::string(text.substr(0, MaxHostsBytes))};
    std::string line;
    while (names.size() < MaxNames && std::getline(lines, line)) {
        std::istringstream words(line);
        std::string address;
        std::string name;
        words >> address >> name;
        address = addressBytes(address);
        if (!address.empty() && isName(name) && !isOfTheMachine(address) &&
            known.insert(address).second)
            names.push_back({std::move(address), std::move(name)});
    }
    return names;
}

std::vector<AddressName> namesOfRun(const std::filesystem::path &directory)
{
    const auto path = hostsPath(directory);
    const auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return {};
    std::string text(MaxHostsBytes, '\0');
    const auto count = readUpTo(*file, text, 0, path);
    return count ? parseHosts(std::string_view(text).substr(0, *count))
                 : std::vector<AddressName>();
}

std::filesystem::path hostsPath(const std::filesystem::path &directory)
{
    return directory / "hosts";
}

} // namespace tomato::capture
