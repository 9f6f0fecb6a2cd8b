// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/merge/merge.h"

#include "capture/archive/container/atomicfile.h"
#include "capture/archive/formats/pcapngformat.h"
#include "capture/archive/keylog.h"
#include "capture/archive/merge/mergequeue.h"

#include <algorithm>
#include <set>

namespace tomato::capture {

namespace {

/// Progress is reported, and a cancel noticed, after this number of packets.
constexpr std::uint64_t ProgressPackets = 1000;

/// Merges sources into a file: always the earliest of their next packets.
class Merge final
{
public:
    Merge(std::vector<MergeSource> sources, AtomicFile &file, const DownloadProgress &progress)
        : m_sources(std::move(sources)),
          m_writer([&file](std::span<const char> bytes) { return file.write(bytes); }),
          m_queue(m_sources), m_progress(progress)
    {
    }

    /// `keyLog`: secrets beside those of the sources; may be empty.
    Result<> run(const std::string &comment, const std::string &keyLog)
    {
        auto done = report();
        if (done)
            done = m_writer.beginSection(comment);
        if (done)
            done = addInterfaces();
        if (done)
            done = m_writer.addNames(names());
        if (done)
            done = addSecrets(keyLog);
        if (done)
            done = writePackets();
        if (done)
            done = addStatistics();
        if (done)
            done = report();
        return done ? m_writer.finish() : done;
    }

private:
    Result<> addInterfaces()
    {
        for (const MergeSource &source : m_sources) {
            m_firstInterface.push_back(m_interfaces);
            for (const PcapngInterface &interface : source.interfaces()) {
                if (auto added = m_writer.addInterface(interface); !added)
                    return added;
                ++m_interfaces;
            }
        }
        return {};
    }

    /// Returns the names of all sources; where two name an address differently the first one is
    /// used.
    std::vector<AddressName> names() const
    {
        std::vector<AddressName> all;
        std::set<std::string> known;
        for (const MergeSource &source : m_sources) {
            for (const AddressName &each : source.names()) {
                if (known.insert(each.address).second)
                    all.push_back(each);
            }
        }
        return all;
    }

    Result<> addSecrets(const std::string &keyLog)
    {
        std::vector<PcapngRecords::Secrets> all;
        if (!keyLog.empty())
            all.push_back({pcapng::TlsKeyLog, keyLog});
        for (const MergeSource &source : m_sources) {
            for (const PcapngRecords::Secrets &each : source.secrets()) {
                if (std::find(all.begin(), all.end(), each) == all.end())
                    all.push_back(each);
            }
        }
        for (const PcapngRecords::Secrets &each : all) {
            if (auto added = m_writer.addSecrets(each.type, each.bytes); !added)
                return added;
        }
        return {};
    }

    Result<> addStatistics()
    {
        for (std::size_t source = 0; source < m_sources.size(); ++source) {
            std::uint32_t interface = m_firstInterface[source];
            for (const std::optional<PcapngStatistics> &each : m_sources[source].statistics()) {
                const std::uint32_t of = interface++;
                if (!each)
                    continue;
                if (auto added = m_writer.addStatistics(of, *each); !added)
                    return added;
            }
        }
        return {};
    }

    Result<> writePackets()
    {
        for (std::uint64_t packets = 1;; ++packets) {
            const auto at = m_queue.next();
            if (!at)
                return passOn(at);
            if (!*at)
                return {};
            if (auto written = writePacket(**at); !written)
                return written;
            if (packets % ProgressPackets == 0) {
                if (auto reported = report(); !reported)
                    return reported;
            }
        }
    }

    Result<> writePacket(std::size_t at)
    {
        const MergeSource &source = m_sources[at];
        const PcapRecords::Record &packet = source.packet();
        return m_writer.addPacket(m_firstInterface[at] + source.interface(), packet.time,
                                  packet.original, packet.bytes, source.comment(), source.flags());
    }

    Result<> report() const
    {
        if (m_progress && !m_progress(m_queue.bytesDone(), m_queue.bytes()))
            return failure("the download was cancelled");
        return {};
    }

    std::vector<MergeSource> m_sources;
    PcapngWriter m_writer;
    MergeQueue m_queue;
    const DownloadProgress &m_progress;
    /// The number of each source's first interface in the file, and the number of all interfaces.
    std::vector<std::uint32_t> m_firstInterface;
    std::uint32_t m_interfaces = 0;
};

Result<> addSource(std::vector<MergeSource> &sources, const CapturedRing &ring)
{
    return MergeSource::addTo(sources, ring);
}

Result<> addSource(std::vector<MergeSource> &sources, const std::filesystem::path &file)
{
    auto source = MergeSource::open(file);
    if (!source)
        return passOn(source);
    sources.push_back(std::move(*source));
    return {};
}

template <class Input>
Result<> merge(const std::vector<Input> &inputs, const std::string &comment,
               const std::string &keyLog, const std::filesystem::path &file,
               const DownloadProgress &progress)
{
    if (inputs.empty())
        return failure("there is nothing to merge");
    std::vector<MergeSource> sources;
    for (const Input &input : inputs) {
        if (auto added = addSource(sources, input); !added)
            return added;
    }
    auto target = AtomicFile::create(file);
    if (!target)
        return passOn(target);
    auto done = Merge(std::move(sources), *target, progress).run(comment, keyLog);
    return done ? target->commit() : done;
}

} // namespace

Result<> mergeRings(const std::vector<CapturedRing> &rings, const std::filesystem::path &file,
                    const DownloadProgress &progress)
{
    std::string comment = std::to_string(rings.size()) + " captures";
    if (rings.size() == 1)
        comment = "Capture of " + rings.front().name;
    if (!rings.empty() && !rings.front().lab.empty())
        comment += " in the lab " + rings.front().lab;
    std::set<std::filesystem::path> logs;
    for (const CapturedRing &each : rings)
        logs.insert(each.keyLogs.begin(), each.keyLogs.end());
    const auto keyLog = readKeyLogs({logs.begin(), logs.end()});
    if (!keyLog)
        return passOn(keyLog);
    return merge(rings, comment, *keyLog, file, progress);
}

Result<> mergeFiles(const std::vector<std::filesystem::path> &files,
                    const std::filesystem::path &file, const DownloadProgress &progress)
{
    return merge(files, "Merged from " + std::to_string(files.size()) + " files", {}, file,
                 progress);
}

} // namespace tomato::capture
