// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/offloads.h"

#include "app/base/systemfailure.h"

#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace tomato::lab {

namespace {

Result<> ethtool(int control, const std::string &device, void *request)
{
    ifreq name{};
    device.copy(name.ifr_name, IFNAMSIZ - 1);
    name.ifr_data = static_cast<char *>(request);
    if (ioctl(control, SIOCETHTOOL, &name) < 0)
        return systemFailure("change the features of " + device);
    return {};
}

/// A command of ethtool's: a fixed head, and an array behind it that the head counts.
template <class Head>
Head *makeRequest(std::vector<std::uint32_t> &memory, std::size_t bytesBehind)
{
    memory.assign((sizeof(Head) + bytesBehind) / sizeof(std::uint32_t) + 1, 0);
    return reinterpret_cast<Head *>(memory.data());
}

bool isOffload(std::string_view feature)
{
    constexpr std::array<std::string_view, 10> Beginnings = {
        "tx-checksum", "tx-scatter-gather", "tx-gso",
        "tx-vlan",     "rx-vlan-hw-parse",  "rx-vlan-stag-hw",
        "rx-gro",      "rx-udp-gro",        "rx-checksum",
        "rx-lro",
    };
    for (const std::string_view beginning : Beginnings) {
        if (feature.starts_with(beginning))
            return true;
    }
    return feature.find("segmentation") != std::string_view::npos;
}

Result<std::uint32_t> countFeatures(int control)
{
    std::vector<std::uint32_t> memory;
    auto *request = makeRequest<ethtool_sset_info>(memory, sizeof(std::uint32_t));
    request->cmd = ETHTOOL_GSSET_INFO;
    request->sset_mask = 1U << ETH_SS_FEATURES;
    if (const auto asked = ethtool(control, "lo", request); !asked)
        return passOn(asked);
    return request->data[0];
}

} // namespace

Result<Offloads> Offloads::find(int control)
{
    const auto count = countFeatures(control);
    if (!count)
        return passOn(count);
    std::vector<std::uint32_t> memory;
    auto *request =
        makeRequest<ethtool_gstrings>(memory, static_cast<std::size_t>(*count) * ETH_GSTRING_LEN);
    request->cmd = ETHTOOL_GSTRINGS;
    request->string_set = ETH_SS_FEATURES;
    request->len = *count;
    if (const auto asked = ethtool(control, "lo", request); !asked)
        return passOn(asked);
    std::vector<std::uint32_t> mask((*count + 31) / 32);
    for (std::uint32_t feature = 0; feature < *count; ++feature) {
        const char *name =
            reinterpret_cast<const char *>(request->data) + std::size_t{feature} * ETH_GSTRING_LEN;
        if (isOffload(std::string_view(name, strnlen(name, ETH_GSTRING_LEN))))
            mask[feature / 32] |= 1U << (feature % 32);
    }
    return Offloads(std::move(mask));
}

void Offloads::keepAll()
{
    std::fill(m_mask.begin(), m_mask.end(), 0);
}

Result<> Offloads::turnOff(int control, const std::string &device) const
{
    std::vector<std::uint32_t> memory;
    auto *request =
        makeRequest<ethtool_sfeatures>(memory, m_mask.size() * sizeof(ethtool_set_features_block));
    request->cmd = ETHTOOL_SFEATURES;
    request->size = static_cast<std::uint32_t>(m_mask.size());
    for (std::size_t block = 0; block < m_mask.size(); ++block)
        request->features[block].valid = m_mask[block];
    return ethtool(control, device, request);
}

} // namespace tomato::lab
