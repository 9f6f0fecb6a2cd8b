// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/autosave.h"
#include "app/document/document.h"
#include "app/exchange/exportformat.h"
#include "capture/archive/download.h"
#include "tests/capture/testing/labtest.h"
#include "tests/capture/testing/ringfiller.h"
#include "tests/capture/testing/smalldisk.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace tomato;

/// A disk that is full says so, whatever is written, and what was there before stays whole.
class TestFullDisk final : public QObject
{
    Q_OBJECT

    static constexpr auto Words = "No space left on device";

    static QString said(const Result<> &result)
    {
        return result ? QString() : QString::fromStdString(result.error().text());
    }

    template <class Value>
    static QString said(const Result<Value> &result)
    {
        return result ? QString() : QString::fromStdString(result.error().text());
    }

    /// More than the disk takes, in any format.
    static void fill(document::Document &document)
    {
        for (int i = 0; i < 600; ++i)
            QVERIFY(document.addElement(topology::ElementKind::Host, {i * 40.0, i % 7 * 40.0}));
        const QString notes(2000, u'x');
        for (const auto &[id, element] : document.topology().elements())
            QVERIFY(document.changeElement(id, {{"_notes", notes}}, "note"));
    }

    static QStringList files(const capture::SmallDisk &disk)
    {
        return QDir(QString::fromStdString(disk.path().string()))
            .entryList(QDir::Files | QDir::Hidden);
    }

private slots:
    void initTestCase()
    {
        if (!capture::labRefusal().empty())
            QSKIP(capture::labRefusal().c_str());
    }

    void whereATopologyIsSaved()
    {
        const capture::SmallDisk disk("256k");
        const QString path = QString::fromStdString((disk.path() / "a.tomato4.json").string());
        document::Document document;
        QVERIFY(document.addElement(topology::ElementKind::Host, {0, 0}));
        QCOMPARE(said(document.save(path)), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();

        fill(document);
        const QString message = said(document.save(path));
        QVERIFY2(message.contains(Words), qPrintable(message));
        QVERIFY(document.isModified());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QCOMPARE(files(disk), QStringList{"a.tomato4.json"});
        disk.fill(); // to the last byte
        const QString full = said(document.save(path + ".other"));
        QVERIFY2(full.contains(Words), qPrintable(full));
    }

    void whereChangesAreKeptForACrash()
    {
        const capture::SmallDisk disk("64k");
        disk.fill();
        for (const char *folder : {"", "/below"}) {
            document::Document document;
            document::Autosave autosave(document,
                                        QString::fromStdString(disk.path().string()) + folder,
                                        std::chrono::milliseconds(1));
            QSignalSpy failed(&autosave, &document::Autosave::failed);
            QVERIFY(document.addElement(topology::ElementKind::Host, {0, 0}));
            QTRY_VERIFY(!failed.isEmpty());
            const QString message = failed.front().front().toString();
            QVERIFY2(message.contains(Words), qPrintable(message));
        }
    }

    void whereATopologyIsExported_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"graphml", "clab.yml", "py", "dot", "tomato4.json"})
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }

    void whereATopologyIsExported()
    {
        QFETCH(const QString, ending);
        const capture::SmallDisk disk("16k");
        document::Document document;
        fill(document);
        const auto done = exchange::exportFile(
            document.topology(), QString::fromStdString(disk.path().string()) + "/a." + ending);
        QVERIFY2(said(done).contains(Words), qPrintable(said(done)));
        QCOMPARE(files(disk), QStringList());
    }

    void whereACaptureIsDownloaded_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char *ending : {"pcap", "tar.gz", "zip"})
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }

    void whereACaptureIsDownloaded()
    {
        QFETCH(const QString, ending);
        const QTemporaryDir folder;
        capture::RingFiller ring(folder.path().toStdString(), capture::smallLimits(4));
        ring.add(3000, 200);
        const auto reader = capture::RingReader::open(folder.path().toStdString());
        QCOMPARE(said(reader), QString());
        const capture::SmallDisk disk("16k");
        const auto done =
            capture::writeDownload(**reader, "x", disk.path() / ("a." + ending.toStdString()));
        QVERIFY2(said(done).contains(Words), qPrintable(said(done)));
        QCOMPARE(files(disk), QStringList());
    }
};

TOMATO_LAB_TEST_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
