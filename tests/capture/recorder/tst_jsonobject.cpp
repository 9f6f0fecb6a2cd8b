// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/jsonobject.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace tomato;
using namespace tomato::capture;

class TestJsonObject final : public QObject
{
    Q_OBJECT

private:
    static QJsonObject parse(const std::string &text)
    {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
        if (error.error != QJsonParseError::NoError)
            qFatal("%s in %s", qPrintable(error.errorString()), text.c_str());
        return document.object();
    }

private slots:
    void membersComeBackAsTheyWere()
    {
        JsonObject inner;
        inner.add("text", "a\nb");
        JsonObject json;
        json.add("name", "h1 ⇄ r1")
            .add("large", std::uint64_t{1} << 50)
            .add("less", std::int64_t{-7})
            .add("inner", inner)
            .addValue("none", "null");
        const QJsonObject read = parse(json.text());
        QCOMPARE(read["name"].toString(), QString("h1 ⇄ r1"));
        QCOMPARE(read["large"].toInteger(), qint64{1} << 50);
        QCOMPARE(read["less"].toInteger(), -7);
        QCOMPARE(read["inner"]["text"].toString(), QString("a\nb"));
        QVERIFY(read["none"].isNull());
        QCOMPARE(parse(JsonObject().text()), QJsonObject());
    }

    void everyCharacterBelowSpaceAndEveryQuoteIsEscaped()
    {
        std::string text;
        for (int each = 1; each < 0x80; ++each)
            text += static_cast<char>(each);
        QCOMPARE(parse(JsonObject().add("text", text).text())["text"].toString(),
                 QString::fromStdString(text));
    }

    void whatIsNotUtf8IsReplaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const QChar replaced(0xfffd);
        QTest::newRow("lone byte") << QByteArray("a\xff") + "b" << QString("a") + replaced + "b";
        QTest::newRow("cut") << QByteArray("\xe2\x87") << QString(2, replaced);
        QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QString(2, replaced);
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QString(3, replaced);
        QTest::newRow("too large") << QByteArray("\xf5\x80\x80\x80") << QString(4, replaced);
        QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x8d\x85") << QString("🍅");
    }
    void whatIsNotUtf8IsReplaced()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        QCOMPARE(parse(JsonObject().add("text", bytes.toStdString()).text())["text"].toString(),
                 text);
    }
};

QTEST_APPLESS_MAIN(TestJsonObject)
#include "tst_jsonobject.moc"
