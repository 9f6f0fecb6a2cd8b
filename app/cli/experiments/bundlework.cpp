// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/bundlework.h"

#include "app/cli/output.h"
#include "app/cli/session.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace tomato::cli {

static bool tellProgress(quint64 done, quint64 all)
{
    showProgress(static_cast<qint64>(done), static_cast<qint64>(all));
    return !isInterrupted();
}

/// The bundle's name goes in front of where in it something is wrong.
static tl::unexpected<Error> inBundle(const QString &path, const Error &error)
{
    return failure(error.message,
                   path.toStdString() + (error.place.empty() ? "" : ": " + error.place));
}

Result<OpenBundle> OpenBundle::open(const QString &path)
{
    OpenBundle bundle;
    bundle.m_path = path;
    bundle.m_file = std::make_unique<QFile>(path);
    if (!bundle.m_file->open(QIODevice::ReadOnly))
        return failure("cannot open: " + bundle.m_file->errorString().toStdString(),
                       path.toStdString());
    auto archive = exchange::SafeZip::open(*bundle.m_file);
    if (!archive)
        return inBundle(path, archive.error());
    auto bag = exchange::Bag::open(*std::move(archive));
    if (!bag)
        return inBundle(path, bag.error());
    bundle.m_bag = std::make_unique<exchange::Bag>(*std::move(bag));
    return bundle;
}

bool OpenBundle::isWhole()
{
    const auto errors = m_bag->check(tellProgress);
    endProgress();
    if (!errors) {
        (void)fail(errors.error());
        return false;
    }
    for (const Error &each : *errors)
        (void)fail(inBundle(m_path, each).value());
    return errors->empty();
}

Result<> OpenBundle::unpack(const QString &folder)
{
    const auto unpacked = m_bag->unpack(folder, tellProgress);
    endProgress();
    if (!unpacked)
        return inBundle(m_path, unpacked.error());
    return {};
}

ExperimentWork OpenBundle::work(const QString &folder, const QString &out) const
{
    const QDir unpacked(folder);
    ExperimentWork work{
        unpacked.filePath(QStringLiteral("topology.tomato4.json")), m_path, out, {}};
    if (unpacked.exists(QStringLiteral("elements")))
        work.elementFiles = unpacked.filePath(QStringLiteral("elements"));
    return work;
}

/// The one of these that has the number, or the only one for 0.
static Result<bundle::RunFiles> chosen(std::map<int, bundle::RunFiles> runs, int number,
                                       const QString &text)
{
    if (runs.empty())
        return failure("there is no run in it that is done", text.toStdString());
    if (number == 0 && runs.size() > 1)
        return failure("has " + std::to_string(runs.size()) +
                           " runs: name one, as in DIR/runs/001 or FILE.zip:1",
                       text.toStdString());
    const auto found = number == 0 ? runs.begin() : runs.find(number);
    if (found == runs.end())
        return failure("there is no run " + std::to_string(number), text.toStdString());
    return std::move(found->second);
}

Result<> checkRoom(const QTemporaryDir &room)
{
    if (room.isValid())
        return {};
    return failure("no temporary folder can be made: " + room.errorString().toStdString(),
                   QDir::tempPath().toStdString());
}

bool isBundle(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) ||
        !exchange::SafeZip::isZip(file.peek(4)))
        return false;
    const auto archive = exchange::SafeZip::open(file);
    return archive && exchange::Bag::isBag(*archive);
}

Result<std::optional<QString>> elementFilesOf(const QString &path, const QTemporaryDir &room)
{
    if (!isBundle(path))
        return path;
    auto bundle = OpenBundle::open(path);
    if (!bundle)
        return passOn(bundle);
    if (!bundle->isWhole())
        return failure("is not what was packed", path.toStdString());
    const QString packed = room.filePath(QStringLiteral("packed"));
    if (const auto unpacked = bundle->unpack(packed); !unpacked)
        return passOn(unpacked);
    return bundle->work(packed, {}).elementFiles;
}

Result<bundle::RunFiles> runNamed(const QString &text, const QTemporaryDir &room)
{
    const QDir folder(text);
    if (QFileInfo(text).isDir() && folder.exists(QStringLiteral("run.json"))) {
        const auto topology = bundle::topologyFileIn(folder.filePath(QStringLiteral("../..")));
        if (!topology)
            return passOn(topology);
        return bundle::RunFiles::read(text, *topology);
    }
    if (QFileInfo(text).isDir()) {
        auto runs = bundle::RunFiles::readAll(text);
        if (!runs)
            return passOn(runs);
        return chosen(*std::move(runs), 0, text);
    }
    static const QRegularExpression numbered(QStringLiteral("\\A(.+):([0-9]{1,6})\\z"));
    const auto match = QFileInfo::exists(text) ? QRegularExpressionMatch() : numbered.match(text);
    auto bundle = OpenBundle::open(match.hasMatch() ? match.captured(1) : text);
    if (!bundle)
        return passOn(bundle);
    const QString into = room.filePath(QString::number(QDir(room.path()).count()));
    if (const auto unpacked = bundle->unpack(into); !unpacked)
        return passOn(unpacked);
    auto runs = bundle::RunFiles::readAll(into);
    if (!runs)
        return passOn(runs);
    return chosen(*std::move(runs), match.hasMatch() ? match.captured(2).toInt() : 0, text);
}

} // namespace tomato::cli
