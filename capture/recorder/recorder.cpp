// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/recorder.h"

#include "app/base/fileaccess.h"
#include "capture/receiver/filter.h"
#include "capture/recorder/recorderloop.h"
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

} // namespace

Result<std::unique_ptr<Recorder>> Recorder::start(RecorderSettings settings,
                                                  std::shared_ptr<Demultiplexer> demultiplexer)
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
    if (!demultiplexer)
        demultiplexer = std::make_shared<Demultiplexer>();
    auto staging = std::make_shared<Staging>(demultiplexer->pool(), settings.snapLength,
                                             settings.precision, std::move(wake));
    return std::unique_ptr<Recorder>(new Recorder(std::make_unique<Loop>(
        Loop::Parts{std::move(settings), std::move(filter), std::move(trigger), std::move(file),
                    std::move(*writer), std::move(demultiplexer), std::move(staging)})));
}

Recorder::Recorder(std::unique_ptr<Loop> loop) : m_loop(std::move(loop)) {}

Recorder::~Recorder() = default;

Result<> Recorder::attach(int side, const std::string &interface)
{
    return m_loop->attach(side, interface);
}

void Recorder::detach(int side)
{
    m_loop->detach(side);
}

void Recorder::countPorts()
{
    m_loop->countPorts();
}

void Recorder::lookForWatchers()
{
    m_loop->lookForWatchersSoon();
}

void Recorder::flush()
{
    m_loop->flush();
}

void Recorder::stop()
{
    m_loop->stop();
}

void Recorder::beginStop()
{
    m_loop->beginStop();
}

const RecorderSettings &Recorder::settings() const
{
    return m_loop->settings();
}

std::string Recorder::failure() const
{
    return m_loop->failure();
}

std::string Recorder::ending() const
{
    return m_loop->ending();
}

} // namespace tomato::capture
