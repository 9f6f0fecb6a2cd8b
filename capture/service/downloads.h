// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"

#include <QObject>
#include <QThreadPool>

#include <sys/types.h>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace tomato::service {

/// Writes downloads in threads of its own, while recording goes on. Callbacks come in the thread
/// that this object lives in.
class Downloads final : public QObject
{
public:
    /// Identifies who requested the download; it is only compared.
    using Owner = const void *;
    using Progress = std::function<void(qint64 done, qint64 total)>;
    /// `cancelled` distinguishes a requested cancellation from a failure.
    using Done = std::function<void(const Result<> &result, bool cancelled)>;

    /// `mode` is the mode of files as in chmod(2); without it the umask decides.
    explicit Downloads(std::optional<mode_t> mode = {}, QObject *parent = nullptr);
    /// Cancels what is under way and waits for it.
    ~Downloads() override;

    /// `job` is the owner's own number for it. The path's ending decides the format. Progress
    /// comes about ten times a second.
    /// Several rings are merged into a .pcapng, or get a folder each in an archive; where some were
    /// recorded on other machines, each machine has a folder, and `hosts` is in hosts.json. A .pcap
    /// has the frames that were sent, and `withArrivals` those that were delivered, too.
    Result<> start(Owner owner, int job, std::vector<capture::CapturedRing> rings,
                   const QString &path, Progress progress, Done done, const std::string &hosts = {},
                   bool withArrivals = false);
    Result<> cancel(Owner owner, int job);
    /// Cancels the downloads of this owner; its callbacks are not called any more.
    void forget(Owner owner);

private:
    struct Job
    {
        Progress progress;
        Done done;
        /// Shared with the thread that writes.
        std::shared_ptr<std::atomic<bool>> cancelled;
    };
    using Key = std::pair<Owner, int>;

    void report(const Key &key, const std::shared_ptr<std::atomic<bool>> &job, qint64 done,
                qint64 total);
    void finish(const Key &key, const std::shared_ptr<std::atomic<bool>> &job,
                const Result<> &result);

    const std::optional<mode_t> m_mode;
    QThreadPool m_threads;
    std::map<Key, Job> m_jobs;
};

} // namespace tomato::service
