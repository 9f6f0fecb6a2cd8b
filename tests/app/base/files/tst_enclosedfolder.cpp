// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/enclosedfolder.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;

/// Nothing is made but beneath the folder, whatever the name, and whatever lies in there.
class TestEnclosedFolder final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_room = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_room->path()).mkpath("inside"));
        QVERIFY(QDir(m_room->path()).mkpath("outside"));
    }
    void cleanup() { QCOMPARE(QDir(m_room->filePath("outside")).count(), 2U); } // "." and ".."

    void filesAndFoldersAreMadeWithWhatLeadsToThem()
    {
        const EnclosedFolder folder = opened();
        QVERIFY(folder.makeFile("a/b/c.txt", 0600));
        QVERIFY(folder.makeFile("d", 0600));
        QVERIFY(folder.makeFolder("a/b"));
        QVERIFY(folder.makeFolder("e/f"));
        QVERIFY(QFileInfo(inside("a/b/c.txt")).isFile());
        QVERIFY(QFileInfo(inside("e/f")).isDir());
    }

    void whatIsThereIsNotReplaced()
    {
        const EnclosedFolder folder = opened();
        QVERIFY(folder.makeFile("a", 0600));
        const auto again = folder.makeFile("a", 0600);
        QVERIFY(!again);
        QCOMPARE(QString::fromStdString(again.error().text()),
                 inside("a") + ": cannot be made: File exists");
        QVERIFY2(!folder.makeFile("a/b", 0600), "a file is no folder");
    }

    void noLinkLeadsOut_data()
    {
        QTest::addColumn<QString>("target");
        QTest::newRow("absolute") << "OUTSIDE";
        QTest::newRow("relative") << "../outside";
        QTest::newRow("of /proc") << "/proc/self/cwd";
        QTest::newRow("to a file that is not there") << "../outside/new";
    }
    void noLinkLeadsOut()
    {
        QFETCH(QString, target);
        target.replace("OUTSIDE", m_room->filePath("outside"));
        QVERIFY(QFile::link(target, inside("a")));
        const EnclosedFolder folder = opened();
        QVERIFY2(!folder.makeFile("a/x", 0600), "through the link");
        QVERIFY2(!folder.makeFile("a", 0600), "onto the link");
        QVERIFY(!folder.makeFolder("a"));
        QVERIFY(!folder.makeFolder("a/x"));
    }

    void noNameLeadsOut()
    {
        const EnclosedFolder folder = opened();
        const std::string absolute = m_room->filePath("outside/x").toStdString();
        for (const std::string &name : {std::string("../outside/x"), absolute, '/' + absolute,
                                        std::string("b/../../outside/x"), std::string()}) {
            QVERIFY2(!folder.makeFile(name, 0600), name.c_str());
            QVERIFY2(!folder.makeFolder(name), name.c_str());
        }
    }

private:
    QString inside(const QString &name) const { return m_room->filePath("inside/" + name); }
    EnclosedFolder opened() const
    {
        auto folder = EnclosedFolder::open(m_room->filePath("inside").toStdString());
        if (!folder)
            qFatal("%s", folder.error().text().c_str());
        return *std::move(folder);
    }

    std::unique_ptr<QTemporaryDir> m_room;
};

QTEST_GUILESS_MAIN(TestEnclosedFolder)
#include "tst_enclosedfolder.moc"
