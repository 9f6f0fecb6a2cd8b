// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringwriter.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/segmentfiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace tomato::capture {

/// A segment that took longer is begun as a file that can be read under its name while it grows:
/// then new pages cost nothing that matters.
constexpr std::chrono::seconds FastTurn(10);

Result<std::unique_ptr<RingWriter>> RingWriter::create(const std::filesystem::path &directory,
                                                       const RingLimits &limits, int snapLength,
                                                       Precision precision)
{
    if (const auto good = checkLimits(limits, snapLength); !good)
        return passOn(good);
    // O_EXCL: who finds a state here has found somebody else's ring.
    auto stateFile = openRingFile(statePath(directory), O_RDWR | O_CREAT | O_EXCL);
    if (!stateFile)
        return passOn(stateFile);
    std::unique_ptr<RingWriter> writer(new RingWriter(directory, std::move(*stateFile)));
    writer->m_state.limits = limits;
    writer->m_state.snapLength = snapLength;
    writer->m_state.precision = precision;
    writer->m_state.writer = ProcessIdentity::current();
    if (const auto begun = writer->beginSegment(1, 0, {}); !begun) {
        ::unlink(statePath(directory).c_str());
        ::unlink(sidesPath(directory).c_str());
        return passOn(begun);
    }
    return writer;
}

Result<std::unique_ptr<RingWriter>> RingWriter::resume(const std::filesystem::path &directory,
                                                       const RingLimits &limits, int snapLength,
                                                       Precision precision)
{
    const auto path = statePath(directory);
    auto stateFile = openRingFile(path, O_RDWR);
    if (!stateFile)
        return passOn(stateFile);
    std::string bytes(MaxStateBytes, '\0');
    const auto count = readUpTo(*stateFile, bytes, 0, path);
    if (!count)
        return passOn(count);
    auto state = decodeState(std::span(bytes).first(*count));
    if (!state)
        return failure(state.error().text(), path.string());
    if (!state->finished || !(state->limits == limits) || state->snapLength != snapLength ||
        state->precision != precision)
        return failure("holds a ring that cannot go on", directory.string());
    std::unique_ptr<RingWriter> writer(new RingWriter(directory, std::move(*stateFile)));
    const SegmentState last = state->segments.empty() ? SegmentState() : state->segments.back();
    Timestamp wholeUntil{};
    for (const SegmentState &each : state->segments)
        wholeUntil = each.packets == 0 ? wholeUntil : Timestamp(each.last);
    writer->m_state = std::move(*state);
    writer->m_state.finished = false;
    writer->m_state.writer = ProcessIdentity::current();
    writer->m_wholeUntil = wholeUntil;
    writer->m_next = last;
    writer->m_nextCounters = writer->m_state.counters;
    if (const auto begun = writer->rotate(); !begun) {
        [[maybe_unused]] const auto finished = writer->finish();
        return passOn(begun);
    }
    return writer;
}

RingWriter::RingWriter(std::filesystem::path directory, FileDescriptor stateFile)
    : m_directory(std::move(directory)), m_stateFile(std::move(stateFile))
{
}

RingWriter::~RingWriter() = default;

Result<> RingWriter::add(const StagedFrame &frame)
{
    if (m_next.bytes + frame.bytes > m_state.limits.segmentBytes) {
        if (auto rotated = rotate(); !rotated)
            return rotated;
    }
    if (!m_runs.empty() &&
        static_cast<char *>(m_runs.back().iov_base) + m_runs.back().iov_len == frame.record)
        m_runs.back().iov_len += frame.bytes;
    else
        m_runs.push_back({const_cast<char *>(frame.record), frame.bytes});
    m_gathered += frame.bytes;
    m_sides->add(frame.side);

    if (m_next.packets == 0)
        m_next.first = frame.time.count();
    m_next.last = frame.time.count();
    m_next.bytes += frame.bytes;
    ++m_next.packets;
    m_next.ofFirstSide += frame.side == 0 ? 1 : 0;
    const auto side = static_cast<std::size_t>(frame.side);
    ++m_nextCounters.written[side];
    m_nextCounters.writtenBytes[side] += frame.original;
    return {};
}

Result<> RingWriter::commit()
{
    if (auto whole = checkSegment(); !whole)
        return whole;
    if (auto written = writeGathered(); !written)
        return written;
    return publish();
}

Result<> RingWriter::checkSegment() const
{
    struct stat status = {};
    if (!m_segment || ::fstat(m_segment.get(), &status) != 0)
        return {};
    const auto path = segmentPath(m_directory, m_next.number);
    if (status.st_nlink == 0)
        return failure("was removed by somebody else", path.string());
    if (static_cast<std::uint64_t>(status.st_size) < m_next.bytes - m_gathered)
        return failure("was cut by somebody else", path.string());
    return {};
}

Result<> RingWriter::finish()
{
    auto completed = completeSegment();
    m_state.finished = true;
    encodeState(m_state, m_stateBytes);
    auto written = writeAll(m_stateFile, m_stateBytes, 0, statePath(m_directory));
    return completed ? written : completed;
}

bool RingWriter::noteWatchers()
{
    const bool is = isWatched();
    m_wasWatched = m_wasWatched || is;
    return is;
}

bool RingWriter::isWatched() const
{
    struct flock watched = {};
    watched.l_type = F_WRLCK;
    watched.l_whence = SEEK_SET;
    watched.l_start = WatchedByte;
    watched.l_len = 1;
    return ::fcntl(m_stateFile.get(), F_OFD_GETLK, &watched) == 0 && watched.l_type != F_UNLCK;
}

