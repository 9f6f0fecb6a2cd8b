// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "capture/ring/cursor.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/pcapwalker.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/segmentfiles.h"
#include "tests/fuzz/fuzztarget.h"

#include <fcntl.h>
#include <stdlib.h>

#include <algorithm>
#include <cstring>
#include <span>
#include <string>

using namespace tomato;
using namespace tomato::capture;

namespace {

/// A folder that goes when the program ends; in memory where there is such a place.
class Folder
{
public:
    Folder()
    {
        const char *top = std::filesystem::exists("/dev/shm") ? "/dev/shm" : "/tmp";
        m_path = std::string(top) + "/fuzz-ring-XXXXXX";
        fuzz::require(::mkdtemp(m_path.data()) != nullptr, "a folder");
    }
    ~Folder() { clear(), std::filesystem::remove(m_path); }
    void clear() const
    {
        for (const auto &entry : std::filesystem::directory_iterator(m_path))
            std::filesystem::remove_all(entry.path());
    }
    const std::string &path() const { return m_path; }

private:
    std::string m_path;
};

/// A state with these numbers in it; its checksum is right, which no chance would bring about.
std::string madeState(std::span<const char> numbers)
{
    RingState state;
    state.snapLength = MaxSnapLength;
    const auto take = [&numbers]() -> std::uint64_t {
        std::uint64_t number = 0;
        const auto part = numbers.first(std::min<std::size_t>(numbers.size(), 4));
        std::memcpy(&number, part.data(), part.size());
        numbers = numbers.subspan(part.size());
        return number;
    };
    state.limits.segments = static_cast<std::uint32_t>(take());
    while (!numbers.empty() && state.segments.size() < 100) {
        SegmentState &segment = state.segments.emplace_back();
        segment.number = take();
        segment.bytes = take();
        segment.packets = take();
        segment.packetsBefore = take();
    }
    std::string bytes;
    encodeState(state, bytes);
    return bytes;
}

/// The input is the files of a ring one after the other: two bytes of length (little end first),
/// then so many bytes. The first is ring.state, or, when its length is odd, the numbers in it; the
/// others are segments, by the length's highest bit under the name of one that overwrites another.
void writeFiles(const std::filesystem::path &folder, std::span<const char> input)
{
    for (std::uint64_t number = 0; input.size() >= 2 && number < 8; ++number) {
        const auto low = static_cast<std::uint8_t>(input[0]);
        const auto high = static_cast<std::uint8_t>(input[1]);
        input = input.subspan(2);
        auto bytes = input.first(
            std::min<std::size_t>(input.size(), std::size_t(low) + 256u * (high & 0x7fu)));
        input = input.subspan(bytes.size());
        if (number == 0 && bytes.empty())
            continue;
        const std::string made = number == 0 && bytes.size() % 2 == 1 ? madeState(bytes) : "";
        if (!made.empty())
            bytes = made;
        const bool overwriting = (high & 0x80u) != 0;
        const auto path = number == 0   ? statePath(folder)
                          : overwriting ? overwritingPath(folder, number)
                                        : segmentPath(folder, number);
        const auto file = openFile(path, O_WRONLY | O_CREAT | O_TRUNC);
        fuzz::require(file && writeAll(*file, bytes, 0, path), "the files are there");
    }
}

/// Whether the state in the folder says that the ring is whole or being written; then it is
/// believed.
bool isBelieved(const std::filesystem::path &folder)
{
    const auto file = openFile(statePath(folder), O_RDONLY);
    std::string bytes(MaxStateBytes, '\0');
    const auto count = file ? readUpTo(*file, bytes, 0, {}) : Result<std::size_t>(0);
    const auto state = decodeState(std::span(bytes).first(*count));
    return state && (state->finished || state->writer.isAlive());
}

void checkSegment(const Segment &segment)
{
    const auto file = openFile(segment.path, O_RDONLY);
    fuzz::require(file.has_value(), "a segment of a repaired ring exists");
    std::string bytes(segment.bytes + 1, '\0');
    const auto count = readUpTo(*file, bytes, 0, segment.path);
    fuzz::require(count && *count == segment.bytes, "a segment is as long as the ring says");
    PcapWalker walker;
    fuzz::require(walker.feed(std::span(bytes).first(*count)).has_value() &&
                      walker.finish().has_value(),
                  "a segment is a whole pcap file");
    fuzz::require(walker.packets() == segment.packets, "a segment has the packets that it says");
}

} // namespace

/// Whatever lies in a run's folder: repairing refuses it with words, or leaves a ring that can be
/// read to its end.
int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const Folder folder;
    folder.clear();
    writeFiles(folder.path(), {reinterpret_cast<const char *>(bytes), size});
    const bool believed = isBelieved(folder.path());
    if (const auto repaired = repairRing(folder.path()); !repaired) {
        fuzz::require(!repaired.error().message.empty(), "a refusal says why");
        return 0;
    }
    const auto reader = RingReader::open(folder.path());
    fuzz::require(reader.has_value(), "a repaired ring can be opened");
    const RingSnapshot ring = (*reader)->snapshot();
    if (!believed)
        std::for_each(ring.segments.begin(), ring.segments.end(), checkSegment);
    Cursor cursor(*reader, Cursor::Start::Oldest);
    for (int range = 0; range < 20; ++range) {
        const auto next = cursor.next();
        if (!next || next->bytes == 0)
            break;
    }
    // Once repaired, a ring is whole.
    fuzz::require(repairRing(folder.path()).has_value(), "repairing twice is repairing once");
    return 0;
}
