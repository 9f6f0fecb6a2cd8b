// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/agreement.h"

#include "app/cli/output.h"
#include "app/client/labfolder.h"
#include "app/topology/printable.h"
#include "app/topology/reach/agreements.h"

#include <QDir>

#include <algorithm>

namespace tomato::cli {

using topology::OutsideReach;
using Kind = OutsideReach::Kind;

const std::map<QString, int> &agreementOptions()
{
    static const std::map<QString, int> options = {
        {"--allow-live", 0}, {"--images", 0}, {"--attach", 0}, {"--nat", 0}, {"--trust", 0}};
    return options;
}

/// Returns the option that agrees to this reach.
static QString optionFor(const OutsideReach &reach)
{
    switch (reach.kind) {
    case Kind::SharedFolder:
        return QStringLiteral("--share ") + topology::printable(reach.what);
    case Kind::Image:
        return QStringLiteral("--images");
    case Kind::LiveViewers:
        return QStringLiteral("--allow-live");
    case Kind::Attachment:
        return QStringLiteral("--attach");
    case Kind::Nat:
        return QStringLiteral("--nat");
    }
    return {};
}

static bool isAgreedTo(const OutsideReach &reach, const Arguments &arguments)
{
    if (reach.kind != Kind::SharedFolder)
        return arguments.has(optionFor(reach));
    return std::ranges::any_of(arguments.options(), [&](const Arguments::Option &option) {
        return option.name == QLatin1String("--share") &&
               QDir::cleanPath(QFileInfo(option.values[0]).absoluteFilePath()) == reach.what;
    });
}

/// The agreement is to the current targets of links.
static QStringList sharedBy(const Arguments &arguments)
{
    QStringList keys;
    for (const Arguments::Option &option : arguments.options()) {
        if (option.name == QLatin1String("--share"))
            keys << topology::sharedFolder(QFileInfo(option.values[0]).absoluteFilePath()).key();
    }
    return keys;
}

Result<QStringList> checkAgreement(const topology::Topology &topology, const QString &file,
                                   const Arguments &arguments, const QByteArray &files)
{
    const topology::Agreements agreements(client::dataFolder());
    const std::vector<OutsideReach> all = topology::outsideReaches(topology);
    const QStringList agreed = topology::keysOf(all) + sharedBy(arguments);
    if (arguments.has(QStringLiteral("--trust"))) {
        if (const auto added = agreements.add(file, topology, all, files); !added)
            return passOn(added);
        return agreed;
    }
    std::vector<OutsideReach> open = all;
    std::erase_if(open, [&](const OutsideReach &each) { return isAgreedTo(each, arguments); });
    if (open.empty() || agreements.cover(file, topology, all, files))
        return agreed;
    note(QStringLiteral("%1 reaches outside of its lab:").arg(file));
    for (const OutsideReach &each : open)
        note(QStringLiteral("  it %1   (%2)").arg(each.text(), optionFor(each)));
    return failure("nothing was started: agree to this by these options, or by --trust to all of "
                   "it from now on",
                   file.toStdString());
}

} // namespace tomato::cli
