// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

/// A folder, and the folders whose headers its files may include beside those in it.
struct Layer
{
    QString folder;
    QStringList mayUse;
};

/// From below, so that a row names rows above it: none includes back, but for the model and the
/// meaning of its attributes, which check each other.
const std::vector<Layer> layers = {
    {"app/base", {}},
    {"app/base/files", {"app/base"}},
    {"capture/options", {"app/base"}},
    {"app/topology", {"app/base", "app/topology/attributes"}},
    {"app/topology/attributes", {"app/base", "app/topology", "capture/options"}},
    {"app/topology/format", {"app/base", "app/topology", "app/topology/attributes"}},
    {"app/topology/reach",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format"}},

    {"capture/ring", {"app/base", "app/base/files", "capture/options"}},
    {"capture/receiver/filter", {"app/base", "app/base/files", "capture/ring"}},
    {"capture/receiver/staging", {"app/base", "capture/ring"}},
    {"capture/receiver",
     {"app/base", "app/base/files", "capture/receiver/filter", "capture/receiver/staging"}},
    {"capture/recorder",
     {"app/base", "app/base/files", "capture/options", "capture/ring", "capture/receiver",
      "capture/receiver/staging", "capture/receiver/filter"}},
    {"capture/archive/container", {"app/base", "app/base/files"}},
    {"capture/archive/formats", {"app/base", "app/base/files", "capture/ring"}},
    {"capture/archive",
     {"app/base", "app/base/files", "capture/archive/container", "capture/ring", "capture/recorder",
      "capture/archive/formats"}},
    {"capture/archive/merge",
     {"app/base/files", "capture/archive", "capture/archive/container", "capture/archive/formats",
      "capture/ring"}},
    {"capture/archive/live", {"capture/archive", "capture/archive/formats", "capture/ring"}},
    {"capture/tcp", {"app/base"}},
    {"capture/reader", {"app/base", "app/base/files", "capture/ring"}},
    {"capture/journeys/packets", {"app/base"}},
    {"capture/journeys", {"app/base", "capture/journeys/packets"}},
    {"capture/journeys/elements", {"capture/journeys", "capture/journeys/packets"}},
    {"capture/journeys/matching",
     {"capture/journeys", "capture/journeys/elements", "capture/journeys/packets"}},
    {"capture/journeys/measures",
     {"app/base", "capture/journeys", "capture/journeys/elements", "capture/journeys/packets"}},
    {"capture/journeys/fates",
     {"app/base", "capture/journeys", "capture/journeys/elements", "capture/journeys/measures",
      "capture/journeys/packets"}},
    {"capture/columns",
     {"app/base", "app/base/files", "capture/archive/container", "capture/journeys/packets",
      "capture/archive/merge", "capture/receiver/filter", "capture/archive"}},
    {"capture/tracing",
     {"app/base", "capture/ring", "capture/receiver", "capture/receiver/filter", "capture/journeys",
      "capture/journeys/elements", "capture/journeys/fates", "capture/journeys/matching",
      "capture/journeys/measures", "capture/journeys/packets", "capture/tcp",
      "capture/archive/formats", "capture/archive/merge", "capture/archive"}},

    {"app/protocol/texts", {}},
    {"app/protocol/fields", {"app/base", "capture/options"}},
    {"app/protocol", {"app/base", "capture/options", "app/protocol/fields"}},
    {"app/protocol/peer", {"app/base", "app/protocol/texts"}},
    {"app/protocol/folders", {"app/base", "app/protocol/fields", "capture/options"}},
    {"app/client",
     {"app/base", "app/base/files", "app/protocol", "app/protocol/fields", "app/protocol/folders",
      "app/protocol/peer", "capture/ring"}},

    {"app/client/filter", {"app/base", "app/client"}},

    {"app/hosts",
     {"app/base", "app/protocol/folders", "app/topology", "app/topology/attributes", "app/client"}},

    {"app/images",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format"}},

    {"app/lab/address", {}},
    {"app/lab/zygote", {"app/base"}},
    {"app/lab/netlink", {"app/base", "app/topology/attributes", "app/lab/address"}},
    {"app/lab/netlink/traffic", {"app/base", "app/lab/netlink", "app/topology/attributes"}},
    {"app/lab/plan", {"app/base", "app/topology", "app/topology/attributes", "app/lab/address"}},
    {"app/lab/element/limits", {"app/base", "app/base/files", "app/lab/plan"}},
    {"app/lab/element/files",
     {"app/base", "app/base/files", "app/images", "app/topology/attributes", "app/topology/reach",
      "app/lab/plan", "app/lab/element/limits", "app/lab/zygote"}},
    {"app/lab/element",
     {"app/topology/attributes", "app/base", "app/lab/netlink", "app/lab/netlink/traffic",
      "app/lab/plan", "app/lab/zygote", "app/lab/element/files", "app/lab/element/limits"}},
    {"app/lab/outside",
     {"app/base", "app/topology/attributes", "app/lab/netlink", "capture/options"}},
    {"app/lab",
     {"app/base", "app/topology", "app/topology/attributes", "app/lab/netlink",
      "app/lab/netlink/traffic", "app/lab/plan", "app/lab/element", "app/lab/element/files",
      "app/lab/element/limits", "app/lab/zygote", "capture/receiver", "capture/receiver/filter"}},

    {"capture/service",
     {"app/base", "app/base/files", "app/protocol", "app/protocol/fields", "app/protocol/folders",
      "app/protocol/peer", "capture/options", "capture/ring", "capture/receiver",
      "capture/recorder", "capture/archive", "capture/archive/merge", "capture/archive/formats"}},
    {"app/trunk", {"app/base", "app/lab/netlink"}},
    {"app/daemon",
     {"app/base", "app/protocol", "app/protocol/fields", "app/protocol/folders", "app/topology",
      "app/lab/element/limits", "capture/service"}},
    {"app/replay", {"app/base", "app/base/files", "capture/options", "capture/archive/formats"}},
    {"app/daemon/attach",
     {"app/base", "app/base/files", "app/protocol", "app/topology/attributes", "app/lab/netlink",
      "app/lab/netlink/traffic", "app/lab/outside", "app/lab/plan", "app/replay", "app/daemon"}},
    {"app/daemon/trunk",
     {"app/base", "app/client", "app/hosts", "app/protocol/folders", "app/protocol/peer",
      "app/trunk", "app/daemon/attach"}},
    {"app/daemon/parts",
     {"app/base", "app/protocol", "app/protocol/fields", "app/protocol/folders",
      "app/protocol/peer", "app/hosts", "app/topology", "app/topology/attributes", "app/trunk",
      "app/daemon/trunk", "capture/archive", "capture/ring"}},
    {"app/daemon/checks",
     {"app/base", "app/client/filter", "app/lab", "app/lab/element/limits", "app/lab/plan",
      "app/lab/zygote", "app/daemon", "app/daemon/attach", "capture/receiver/filter"}},
    {"app/daemon/worker",
     {"app/base", "app/base/files", "app/protocol", "app/protocol/fields", "app/protocol/peer",
      "app/topology/format", "app/lab", "app/lab/zygote", "capture/service", "app/daemon"}},
    {"app/daemon/server",
     {"app/base", "app/protocol", "app/protocol/fields", "app/protocol/folders",
      "app/protocol/peer", "app/topology", "app/topology/attributes", "app/topology/format",
      "app/topology/reach", "app/lab/element/limits", "app/lab/plan", "capture/service",
      "app/daemon", "app/daemon/attach", "app/daemon/checks", "app/daemon/parts"}},
    {"app/daemon/control",
     {"app/base", "app/base/files", "app/protocol", "app/protocol/fields", "app/protocol/folders",
      "app/protocol/peer", "app/topology/attributes", "app/topology/format", "app/topology/reach",
      "app/hosts", "app/lab/element/files", "app/lab/plan", "capture/archive", "capture/ring",
      "capture/service", "app/daemon/server"}},

    {"app/exchange/documents", {"app/base", "app/base/files", "app/topology/attributes"}},
    {"app/exchange/placement", {"app/topology", "app/topology/attributes"}},
    {"app/exchange",
     {"app/base", "app/topology", "app/topology/attributes", "app/topology/format",
      "app/topology/reach", "app/exchange/documents", "app/exchange/placement"}},
    {"app/exchange/cisco",
     {"app/base", "app/exchange", "app/exchange/documents", "app/topology",
      "app/topology/attributes"}},
    {"app/exchange/containerlab",
     {"app/exchange", "app/exchange/documents", "app/topology/attributes"}},
    {"app/exchange/core",
     {"app/base", "app/exchange", "app/exchange/documents", "app/topology", "app/topology/format"}},
    {"app/exchange/gns3",
     {"app/base", "app/exchange", "app/exchange/documents", "app/topology",
      "app/topology/attributes", "app/topology/format"}},
    {"app/exchange/graphml",
     {"app/exchange", "app/exchange/documents", "app/topology", "app/topology/attributes",
      "app/topology/format"}},
    {"app/exchange/mininet",
     {"app/exchange", "app/exchange/documents", "app/topology", "app/topology/attributes",
      "app/topology/format"}},
    {"app/exchange/netlab",
     {"app/base", "app/exchange", "app/exchange/documents", "app/topology",
      "app/topology/attributes"}},
    {"app/layout", {"app/base", "app/topology"}},
    {"app/bulk", {"app/base", "app/topology", "app/topology/attributes"}},
    {"app/parts",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format"}},
    {"app/document",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format", "app/bulk", "app/exchange", "app/exchange/documents", "app/parts"}},
    {"app/experiment/plan",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes", "app/replay"}},
    {"app/experiment/steps",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes", "app/client",
      "app/replay", "app/experiment/plan"}},
    {"app/experiment/outcome",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format", "app/experiment/plan", "app/experiment/steps", "capture/options",
      "capture/reader", "capture/ring", "capture/archive/formats", "capture/receiver/filter"}},
    {"app/journeys", {"app/base", "app/topology", "capture/journeys"}},
    {"app/bundle",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format", "app/exchange", "app/exchange/documents", "app/experiment/outcome",
      "app/experiment/plan", "capture/archive/container"}},
    {"app/confined", {"app/base"}},
    {"app/mcp", {"app/base", "app/confined", "app/topology/attributes"}},
    {"app/cli",
     {"app/base", "app/base/files", "app/client", "app/hosts", "app/protocol/fields",
      "app/topology", "app/topology/attributes", "app/topology/format", "app/topology/reach",
      "capture/options"}},
    {"app/cli/captures",
     {"app/base", "app/cli", "app/client", "app/client/filter", "app/journeys",
      "app/protocol/folders", "app/topology", "app/topology/attributes", "app/topology/format",
      "capture/archive", "capture/archive/container", "capture/columns",
      "capture/journeys/measures", "capture/tracing"}},
    {"app/cli/experiments",
     {"app/base", "app/bundle", "app/cli", "app/cli/captures", "app/client",
      "app/exchange/documents", "app/experiment/outcome", "app/experiment/plan",
      "app/experiment/steps", "app/protocol/folders", "app/topology", "app/topology/attributes",
      "app/topology/format"}},
    {"app/cli/program",
     {"app/base", "app/cli", "app/exchange", "app/images", "app/parts", "app/topology/attributes"}},
    {"app/cli/commands",
     {"app/base",
      "app/bulk",
      "app/bundle",
      "app/cli",
      "app/cli/captures",
      "app/cli/experiments",
      "app/client",
      "app/client/filter",
      "app/exchange",
      "app/experiment/outcome",
      "app/experiment/steps",
      "app/hosts",
      "app/images",
      "app/layout",
      "app/mcp",
      "app/parts",
      "app/protocol/fields",
      "app/topology",
      "app/topology/attributes",
      "app/topology/format",
      "app/topology/reach",
      "capture/archive/container",
      "capture/columns",
      "capture/options",
      "capture/ring",
      "capture/tracing",
      "capture/archive/live",
      "capture/archive/merge",
      "capture/archive"}},

    {"app/extcap",
     {"app/base", "app/base/files", "app/client/filter", "app/protocol/folders", "app/topology",
      "app/topology/attributes", "app/protocol/texts", "app/cli", "capture/options",
      "capture/ring"}},

    {"plugins/api/texts", {"app/protocol/texts"}},
    {"plugins/api", {"app/base", "app/protocol/texts", "app/topology", "plugins/api/texts"}},
    {"plugins/example_ping_check",
     {"app/base", "app/client", "app/topology/attributes", "plugins/api"}},
    {"plugins/link_emulation", {"app/client", "app/topology/attributes", "plugins/api"}},
    {"plugins/experiments/results", {"app/base", "plugins/api"}},
    {"plugins/experiments",
     {"app/base", "app/experiment/plan", "app/protocol/texts", "app/topology",
      "app/topology/format", "app/topology/reach", "plugins/api", "plugins/experiments/results"}},
    {"plugins/packet_capturing/common",
     {"app/base", "app/client", "app/client/filter", "app/topology/attributes", "plugins/api"}},
    {"plugins/packet_capturing/filter",
     {"app/base", "app/client", "app/client/filter", "capture/options", "plugins/api",
      "plugins/packet_capturing/common"}},
    {"plugins/packet_capturing/live",
     {"app/base", "app/client", "plugins/api", "plugins/packet_capturing/common"}},
    {"plugins/packet_capturing/downloads",
     {"app/base", "app/base/files", "app/client", "plugins/api",
      "plugins/packet_capturing/common"}},
    {"plugins/packet_capturing/packets",
     {"app/base", "app/base/files", "app/client", "app/confined", "capture/reader", "plugins/api",
      "plugins/packet_capturing/common"}},
    {"plugins/packet_capturing/journeys/texts",
     {"capture/journeys", "capture/journeys/measures", "capture/journeys/packets",
      "capture/tracing", "plugins/api"}},
    {"plugins/packet_capturing/journeys/filter",
     {"capture/tracing", "plugins/packet_capturing/journeys/texts"}},
    {"plugins/packet_capturing/journeys/tables",
     {"capture/tracing", "plugins/api", "plugins/packet_capturing/common",
      "plugins/packet_capturing/journeys/filter", "plugins/packet_capturing/journeys/texts"}},
    {"plugins/packet_capturing/journeys/plots",
     {"capture/tcp", "capture/tracing", "plugins/api", "plugins/packet_capturing/common"}},
    {"plugins/packet_capturing/journeys/diagram",
     {"capture/tracing", "plugins/api", "plugins/packet_capturing/common",
      "plugins/packet_capturing/journeys/texts"}},
    {"plugins/packet_capturing/journeys/pages",
     {"app/base", "capture/tracing", "plugins/api", "plugins/packet_capturing/common",
      "plugins/packet_capturing/journeys/diagram", "plugins/packet_capturing/journeys/filter",
      "plugins/packet_capturing/journeys/plots", "plugins/packet_capturing/journeys/tables",
      "plugins/packet_capturing/journeys/texts"}},
    {"plugins/packet_capturing/journeys",
     {"app/base", "app/client", "app/client/filter", "app/journeys", "capture/tracing",
      "plugins/api", "plugins/packet_capturing/common", "plugins/packet_capturing/journeys/filter",
      "plugins/packet_capturing/journeys/pages", "plugins/packet_capturing/journeys/tables",
      "plugins/packet_capturing/journeys/texts"}},
    {"plugins/packet_capturing/settings",
     {"app/client", "app/topology/attributes", "capture/options", "plugins/api",
      "plugins/packet_capturing/common", "plugins/packet_capturing/filter"}},
    {"plugins/packet_capturing/actions",
     {"app/client", "app/topology/attributes", "plugins/api", "plugins/packet_capturing/common",
      "plugins/packet_capturing/downloads", "plugins/packet_capturing/filter",
      "plugins/packet_capturing/live"}},
    {"plugins/packet_capturing/captures",
     {"app/base", "app/client", "app/topology/attributes", "plugins/api",
      "plugins/packet_capturing/actions", "plugins/packet_capturing/common"}},
    {"plugins/packet_capturing/plot",
     {"app/base", "plugins/api", "plugins/packet_capturing/captures"}},
    {"plugins/packet_capturing",
     {"app/client", "plugins/api", "plugins/packet_capturing/actions",
      "plugins/packet_capturing/captures", "plugins/packet_capturing/common",
      "plugins/packet_capturing/downloads", "plugins/packet_capturing/journeys",
      "plugins/packet_capturing/packets", "plugins/packet_capturing/plot",
      "plugins/packet_capturing/settings"}},

    {"ui/widgets", {"app/base", "app/topology", "app/topology/attributes"}},
    {"ui/preferences", {"app/base", "app/hosts", "app/topology", "plugins/api", "ui/widgets"}},
    {"ui/help", {"ui/preferences", "ui/widgets"}},
    {"ui/canvas/items",
     {"app/client", "app/topology", "app/topology/attributes", "plugins/api", "ui/widgets"}},
    {"ui/canvas/scene",
     {"app/topology/attributes", "app/client", "app/document", "plugins/api", "ui/canvas/items"}},
    {"ui/canvas", {"app/base", "plugins/api", "ui/canvas/items", "ui/canvas/scene", "ui/widgets"}},
    {"ui/canvas/legend",
     {"app/document", "plugins/api", "ui/canvas", "ui/canvas/items", "ui/canvas/scene",
      "ui/widgets"}},
    {"ui/palette", {"app/parts", "app/topology/attributes", "ui/canvas", "ui/widgets"}},
    {"ui/properties",
     {"app/base", "app/images", "app/topology", "app/topology/attributes", "app/document",
      "plugins/api", "ui/canvas/scene", "ui/widgets"}},
    {"ui/tree",
     {"app/topology", "app/topology/attributes", "app/client", "plugins/api", "ui/canvas",
      "ui/canvas/items", "ui/canvas/scene", "ui/widgets"}},
    {"ui/bulk", {"app/topology", "app/bulk", "plugins/api", "ui/canvas", "ui/canvas/scene"}},
    {"ui/commands",
     {"app/base", "app/base/files", "app/topology", "app/topology/attributes",
      "app/topology/format", "app/document", "app/exchange", "app/exchange/documents", "app/hosts",
      "app/layout", "app/parts", "plugins/api", "ui/canvas", "ui/canvas/items", "ui/canvas/scene",
      "ui/palette", "ui/widgets"}},
    {"ui/lab/windows",
     {"app/base", "app/client", "app/topology/format", "plugins/api", "ui/widgets"}},
    {"ui/lab/agreement",
     {"app/client", "app/document", "app/topology", "app/topology/attributes", "app/topology/reach",
      "plugins/api", "ui/widgets"}},
    {"ui/lab",
     {"app/base", "app/topology", "app/topology/attributes", "app/topology/format", "app/client",
      "app/hosts", "app/document", "plugins/api", "ui/canvas/items", "ui/canvas/scene",
      "ui/commands", "ui/lab/agreement", "ui/lab/windows", "ui/preferences", "ui/widgets"}},
    {"ui/lab/hosts",
     {"app/base", "app/client", "app/hosts", "app/topology/attributes", "plugins/api",
      "ui/canvas/legend", "ui/canvas/scene", "ui/lab"}},
    {"ui/lab/display",
     {"app/base", "app/client", "plugins/api", "ui/canvas", "ui/canvas/items", "ui/canvas/legend",
      "ui/canvas/scene", "ui/lab"}},
    {"ui/plugins",
     {"app/base", "app/base/files", "app/topology", "app/client", "app/document", "plugins/api",
      "ui/canvas", "ui/canvas/scene", "ui/lab", "ui/widgets"}},
    {"ui/panels", {"app/base", "plugins/api", "ui/canvas", "ui/canvas/scene", "ui/widgets"}},
    {"ui/search",
     {"app/topology", "app/topology/attributes", "plugins/api", "ui/canvas", "ui/canvas/scene",
      "ui/widgets"}},
    {"ui/recovery", {"app/document", "plugins/api", "ui/widgets"}},
    {"ui",
     {"app/base",
      "app/protocol/folders",
      "app/topology/attributes",
      "app/document",
      "app/exchange/documents",
      "plugins/api",
      "ui/bulk",
      "ui/canvas",
      "ui/canvas/legend",
      "ui/canvas/scene",
      "ui/commands",
      "ui/help",
      "ui/lab",
      "ui/lab/agreement",
      "ui/lab/display",
      "ui/lab/hosts",
      "ui/lab/windows",
      "ui/palette",
      "ui/panels",
      "ui/plugins",
      "ui/preferences",
      "ui/properties",
      "ui/recovery",
      "ui/search",
      "ui/tree",
      "ui/widgets"}},

    // The programs: they make objects and connect them.
    {"app",
     {"app/base",
      "app/base/files",
      "app/hosts",
      "app/cli",
      "app/cli/program",
      "app/extcap",
      "app/daemon/attach",
      "app/daemon/checks",
      "app/daemon/control",
      "app/daemon/trunk",
      "app/daemon/worker",
      "app/lab/netlink",
      "app/lab/outside",
      "app/lab/plan",
      "app/layout",
      "app/replay",
      "plugins/api",
      "plugins/experiments/results",
      "ui",
      "ui/plugins",
      "ui/preferences",
      "ui/widgets"}},
};

QString folderOf(const QString &path)
{
    return path.section(QLatin1Char('/'), 0, -2);
}

const Layer *layerOf(const QString &folder)
{
    const auto found = std::find_if(layers.begin(), layers.end(),
                                    [&](const Layer &each) { return each.folder == folder; });
    return found == layers.end() ? nullptr : &*found;
}

QStringList projectIncludes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    static const QRegularExpression line(QStringLiteral("^#include \"([^\"]+)\""),
                                         QRegularExpression::MultilineOption);
    QStringList found;
    auto matches = line.globalMatch(QString::fromUtf8(file.readAll()));
    while (matches.hasNext())
        found << matches.next().captured(1);
    return found;
}

/// Empty when the file keeps to the table, else one line per include that does not.
QStringList offences(const QString &file, const QStringList &includes)
{
    const Layer *layer = layerOf(folderOf(file));
    if (!layer)
        return {file + QStringLiteral(": its folder is in no row of the table")};
    QStringList bad;
    for (const QString &include : includes) {
        const QString folder = folderOf(include);
        if (folder.isEmpty())
            continue; // moc output, and headers beside the file
        if (folder != layer->folder && !layer->mayUse.contains(folder))
            bad << QStringLiteral("%1 includes %2, which its layer may not use").arg(file, include);
    }
    return bad;
}

} // namespace

