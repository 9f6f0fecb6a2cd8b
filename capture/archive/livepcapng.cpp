// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/livepcapng.h"

#include "capture/archive/keylog.h"
#include "capture/archive/pcapngformat.h"
#include "capture/ring/arrivals.h"

#include <algorithm>
#include <sstream>
#include <system_error>

namespace tomato::capture {

Result<std::unique_ptr<LivePcapng>> LivePcapng::begin(CapturedRing captured, Cursor::Start start)
{
    std::unique_ptr<LivePcapng> live(new LivePcapng(std::move(captured)));
    auto begun = live->m_writer.beginSection("Live capture of " + live->m_captured.name);
    if (begun)
        begun = live->addRings(start);
    for (const auto &each : live->m_rings) {
        if (begun)
            begun = each->describe(live->m_writer, live->m_interfaces);
    }
    if (!begun)
        return passOn(begun);
    return live;
}

LivePcapng::LivePcapng(CapturedRing captured)
    : m_captured(std::move(captured)), m_writer([this](std::span<const char> bytes) -> Result<> {
          m_out.append(bytes.data(), bytes.size());
          return {};
      })
{
}

Result<> LivePcapng::addRings(Cursor::Start start)
{
    m_rings.push_back(std::make_unique<LiveRing>(m_captured, start, momentOf(m_captured)));
    const auto arrivals = openArrivals(m_captured.ring->directory());
    if (!arrivals)
        return {};
    CapturedRing captured = m_captured;
    captured.ring = arrivals;
    m_rings.push_back(
        std::make_unique<LiveRing>(std::move(captured), start, RecordedMoment::Delivered));
    return {};
}

Result<> LivePcapng::writeNames()
{
    std::vector<AddressName> news;
    for (AddressName &each : namesOfRun(m_captured.ring->directory())) {
        if (std::find(m_names.begin(), m_names.end(), each) == m_names.end())
            news.push_back(std::move(each));
    }
    m_names.insert(m_names.end(), news.begin(), news.end());
    return m_writer.addNames(news);
}

Result<> LivePcapng::writeSecrets()
{
    std::vector<std::uintmax_t> sizes;
    for (const std::filesystem::path &each : m_captured.keyLogs) {
        std::error_code error;
        sizes.push_back(std::filesystem::file_size(each, error));
    }
    if (sizes == m_keyLogBytes)
        return {};
    m_keyLogBytes = std::move(sizes);
    const auto lines = readKeyLogs(m_captured.keyLogs);
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
    const auto has = load();
    if (!has)
        return passOn(has);
    if (*has) {
        if (const auto written = writePackets(); !written)
            return passOn(written);
    }
    return take();
}

Result<bool> LivePcapng::load()
{
    bool isNew = false;
    for (const auto &each : m_rings) {
        const auto loaded = each->load();
        if (!loaded)
            return passOn(loaded);
        isNew = isNew || *loaded;
    }
    // Names and keys come before the packets that are read with them.
    for (const auto write : {&LivePcapng::writeNames, &LivePcapng::writeSecrets}) {
        const auto written = isNew ? (this->*write)() : Result<>();
        if (!written)
            return passOn(written);
    }
    return earliest() != nullptr;
}

LiveRing *LivePcapng::earliest() const
{
    LiveRing *first = nullptr;
    for (const auto &each : m_rings) {
        if (each->hasPacket() && (first == nullptr || each->time() < first->time()))
            first = each.get();
    }
    return first;
}

Result<> LivePcapng::writePackets()
{
    for (LiveRing *ring = earliest(); ring != nullptr; ring = earliest()) {
        if (auto written = ring->writePacket(m_writer, m_interfaces); !written)
            return written;
        if (!ring->hasPacket())
            return {};
    }
    return {};
}

std::uint64_t LivePcapng::skippedPackets() const
{
    std::uint64_t skipped = 0;
    for (const auto &each : m_rings)
        skipped += each->skippedPackets();
    return skipped;
}

Result<std::string> LivePcapng::end()
{
    for (const auto &each : m_rings) {
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
