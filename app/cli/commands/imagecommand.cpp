// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/images/imagestore.h"
#include "app/images/imageunpacker.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/attributes/storedname.h"
#include "app/topology/lookup.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

#include <unistd.h>

#include <cstdio>
#include <optional>

namespace tomato::cli {

namespace {

constexpr int MegaBytes = 1'000'000;

images::ImageStore usersStore()
{
    return images::ImageStore(topology::imageStore());
}

/// Waits for the outcome; nothing when the user interrupted.
std::optional<Result<>> unpack(images::ImageUnpacker &unpacker)
{
    std::optional<Result<>> outcome;
    QEventLoop loop;
    QObject::connect(&unpacker, &images::ImageUnpacker::progressed, &loop,
                     [](const QString &step, qint64 bytes) {
                         if (isatty(STDERR_FILENO) != 0)
                             std::fprintf(stderr, "\r%s: %s ", qPrintable(step),
                                          qPrintable(bytesText(bytes)));
                     });
    QTimer heed;
    constexpr int HeedMs = 100;
    QObject::connect(&heed, &QTimer::timeout, &loop, [&loop] {
        if (isInterrupted())
            loop.quit();
    });
    catchInterrupts();
    heed.start(HeedMs);
    unpacker.start([&](const Result<> &done) {
        outcome = done;
        loop.quit();
    });
    if (!outcome)
        loop.exec();
    endProgress();
    unpacker.cancel();
    return outcome;
}

Result<images::ImageUnpacker::Limits> limitsOf(const Arguments &arguments)
{
    images::ImageUnpacker::Limits limits;
    if (const auto most = arguments.value(QStringLiteral("--limit"))) {
        bool isNumber = false;
        const int megabytes = most->toInt(&isNumber);
        if (!isNumber || megabytes < 1)
            return failure("'" + most->toStdString() + "' is no number of megabytes", "--limit");
        limits.mostBytes = static_cast<qint64>(megabytes) * MegaBytes;
    }
    return limits;
}

QJsonObject rowOf(const images::StoredImage &image)
{
    return {{"names", QJsonArray::fromStringList(image.names)},
            {"digest", image.digest},
            {"bytes", image.bytes},
            {"since", image.since.toUTC().toString(Qt::ISODate)},
            {"folder", image.folder},
            {"user", image.user()},
            {"ports", QJsonArray::fromStringList(image.ports())},
            {"labs", QJsonArray::fromStringList(image.labs)}};
}

QString lineOf(const images::StoredImage &image)
{
    constexpr qsizetype ShownDigits = 12;
    QStringList more{bytesText(image.bytes)};
    if (const QString user = image.user(); !user.isEmpty())
        more << QStringLiteral("user ") + user;
    if (const QStringList ports = image.ports(); !ports.isEmpty())
        more << QStringLiteral("ports ") + ports.join(u' ');
    if (!image.labs.isEmpty())
        more << QStringLiteral("used by ") + image.labs.join(u' ');
    return QStringLiteral("%1  %2  %3")
        .arg(image.digest.mid(7, ShownDigits),
             image.names.isEmpty() ? QStringLiteral("-") : image.names.join(u' '),
             more.join(QStringLiteral(", ")));
}

int intoStore(images::ImageUnpacker &unpacker, const QString &unpacked, const Arguments &arguments)
{
    const auto name = arguments.value(QStringLiteral("--name"));
    if (name && !topology::isReference(*name))
        return fail(Error{"--name", "'" + name->toStdString() + "' is no name of an image"},
                    Misused);
    const auto outcome = unpack(unpacker);
    if (!outcome)
        return Interrupted;
    if (!*outcome)
        return fail(outcome->error());
    const auto taken = usersStore().add(unpacked, name ? QStringList{*name} : unpacker.names());
    if (!taken)
        return fail(taken.error());
    print(lineOf(*taken));
    return Done;
}

int unpackImage(const Arguments &arguments)
{
    const auto limits = limitsOf(arguments);
    if (!limits)
        return fail(limits.error(), Misused);
    const QStringList &words = arguments.words();
    if (words.size() == 2) {
        if (arguments.has(QStringLiteral("--name")))
            return fail(Error{"--name", "is for the store of images, and DIR is another place"},
                        Misused);
        images::ImageUnpacker unpacker(words[0], words[1], *limits);
        const auto outcome = unpack(unpacker);
        if (!outcome)
            return Interrupted;
        return *outcome ? Done : fail(outcome->error());
    }
    const auto coming = usersStore().comingFolder();
    if (!coming)
        return fail(coming.error());
    images::ImageUnpacker unpacker(words[0], *coming, *limits);
    return intoStore(unpacker, *coming, arguments);
}

int listImages(const Arguments &arguments)
{
    const auto all = usersStore().imagesWithLabs();
    if (arguments.has(QStringLiteral("--json"))) {
        QJsonArray rows;
        for (const images::StoredImage &each : all)
            rows.append(rowOf(each));
        printJson(rows);
        return Done;
    }
    for (const images::StoredImage &each : all)
        print(lineOf(each));
    if (all.empty())
        note(QStringLiteral("There is no image yet. Unpack one: tomato image unpack FILE"));
    return Done;
}

/// Removes the name that the word is, while the image has others, else the image; returns what to
/// say.
Result<QString> removeNamed(const images::ImageStore &store, const images::StoredImage &image,
                            const QString &word)
{
    const QString name = topology::storedName(word);
    if (image.names.size() > 1 && image.names.contains(name)) {
        QStringList others = image.names;
        others.removeAll(name);
        if (const auto removed = store.removeName(image, name); !removed)
            return passOn(removed);
        return QStringLiteral("%1: name removed, the image stays as %2")
            .arg(word, others.join(u' '));
    }
    if (const auto removed = store.remove(image); !removed)
        return passOn(removed);
    if (image.names.isEmpty() || image.names.contains(name))
        return QStringLiteral("%1: removed, %2").arg(word, bytesText(image.bytes));
    return QStringLiteral("%1: removed with its names %2, %3")
        .arg(word, image.names.join(u' '), bytesText(image.bytes));
}

int removeImages(const Arguments &arguments)
{
    const images::ImageStore store = usersStore();
    for (const QString &word : arguments.words()) {
        const auto image = store.find(word);
        if (!image)
            return fail(image.error(), NotFound);
        const auto removed = removeNamed(store, *image, word);
        if (!removed)
            return fail(removed.error());
        print(*removed);
    }
    return Done;
}

/// The attributes of an element with this image; of one without for "none".
Result<QJsonObject> attributesFor(const QString &word)
{
    if (word == QLatin1String("none"))
        return QJsonObject{{topology::ImageAttribute, QJsonValue()},
                           {topology::ImageDigestAttribute, QJsonValue()}};
    const auto image = usersStore().find(word);
    if (!image)
        return passOn(image);
    return QJsonObject{{topology::ImageAttribute, image->attribute()},
                       {topology::ImageDigestAttribute, image->digest}};
}

int useImage(const Arguments &arguments)
{
    const QStringList &words = arguments.words();
    const auto attributes = attributesFor(words[0]);
    if (!attributes)
        return fail(attributes.error(), NotFound);
    auto file = exchange::importFile(words[1]);
    if (!file)
        return fail(file.error());
    if (file->format != exchange::FileFormat::Tomato)
        return fail(Error{words[1].toStdString(),
                          "is no file of ToMaTo: tomato topology convert makes one of it"});
    topology::Topology &topology = file->imported.topology;
    for (const QString &word : words.mid(2)) {
        const auto found = topology::findElement(topology, word);
        if (!found)
            return fail(found.error(), NotFound);
        for (auto each = attributes->begin(); each != attributes->end(); ++each)
            (void)topology.setAttribute(*found, each.key(),
                                        each->isNull() ? QJsonValue(QJsonValue::Undefined)
                                                       : QJsonValue(*each));
    }
    const auto saved = exchange::exportFile(topology, words[1]);
    return saved ? int(Done) : fail(saved.error());
}

} // namespace

std::vector<Command> imageCommands()
{
    return {{QStringLiteral("image unpack"),
             QStringLiteral("IMAGE [DIR] [--name NAME] [--limit MB]"),
             QStringLiteral("unpack an image for elements, into the store of images or a new "
                            "folder"),
             {{"--limit", 1}, {"--name", 1}},
             1,
             2,
             unpackImage},
            {QStringLiteral("image list"),
             QStringLiteral("[--json]"),
             QStringLiteral("list the unpacked images: digest, names, size, and which labs use "
                            "them"),
             {{"--json", 0}},
             0,
             0,
             listImages},
            {QStringLiteral("image use"),
             QStringLiteral("IMAGE FILE ELEMENT..."),
             QStringLiteral("give elements an unpacked image, or none, in the file"),
             {},
             3,
             10'000,
             useImage},
            {QStringLiteral("image remove"),
             QStringLiteral("IMAGE..."),
             QStringLiteral("remove unpacked images that no lab uses"),
             {},
             1,
             1'000,
             removeImages}};
}

} // namespace tomato::cli
