// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/ringexport.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/segmentfiles.h"
#include "capture/ring/sidelog.h"

#include <algorithm>
#include <array>
#include <fcntl.h>

namespace tomato::capture {

/// These files stand beside the packets; they are kept below about a megabyte.
static constexpr std::array SmallFiles = {"capture.json", "hosts", "emulation", "elements",
                                          "holes"};
static constexpr std::string_view ArrivalsPrefix = "arrivals/";
static constexpr std::size_t MaxSmallFile = 4 << 20;

static Result<RingState> stateOf(const std::filesystem::path &directory)
{
    const auto path = statePath(directory);
    const auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return passOn(file);
    // A write may be caught half-way.
    constexpr int Attempts = 100;
    Result<RingState> state;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        std::string bytes(MaxStateBytes, '\0');
        const auto count = readUpTo(*file, bytes, 0, path);
        if (!count)
            return passOn(count);
        bytes.resize(*count);
        state = decodeState(bytes);
        if (state)
            break;
    }
    return state;
}

Result<bool> RingExport::openSegments(const RingReader &ring)
{
    m_files.clear();
    auto state = stateOf(ring.directory());
    if (!state)
        return passOn(state);
    for (const SegmentState &segment : state->segments) {
        auto file = openSegment(ring.directory(), segment.number);
        if (!file && isMissing(ring.directory(), segment.number))
            return false; // rotation took it away meanwhile
        if (!file)
            return passOn(file);
        m_files.push_back({segmentPath(ring.directory(), segment.number).filename().string(),
                           segment.bytes,
                           std::move(*file),
                           {}});
    }
    state->finished = true;
    state->writer = {};
    File encoded{statePath(ring.directory()).filename().string(), 0, {}, {}};
    encodeState(*state, encoded.content);
    encoded.bytes = encoded.content.size();
    m_files.push_back(std::move(encoded));
    return true;
}

Result<> RingExport::addSmall(const std::filesystem::path &path)
{
    if (!std::filesystem::exists(path))
        return {};
    const auto file = openFile(path, O_RDONLY);
    if (!file)
        return passOn(file);
    File small{path.filename().string(), 0, {}, std::string(MaxSmallFile, '\0')};
    const auto count = readUpTo(*file, small.content, 0, path);
    if (!count)
        return passOn(count);
    small.content.resize(*count);
    small.bytes = *count;
    m_files.push_back(std::move(small));
    return {};
}

Result<RingExport> RingExport::open(const RingReader &ring)
{
    auto all = openRing(ring);
    const auto arrivals = all ? openArrivals(ring.directory()) : nullptr;
    if (!arrivals)
        return all;
    auto below = openRing(*arrivals);
    if (!below)
        return passOn(below);
    for (File &each : below->m_files) {
        each.name.insert(0, ArrivalsPrefix);
        all->m_files.push_back(std::move(each));
    }
    return all;
}

Result<RingExport> RingExport::openRing(const RingReader &ring)
{
    constexpr int Attempts = 100;
    RingExport all;
    Result<bool> opened = false;
    for (int attempt = 0; attempt < Attempts && opened && !*opened; ++attempt)
        opened = all.openSegments(ring);
    if (!opened)
        return passOn(opened);
    if (!*opened)
        return failure("is overwritten faster than it can be read", ring.directory().string());
    const auto sides = sidesPath(ring.directory());
    if (std::filesystem::exists(sides)) {
        auto file = openRingFile(sides, O_RDONLY);
        const auto bytes = file ? fileBytes(*file, sides) : passOn(file);
        if (!bytes)
            return passOn(bytes);
        all.m_files.push_back({sides.filename().string(), *bytes, std::move(*file), {}});
    }
    for (const char *name : SmallFiles) {
        if (const auto added = all.addSmall(ring.directory() / name); !added)
            return passOn(added);
    }
    return all;
}

Result<std::string> RingExport::read(const File &file, std::uint64_t offset, std::size_t most) const
{
    if (offset >= file.bytes)
        return std::string();
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(most, file.bytes - offset));
    if (!file.file)
        return file.content.substr(static_cast<std::size_t>(offset), wanted);
    std::string bytes(wanted, '\0');
    const auto count = readUpTo(file.file, bytes, offset, file.name);
    if (!count)
        return passOn(count);
    if (*count < wanted)
        return failure("is shorter than what was committed", file.name);
    return bytes;
}

static bool isSegmentName(std::string_view name)
{
    constexpr std::string_view Ending = ".pcap";
    constexpr std::size_t MaxDigits = 20;
    if (!name.ends_with(Ending))
        return false;
    name.remove_suffix(Ending.size());
    return !name.empty() && name.size() <= MaxDigits &&
           std::ranges::all_of(name, [](char each) { return each >= '0' && each <= '9'; });
}

std::optional<std::uint64_t> RingExport::mostBytes(const std::string &name)
{
    if (name.starts_with(ArrivalsPrefix)) {
        const std::string below = name.substr(ArrivalsPrefix.size());
        return below.starts_with(ArrivalsPrefix) ? std::nullopt : mostBytes(below);
    }
    if (name == "ring.state")
        return MaxStateBytes;
    if (std::ranges::find(SmallFiles, name) != SmallFiles.end())
        return MaxSmallFile;
    // The sides have less than a bit for each byte of the segments.
    if (name == "ring.sides" || isSegmentName(name))
        return MaxSegmentBytes;
    return std::nullopt;
}

} // namespace tomato::capture
