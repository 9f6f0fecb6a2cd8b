// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/checkfilter.h"

#include "capture/engine/filter.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sched.h>
#include <sys/resource.h>
#include <sys/time.h>

namespace tomato::engine {

static constexpr suseconds_t CompileMicroseconds = 250'000;

static void limitTime()
{
    const itimerval once{{0, 0}, {0, CompileMicroseconds}};
    ::setitimer(ITIMER_PROF, &once, nullptr); // SIGPROF ends the process
    const rlimit seconds{2, 2};
    ::setrlimit(RLIMIT_CPU, &seconds);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

int checkFilter()
{
    // The recorder compiles in a network of its own, where no name server answers; so must this
    // one, or a host name would be fine here and fail there. Where the kernel refuses, no lab
    // starts either.
    ::unshare(CLONE_NEWUSER | CLONE_NEWNET);
    QFile input;
    QFile output;
    if (!input.open(0, QIODevice::ReadOnly) || !output.open(1, QIODevice::WriteOnly))
        return 1;
    const QByteArray expression = input.read(static_cast<qint64>(capture::MaximumFilterLength) + 1);
    limitTime();
    const auto program = capture::compileFilter(expression.toStdString());
    QJsonObject verdict{{"ok", program.has_value()}};
    if (!program)
        verdict.insert("message", QString::fromStdString(program.error().message));
    output.write(QJsonDocument(verdict).toJson(QJsonDocument::Compact) + '\n');
    return 0;
}

} // namespace tomato::engine
