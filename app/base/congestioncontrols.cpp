// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/congestioncontrols.h"

#include <algorithm>
#include <fstream>

namespace tomato {

std::vector<std::string> congestionControls()
{
    std::vector<std::string> names;
    std::ifstream file("/proc/sys/net/ipv4/tcp_available_congestion_control");
    for (std::string name; file >> name;)
        names.push_back(name);
    return names;
}

std::string whyNoCongestionControl(const std::string &name)
{
    const std::vector<std::string> known = congestionControls();
    if (name.empty() || known.empty() || std::ranges::find(known, name) != known.end())
        return {};
    std::string all;
    for (const std::string &each : known)
        all += (all.empty() ? "" : ", ") + each;
    return "there is no congestion control " + name + " in this kernel, it has " + all;
}

} // namespace tomato
