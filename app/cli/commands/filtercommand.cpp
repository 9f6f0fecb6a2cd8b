// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/filterverdict.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/client/filter/displayfilter.h"
#include "app/client/filter/filternames.h"
#include "capture/options/samplingfilter.h"

#include <QEventLoop>

#include <algorithm>

namespace tomato::cli {

namespace {

FilterVerdict askWithNames(const QString &filter)
{
    client::FilterNames names;
    QEventLoop loop;
    FilterVerdict verdict;
    QObject::connect(&names, &client::FilterNames::lookedUp, &loop,
                     [&](const QString &, const QString &numeric, const QString &message) {
                         verdict = {numeric, message};
                         loop.quit();
                     });
    names.lookUp(filter);
    loop.exec();
    return verdict;
}

QString complaint(const FilterVerdict &verdict)
{
    if (verdict.place.length == 0)
        return verdict.complaint();
    const QString place = verdict.filter.mid(verdict.place.at, verdict.place.length);
    return verdict.message + QStringLiteral(", at '%1'").arg(place) + verdict.advice;
}

int checkFilter(const Arguments &arguments)
{
    const QString filter = arguments.words().isEmpty() ? arguments.rest().join(QLatin1Char(' '))
                                                       : arguments.words().join(QLatin1Char(' '));
    const bool names = arguments.has(QStringLiteral("--names"));
    const FilterVerdict verdict = names ? askWithNames(filter) : askWhetherFilterIsGood(filter);
    const bool good = verdict.message.isEmpty();
    if (arguments.has(QStringLiteral("--json")))
        printJson(QJsonObject{{"filter", verdict.filter},
                              {"ok", good},
                              {"message", verdict.message},
                              {"at", verdict.place.at},
                              {"length", verdict.place.length}});
    else if (good)
        print(names ? verdict.filter : QStringLiteral("ok"));
    else
        return fail(Error{verdict.filter.toStdString(), complaint(verdict).toStdString()});
    return good ? Done : Failed;
}

int convertFilter(const Arguments &arguments)
{
    const QString filter = (arguments.words() + arguments.rest()).join(QLatin1Char(' '));
    const auto made = client::captureFilterOf(filter);
    if (!made)
        return fail(made.error());
    const FilterVerdict verdict = askWhetherFilterIsGood(*made);
    if (!verdict.message.isEmpty())
        return fail(Error{verdict.filter.toStdString(), verdict.message.toStdString()});
    print(*made);
    return Done;
}

int printSample(const Arguments &arguments)
{
    const QString every = arguments.words().front();
    const auto &possible = capture::SampledPackets;
    const auto found = std::find_if(possible.begin(), possible.end(), [&every](unsigned each) {
        return QString::number(each) == every;
    });
    if (found == possible.end())
        return fail(Error{every.toStdString(), "is not 16, 64 or 256"}, Misused);
    print(QString::fromStdString(capture::samplingFilter(*found)));
    return Done;
}

} // namespace

Command sampleCommand()
{
    return {QStringLiteral("filter sample"),
            QStringLiteral("16|64|256"),
            QStringLiteral("print a filter that takes one of so many packets, the same ones on "
                           "every link"),
            {},
            1,
            1,
            printSample};
}

Command convertFilterCommand()
{
    return {QStringLiteral("filter convert"),
            QStringLiteral("EXPR"),
            QStringLiteral("print the capture filter that says the same as a display filter of "
                           "Wireshark, or say why there is none"),
            {},
            1,
            1000,
            convertFilter};
}

Command filterCommand()
{
    return {QStringLiteral("filter check"),
            QStringLiteral("[--names] [--json] EXPR"),
            QStringLiteral("say whether a filter can be used; with --names print it with addresses "
                           "in the place of names"),
            {{"--json", 0}, {"--names", 0}},
            0,
            1000,
            checkFilter};
}

} // namespace tomato::cli