class TestIncludes final : public QObject
{
    Q_OBJECT

private slots:
    void noFileIncludesWhatItsLayerMayNotUse()
    {
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        QStringList bad;
        int files = 0;
        for (const QString folder : {"app", "capture", "plugins", "ui"}) {
            QDirIterator each(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext()) {
                const QString path = each.next();
                ++files;
                bad += offences(top.relativeFilePath(path), projectIncludes(path));
            }
        }
        QVERIFY2(files > 20, "the source tree was not found");
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }

    void aLayerMayUseNoMoreThanItUses()
    {
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        for (const Layer &layer : layers) {
            QSet<QString> used;
            const QDir folder(top.filePath(layer.folder));
            for (const QString &name : folder.entryList({"*.h", "*.cpp"}, QDir::Files))
                for (const QString &include : projectIncludes(folder.filePath(name)))
                    used.insert(folderOf(include));
            for (const QString &use : layer.mayUse)
                QVERIFY2(used.contains(use),
                         qPrintable(layer.folder + " may use " + use + ", and does not"));
        }
    }

    void aLayerUsesOnlyLayersAboveItInTheTable()
    {
        for (std::size_t at = 0; at < layers.size(); ++at) {
            for (const QString &use : layers[at].mayUse) {
                const Layer *used = layerOf(use);
                QVERIFY2(used, qPrintable(use + " is in no row"));
                const bool isPair = layers[at].folder == QLatin1String("app/topology") &&
                                    use == QLatin1String("app/topology/attributes");
                QVERIFY2(isPair || used < &layers[at], qPrintable(layers[at].folder + " uses " +
                                                                  use + ", which comes behind it"));
            }
        }
    }

    void anIncludeThatPointsUpIsFound()
    {
        QCOMPARE(offences("app/topology/a.h", {"capture/ring/ringstate.h"}).size(), 1);
        QCOMPARE(offences("app/client/a.h", {"ui/window.h"}).size(), 1);
        QCOMPARE(offences("plugins/link_emulation/a.h", {"plugins/packet_capturing/b.h"}).size(),
                 1);
        QCOMPARE(offences("ui/canvas/a.cpp", {"ui/b.h"}).size(), 1);
        QCOMPARE(
            offences("ui/a.cpp", {"app/document/document.h", "ui/b.h", "ui/canvas/c.h"}).size(), 0);
        QCOMPARE(offences("elsewhere/a.cpp", {}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
