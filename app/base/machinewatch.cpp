// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/machinewatch.h"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

namespace tomato {

namespace {

constexpr std::int64_t Period = 5'000'000; // nanoseconds
constexpr int PeriodsPerLook = 20;
/// A processor with less idle time than that is busy.
constexpr double MinIdleShare = 0.05;

std::int64_t nanosecondsNow(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

/// Counts what a processor did since the boot, in clock ticks; what others took from it is no idle
/// time.
struct Ticks
{
    std::uint64_t all = 0;
    std::uint64_t idle = 0;
};

/// From /proc/stat: proc(5).
std::vector<Ticks> processorTicks()
{
    std::vector<Ticks> processors;
    std::ifstream file("/proc/stat");
    for (std::string line; std::getline(file, line) && line.starts_with("cpu");) {
        if (line.size() < 4 || line[3] == ' ')
            continue; // the sum of all
        std::istringstream fields(line.substr(line.find(' ')));
        Ticks ticks;
        // The last two are part of the first ones.
        constexpr int Idle = 3;
        constexpr int Waiting = 4;
        constexpr int Fields = 8;
        std::uint64_t value = 0;
        for (int field = 0; field < Fields && fields >> value; ++field) {
            ticks.all += value;
            ticks.idle += field == Idle || field == Waiting ? value : 0;
        }
        processors.push_back(ticks);
    }
    return processors;
}

int busyProcessors(const std::vector<Ticks> &before, const std::vector<Ticks> &now)
{
    int busy = 0;
    for (std::size_t i = 0; i < std::min(before.size(), now.size()); ++i) {
        const auto all = static_cast<double>(now[i].all - before[i].all);
        const auto idle = static_cast<double>(now[i].idle - before[i].idle);
        busy += all > 0 && idle <= MinIdleShare * all ? 1 : 0;
    }
    return busy;
}

} // namespace

bool MachineLoad::wasBusy() const
{
    constexpr double MaxBusySeconds = 0.5;
    constexpr double MaxBusyShare = 0.1;
    return busySeconds > std::max(MaxBusySeconds, MaxBusyShare * seconds);
}

bool MachineLoad::wasLate() const
{
    constexpr double MaxLateMilliseconds = 20;
    return maxLate > MaxLateMilliseconds;
}

void LoadRecord::addLateness(double milliseconds, Timestamp now)
{
    if (m_count++ % m_stride == 0)
        m_late.push_back(static_cast<float>(milliseconds));
    if (m_late.size() >= MaxKept) {
        for (std::size_t i = 0; i < m_late.size() / 2; ++i)
            m_late[i] = m_late[2 * i];
        m_late.resize(m_late.size() / 2);
        m_stride *= 2;
    }
    if (milliseconds <= m_maxLate)
        return;
    m_maxLate = milliseconds;
    m_latestAt = now;
    m_awaitsBusy = true;
}

void LoadRecord::addBusy(int busy, double seconds)
{
    m_seconds += seconds;
    m_busySeconds += busy >= m_processors ? seconds : 0;
    if (m_awaitsBusy)
        m_busyThen = busy;
    m_awaitsBusy = false;
}

MachineLoad LoadRecord::load() const
{
    MachineLoad load{m_processors, m_seconds,  m_busySeconds, 0, 0,
                     m_maxLate,    m_latestAt, m_busyThen};
    if (m_late.empty())
        return load;
    std::vector<float> sorted = m_late;
    std::sort(sorted.begin(), sorted.end());
    load.medianLate = sorted[sorted.size() / 2];
    load.p99Late = sorted[(sorted.size() - 1) * 99 / 100];
    return load;
}

MachineWatch::MachineWatch()
    : m_record(std::max(1, static_cast<int>(processorTicks().size()))),
      m_thread([this](const std::stop_token &stop) { watch(stop); })
{
}

MachineWatch::~MachineWatch() = default;

MachineLoad MachineWatch::load() const
{
    const std::lock_guard lock(m_mutex);
    return m_record.load();
}

void MachineWatch::restart()
{
    const std::lock_guard lock(m_mutex);
    m_record = LoadRecord(m_record.load().processors);
}

void MachineWatch::watch(const std::stop_token &stop)
{
    std::vector<Ticks> before = processorTicks();
    std::int64_t due = nanosecondsNow(CLOCK_MONOTONIC);
    std::int64_t looked = due;
    for (int period = 1; !stop.stop_requested(); ++period) {
        due += Period;
        const timespec until{due / 1'000'000'000, due % 1'000'000'000};
        while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) != 0) {
        }
        const std::int64_t now = nanosecondsNow(CLOCK_MONOTONIC);
        const std::lock_guard lock(m_mutex);
        m_record.addLateness(static_cast<double>(now - due) / 1e6,
                             Timestamp(nanosecondsNow(CLOCK_REALTIME)));
        // Missed looks are not made up for: each delay counts once.
        due = std::max(due, now - Period);
        if (period % PeriodsPerLook != 0)
            continue;
        const std::vector<Ticks> ticks = processorTicks();
        m_record.addBusy(busyProcessors(before, ticks), static_cast<double>(now - looked) / 1e9);
        before = ticks;
        looked = now;
    }
}

} // namespace tomato
