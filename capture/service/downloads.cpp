// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/downloads.h"

#include "app/base/systemwords.h"
#include "capture/archive/merge/merge.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

namespace tomato::service {

static constexpr qint64 ProgressInterval = 100;

static bool isPcapng(const QString &path)
{
    return path.endsWith(QLatin1String(".pcapng"), Qt::CaseInsensitive);
}

/// "a_capture_1" of "/home/x/a_capture_1.tar.gz".
static std::string nameInArchive(const QString &path)
{
    QString name = QFileInfo(path).fileName();
    for (const QString ending : {".tar.gz", ".tgz", ".zip", ".pcap"}) {
        if (name.endsWith(ending, Qt::CaseInsensitive))
            name.chop(ending.size());
    }
    return name.toStdString();
}

Downloads::Downloads(std::optional<mode_t> mode, QObject *parent) : QObject(parent), m_mode(mode)
{
    m_threads.setMaxThreadCount(2);
}

Downloads::~Downloads()
{
    for (const auto &[key, job] : m_jobs)
        job.cancelled->store(true);
    m_threads.waitForDone();
}

static bool isArchive(const QString &path)
{
    return path.endsWith(QLatin1String(".tar.gz"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1String(".tgz"), Qt::CaseInsensitive) ||
           path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive);
}

/// "h1-eth0--r1-eth0".
static std::vector<capture::ArchivedRing> inFolders(const std::vector<capture::CapturedRing> &rings,
                                                    const std::string &archive, bool hasHosts)
{
    std::vector<capture::ArchivedRing> archived;
    for (const capture::CapturedRing &each : rings) {
        std::string name = each.ends[0] + "--" + each.ends[1];
        std::replace(name.begin(), name.end(), ':', '-');
        std::replace(name.begin(), name.end(), '/', '_');
        // Recordings of several machines have a folder for each.
        const std::string host = hasHosts ? (each.host.empty() ? "here" : each.host) + "/" : "";
        archived.push_back({each.ring, archive + "/" + host + name, each.clockComment});
    }
    return archived;
}

static Result<> write(const std::vector<capture::CapturedRing> &rings, const QString &path,
                      const std::string &hosts, bool withArrivals,
                      const capture::DownloadProgress &progress)
{
    const std::filesystem::path file = QFile::encodeName(path).toStdString();
    if (isPcapng(path))
        return capture::mergeRings(rings, file, progress);
    const std::string name = nameInArchive(path);
    if (isArchive(path) && !hosts.empty())
        return capture::writeArchive(inFolders(rings, name, true), file, progress,
                                     {{name + "/hosts.json", hosts}});
    if (rings.size() > 1)
        return capture::writeArchive(inFolders(rings, name, false), file, progress);
    if (withArrivals && !isArchive(path))
        return capture::mergeToPcap(rings.front(), file, progress);
    return capture::writeDownload(*rings.front().ring, name, file, progress);
}

Result<> Downloads::start(Owner owner, int job, std::vector<capture::CapturedRing> rings,
                          const QString &path, Progress progress, Done done,
                          const std::string &hosts, bool withArrivals)
{
    if (!QDir::isAbsolutePath(path))
        return failure("the path of a download must be absolute", path.toStdString());
    if (rings.empty() || (rings.size() > 1 && !isPcapng(path) && !isArchive(path)))
        return failure(
            "several captures go into a file that ends in .pcapng, .tar.gz, .tgz or .zip",
            path.toStdString());
    const Key key{owner, job};
    if (m_jobs.contains(key))
        return failure("the download job " + std::to_string(job) + " is under way already");
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_jobs.emplace(key, Job{std::move(progress), std::move(done), cancelled});
    m_threads.start(
        [this, key, cancelled, rings = std::move(rings), path, hosts, withArrivals]() mutable {
            QElapsedTimer sinceReport;
            const auto hear = [&](std::uint64_t bytes, std::uint64_t total) {
                if (!sinceReport.isValid() || sinceReport.elapsed() >= ProgressInterval) {
                    sinceReport.start();
                    QMetaObject::invokeMethod(
                        this,
                        [this, key, cancelled, bytes, total] {
                            report(key, cancelled, static_cast<qint64>(bytes),
                                   static_cast<qint64>(total));
                        },
                        Qt::QueuedConnection);
                }
                return !cancelled->load();
            };
            auto result = write(rings, path, hosts, withArrivals, hear);
            if (result && m_mode && ::chmod(QFile::encodeName(path).constData(), *m_mode) != 0)
                result = failure(systemWords(errno), path.toStdString());
            rings.clear();
            QMetaObject::invokeMethod(
                this, [this, key, cancelled, result] { finish(key, cancelled, result); },
                Qt::QueuedConnection);
        });
    return {};
}

Result<> Downloads::cancel(Owner owner, int job)
{
    const auto found = m_jobs.find({owner, job});
    if (found == m_jobs.end())
        return failure("no download has the number " + std::to_string(job));
    found->second.cancelled->store(true);
    return {};
}

void Downloads::forget(Owner owner)
{
    std::erase_if(m_jobs, [owner](const auto &each) {
        if (each.first.first != owner)
            return false;
        each.second.cancelled->store(true);
        return true;
    });
}

void Downloads::report(const Key &key, const std::shared_ptr<std::atomic<bool>> &job, qint64 done,
                       qint64 total)
{
    const auto found = m_jobs.find(key);
    if (found != m_jobs.end() && found->second.cancelled == job && !job->load())
        Progress(found->second.progress)(done, total);
}

void Downloads::finish(const Key &key, const std::shared_ptr<std::atomic<bool>> &job,
                       const Result<> &result)
{
    const auto found = m_jobs.find(key);
    if (found == m_jobs.end() || found->second.cancelled != job)
        return;
    const Done done = std::move(found->second.done);
    m_jobs.erase(found);
    done(result, !result && job->load());
}

} // namespace tomato::service
