// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/capturefile.h"

#include "capture/engine/clock.h"
#include "capture/engine/filedescriptor.h"
#include "capture/engine/jsonobject.h"
#include "capture/engine/pcapformat.h"

#include <fcntl.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdio>
#include <ctime>

namespace tomato::capture {

namespace {

/// 2026-01-31T12:00:00.000000000Z
std::string isoTime(Timestamp time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const std::time_t whole = seconds.count();
    std::tm utc = {};
    ::gmtime_r(&whole, &utc);
    char text[48];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    std::snprintf(text + length, sizeof text - length, ".%09lldZ",
                  static_cast<long long>((time - seconds).count()));
    return text;
}

std::string pair(const std::string &first, const std::string &second)
{
    return "[" + first + ", " + second + "]";
}

std::string pair(const std::array<std::uint64_t, 2> &numbers)
{
    return pair(std::to_string(numbers[0]), std::to_string(numbers[1]));
}

std::string kernelClock()
{
    const std::filesystem::path path =
        "/sys/devices/system/clocksource/clocksource0/current_clocksource";
    const auto file = openFile(path, O_RDONLY);
    std::string text(64, '\0');
    const auto count = file ? readUpTo(*file, text, 0, path) : Result<std::size_t>(0);
    text.resize(count ? *count : 0);
    return text.substr(0, text.find('\n'));
}

std::string describe(const Counters &counters)
{
    JsonObject json;
    json.addValue("matched", pair(counters.matched))
        .addValue("written", pair(counters.written))
        .addValue("writtenBytes", pair(counters.writtenBytes))
        .add("droppedByKernel", counters.droppedByKernel)
        .add("evicted", counters.evicted);
    return json.text();
}

} // namespace

CaptureFile::CaptureFile(RecorderSettings settings)
    : m_settings(std::move(settings)), m_start(realtime())
{
}

std::filesystem::path CaptureFile::path(const std::filesystem::path &directory)
{
    return directory / "capture.json";
}

Result<> CaptureFile::writeStarted() const
{
    return write("null", "null", "null");
}

Result<> CaptureFile::writeStopped(const Counters &counters, const std::string &failure) const
{
    return write(jsonString(isoTime(realtime())), describe(counters),
                 failure.empty() ? "null" : jsonString(failure));
}

Result<> CaptureFile::write(const std::string &stop, const std::string &counters,
                            const std::string &failure) const
{
    utsname system = {};
    ::uname(&system);
    JsonObject linkType;
    linkType.add("number", std::uint64_t{PcapEthernet}).add("name", "EN10MB");
    JsonObject limits;
    limits.add("segmentBytes", m_settings.limits.segmentBytes)
        .add("segments", std::uint64_t{m_settings.limits.segments});
    JsonObject clock;
    clock.add("source", "CLOCK_REALTIME")
        .add("kernel", kernelClock())
        .add("offsetToMonotonicNanoseconds", std::int64_t{clockOffset().count()});

    const RunDescription &run = m_settings.description;
    JsonObject json;
    json.add("topology", run.topology)
        .add("connection", run.connection)
        .addValue("interfaces", pair(jsonString(run.interfaces[0]), jsonString(run.interfaces[1])))
        .add("mode", run.mode)
        .add("filter", m_settings.filter)
        .add("start", m_settings.begun.empty() ? isoTime(m_start) : m_settings.begun)
        .addValue("resumed", m_settings.begun.empty() ? "null" : jsonString(isoTime(m_start)))
        .addValue("stop", stop)
        .add("host", system.nodename)
        .add("kernel", std::string(system.sysname) + " " + system.release)
        .add("linkType", linkType)
        .add("snapLength", static_cast<std::int64_t>(m_settings.snapLength))
        .add("limits", limits)
        .add("clock", clock)
        .addValue("counters", counters)
        .addValue("failure", failure);

    const auto target = path(m_settings.directory);
    auto temporary = target;
    temporary += ".new";
    const auto file = openFile(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return passOn(file);
    const auto written = writeAll(*file, json.text() + "\n", 0, temporary);
    if (!written || ::rename(temporary.c_str(), target.c_str()) != 0) {
        const auto error = written ? systemFailure(target, "cannot be written") : passOn(written);
        ::unlink(temporary.c_str());
        return error;
    }
    return {};
}

} // namespace tomato::capture
