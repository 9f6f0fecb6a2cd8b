// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/capturetools.h"

#include "tests/bench/measuredprocess.h"

#include <cctype>
#include <cstdlib>
#include <stdexcept>

namespace tomato::bench {

std::vector<CaptureTool> captureTools(const std::string &self)
{
    std::vector<CaptureTool> tools = {
        {"tomato", {self, "--record", "FOLDER/run", "PORT", "OTHER"}, "ready", "captured ", ""},
        {"limit", {self, "--barely", "FOLDER", "PORT", "OTHER"}, "ready", "captured ", ""}};
    const std::vector<std::string> inside = {"env", "LD_PRELOAD=" BENCH_INSIDE_FABRIC};
    const auto add = [&](const std::string &name, std::vector<std::string> command,
                         const std::string &ready, const std::string &before,
                         const std::string &behind) {
        if (!isInstalled(command.front()))
            return;
        command.insert(command.begin(), inside.begin(), inside.end());
        tools.push_back({name, std::move(command), ready, before, behind});
    };
    add("tcpdump -C 10 -W 5 -U",
        {"tcpdump", "-n", "-i", "PORT", "-C", "10", "-W", "5", "-U", "-s0", "-w", "FOLDER/f"},
        "listening on", "", " packets captured");
    add("tcpdump -C 10 -W 5",
        {"tcpdump", "-n", "-i", "PORT", "-C", "10", "-W", "5", "-s0", "-w", "FOLDER/f"},
        "listening on", "", " packets captured");
    add("dumpcap -b files:5",
        {"dumpcap", "-i", "PORT", "-b", "filesize:10000", "-b", "files:5", "-w", "FOLDER/f.pcap"},
        "File: ", "Packets captured: ", "");
    add("netsniff-ng -S 32MiB",
        {"netsniff-ng", "-A", "-s", "-S", "32MiB", "-T", "0xa1b2c3d4", "-i", "PORT", "-o", "FOLDER",
         "-F", "10MiB", "-O", "5"},
        "Running!", "", "  packets passed filter");
    return tools;
}

std::uint64_t capturedPackets(const CaptureTool &tool, const std::string &output)
{
    const std::string &mark = tool.before.empty() ? tool.behind : tool.before;
    auto at = output.rfind(mark);
    if (at == std::string::npos)
        throw std::runtime_error(tool.name + " said: " + output);
    if (!tool.before.empty())
        return std::strtoull(output.c_str() + at + mark.size(), nullptr, 10);
    while (at > 0 && std::isdigit(static_cast<unsigned char>(output[at - 1])))
        --at;
    return std::strtoull(output.c_str() + at, nullptr, 10);
}

} // namespace tomato::bench
