// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/framefilter.h"

#include "capture/options/ringlimits.h"

namespace tomato::extcap {

void FrameFilter::Free::operator()(bpf_program *program) const
{
    pcap_freecode(program);
    delete program;
}

Result<FrameFilter> FrameFilter::compile(const QString &expression)
{
    FrameFilter filter;
    if (expression.trimmed().isEmpty())
        return filter;
    const std::unique_ptr<pcap_t, decltype(&pcap_close)> dead(
        pcap_open_dead(DLT_EN10MB, capture::MaxSnapLength), pcap_close);
    filter.m_program.reset(new bpf_program{});
    if (pcap_compile(dead.get(), filter.m_program.get(), expression.toUtf8().constData(), 1,
                     PCAP_NETMASK_UNKNOWN) != 0)
        return failure(pcap_geterr(dead.get()), expression.toStdString());
    return filter;
}

bool FrameFilter::matches(std::span<const char> captured, std::uint32_t original) const
{
    if (!m_program)
        return true;
    pcap_pkthdr header{};
    header.caplen = static_cast<bpf_u_int32>(captured.size());
    header.len = original;
    return pcap_offline_filter(m_program.get(), &header,
                               reinterpret_cast<const u_char *>(captured.data())) != 0;
}

} // namespace tomato::extcap
