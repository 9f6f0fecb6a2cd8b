// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "capture/archive/download.h"
#include "capture/archive/formats/pcapngrecords.h"
#include "capture/archive/merge/merge.h"
#include "capture/receiver/filter/pcaphandle.h"
#include "tests/fuzz/fuzztarget.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using namespace tomato;
using namespace tomato::capture;

namespace {

/// A folder for one run of the program, which goes with it.
class Folder
{
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "fuzz-pcapng-XXXXXX").string();
        fuzz::require(::mkdtemp(name.data()) != nullptr, "there is a temporary folder");
        m_path = name;
    }
    ~Folder()
    {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

const std::filesystem::path &folder()
{
    static const Folder one;
    return one.path();
}

void write(const std::filesystem::path &path, std::span<const char> bytes)
{
    const auto file = openFile(path, O_WRONLY | O_CREAT | O_TRUNC);
    fuzz::require(file && writeAll(*file, bytes, 0, path), "the input can be written");
}

/// How many packets a pcapng file has; none when it is no whole one.
std::optional<std::uint64_t> packetsInPcapng(const FileDescriptor &file,
                                             const std::filesystem::path &path)
{
    PcapngRecords records(file, path, std::filesystem::file_size(path));
    for (std::uint64_t packets = 0;; ++packets) {
        const auto next = records.next();
        if (!next)
            return std::nullopt;
        if (*next == nullptr)
            return packets;
    }
}

/// How many packets a file has; none when it is no whole one.
std::optional<std::uint64_t> packetsIn(const std::filesystem::path &path)
{
    const auto file = openFile(path, O_RDONLY);
    std::string magic(4, '\0');
    if (readUpTo(*file, magic, 0, path) == 4u && magic == "\x0a\x0d\x0d\x0a")
        return packetsInPcapng(*file, path);
    auto records = PcapRecords::open(*file, path, std::filesystem::file_size(path));
    if (!records)
        return std::nullopt;
    for (std::uint64_t packets = 0;; ++packets) {
        const auto next = records->next();
        if (!next)
            return std::nullopt;
        if (*next == nullptr)
            return packets;
    }
}

struct Read
{
    std::chrono::nanoseconds time{};
    std::uint32_t original = 0;
    std::string bytes;
};

/// The packets of a pcap file in the order of time; none of a pcapng file.
std::vector<Read> packetsInOrder(const std::filesystem::path &path)
{
    std::vector<Read> packets;
    const auto file = openFile(path, O_RDONLY);
    auto records = PcapRecords::open(*file, path, std::filesystem::file_size(path));
    if (!records)
        return packets;
    for (auto next = records->next(); next && *next != nullptr; next = records->next())
        packets.push_back(
            {(*next)->time, (*next)->original, {(*next)->bytes.begin(), (*next)->bytes.end()}});
    std::ranges::stable_sort(packets, {}, &Read::time);
    return packets;
}

/// libpcap reads what was written as what was there, as far as it takes such packets at all.
void compareWithLibpcap(const std::filesystem::path &source, const std::filesystem::path &merged)
{
    char error[PCAP_ERRBUF_SIZE] = {};
    const PcapHandle judge(
        pcap_open_offline_with_tstamp_precision(merged.c_str(), PCAP_TSTAMP_PRECISION_NANO, error));
    const auto packets = packetsInOrder(source);
    if (!judge || packets.empty())
        return;
    pcap_pkthdr *header = nullptr;
    const unsigned char *bytes = nullptr;
    for (std::size_t at = 0; pcap_next_ex(judge.get(), &header, &bytes) == 1; ++at) {
        fuzz::require(at < packets.size(), "no packet comes from nowhere");
        const auto time =
            std::chrono::seconds(header->ts.tv_sec) + std::chrono::nanoseconds(header->ts.tv_usec);
        fuzz::require(packets[at].time == time, "a packet keeps its time");
        fuzz::require(packets[at].original == header->len, "a packet keeps its length");
        const std::string_view read(reinterpret_cast<const char *>(bytes), header->caplen);
        fuzz::require(packets[at].bytes == read, "a packet keeps its bytes");
    }
}

} // namespace

/// The input is two pcap or pcapng files: two bytes with the length of the first one (little end
/// first), then both. They are merged into a pcapng file that is read back, or refused with words;
/// and the whole input is read as if it were a pcapng file.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::span input(reinterpret_cast<const char *>(bytes), size);
    const auto merged = folder() / "merged.pcapng";
    write(merged, input);
    if (const auto read = summarizeDownload(merged); !read)
        fuzz::require(!read.error().message.empty(), "a refusal says why");
    std::filesystem::remove(merged);
    if (size < 2)
        return 0;

    const std::size_t first = std::min<std::size_t>(size - 2, bytes[0] + 256u * bytes[1]);
    std::vector<std::filesystem::path> pcaps = {folder() / "first.pcap"};
    write(pcaps[0], input.subspan(2, first));
    if (size - 2 > first) {
        pcaps.push_back(folder() / "second.pcap");
        write(pcaps[1], input.subspan(2 + first));
    }
    std::optional<std::uint64_t> packets = 0;
    for (const auto &pcap : pcaps) {
        const auto more = packetsIn(pcap);
        packets = packets && more ? std::optional(*packets + *more) : std::nullopt;
    }
    const auto done = mergeFiles(pcaps, merged);
    fuzz::require(done.has_value() == packets.has_value(), "whole files and no others are merged");
    fuzz::require(std::filesystem::exists(merged) == done.has_value(), "a file is there or not");
    if (!done)
        return 0;
    const auto read = summarizeDownload(merged);
    fuzz::require(read.has_value(), "what was written can be read");
    std::uint64_t found = 0;
    for (const SegmentSummary &each : *read)
        found += each.packets;
    fuzz::require(found == *packets, "every packet is there");
    if (pcaps.size() == 1)
        compareWithLibpcap(pcaps[0], merged);
    return 0;
}
