// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/exchange/documents/importreport.h"
#include "app/exchange/documents/yamltree.h"

#include <optional>
#include <set>
#include <vector>

namespace tomato::exchange {

/// A link of netlab in any of its four ways to write one.
struct NetlabLink
{
    struct End
    {
        QString node;
        /// The settings that the link has for this end; nullptr for none.
        const YamlTree *settings = nullptr;
    };

    std::vector<End> ends;
    /// The map with the link's attributes; nullptr where it is written as names alone.
    const YamlTree *attributes = nullptr;
    std::string place;

    /// An attribute; nothing where there is none.
    const YamlTree &value(const char *key) const;
    /// Whether it is a network that more than two may join.
    bool isNetwork() const;
};

/// The links of a file, of their groups and of maps of lists of them. An error names the line.
Result<std::vector<NetlabLink>>
readNetlabLinks(const YamlTree &links, const std::set<QString> &nodes, ImportReport &report);

/// "10ms", "1.5s", "20" (milliseconds) as milliseconds.
std::optional<double> netlabMilliseconds(const QString &text);

} // namespace tomato::exchange
