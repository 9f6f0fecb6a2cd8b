// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/labfolder.h"
#include "app/protocol/folders/labpaths.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tomato;

/// Programs in elements may leave in their folders what they like.
class TestLabFolder final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    LabId m_lab{"lab"};

    QString element() const { return rpc::LabPaths::data(m_lab) + "/elements/h1"; }

    static void write(const QString &path, qint64 bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(bytes));
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_home->filePath("data").toLocal8Bit());
        QVERIFY(QDir().mkpath(element()));
    }

    void whatAnElementLinksToDoesNotCount()
    {
        QVERIFY(QDir().mkpath(element() + "/captures"));
        QVERIFY(QDir().mkpath(m_home->filePath("mine")));
        write(m_home->filePath("mine/large"), 5000);
        write(element() + "/captures/small", 10);
        QVERIFY(QFile::link(m_home->filePath("mine"), element() + "/captures/outside"));
        QVERIFY(QFile::link(element() + "/captures", element() + "/captures/again"));
        QCOMPARE(client::bytesOnDisk(m_lab), 10);
    }

    void aTreeThatWasMadeHardToRemoveIsRemoved()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("mine")));
        write(m_home->filePath("mine/file"), 10);
        QVERIFY(QFile::link(m_home->filePath("mine"), element() + "/link"));
        QVERIFY(QDir().mkpath(element() + "/closed/inner"));
        write(element() + "/closed/inner/file", 10);
        for (const char *closed : {"/closed/inner", "/closed"})
            QCOMPARE(::chmod(qPrintable(element() + closed), 0), 0);
        // Deeper than any path.
        const QByteArray name(200, 'd');
        int folder = ::open(qPrintable(element()), O_RDONLY | O_DIRECTORY);
        for (int depth = 0; depth < 100; ++depth) {
            QCOMPARE(::mkdirat(folder, name.constData(), 0700), 0);
            const int next = ::openat(folder, name.constData(), O_RDONLY | O_DIRECTORY);
            QVERIFY(next >= 0);
            ::close(folder);
            folder = next;
        }
        ::close(folder);
        const auto removed = client::removeRecordings(m_lab);
        QVERIFY2(removed, removed ? "" : removed.error().text().c_str());
        QVERIFY(!QFileInfo::exists(rpc::LabPaths::data(m_lab)));
        QCOMPARE(QFileInfo(m_home->filePath("mine/file")).size(), 10);
    }
};

QTEST_GUILESS_MAIN(TestLabFolder)
#include "tst_labfolder.moc"
