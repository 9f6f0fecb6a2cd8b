// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"
#include "app/topology/format/wholefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace tomato;
using namespace tomato::topology;

static Topology small()
{
    Topology topology;
    (void)topology.insert(Element{ElementId("a"), {}, "openvz", {{"name", "one"}}});
    return topology;
}

class TestTomatoFile final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatIsSavedLoadsTheSame()
    {
        QVERIFY(saveTopology(small(), path("t.json")));
        QVERIFY(*loadTopology(path("t.json")) == small());
    }

    void aFileThatCannotBeReadIsNamedWithTheReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("message");
        QTest::newRow("missing") << "none.json"
                                 << "none.json: No such file or directory";
        QTest::newRow("directory") << "folder"
                                   << "folder: is a directory";
        QTest::newRow("pipe") << "pipe"
                              << "pipe: is no regular file";
        QTest::newRow("empty") << "empty"
                               << "empty: byte 0, line 1, column 1: the text is empty";
        QTest::newRow("huge") << "huge"
                              << "huge: has 268435457 bytes; 268435456 are the most that is read";
        QTest::newRow("bad") << "bad"
                             << "bad: byte 6, line 2, column 5: not JSON: illegal number";
    }

    void aFileThatCannotBeReadIsNamedWithTheReason()
    {
        QFETCH(QString, name);
        QFETCH(QString, message);
        QVERIFY(QDir(m_folder->path()).mkdir("folder"));
        QCOMPARE(mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
        write("empty", "");
        write("bad", "{\n\"a\":x}");
        QFile huge(path("huge"));
        QVERIFY(huge.open(QIODevice::WriteOnly));
        QVERIFY(huge.resize(MaxTopologyBytes + 1));
        const auto loaded = loadTopology(path(name));
        QVERIFY(!loaded);
        QCOMPARE(QString::fromStdString(loaded.error().text()),
                 m_folder->path() + QLatin1Char('/') + message);
    }

    void aSaveThatFailsLeavesTheOldFile()
    {
        QVERIFY(saveTopology(small(), path("t.json")));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit nothing{0, before.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &nothing), 0);
        const auto saved = saveTopology({}, path("t.json"));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!saved);
        QVERIFY(QString::fromStdString(saved.error().text()).contains("t.json: File too large"));
        QVERIFY(*loadTopology(path("t.json")) == small());
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"t.json"});
    }

    void whyTheLastPartCouldNotBeWrittenIsSaid()
    {
        // It waits in a buffer until all is there.
        QVERIFY(saveTopology(small(), path("t.json")));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const rlimit little{10'000, before.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
        const auto saved = writeWholeFile(path("t.json"), QByteArray(12'000, 'x'));
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!saved);
        QCOMPARE(QString::fromStdString(saved.error().message), "File too large");
    }

    void nothingIsLeftOfASave()
    {
        QVERIFY(saveTopology(small(), path("t.json")));
        QVERIFY(saveTopology({}, path("t.json")));
        QVERIFY(!saveTopology(small(), path("missing/t.json")));
        QVERIFY(!saveTopology(small(), m_folder->path()));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"t.json"});
    }

    void savingThroughALinkKeepsTheLink()
    {
        QVERIFY(saveTopology({}, path("t.json")));
        QVERIFY(QFile::link(path("t.json"), path("link.json")));
        QVERIFY(saveTopology(small(), path("link.json")));
        QVERIFY(QFileInfo(path("link.json")).isSymLink());
        QVERIFY(*loadTopology(path("t.json")) == small());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTomatoFile)
#include "tst_tomatofile.moc"
