// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/live/livepcapng.h"

#include "capture/archive/formats/pcapngformat.h"
#include "capture/archive/keylog.h"

#include <algorithm>
#include <sstream>
#include <system_error>

namespace tomato::capture {

Result<std::unique_ptr<LivePcapng>> LivePcapng::begin(std::vector<CapturedRing> recordings,
                                                      Cursor::Start start)
{
    auto order = LiveOrder::begin(recordings, start);
    if (!order)
        return passOn(order);
    std::unique_ptr<LivePcapng> live(new LivePcapng(std::move(recordings), std::move(*order)));
    auto begun = live->m_writer.beginSection("Live capture of " + live->m_recordings.front().name);
    for (const auto &each : live->m_order.rings()) {
        if (begun)
            begun = each->describe(live->m_writer, live->m_interfaces);
    }
    if (!begun)
        return passOn(begun);
    return live;
}

LivePcapng::LivePcapng(std::vector<CapturedRing> recordings, LiveOrder order)
    : m_recordings(std::move(recordings)), m_order(std::move(order)),
      m_writer([this](std::span<const char> bytes) -> Result<> {
          m_out.append(bytes.data(), bytes.size());
          return {};
      })
{
}

Result<> LivePcapng::writeNames()
{
    std::vector<AddressName> news;
    for (const CapturedRing &recording : m_recordings) {
        for (AddressName &each : namesOfRun(recording.ring->directory())) {
            if (std::ranges::find(m_names, each) != m_names.end())
                continue;
            m_names.push_back(each);
            news.push_back(std::move(each));
        }
    }
    return m_writer.addNames(news);
}

Result<> LivePcapng::writeSecrets()
{
    std::vector<std::uintmax_t> sizes;
    for (const std::filesystem::path &each : m_recordings.front().keyLogs) {
        std::error_code error;
        sizes.push_back(std::filesystem::file_size(each, error));
    }
    if (sizes == m_keyLogBytes)
        return {};
    m_keyLogBytes = std::move(sizes);
    const auto lines = readKeyLogs(m_recordings.front().keyLogs);
    if (!lines)
        return passOn(lines);
    std::istringstream all(*lines);
    std::string news;
    for (std::string line; std::getline(all, line);) {
        if (m_secrets.insert(line).second)
            news += line + '\n';
    }
    return news.empty() ? Result<>() : m_writer.addSecrets(pcapng::TlsKeyLog, news);
}

Result<std::string> LivePcapng::next()
{
    auto done = load();
    if (done)
        done = writePackets();
    return done ? take() : passOn(done);
}

Result<> LivePcapng::load()
{
    const auto isNew = m_order.load();
    if (!isNew)
        return passOn(isNew);
    // Names and keys come before the packets that are read with them.
    for (const auto write : {&LivePcapng::writeNames, &LivePcapng::writeSecrets}) {
        if (auto written = *isNew ? (this->*write)() : Result<>(); !written)
            return written;
    }
    return {};
}

Result<> LivePcapng::writePackets()
{
    while (LiveRing *ring = m_order.next()) {
        if (auto written = ring->writePacket(m_writer, m_interfaces); !written)
            return written;
        if (!ring->hasPacket())
            return {};
    }
    return {};
}

Result<std::string> LivePcapng::end()
{
    for (const auto &each : m_order.rings()) {
        if (const auto written = each->writeStatistics(m_writer); !written)
            return passOn(written);
    }
    return take();
}

Result<std::string> LivePcapng::take()
{
    if (const auto finished = m_writer.finish(); !finished)
        return passOn(finished);
    return std::exchange(m_out, {});
}

} // namespace tomato::capture
