// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/kernelfeatures.h"

#include "app/lab/netlink/links.h"
#include "app/lab/netlink/traffic/passage.h"
#include "app/lab/netlink/traffic/redirect.h"
#include "app/lab/netlink/traffic/trafficcontrol.h"

#include <unistd.h>

namespace tomato::lab {

namespace {

// The index of the probe's own devices; it is not among those of the ports, which count up from
// 1,000,000.
constexpr int ProbeIndex = 999'999;
constexpr unsigned ProbeMtu = 1500;

KernelFeature feature(KernelFeature::Kind kind, const std::string &name, const std::string &purpose,
                      const std::string &module, const Result<> &tried)
{
    KernelFeature found{kind, name, purpose, tried.has_value(), {}, {}};
    if (!tried) {
        found.reason = tried.error().text();
        found.remedy = std::string("sudo modprobe ") +
                       (module.find(' ') == std::string::npos ? "" : "-a ") + module +
                       " (on a kernel that has it; Debian's kernels do: apt install "
                       "linux-image-amd64)";
    }
    return found;
}

} // namespace

Result<std::vector<KernelFeature>> probeKernel(NetlinkSocket &socket)
{
    const auto made = createVeth(socket, {.port = "tomato-probe",
                                          .portIndex = ProbeIndex,
                                          .portMtu = ProbeMtu,
                                          .interface = "tomato-probe2",
                                          .interfaceMtu = ProbeMtu,
                                          .interfaceMac = {2, 0, 0, 0, 0, 1},
                                          .element = getpid()});
    if (!made)
        return passOn(made);
    topology::LinkDirection direction;
    direction.kilobitsPerSecond = 1000;
    using Kind = KernelFeature::Kind;
    std::vector<KernelFeature> features;
    features.push_back(
        feature(Kind::TokenBucket, "tbf", "bandwidth of connections", "sch_tbf",
                shapeFrames(socket, ProbeIndex, Shaper::TokenBucket, direction, ProbeMtu)));
    // Queues of another kind take no changes: away with it before the next one is tried.
    if (features.back().works)
        (void)stopShaping(socket, ProbeIndex);
    features.push_back(feature(
        Kind::NetworkEmulator, "netem", "delay, jitter and reordering on connections", "sch_netem",
        shapeFrames(socket, ProbeIndex, Shaper::NetworkEmulator, direction, ProbeMtu)));
    if (features.back().works)
        (void)stopShaping(socket, ProbeIndex);
    const std::vector<sock_filter> all = {BPF_STMT(BPF_RET | BPF_K, 0xffffffffU)};
    features.push_back(
        feature(Kind::Bypass, "htb", "emulation of what a filter names; reordering by a seed",
                "sch_htb sch_tbf cls_bpf",
                shapeFrames(socket, ProbeIndex, Shaper::PassableBucket, direction, ProbeMtu, all)));
    Result<> filters = redirectFrames(socket, ProbeIndex, ProbeIndex);
    if (filters)
        filters =
            passFrames(socket, ProbeIndex, ProbeIndex, RedirectPriority + 2, {.lossPercent = 50});
    features.push_back(feature(Kind::PacketFilter, "cls_bpf",
                               "loss on connections where netem is missing", "cls_bpf", filters));
    Result<> numbers = passByNumber(ProbeIndex, {.to = ProbeIndex},
                                    {.lossPercent = 50,
                                     .duplicatePercent = 50,
                                     .corruptPercent = 50,
                                     .seed = 1,
                                     .dropped = {{1, 1}}});
    if (numbers)
        numbers = stopPassingByNumber(ProbeIndex);
    features.push_back(feature(Kind::FrameNumbers, "nf_tables",
                               "duplication and corruption; loss by a seed, by a list of frames "
                               "and by a filter",
                               "nft_numgen nft_hash nft_fwd_netdev nft_dup_netdev", numbers));
    features.push_back(feature(Kind::VlanBridge, "vlan_filtering", "switches with VLANs",
                               "bridge 8021q", tryVlanBridge(socket, "tomato-probe3")));
    if (const auto removed = deleteLinks(socket, {ProbeIndex}); !removed)
        return passOn(removed);
    return features;
}

} // namespace tomato::lab
