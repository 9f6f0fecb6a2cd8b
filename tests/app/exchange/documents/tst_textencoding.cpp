// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/textencoding.h"
#include "tests/app/exchange/importtest.h"

#include <QStringEncoder>

using namespace tomato;
using namespace tomato::exchange;

class TestTextEncoding final : public QObject
{
    Q_OBJECT

private slots:
    void aTextIsReadAsWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QString::fromUtf8("Zürich");
        QTest::newRow("UTF-8") << text.toUtf8();
        QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + text.toUtf8();
        QTest::newRow("ISO-8859-1") << text.toLatin1();
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE,
                                    QStringConverter::Utf32LE, QStringConverter::Utf32BE}) {
            QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
            QTest::newRow(QStringConverter::nameForEncoding(encoding))
                << QByteArray(encoder.encode(text));
        }
    }
    void aTextIsReadAsWhatItIs()
    {
        QFETCH(QByteArray, bytes);
        ImportReport report;
        const auto text = decodeText(bytes, report);
        QVERIFY(text);
        QCOMPARE(*text, QString::fromUtf8("Zürich"));
        const bool isGuess = QByteArray(QTest::currentDataTag()) == "ISO-8859-1";
        QCOMPARE(report.isEmpty(), !isGuess);
    }

    void aDeclaredEncodingCounts()
    {
        ImportReport report;
        const auto text =
            decodeText("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>", report);
        QVERIFY(text && text->contains(QChar(0xfc)));
        QVERIFY(report.isEmpty());
    }

    void whatCannotBeReadIsRefusedWithItsEncodingAndItsLine_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("message");
        QTest::newRow("declared") << QByteArray("<?xml version='1.0' encoding='EBCDIC-US'?><a/>")
                                  << "line 1: the encoding 'EBCDIC-US' cannot be read: save it as "
                                     "UTF-8";
        QTest::newRow("a lie") << QByteArray("<?xml version='1.0' encoding='UTF-8'?>\n<a>\xfc</a>")
                               << "line 2: it is not UTF-8";
        QTest::newRow("controls") << QByteArray("node\nn\x80")
                                  << "line 2: it is neither UTF-8 nor ISO-8859-1: save it as UTF-8";
        QTest::newRow("no mark") << QByteArray("\xfc\0\x20\0", 4) << "line 1: it is not UTF-8";
        QTest::newRow("torn") << QByteArray("\xff\xfe\x00\xd8", 4)
                              << "it is not UTF-16LE throughout, as it says at its beginning";
    }
    void whatCannotBeReadIsRefusedWithItsEncodingAndItsLine()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, message);
        ImportReport report;
        const auto text = decodeText(bytes, report);
        QVERIFY(!text);
        QCOMPARE(QString::fromStdString(text.error().text()), message);
    }

    void filesInOtherEncodingsKeepTheirLetters()
    {
        const QString name = QString::fromUtf8("Zürich");
        QVERIFY(!device(imported("bom.imn").topology, name).id.isEmpty());
        const Imported latin = imported("latin1.imn");
        QVERIFY(!device(latin.topology, name).id.isEmpty());
        QVERIFY(remark(latin.report, "ISO-8859-1").contains("line 5"));
        QVERIFY(!device(imported("latin1.graphml").topology, name).id.isEmpty());
        QCOMPARE(imported("utf16.graphml").topology.connections().size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestTextEncoding)
#include "tst_textencoding.moc"
