// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/merge/merge.h"
#include "capture/archive/merge/mergequeue.h"
#include "capture/ring/arrivals.h"

#include <cstring>

namespace tomato::capture {

namespace {

/// As much is written at once.
constexpr std::size_t PcapBatchBytes = 1 << 20;

void appendRecord(std::string &to, const PcapRecords::Record &record, bool hasNanoseconds)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(record.time);
    const std::int64_t rest = (record.time - seconds).count();
    const PcapRecordHeader header{static_cast<std::uint32_t>(seconds.count()),
                                  static_cast<std::uint32_t>(hasNanoseconds ? rest : rest / 1000),
                                  static_cast<std::uint32_t>(record.bytes.size()), record.original};
    to.append(reinterpret_cast<const char *>(&header), sizeof header);
    to.append(record.bytes.data(), record.bytes.size());
}

Result<> writeMerged(std::vector<MergeSource> &sources, AtomicFile &file,
                     const DownloadProgress &progress)
{
    const PcapngInterface &like = sources.front().interfaces().front();
    const auto header = pcapFileHeader(static_cast<int>(like.snapLength),
                                       like.nanoseconds ? Precision::Nano : Precision::Micro);
    std::string waiting(header.begin(), header.end());
    MergeQueue queue(sources);
    for (;;) {
        const auto at = queue.next();
        if (!at)
            return passOn(at);
        if (*at)
            appendRecord(waiting, sources[**at].packet(), like.nanoseconds);
        if (*at && waiting.size() < PcapBatchBytes)
            continue;
        if (progress && !progress(queue.bytesDone(), queue.bytes()))
            return failure("the download was cancelled");
        if (auto written = file.write(waiting); !written || !*at)
            return written;
        waiting.clear();
    }
}

} // namespace

Result<> mergeToPcap(const CapturedRing &ring, const std::filesystem::path &file,
                     const DownloadProgress &progress)
{
    if (!hasArrivals(ring.ring->directory()))
        return failure("has no arrivals: they were not recorded", ring.name);
    std::vector<MergeSource> sources;
    if (auto added = MergeSource::addTo(sources, ring); !added)
        return added;
    auto target = AtomicFile::create(file);
    if (!target)
        return passOn(target);
    auto written = writeMerged(sources, *target, progress);
    return written ? target->commit() : written;
}

} // namespace tomato::capture
