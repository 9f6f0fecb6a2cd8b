// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layers.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using tomato::test::Layer;
using tomato::test::layers;

namespace {

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
