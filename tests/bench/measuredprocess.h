// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace tomato::bench {

/// The resources that a process used until its end.
struct ProcessUse
{
    double cpuSeconds = 0;
    double peakMegabytes = 0;
    int exitStatus = 0;
};

/// A program that is run to be measured. Its output and errors are kept together.
class MeasuredProcess final
{
public:
    /// `processor` is the only one that it may use; -1 for any. Throws when it cannot be started.
    MeasuredProcess(const std::vector<std::string> &command, int processor);
    ~MeasuredProcess();
    MeasuredProcess(const MeasuredProcess &) = delete;
    MeasuredProcess &operator=(const MeasuredProcess &) = delete;

    /// Waits until the text stands in the output; false when the process ended without it.
    bool waitFor(const std::string &text);
    void interrupt() const;
    double cpuSeconds() const;
    pid_t id() const { return m_process; }
    /// Waits for its end.
    ProcessUse finish();
    const std::string &output() const { return m_output; }

private:
    bool readMore();

    pid_t m_process = -1;
    int m_pipe = -1;
    std::string m_output;
};

/// Returns what all threads of a process have used so far; 0 when it is gone.
double processorSecondsOf(pid_t process);

/// Waits until next to no processor time was used for a tenth of a second: what was begun is done,
/// and whoever used it waits for something. `used` returns the seconds so far. Throws after ten
/// seconds.
void waitUntilIdle(const std::function<double()> &used);

/// Whether the program is in PATH.
bool isInstalled(const std::string &program);

} // namespace tomato::bench
