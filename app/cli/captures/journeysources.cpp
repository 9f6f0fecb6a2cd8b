// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/journeysources.h"

#include "app/base/inparallel.h"
#include "app/cli/captures/filterverdict.h"
#include "app/cli/captures/recordingflush.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/client/storedcapture.h"
#include "app/journeys/drawnelement.h"
#include "app/protocol/folders/labpaths.h"
#include "app/topology/format/tomatoformat.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <memory>
#include <set>

namespace tomato::cli {

namespace {

bool isRecordingFile(const QString &word)
{
    return word.endsWith(QLatin1String(".pcap"), Qt::CaseInsensitive) ||
           word.endsWith(QLatin1String(".pcapng"), Qt::CaseInsensitive);
}

/// Adds what the topology says about the elements; `recorded` are the connections that are read.
void describe(journeys::Places &places, const topology::Topology &topology,
              const std::set<ConnectionId> &recorded)
{
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            places.describe(journeys::drawnElement(topology, id, recorded));
    }
}

/// Adds the recording, and its arrivals if it has some; what goes on was written up to the moment.
Result<> addRecording(const client::StoredCapture &stored, Timestamp moment,
                      JourneySources &sources)
{
    auto ring = capture::RingReader::open(QFile::encodeName(stored.directory).toStdString());
    if (!ring)
        return passOn(ring);
    capture::CapturedRing captured;
    captured.ring = std::move(*ring);
    captured.ends = {stored.ends[0].toStdString(), stored.ends[1].toStdString()};
    captured.name = captured.ends[0] + " \u21c4 " + captured.ends[1];
    captured.filter = stored.filter.toStdString();
    std::vector<capture::MergeSource> &all = sources.recordings.sources;
    std::size_t at = all.size();
    if (auto added = sources.recordings.add(captured, {stored.times, stored.arrivalsTimes}, moment);
        !added)
        return added;
    const QString name = stored.ends[0] + QStringLiteral(" \u21c4 ") + stored.ends[1];
    for (; at < all.size(); ++at)
        sources.names << (all[at].isArrivals() ? name + QStringLiteral(" delivered") : name);
    return {};
}

Result<JourneySources> openLab(const QString &word)
{
    const auto lab = findLab(word);
    if (!lab)
        return passOn(lab);
    // All packets before this moment are written: what one recording holds and another one does not
    // hold yet would look lost.
    const Timestamp now = std::chrono::system_clock::now().time_since_epoch();
    const auto flushed = flushRecordings(*lab);
    if (!flushed)
        return passOn(flushed);
    const Timestamp moment = *flushed ? now : Timestamp();
    const QString drawing = rpc::LabPaths::data(*lab) + QStringLiteral("/topology.json");
    if (!QFileInfo::exists(drawing))
        return failure("is neither a recording (.pcap, .pcapng) nor the topology of a lab that was "
                       "ever started",
                       word.toStdString());
    auto topology = topology::loadTopology(drawing);
    if (!topology)
        return passOn(topology);
    JourneySources sources;
    std::set<ConnectionId> recorded;
    std::set<ConnectionId> known;
    Timestamp since = Timestamp::max();
    for (const auto &[id, connection] : topology->connections()) {
        known.insert(id);
        const auto stored = client::storedCapture(*lab, id);
        if (!stored || stored->segments == 0)
            continue;
        if (const auto added = addRecording(*stored, moment, sources); !added)
            return passOn(added);
        recorded.insert(id);
        since = std::min(since, stored->times.start.value_or(Timestamp()));
    }
    // Packets went over a connection that was deleted meanwhile.
    for (const client::StoredCapture &each : client::capturesOfGone(*lab, known, since)) {
        if (const auto added = addRecording(each, moment, sources); !added)
            return passOn(added);
    }
    if (sources.recordings.sources.empty())
        return failure("no connection of this lab holds a recording", word.toStdString());
    sources.describe = [topology = std::move(*topology), recorded](journeys::Places &places) {
        describe(places, topology, recorded);
    };
    return sources;
}

/// Tells whether two regular files of one size have the same bytes.
bool holdTheSame(const QString &one, const QString &other)
{
    if (!QFileInfo(one).isFile() || !QFileInfo(other).isFile())
        return false;
    QFile first(one);
    QFile second(other);
    if (!first.open(QIODevice::ReadOnly) || !second.open(QIODevice::ReadOnly))
        return false;
    constexpr qint64 AtOnce = 1 << 20;
    while (!first.atEnd() && !isInterrupted()) {
        if (first.read(AtOnce) != second.read(AtOnce))
            return false;
    }
    return first.atEnd() && second.atEnd();
}

/// Files are read once when they are opened: what describes their interfaces may be anywhere.
Result<JourneySources> openFiles(const QStringList &names)
{
    std::vector<std::optional<Result<capture::MergeSource>>> opened(
        static_cast<std::size_t>(names.size()));
    inParallel(opened.size(), std::max(1u, std::thread::hardware_concurrency()),
               [&](std::size_t at) {
                   const QByteArray name = QFile::encodeName(names[static_cast<qsizetype>(at)]);
                   opened[at] =
                       capture::MergeSource::openDamaged(std::filesystem::path(name.toStdString()));
               });
    JourneySources sources;
    for (auto &source : opened) {
        if (!*source)
            return passOn(*source);
        sources.recordings.sources.push_back(std::move(**source));
    }
    sources.names = names;
    return sources;
}

Result<Timestamp> seconds(const QString &option, const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber || !(number >= 0.001) || !(number <= 3600))
        return failure("is not from 0.001 to 3600 seconds", (option + u' ' + text).toStdString());
    return Timestamp(std::llround(number * 1e9));
}

} // namespace

