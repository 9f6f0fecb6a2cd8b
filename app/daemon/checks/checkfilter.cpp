// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/checks/checkfilter.h"

#include "app/base/nocore.h"
#include "capture/receiver/filter/filter.h"
#include "capture/receiver/filter/filterplace.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sched.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

namespace tomato::engine {

static constexpr suseconds_t CompileMicroseconds = 250'000;

static void limitTime()
{
    const itimerval once{{0, 0}, {0, CompileMicroseconds}};
    ::setitimer(ITIMER_PROF, &once, nullptr); // SIGPROF ends the process
    const rlimit seconds{2, 2};
    ::setrlimit(RLIMIT_CPU, &seconds);
    leaveNoCore();
}

/// A line to the one who asked.
static void print(const QJsonObject &message)
{
    const QByteArray line = QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
    [[maybe_unused]] const auto written =
        ::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size()));
}

static Result<> judge(const std::string &expression)
{
    const auto program = capture::compileFilter(expression, [](unsigned instructions) {
        // Should the optimiser be killed, this is the reason that can be given.
        print({{"instructions", static_cast<qint64>(instructions)}});
    });
    if (!program)
        return passOn(program);
    return capture::checkKernelTakes(**program);
}

int checkFilter()
{
    // The filter is compiled as in the recorder: in a network of its own, where no name server
    // answers.
    ::unshare(CLONE_NEWUSER | CLONE_NEWNET);
    QFile input;
    if (!input.open(0, QIODevice::ReadOnly))
        return 1;
    const QByteArray expression = input.read(static_cast<qint64>(capture::MaxFilterLength) + 1);
    limitTime();
    const auto good = judge(expression.toStdString());
    QJsonObject verdict{{"ok", good.has_value()}};
    if (!good)
        verdict.insert("message", QString::fromStdString(good.error().message));
    print(verdict);
    // Should looking for it take too long, the verdict is known.
    if (const auto place = good ? std::nullopt : capture::failingPlace(expression.toStdString())) {
        verdict.insert("at", static_cast<qint64>(place->at));
        verdict.insert("length", static_cast<qint64>(place->length));
        print(verdict);
    }
    return 0;
}

} // namespace tomato::engine
