// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"

#include "app/base/files/fileaccess.h"
#include "capture/archive/container/atomicfile.h"
#include "capture/archive/container/tarwriter.h"
#include "capture/archive/container/zipwriter.h"
#include "capture/archive/foldername.h"
#include "capture/archive/frozenring.h"
#include "capture/recorder/capturefile.h"
#include "capture/recorder/jsonobject.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/pcapformat.h"

#include <algorithm>
#include <fcntl.h>
#include <optional>

namespace tomato::capture {

namespace {

/// Tells progress and learns of a cancel.
class Reporter final
{
public:
    Reporter(const DownloadProgress &progress, std::uint64_t total)
        : m_progress(progress), m_total(total)
    {
    }

    Result<> add(std::uint64_t bytes)
    {
        // A ring whose turn comes late may have grown.
        m_done = std::min(m_done + bytes, m_total);
        if (m_progress && !m_progress(m_done, m_total))
            return failure("the download was cancelled");
        return {};
    }

private:
    const DownloadProgress &m_progress;
    std::uint64_t m_total;
    std::uint64_t m_done = 0;
};

Result<> writePcap(const FrozenRing &ring, AtomicFile &file, Reporter &report)
{
    for (const FrozenRing::Part &part : ring.parts()) {
        // All segments have the same header; the first one's is the file's.
        const bool first = &part == &ring.parts().front();
        auto copied = FrozenRing::read(part, first ? 0 : PcapFileHeaderBytes,
                                       [&](std::span<const char> bytes) -> Result<> {
                                           if (auto written = file.write(bytes); !written)
                                               return written;
                                           return report.add(bytes.size());
                                       });
        if (!copied)
            return copied;
    }
    return {};
}

/// Empty when the run has none.
Result<std::string> readCaptureFile(const std::filesystem::path &directory)
{
    constexpr std::size_t Max = 1 << 20;
    const auto path = CaptureFile::path(directory);
    if (!std::filesystem::exists(path))
        return std::string();
    const auto file = openFile(path, O_RDONLY);
    if (!file)
        return passOn(file);
    std::string text(Max, '\0');
    const auto count = readUpTo(*file, text, 0, path);
    if (!count)
        return passOn(count);
    if (*count == Max)
        return failure("is larger than a megabyte", path.string());
    text.resize(*count);
    return text;
}

/// Adds to the text of a capture.json what is known here of the clock that it tells of.
void addClock(std::string &description, const std::string &clock)
{
    const std::size_t end = description.rfind('}');
    if (!clock.empty() && end != std::string::npos)
        description.insert(end, ", \"clockHere\": " + jsonString(clock));
}

Result<> writeFolder(const FrozenRing &ring, const ArchivedRing &wanted, const std::string &folder,
                     ArchiveWriter &archive, Reporter &report)
{
    auto description = readCaptureFile(wanted.ring->directory());
    if (!description)
        return passOn(description);
    addClock(*description, wanted.clock);
    Result<> done;
    for (const FrozenRing::Part &part : ring.parts()) {
        if (!done)
            return done;
        const Segment &segment = part.segment;
        const auto modified = segment.packets != 0
                                  ? std::chrono::floor<std::chrono::seconds>(segment.last).count()
                                  : std::time(nullptr);
        done = archive.beginFile(folder + "/" + segment.path.filename().string(), segment.bytes,
                                 modified);
        if (!done)
            return done;
        done = FrozenRing::read(part, 0, [&](std::span<const char> bytes) -> Result<> {
            if (auto written = archive.write(bytes); !written)
                return written;
            return report.add(bytes.size());
        });
    }
    if (done && !description->empty()) {
        done = archive.beginFile(folder + "/capture.json", description->size(), std::time(nullptr));
        if (done)
            done = archive.write(*description);
    }
    return done;
}

bool isArchive(const std::filesystem::path &file)
{
    const std::string name = file.filename().string();
    return name.ends_with(".tar.gz") || name.ends_with(".tgz") || name.ends_with(".zip");
}

} // namespace

namespace {

/// A ring that is written into an archive.
struct WantedRing
{
    ArchivedRing ring;
    bool isArrivals = false;
};

/// Behind each ring that of its arrivals, in a folder below its own.
std::vector<WantedRing> withArrivals(const std::vector<ArchivedRing> &rings)
{
    std::vector<WantedRing> all;
    for (const ArchivedRing &each : rings) {
        all.push_back({each});
        if (auto arrivals = openArrivals(each.ring->directory()))
            all.push_back({{std::move(arrivals), each.folder + "/arrivals", each.clock}, true});
    }
    return all;
}

/// Freezes rings one after the other, as their files are many; but a run's ring and its arrivals at
/// once, so that they hold the same packets however long it takes to write the first.
class Freezer final
{
public:
    explicit Freezer(const std::vector<WantedRing> &rings) : m_rings(rings) {}

