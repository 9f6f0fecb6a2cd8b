// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/recorder.h"

#include "app/base/files/fileaccess.h"
#include "capture/receiver/filter/filter.h"
#include "capture/recorder/recorderloop.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/segmentfiles.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace tomato::capture {

namespace {

Result<> makeDirectory(const std::filesystem::path &directory)
{
    std::error_code error;
    const bool made = std::filesystem::create_directories(directory, error);
    if (error)
        return failure("cannot be made: " + error.message(), directory.string());
    if (made)
        std::filesystem::permissions(directory, std::filesystem::perms::owner_all, error);
    // A segment without a state is a ring too, one that lost its state.
    std::filesystem::directory_iterator each(directory, error);
    for (const auto end = std::filesystem::directory_iterator(); !error && each != end;
         each.increment(error)) {
        if (each->path() == statePath(directory) || segmentNumber(each->path()) != 0)
            return failure("holds a ring already", directory.string());
    }
    if (error)
        return failure("cannot be read: " + error.message(), directory.string());
    return {};
}

/// The arrivals of a recording end with it, and not by themselves.
RecorderSettings arrivalsOf(const RecorderSettings &settings)
{
    RecorderSettings arrivals = settings;
    arrivals.arrivals = false;
    arrivals.heard = Heard::Outgoing;
    arrivals.stop = {};
    arrivals.trigger.clear();
    arrivals.directory = arrivalsPath(settings.directory);
    if (!hasArrivals(settings.directory))
        arrivals.begun.clear();
    return arrivals;
}

/// Gives arrivals that cannot go on another name, which nothing reads, and makes room for new ones.
/// Returns the name; empty where there is nothing to set aside.
std::filesystem::path setAside(const std::filesystem::path &arrivals)
{
    std::error_code error;
    std::filesystem::path target;
    for (int number = 1; target.empty() || std::filesystem::exists(target, error); ++number)
        target = arrivals.string() + ".damaged" + std::to_string(number);
    std::filesystem::rename(arrivals, target, error);
    return error ? std::filesystem::path() : target;
}

} // namespace

Result<std::unique_ptr<Recorder>> Recorder::start(RecorderSettings settings,
                                                  std::shared_ptr<Demultiplexer> demultiplexer)
{
    if (!demultiplexer)
        demultiplexer = std::make_shared<Demultiplexer>();
    const bool wantsArrivals = settings.arrivals;
    auto recorder = startOne(settings, demultiplexer);
    if (!recorder || !wantsArrivals)
        return recorder;
    // Whatever keeps arrivals from being recorded, what is sent is.
    auto arrivals = startArrivals(settings, demultiplexer);
    if (arrivals)
        (*recorder)->m_arrivals = std::move(*arrivals);
    else
        (*recorder)->m_arrivalsRefusal = arrivals.error().text();
    if (arrivals)
        (*recorder)->m_loop->whenOver([all = (*recorder)->m_arrivals.get()] { all->beginStop(); });
    return recorder;
}

/// A recorder that was killed may leave arrivals that cannot go on: then they begin anew.
Result<std::unique_ptr<Recorder>>
Recorder::startArrivals(const RecorderSettings &settings,
                        const std::shared_ptr<Demultiplexer> &demultiplexer)
{
    RecorderSettings arrivals = arrivalsOf(settings);
    auto recorder = startOne(arrivals, demultiplexer);
    if (recorder || settings.begun.empty())
        return recorder;
    const std::filesystem::path aside = setAside(arrivals.directory);
    if (aside.empty())
        return recorder;
    arrivals.begun.clear();
    auto anew = startOne(arrivals, demultiplexer);
    if (anew)
        return anew;
    std::error_code ignored; // they were not the reason: they stay as they were
    std::filesystem::remove_all(arrivals.directory, ignored);
    std::filesystem::rename(aside, arrivals.directory, ignored);
    return anew;
}

