// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringreader.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/segmentfiles.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <mutex>
#include <thread>

namespace tomato::capture {

namespace {

/// Notices cheaply and once for all that a writer has ended.
class WriterWatch final
{
public:
    bool isAlive(const ProcessIdentity &writer)
    {
        if (!(writer == m_writer)) {
            m_writer = writer;
            // Opened before the process is looked at, so that both are the same one.
            m_process = FileDescriptor(
                static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(writer.process), 0)));
            m_alive = writer.isAlive();
        }
        pollfd ended = {m_process.get(), POLLIN, 0};
        if (m_alive && (m_process ? ::poll(&ended, 1, 0) != 0 : !writer.isAlive()))
            m_alive = false;
        return m_alive;
    }

private:
    ProcessIdentity m_writer;
    FileDescriptor m_process;
    bool m_alive = false;
};

/// Reads a state file that may be written at the same time.
Result<RingState> readState(const FileDescriptor &file, const std::filesystem::path &path)
{
    constexpr int Attempts = 1000;
    // On a busy machine each attempt waits for its turn, and the caller for all of them.
    constexpr std::chrono::seconds Patience{1};
    // Most rings have few segments, and many are looked at again and again.
    constexpr std::size_t UsualBytes = 4096;
    std::string bytes(UsualBytes, '\0');
    Result<RingState> state;
    const auto end = std::chrono::steady_clock::now() + Patience;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        const auto count = readUpTo(file, bytes, 0, path);
        if (!count)
            return passOn(count);
        if (*count == UsualBytes && bytes.size() == UsualBytes) {
            bytes.resize(MaxStateBytes);
            continue;
        }
        state = decodeState(std::span(bytes).first(*count));
        if (state)
            return state;
        // A writer that was caught half-way is done in a microsecond, once it has its turn.
        if (std::chrono::steady_clock::now() > end)
            break;
        std::this_thread::yield();
    }
    return failure(state.error().text(), path.string());
}

} // namespace

/// Holds a reader's access to its ring.
class RingReader::Mapping
{
public:
    std::filesystem::path directory;
    FileDescriptor stateFile;
    std::mutex mutex;
    RingState state;
    WriterWatch writer;
    int watches = 0;
};

std::uint64_t RingSnapshot::bytes() const
{
    std::uint64_t sum = 0;
    for (const Segment &segment : segments)
        sum += segment.bytes;
    return sum;
}

Result<std::shared_ptr<RingReader>> RingReader::open(const std::filesystem::path &directory)
{
    auto mapping = std::make_unique<Mapping>();
    mapping->directory = directory;
    const auto path = statePath(directory);
    auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return passOn(file);
    auto state = readState(*file, path);
    if (!state)
        return passOn(state);
    mapping->stateFile = std::move(*file);
    mapping->state = std::move(*state);
    return std::shared_ptr<RingReader>(new RingReader(std::move(mapping)));
}

RingReader::RingReader(std::unique_ptr<Mapping> mapping) : m_mapping(std::move(mapping)) {}

RingReader::~RingReader() = default;

RingSnapshot RingReader::snapshot() const
{
    const std::lock_guard guard(m_mapping->mutex);
    // Asked first: a writer that ends after that has still written all of its state by then.
    const bool alive = m_mapping->writer.isAlive(m_mapping->state.writer);
    auto state = readState(m_mapping->stateFile, statePath(m_mapping->directory));
    const bool readable = state.has_value();
    if (readable)
        m_mapping->state = std::move(*state);

    RingSnapshot snapshot;
    snapshot.counters = m_mapping->state.counters;
    snapshot.trigger = m_mapping->state.trigger;
    snapshot.limits = m_mapping->state.limits;
    snapshot.recording = alive && readable && !m_mapping->state.finished;
    for (const SegmentState &each : m_mapping->state.segments)
        snapshot.segments.push_back({each.number, segmentPath(m_mapping->directory, each.number),
                                     each.bytes, each.packets, each.packetsBefore,
                                     Timestamp(each.first), Timestamp(each.last)});
    return snapshot;
}

/// The state's checksum.
std::uint64_t RingReader::mark() const
{
    std::uint64_t checksum = 0;
    [[maybe_unused]] const ssize_t count =
        ::pread(m_mapping->stateFile.get(), &checksum, sizeof checksum, ChecksumOffset);
    return checksum;
}

void RingReader::watch(bool watched)
{
    const std::lock_guard guard(m_mapping->mutex);
    const int before = m_mapping->watches;
    m_mapping->watches += watched ? 1 : -1;
    if ((before > 0) == (m_mapping->watches > 0))
        return;
    // A lock goes with its holder, however that ends. It cannot be refused: nobody locks this byte
    // for writing.
    struct flock lock = {};
    lock.l_type = static_cast<short>(m_mapping->watches > 0 ? F_RDLCK : F_UNLCK);
    lock.l_whence = SEEK_SET;
    lock.l_start = WatchedByte;
    lock.l_len = 1;
    [[maybe_unused]] const int locked = ::fcntl(m_mapping->stateFile.get(), F_OFD_SETLK, &lock);
}

const std::filesystem::path &RingReader::directory() const
{
    return m_mapping->directory;
}

} // namespace tomato::capture
