// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/images/imageunpacker.h"

#include <QEventLoop>
#include <QTimer>

#include <unistd.h>

#include <cstdio>
#include <optional>

namespace tomato::cli {

namespace {

constexpr int MegaBytes = 1'000'000;

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

int unpackImage(const Arguments &arguments)
{
    images::ImageUnpacker::Limits limits;
    if (const auto most = arguments.value(QStringLiteral("--limit"))) {
        bool isNumber = false;
        const int megabytes = most->toInt(&isNumber);
        if (!isNumber || megabytes < 1)
            return fail(Error{"--limit", "'" + most->toStdString() + "' is no number of megabytes"},
                        Misused);
        limits.mostBytes = static_cast<qint64>(megabytes) * MegaBytes;
    }
    images::ImageUnpacker unpacker(arguments.words()[0], arguments.words()[1], limits);
    const auto outcome = unpack(unpacker);
    if (!outcome)
        return Interrupted;
    return *outcome ? Done : fail(outcome->error());
}

} // namespace

Command imageCommand()
{
    return {QStringLiteral("image unpack"),
            QStringLiteral("IMAGE DIR [--limit MB]"),
            QStringLiteral("unpack an image into a new folder, for an element's attribute image"),
            {{"--limit", 1}},
            2,
            2,
            unpackImage};
}

} // namespace tomato::cli