Result<std::unique_ptr<Recorder>>
Recorder::startOne(RecorderSettings settings, const std::shared_ptr<Demultiplexer> &demultiplexer)
{
    if (const auto good = checkOptions(settings); !good)
        return passOn(good);
    Demultiplexer::Filter filter;
    if (!settings.filter.empty()) {
        auto compiled = compileFilter(settings.filter);
        if (!compiled)
            return passOn(compiled);
        filter = std::move(*compiled);
    }
    FilterProgram trigger;
    if (!settings.trigger.empty()) {
        auto compiled = compileFilter(settings.trigger);
        if (!compiled)
            return tomato::failure(compiled.error().text(), "the trigger");
        trigger = std::move(*compiled);
    }
    const bool resumed = !settings.begun.empty();
    if (const auto made =
            resumed ? repairRing(settings.directory) : makeDirectory(settings.directory);
        !made)
        return passOn(made);
    FileDescriptor wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!wake)
        return fileFailure({}, "cannot make an eventfd");
    CaptureFile file(settings);
    if (const auto written = file.write({}); !written)
        return passOn(written);
    auto writer = resumed ? RingWriter::resume(settings.directory, settings.limits,
                                               settings.snapLength, settings.precision)
                          : RingWriter::create(settings.directory, settings.limits,
                                               settings.snapLength, settings.precision);
    if (!writer) {
        if (!resumed)
            ::unlink(CaptureFile::path(settings.directory).c_str());
        return passOn(writer);
    }
    auto staging = std::make_shared<Staging>(demultiplexer->pool(), settings.snapLength,
                                             settings.precision, std::move(wake));
    return std::unique_ptr<Recorder>(new Recorder(std::make_unique<Loop>(
        Loop::Parts{std::move(settings), std::move(filter), std::move(trigger), std::move(file),
                    std::move(*writer), demultiplexer, std::move(staging)})));
}

Recorder::Recorder(std::unique_ptr<Loop> loop) : m_loop(std::move(loop)) {}

Recorder::~Recorder() = default;

/// The arrivals begin before what is sent, and end after it: so none is missed of a frame that was
/// recorded when it was sent.
Result<> Recorder::attach(int side, const std::string &interface, const std::string &farInterface,
                          bool isCarrying)
{
    if (m_arrivals && !farInterface.empty() && !hasEnded()) {
        const auto arrivals = m_arrivals->m_loop->attach(side, farInterface, isCarrying);
        const std::lock_guard guard(m_mutex);
        if (side == 0 || side == 1)
            m_attachFailures[static_cast<std::size_t>(side)] =
                arrivals ? std::string() : arrivals.error().text();
    }
    return m_loop->attach(side, interface, isCarrying);
}

void Recorder::detach(int side)
{
    m_loop->detach(side);
    if (m_arrivals)
        m_arrivals->detach(side);
}

bool Recorder::hasEnded() const
{
    return !m_loop->ending().empty() || !m_loop->failure().empty();
}

void Recorder::countPorts()
{
    m_loop->countPorts();
    m_loop->lookIdle();
    if (m_arrivals)
        m_arrivals->countPorts();
}

void Recorder::lookForWatchers()
{
    m_loop->lookForWatchersSoon();
    if (m_arrivals)
        m_arrivals->lookForWatchers();
}

void Recorder::flush()
{
    m_loop->flush();
    if (m_arrivals)
        m_arrivals->flush();
}

void Recorder::stop()
{
    m_loop->stop();
    if (m_arrivals)
        m_arrivals->stop();
}

void Recorder::beginStop()
{
    m_loop->beginStop();
    if (m_arrivals)
        m_arrivals->beginStop();
}

const RecorderSettings &Recorder::settings() const
{
    return m_loop->settings();
}

std::string Recorder::failure() const
{
    return m_loop->failure();
}

std::string Recorder::arrivalsFailure() const
{
    const std::string own = m_arrivals ? m_arrivals->failure() : std::string();
    const std::lock_guard guard(m_mutex);
    for (const std::string *each :
         {&own, &m_arrivalsRefusal, &m_attachFailures[0], &m_attachFailures[1]}) {
        if (!each->empty())
            return *each;
    }
    return {};
}

std::string Recorder::ending() const
{
    // Whoever is told so reads the whole run.
    return m_arrivals && !m_arrivals->m_loop->isOver() ? std::string() : m_loop->ending();
}

} // namespace tomato::capture
