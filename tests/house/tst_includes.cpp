// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

namespace {

/// A room of the house, and the rooms whose headers it may include beside its own.
struct Room
{
    QString folder;
    QStringList mayUse;
};

/// Longest folder first, so that a file finds its own room.
const std::vector<Room> rooms = {
    {"capture/archive", {"app/base", "capture/engine"}},
    {"capture/service", {"app/base", "capture/engine", "capture/archive", "capture/rpc"}},
    {"capture/client", {"app/base", "capture/engine", "capture/rpc"}},
    {"capture/engine", {"app/base"}},
    {"capture/rpc", {"app/base"}},
    {"app/topology", {"app/base"}},
    {"app/exchange", {"app/base", "app/topology"}},
    {"app/layout", {"app/base", "app/topology"}},
    {"app/document", {"app/base", "app/topology", "app/exchange"}},
    {"app/engine", {"app", "capture"}},
    {"app/base", {}},
    {"app/lab", {"app/base", "app/topology"}},
    {"app/cli", {"app", "capture"}},
    {"plugins/api", {"app/base", "app/topology", "capture/client"}},
    {"plugins", {"app/base", "app/topology", "capture/client", "plugins/api"}},
    {"ui",
     {"app/base", "app/topology", "app/exchange", "app/layout", "app/document", "capture/client",
      "plugins/api"}},
    {"app", {"app", "capture", "plugins", "ui"}},
};

bool isIn(const QString &path, const QString &folder)
{
    return path.startsWith(folder + QLatin1Char('/'));
}

/// The folder that a file under plugins/NAME may use although it is no room of the table.
QString ownFolder(const QString &file)
{
    return file.section(QLatin1Char('/'), 0, 1);
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
    const auto room = std::find_if(rooms.begin(), rooms.end(),
                                   [&](const Room &each) { return isIn(file, each.folder); });
    if (room == rooms.end())
        return {file + QStringLiteral(": is in no room of the house")};
    const QString home = room->folder == QLatin1String("plugins") ? ownFolder(file) : room->folder;
    QStringList bad;
    for (const QString &include : includes) {
        if (!include.contains(QLatin1Char('/')))
            continue; // moc output and ui headers beside the file
        const bool allowed = isIn(include, home) ||
                             std::any_of(room->mayUse.begin(), room->mayUse.end(),
                                         [&](const QString &use) { return isIn(include, use); });
        if (!allowed)
            bad << QStringLiteral("%1 includes %2, which points up the house").arg(file, include);
    }
    return bad;
}

} // namespace

class TestIncludes final : public QObject
{
    Q_OBJECT

private slots:
    void noIncludePointsUpTheHouse()
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

    void anIncludeThatPointsUpIsFound()
    {
        QCOMPARE(offences("app/topology/a.h", {"capture/engine/ring.h"}).size(), 1);
        QCOMPARE(offences("capture/client/a.h", {"ui/window.h"}).size(), 1);
        QCOMPARE(offences("plugins/one/a.h", {"plugins/two/b.h"}).size(), 1);
        QCOMPARE(offences("plugins/one/a.h", {"plugins/one/b.h", "plugins/api/plugin.h"}).size(),
                 0);
        QCOMPARE(offences("plugins/one/part/a.h", {"plugins/one/b.h"}).size(), 0);
        QCOMPARE(offences("plugins/one/part/a.h", {"plugins/two/part/b.h"}).size(), 1);
        QCOMPARE(offences("ui/a.cpp", {"app/document/document.h", "ui/b.h"}).size(), 0);
        QCOMPARE(offences("elsewhere/a.cpp", {}).size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