Result<JourneySources> openJourneySources(const QStringList &words)
{
    if (words.size() == 1 && !isRecordingFile(words.front()))
        return openLab(words.front());
    std::set<QString> files;
    QStringList different;
    std::multimap<qint64, QString> bySize;
    for (const QString &word : words) {
        if (!isRecordingFile(word))
            return failure("is neither a .pcap nor a .pcapng file, and one lab is read at a time",
                           word.toStdString());
        const QString file = QFileInfo(word).canonicalFilePath();
        if (!file.isEmpty() && !files.insert(file).second)
            return failure("is named twice, and its packets would count twice", word.toStdString());
        const qint64 size = QFileInfo(word).size();
        const auto [begin, end] = bySize.equal_range(size);
        const auto same = std::find_if(
            begin, end, [&word](const auto &each) { return holdTheSame(each.second, word); });
        if (same != end) {
            note(QStringLiteral("note: %1 holds the same as %2, which counts once")
                     .arg(word, same->second));
            continue;
        }
        bySize.emplace(size, word);
        different << word;
    }
    return openFiles(different);
}

Result<journeys::JourneyReader> openJourneyReader(const Arguments &arguments,
                                                  JourneySources &sources)
{
    journeys::JourneyReader::Settings settings;
    for (const auto &[option, setting] : {std::pair{QStringLiteral("--within"), &settings.within},
                                          {QStringLiteral("--lost-after"), &settings.lostAfter}}) {
        const auto text = arguments.value(option);
        if (!text)
            continue;
        const auto time = seconds(option, *text);
        if (!time)
            return passOn(time);
        *setting = *time;
    }
    settings.begins = sources.recordings.begins;
    settings.ends = sources.recordings.ends;
    settings.wholeUntil = sources.recordings.wholeUntil;
    settings.hasEnded = sources.recordings.hasEnded;
    if (const auto filter = arguments.value(QStringLiteral("--flow"))) {
        const FilterVerdict verdict = askWhetherFilterIsGood(*filter);
        if (!verdict.message.isEmpty())
            return failure(verdict.complaint().toStdString(), "--flow " + filter->toStdString());
        settings.filter = filter->toStdString();
    }
    settings.progress = [](std::uint64_t done, std::uint64_t total) {
        showProgress(static_cast<qint64>(done), static_cast<qint64>(total));
        return !isInterrupted();
    };
    return journeys::JourneyReader::open(std::move(sources.recordings.sources), std::move(settings),
                                         sources.describe);
}

} // namespace tomato::cli