Result<> RingWriter::writeGathered()
{
    if (auto written = m_sides ? m_sides->write() : Result<>(); !written)
        return written;
    std::uint64_t offset = m_next.bytes - m_gathered;
    const std::uint64_t committed = offset;
    for (std::span<iovec> runs(m_runs); !runs.empty();) {
        const std::size_t batch = std::min<std::size_t>(runs.size(), IOV_MAX);
        const ssize_t count = ::pwritev(m_segment.get(), runs.data(), static_cast<int>(batch),
                                        static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const auto path = segmentPath(m_directory, m_next.number);
            auto error = fileFailure(path, "cannot be written");
            // A part that was written is cut off; nothing can be done should this fail, too, and
            // readers use the published length.
            [[maybe_unused]] const int cut =
                ::ftruncate(m_segment.get(), static_cast<off_t>(committed));
            return error;
        }
        offset += static_cast<std::uint64_t>(count);
        auto left = static_cast<std::size_t>(count);
        while (!runs.empty() && left >= runs.front().iov_len) {
            left -= runs.front().iov_len;
            runs = runs.subspan(1);
        }
        if (left != 0) {
            runs.front().iov_base = static_cast<char *>(runs.front().iov_base) + left;
            runs.front().iov_len -= left;
        }
    }
    m_runs.clear();
    m_gathered = 0;
    return {};
}

Result<> RingWriter::rotate()
{
    if (auto committed = commit(); !committed)
        return committed;
    if (auto completed = completeSegment(); !completed)
        return completed;
    FileDescriptor takenOver;
    if (m_state.segments.size() == m_state.limits.segments) {
        auto evicted = evictOldest();
        if (!evicted)
            return passOn(evicted);
        takenOver = std::move(*evicted);
    }
    return beginSegment(m_next.number + 1, m_next.packetsBefore + m_next.packets,
                        std::move(takenOver));
}

/// Returns its file when the next segment may overwrite it.
Result<FileDescriptor> RingWriter::evictOldest()
{
    // Published before it is gone, so that nobody is sent to a file that is not there.
    const SegmentState oldest = m_state.segments.front();
    m_state.segments.erase(m_state.segments.begin());
    m_nextCounters.evicted[0] += oldest.ofFirstSide;
    m_nextCounters.evicted[1] += oldest.packets - oldest.ofFirstSide;
    if (auto published = publish(); !published)
        return passOn(published);
    if (!noteWatchers() && !m_wasWatched && std::chrono::steady_clock::now() - m_begun < FastTurn) {
        if (FileDescriptor file = takeOver(m_directory, oldest.number, m_next.number + 1))
            return file;
    }
    const auto path = segmentPath(m_directory, oldest.number);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return fileFailure(path, "cannot be removed");
    return FileDescriptor();
}

Result<> RingWriter::beginSegment(std::uint64_t number, std::uint64_t packetsBefore,
                                  FileDescriptor takenOver)
{
    if (!m_sides) {
        auto sides = SideLog::open(m_directory, m_state.limits, packetsBefore);
        if (!sides)
            return passOn(sides);
        m_sides.emplace(std::move(*sides));
    }
    const bool overwriting = static_cast<bool>(takenOver);
    auto file = overwriting ? Result<FileDescriptor>(std::move(takenOver)) : newFile(number);
    if (!file)
        return passOn(file);
    const auto path =
        overwriting ? overwritingPath(m_directory, number) : segmentPath(m_directory, number);
    const auto header = pcapFileHeader(m_state.snapLength, m_state.precision);
    if (auto written = writeAll(*file, header, 0, path); !written) {
        ::unlink(path.c_str());
        return written;
    }
    m_segment = std::move(*file);
    m_overwriting = overwriting;
    m_begun = std::chrono::steady_clock::now();
    m_next = {number, header.size(), 0, packetsBefore, 0, 0, 0};
    m_state.segments.push_back(m_next);
    return publish();
}

Result<FileDescriptor> RingWriter::newFile(std::uint64_t number) const
{
    const auto path = segmentPath(m_directory, number);
    // A full disk shows here, for the whole segment, and not in its middle. Blocks are not
    // allocated yet: a segment that is dropped again before the system writes it out then never
    // touches the disk.
    struct statvfs disk = {};
    if (::statvfs(m_directory.c_str(), &disk) == 0 && disk.f_blocks != 0 &&
        disk.f_bavail * disk.f_frsize < m_state.limits.segmentBytes)
        return failure("no space for a segment of " + std::to_string(m_state.limits.segmentBytes) +
                           " bytes",
                       path.string());
    return openRingFile(path, O_WRONLY | O_CREAT | O_EXCL);
}

Result<> RingWriter::completeSegment()
{
    if (!std::exchange(m_overwriting, false))
        return {};
    return completeOverwriting(m_segment, m_directory, m_state.segments.back().number,
                               m_state.segments.back().bytes);
}

Result<> RingWriter::publish()
{
    if (!m_state.segments.empty() && m_state.segments.back().number == m_next.number)
        m_state.segments.back() = m_next;
    m_state.counters = m_nextCounters;
    encodeState(m_state, m_stateBytes);
    return writeAll(m_stateFile, m_stateBytes, 0, statePath(m_directory));
}

} // namespace tomato::capture
