// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/capturefile.h"

#include "app/base/files/fileaccess.h"
#include "app/base/isotime.h"
#include "capture/options/numberoption.h"
#include "capture/options/optionwords.h"
#include "capture/receiver/clock.h"
#include "capture/recorder/jsonobject.h"
#include "capture/ring/pcapformat.h"

#include <fcntl.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdio>

namespace tomato::capture {

namespace {

std::string pair(const std::string &first, const std::string &second)
{
    return "[" + first + ", " + second + "]";
}

std::string pair(const BySide &numbers)
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
    json.addValue("seen", pair(counters.seen))
        .addValue("matched", pair(counters.matched))
        .addValue("written", pair(counters.written))
        .addValue("writtenBytes", pair(counters.writtenBytes))
        .addValue("droppedByKernel", pair(counters.droppedByKernel))
        .addValue("droppedByInterface", pair(counters.droppedByInterface))
        .addValue("evicted", pair(counters.evicted));
    return json.text();
}

std::string textOrNull(const std::string &text)
{
    return text.empty() ? "null" : jsonString(text);
}

std::string describe(const std::vector<ClockStep> &steps)
{
    std::string list;
    for (const ClockStep &each : steps) {
        JsonObject step;
        step.add("at", isoTime(each.at)).add("nanoseconds", std::int64_t{each.by.count()});
        list += (list.empty() ? "" : ", ") + step.text();
    }
    return "[" + list + "]";
}

/// The numbers of a group in capture.json that are not 0; null where there is none.
std::string describe(const RecordingOptions &options, std::string_view group)
{
    JsonObject json;
    bool isEmpty = true;
    for (const NumberOption &number : numberOptions()) {
        if (number.group != group || number.get(options) == 0)
            continue;
        json.add(number.key, number.get(options));
        isEmpty = false;
    }
    return isEmpty ? "null" : json.text();
}

} // namespace

CaptureFile::CaptureFile(RecorderSettings settings)
    : m_settings(std::move(settings)), m_start(m_settings.realtime())
{
}

std::filesystem::path CaptureFile::path(const std::filesystem::path &directory)
{
    return directory / "capture.json";
}

Result<> CaptureFile::write(const RunOutcome &outcome) const
{
    utsname system = {};
    ::uname(&system);
    JsonObject linkType;
    linkType.add("number", std::uint64_t{PcapEthernet}).add("name", "EN10MB");
    JsonObject clock;
    clock.add("source", "CLOCK_REALTIME")
        .add("kernel", kernelClock())
        .add("offsetToMonotonicNanoseconds", std::int64_t{clockOffset(m_settings.realtime).count()})
        .addValue("steps", describe(outcome.clockSteps));

    const RunDescription &run = m_settings.description;
    JsonObject json;
    json.add("topology", run.topology)
        .add("connection", run.connection)
        .addValue("interfaces", pair(jsonString(run.interfaces[0]), jsonString(run.interfaces[1])))
        .add("mode", word(run.mode))
        .add("filter", m_settings.filter)
        .add("direction", describedWord(m_settings.direction))
        .add("start", m_settings.begun.empty() ? isoTime(m_start) : m_settings.begun)
        .addValue("resumed", m_settings.begun.empty() ? "null" : jsonString(isoTime(m_start)))
        .addValue("stop", outcome.counters ? jsonString(isoTime(m_settings.realtime())) : "null")
        .add("host", system.nodename)
        .add("kernel", std::string(system.sysname) + " " + system.release)
        .add("linkType", linkType)
        .addValue("offloads", run.offloads ? "true" : "false")
        .add("snapLength", static_cast<std::int64_t>(m_settings.snapLength))
        .add("timestamps", word(m_settings.precision))
        .addValue("limits", describe(m_settings, "limits"))
        .addValue("stopAfter", describe(m_settings, "stopAfter"))
        .addValue("trigger", textOrNull(m_settings.trigger));
    // Whoever does not ask for them gets the file that there always was.
    if (m_settings.arrivals)
        json.addValue("arrivals", "true");
    json.addValue("triggered", outcome.triggered ? jsonString(isoTime(*outcome.triggered)) : "null")
        .add("clock", clock)
        .addValue("counters", outcome.counters ? describe(*outcome.counters) : "null")
        .addValue("ending", textOrNull(outcome.ending))
        .addValue("failure", textOrNull(outcome.failure));

    const auto target = path(m_settings.directory);
    auto temporary = target;
    temporary += ".new";
    const auto file = openRingFile(temporary, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return passOn(file);
    const auto written = writeAll(*file, json.text() + "\n", 0, temporary);
    if (!written || ::rename(temporary.c_str(), target.c_str()) != 0) {
        const auto error = written ? fileFailure(target, "cannot be written") : passOn(written);
        ::unlink(temporary.c_str());
        return error;
    }
    return {};
}

} // namespace tomato::capture
