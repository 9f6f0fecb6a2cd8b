// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/annotation.h"

#include <QJsonArray>
#include <QTest>

using namespace tomato;
using topology::Annotation;
using Kind = Annotation::Kind;

class TestAnnotation final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<int>("kind");
        for (const Kind kind :
             {Kind::Text, Kind::Rectangle, Kind::Ellipse, Kind::Line, Kind::Picture})
            QTest::addRow("%d", static_cast<int>(kind)) << static_cast<int>(kind);
    }

    void whatIsWrittenIsReadBack()
    {
        QFETCH(int, kind);
        Annotation before;
        before.kind = static_cast<Kind>(kind);
        before.position = {-12.5, 7};
        before.size = before.kind == Kind::Line ? QSizeF(-30, 40) : QSizeF(30, 40);
        before.rotation = 45;
        before.z = -2;
        before.text = before.kind == Kind::Line || before.kind == Kind::Picture ? "" : "two\nlines";
        before.textSize = before.text.isEmpty() ? 12 : 18;
        before.isBold = true;
        before.colour = "#123456";
        before.fill = "#80ffffff";
        before.border = 3;
        before.isDashed = true;
        before.picture =
            before.kind == Kind::Picture ? QByteArray("\x89PNG\r\n\x1a\n\0", 9) : QByteArray();
        before.isLocked = true;
        const auto after = Annotation::read(before.toJson());
        QVERIFY2(after, after ? "" : after.error().text().c_str());
        QCOMPARE(after->toJson(), before.toJson());
        QCOMPARE(after->position, before.position);
        QCOMPARE(after->picture, before.picture);
        QCOMPARE(after->isLocked, true);
    }

    void whatOthersDrewIsRead()
    {
        const auto box = Annotation::read(QJsonObject{{"kind", "rectangle"},
                                                      {"x", 100},
                                                      {"y", 50},
                                                      {"width", -40},
                                                      {"height", 20},
                                                      {"colour", QJsonValue()},
                                                      {"somethingElse", QJsonArray{1}}});
        QVERIFY(box);
        QCOMPARE(box->position, QPointF(60, 50));
        QCOMPARE(box->size, QSizeF(40, 20));
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("place");
        QTest::newRow("a text") << QJsonValue("x") << "";
        QTest::newRow("no kind") << QJsonValue(QJsonObject()) << "kind";
        QTest::newRow("unknown kind") << QJsonValue(QJsonObject{{"kind", "cube"}}) << "kind";
        QTest::newRow("far") << QJsonValue(QJsonObject{{"kind", "text"}, {"x", 1e12}}) << "x";
        QTest::newRow("size") << QJsonValue(QJsonObject{{"kind", "text"}, {"size", 0}}) << "size";
        QTest::newRow("bold") << QJsonValue(QJsonObject{{"kind", "text"}, {"bold", 1}}) << "bold";
        QTest::newRow("picture") << QJsonValue(QJsonObject{{"kind", "picture"}, {"picture", "%%"}})
                                 << "picture";
        QTest::newRow("picture of another kind")
            << QJsonValue(
                   QJsonObject{{"kind", "picture"},
                               {"picture", QString::fromLatin1(QByteArray("<svg/>").toBase64())}})
            << "picture";
        QTest::newRow("long") << QJsonValue(QJsonObject{
                                     {"kind", "text"},
                                     {"text", QString(Annotation::MaximumText + 1, 'x')}})
                              << "text";
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, place);
        const auto read = Annotation::read(value);
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().place), place);
        QVERIFY(!read.error().message.empty());
    }
};

QTEST_APPLESS_MAIN(TestAnnotation)
#include "tst_annotation.moc"
