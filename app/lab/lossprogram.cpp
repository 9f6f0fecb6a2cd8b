// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/lossprogram.h"

#include "capture/receiver/filter/filter.h"
#include "capture/receiver/filter/pcaphandle.h"

#include <array>
#include <cstring>

namespace tomato::lab {

namespace {

constexpr std::uint32_t Take = 0xffffffff;

/// The kernel keeps a frame's outer VLAN tag beside the frame, and libpcap looks for it there where
/// it compiles for a device that it has open.
Result<capture::FilterProgram> compileForDevice(const std::string &filter)
{
    const capture::PcapHandle any(pcap_create("lo", nullptr));
    if (!any)
        return failure("cannot open lo: out of memory");
    constexpr int MinRoom = 64 * 1024;
    (void)pcap_set_buffer_size(any.get(), MinRoom);
    if (pcap_activate(any.get()) < 0)
        return failure(std::string("cannot open lo: ") + pcap_geterr(any.get()));
    return capture::compileFilter(any.get(), filter);
}

} // namespace

Result<std::vector<sock_filter>> programForOthers(const std::string &filter)
{
    const bool knowsTags = filter.find("vlan") != std::string::npos;
    const auto compiled = knowsTags ? compileForDevice(filter) : capture::compileFilter(filter);
    if (!compiled)
        return passOn(compiled);
    std::vector<sock_filter> program;
    if (!knowsTags) {
        constexpr auto TagPresent =
            static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_VLAN_TAG_PRESENT);
        program = {BPF_STMT(BPF_LD | BPF_B | BPF_ABS, TagPresent),
                   BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0), BPF_STMT(BPF_RET | BPF_K, Take)};
    }
    static_assert(sizeof(bpf_insn) == sizeof(sock_filter));
    for (unsigned at = 0; at < (*compiled)->bf_len; ++at) {
        sock_filter each{};
        std::memcpy(&each, (*compiled)->bf_insns + at, sizeof each);
        if (each.code == (BPF_RET | BPF_K))
            each.k = each.k == 0 ? Take : 0;
        program.push_back(each);
    }
    return program;
}

} // namespace tomato::lab
