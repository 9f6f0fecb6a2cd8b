// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partsrecord.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;

class TestPartsRecord final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath("parts.json"); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void cleanup() { QFile::remove(path()); }

    void whatIsRememberedIsThereForTheNextEngine()
    {
        const PartsRecord::Parts parts{{"far", LabId("lab-1")}, {"near", LabId("lab-2")}};
        PartsRecord(path()).setParts(parts);
        QCOMPARE(PartsRecord(path()).parts(), parts);
        PartsRecord(path()).setParts({});
        QVERIFY(PartsRecord(path()).parts().empty());
    }

    void aLabThatNeverHadPartsWritesNothing()
    {
        PartsRecord(path()).setParts({});
        QVERIFY(!QFile::exists(path()));
    }

    void eachHomeHasAGreaterNumberThanThoseBefore()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const qint64 first = PartsRecord(path()).nextEpoch();
        QVERIFY(first >= now);
        QVERIFY(PartsRecord(path()).nextEpoch() > first);
        // A clock that was set back.
        const qint64 future = now + 1'000'000'000;
        write("{\"epoch\": " + QByteArray::number(future) + ", \"parts\": {}}");
        QCOMPARE(PartsRecord(path()).nextEpoch(), future + 1);
    }

    void aFileThatCannotBeReadSaysNothing()
    {
        for (const char *text : {"", "{", "[]", "{\"epoch\": -3, \"parts\": 7}",
                                 "{\"parts\": {\"far\": \"../up\", \"near\": 3}}"}) {
            write(text);
            QVERIFY2(PartsRecord(path()).parts().empty(), text);
            QVERIFY2(PartsRecord(path()).nextEpoch() > 0, text);
        }
    }
};

QTEST_GUILESS_MAIN(TestPartsRecord)
#include "tst_partsrecord.moc"