    /// In order, each once.
    Result<FrozenRing> take(std::size_t at)
    {
        auto frozen =
            m_arrivals ? std::move(*m_arrivals) : FrozenRing::open(*m_rings[at].ring.ring);
        m_arrivals.reset();
        // The arrivals come last: of each frame that was sent by then they have what came of it.
        if (frozen && at + 1 < m_rings.size() && m_rings[at + 1].isArrivals)
            m_arrivals.emplace(FrozenRing::open(*m_rings[at + 1].ring.ring));
        return frozen;
    }

private:
    const std::vector<WantedRing> &m_rings;
    std::optional<Result<FrozenRing>> m_arrivals;
};

} // namespace

Result<> writeArchive(const std::vector<ArchivedRing> &wantedRings,
                      const std::filesystem::path &file, const DownloadProgress &progress,
                      const std::vector<ArchivedText> &texts)
{
    if (!isArchive(file))
        return failure("the ending tells no archive: use .tar.gz, .tgz or .zip", file.string());
    const std::vector<WantedRing> rings = withArrivals(wantedRings);
    Freezer freezer(rings);
    auto frozen = freezer.take(0);
    if (!frozen)
        return passOn(frozen);
    auto target = AtomicFile::create(file);
    if (!target)
        return passOn(target);
    std::unique_ptr<ArchiveWriter> archive;
    if (file.filename().string().ends_with(".zip"))
        archive = std::make_unique<ZipWriter>(*target);
    else
        archive = std::make_unique<TarWriter>(*target);
    std::vector<std::string> wanted;
    for (const WantedRing &each : rings)
        wanted.push_back(each.ring.folder);
    const std::vector<std::string> folders = folderPaths(wanted);
    std::uint64_t total = frozen->bytes();
    for (std::size_t i = 1; i < rings.size(); ++i)
        total += rings[i].ring.ring->snapshot().bytes();
    Reporter report(progress, total);
    auto done = report.add(0);
    if (done)
        done = archive->open();
    for (std::size_t i = 0; done && i < rings.size(); ++i) {
        if (i > 0)
            frozen = freezer.take(i);
        done = frozen ? writeFolder(*frozen, rings[i].ring, folders[i], *archive, report)
                      : passOn(frozen);
    }
    for (const ArchivedText &each : texts) {
        if (done)
            done = archive->beginFile(folderPaths({each.path}).front(), each.text.size(),
                                      std::time(nullptr));
        if (done)
            done = archive->write(each.text);
    }
    if (done)
        done = archive->finish();
    return done ? target->commit() : done;
}

Result<> writeDownload(const RingReader &ring, const std::string &name,
                       const std::filesystem::path &file, const DownloadProgress &progress)
{
    if (isArchive(file)) {
        // The pointer only borrows the ring.
        const std::shared_ptr<const RingReader> borrowed(&ring, [](const RingReader *) {});
        return writeArchive({{borrowed, folderName(name)}}, file, progress);
    }
    if (!file.filename().string().ends_with(".pcap"))
        return failure("the ending tells no format: use .pcap, .pcapng, .tar.gz, .tgz or .zip",
                       file.string());
    const auto frozen = FrozenRing::open(ring);
    if (!frozen)
        return passOn(frozen);
    auto target = AtomicFile::create(file);
    if (!target)
        return passOn(target);
    Reporter report(progress, frozen->bytes());
    auto written = report.add(0);
    if (written)
        written = writePcap(*frozen, *target, report);
    return written ? target->commit() : written;
}

} // namespace tomato::capture
