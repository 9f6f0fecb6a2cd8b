// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/display/decorationdisplay.h"

#include <QApplication>
#include <QPainter>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;
using plugins::CanvasDecoration;

namespace {

class Provider final : public plugins::CanvasDecorationProvider
{
public:
    CanvasDecoration decoration() const override { return shown; }

    CanvasDecoration shown;
};

/// Returns the drawing of the scene around h1 - r1 - h2.
QImage drawn(TopologyScene &scene)
{
    QImage image(520, 200, QImage::Format_ARGB32_Premultiplied);
    image.fill(scene.look().colours().background);
    QPainter painter(&image);
    scene.render(&painter, image.rect(), QRectF(-60, -100, 520, 200));
    return image;
}

/// How many pixels in this part differ.
int differences(const QImage &one, const QImage &other, const QRect &part)
{
    int count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x)
            count += one.pixel(x, y) != other.pixel(x, y) ? 1 : 0;
    }
    return count;
}

/// In the image: around the left connection, and the right one.
const QRect Left(90, 60, 140, 80);
const QRect Right(290, 60, 140, 80);

} // namespace

class TestCanvasMarks final : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionLightsUpAndOthersDoNot()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        const QImage before = drawn(scene);
        CanvasDecoration marks;
        CanvasDecoration::Link link;
        link.connection = drawing.left;
        link.isForward = true;
        marks.links.push_back(link);
        scene.setMarks(marks);
        const QImage plain = drawn(scene);
        QVERIFY(differences(before, plain, Left) > 100);
        QCOMPARE(differences(before, plain, Right), 0);
        // Direction, text and end are drawn, too.
        marks.links[0].isForward = false;
        marks.links[0].isBackward = true;
        scene.setMarks(marks);
        const QImage back = drawn(scene);
        QVERIFY(differences(plain, back, Left) > 20);
        marks.links[0].text = "+20.1 ms link, r1";
        scene.setMarks(marks);
        const QImage told = drawn(scene);
        QVERIFY(differences(back, told, Left) > 100);
        marks.links[0].isCrossed = true;
        scene.setMarks(marks);
        QVERIFY(differences(told, drawn(scene), Left) > 100);
        scene.setMarks({});
        QCOMPARE(drawn(scene), before);
    }

    /// A selected connection looks otherwise.
    void aWayHasAColourOfItsOwn()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        CanvasDecoration marks;
        CanvasDecoration::Link link;
        link.connection = drawing.left;
        link.isForward = true;
        marks.links.push_back(link);
        scene.setMarks(marks);
        const QImage shown = drawn(scene);
        const auto pixels = [&shown](const QColor &colour) {
            int count = 0;
            for (int y = Left.top(); y <= Left.bottom(); ++y) {
                for (int x = Left.left(); x <= Left.right(); ++x)
                    count += shown.pixelColor(x, y) == colour ? 1 : 0;
            }
            return count;
        };
        const CanvasColours &colours = scene.look().colours();
        QVERIFY(pixels(colours.way) > 20);
        QCOMPARE(pixels(colours.accent), 0);
    }

    void anElementIsMarkedBelowItsName()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        const QImage before = drawn(scene);
        CanvasDecoration marks;
        marks.elements.push_back({drawing.r1, "+0.03 ms r1", true});
        scene.setMarks(marks);
        const QImage marked = drawn(scene);
        QVERIFY(differences(before, marked, QRect(200, 0, 120, 200)) > 100);
        QCOMPARE(differences(before, marked, QRect(0, 0, 120, 200)), 0);
    }

    void textsCoverNoNameNoBadgeAndNoOtherText()
    {
        test::DrawnHosts drawing;
        QVERIFY(drawing.document.move({{drawing.r1, {0, 200}}, {drawing.h2, {200, 200}}}));
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        CanvasDecoration marks;
        for (const ConnectionId &id : {drawing.left, drawing.right}) {
            plugins::ConnectionBadge badge;
            badge.text = "1,204,000";
            scene.setBadge(*scene.connection(id), badge);
            CanvasDecoration::Link link;
            link.connection = id;
            link.isForward = true;
            link.text = "10:40:41.913214\n+8.00 \u00b5s link, router1";
            marks.links.push_back(link);
        }
        scene.setMarks(marks);
        drawn(scene);
        const auto places = scene.marks().textPlaces(1);
        QCOMPARE(places.size(), 2U);
        QVERIFY(!places[0].isEmpty() && !places[0].intersects(places[1]));
        for (const QRectF &place : places) {
            for (const auto &[id, item] : scene.elementItems())
                QVERIFY(!place.intersects(item->nameRect()) && !place.intersects(item->faceRect()));
            for (const auto &[id, connection] : scene.connections().all()) {
                for (const QRectF &covered : connection->covered(1))
                    QVERIFY(!place.intersects(covered));
            }
        }
    }

    void aCrossCoversNoBadge()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        DrawnConnection &connection = *scene.connection(drawing.left);
        plugins::ConnectionBadge badge;
        badge.text = "1,204,000";
        scene.setBadge(connection, badge);
        const QImage before = drawn(scene);
        CanvasDecoration marks;
        marks.links.push_back({drawing.left, true, false, {}, true, 1});
        scene.setMarks(marks);
        const QImage crossed = drawn(scene);
        QVERIFY(differences(before, crossed, Left) > 100);
        for (const QRectF &covered : connection.covered(1))
            QCOMPARE(
                differences(before, crossed,
                            covered.translated(60, 100).toAlignedRect().adjusted(2, 2, -2, -2)),
                0);
    }

    void whatIsGoneIsLeftOut()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        const QImage before = drawn(scene);
        CanvasDecoration marks;
        marks.links.push_back({ConnectionId("gone"), true, false, "text", true, 1});
        marks.elements.push_back({ElementId("gone"), "text", true});
        scene.setMarks(marks);
        QCOMPARE(drawn(scene), before);
    }

    void whatAllPluginsHaveIsShown()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        Provider one;
        Provider other;
        one.shown.links.push_back({drawing.left, true, false, {}, false, 1});
        other.shown.links.push_back({drawing.right, true, false, {}, false, 1});
        DecorationDisplay display(scene, {&one, &other}, nullptr);
        const QImage before = drawn(scene);
        display.refreshSoon();
        QTRY_VERIFY(differences(before, drawn(scene), Left) > 100);
        QVERIFY(differences(before, drawn(scene), Right) > 100);
        one.shown = {};
        display.refreshSoon();
        QTRY_COMPARE(differences(before, drawn(scene), Left), 0);
        QVERIFY(differences(before, drawn(scene), Right) > 100);
    }
};

QTEST_MAIN(TestCanvasMarks)
#include "tst_canvasmarks.moc"
