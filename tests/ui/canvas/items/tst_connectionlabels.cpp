// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestConnectionLabels final : public QObject
{
    Q_OBJECT

    static topology::Connection with(const QJsonObject &attributes)
    {
        return {ConnectionId("c"), {ElementId("a"), ElementId("b")}, {}, attributes};
    }

    static QString link(const QJsonObject &attributes, bool isReversed = false)
    {
        return middleLabel(ConnectionLabels::Link, with(attributes), isReversed);
    }

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
    }

    void aLinkTellsWhatItDoes()
    {
        QCOMPARE(link({}), QString());
        QCOMPARE(link({{"bandwidth_from", 10'000}, {"bandwidth_to", 10'000}}),
                 QString("10 Mbit/s"));
        const QJsonObject both{{"delay_from", 5},  {"delay_to", 5},       {"jitter_from", 1.5},
                               {"jitter_to", 1.5}, {"lossratio_from", 2}, {"lossratio_to", 2}};
        QCOMPARE(link(both), QString("5\u00b11.5 ms, 2 %"));
        QCOMPARE(link({{"link_down", true}, {"bandwidth_from", 10}}), QString("down"));
        QCOMPARE(link({{"emulation", false}, {"bandwidth_from", 10}}), QString());
    }

    void directionsThatDifferHaveArrowsAsTheyAreDrawn()
    {
        const QJsonObject uneven{{"bandwidth_from", 2'000'000 / 4}, {"delay_to", 3}};
        QCOMPARE(link(uneven), QString("\u2192 500 Mbit/s\n\u2190 3 ms"));
        QCOMPARE(link(uneven, true), QString("\u2190 500 Mbit/s\n\u2192 3 ms"));
    }

    void aCaptureTellsItsFilter()
    {
        const auto label = [](const QJsonObject &attributes) {
            return middleLabel(ConnectionLabels::CaptureFilter, with(attributes), false);
        };
        QCOMPARE(label({{"capturing", true}, {"capture_filter", "icmp"}}), QString("icmp"));
        QCOMPARE(label({{"capturing", true}}), QString("everything"));
        QCOMPARE(label({{"capture_filter", "icmp"}}), QString());
    }

    void addressesAreBelowTheInterfacesNames()
    {
        topology::Element interface;
        interface.attributes = {{"ip6address", "fd00::1/64"}};
        QCOMPARE(addressLabel(interface), QString("fd00::1/64"));
        interface.attributes.insert("ip4address", "10.0.0.1/24");
        QCOMPARE(addressLabel(interface), QString("10.0.0.1/24"));
        interface.attributes.insert("use_dhcp", true);
        QCOMPARE(addressLabel(interface), QString("DHCP"));
    }

    void theyMakeRoomForEachOther()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        const auto covered = [&] { return scene.connection(drawing.left)->covered(1); };
        const auto names = covered();
        QVERIFY(!names[1].isEmpty() && !names[2].isEmpty() && names[3].isEmpty());
        for (const auto &[element, address] :
             {std::pair{drawing.h1, "10.0.0.1/24"}, {drawing.r1, "10.0.0.2/24"}}) {
            for (const ElementId &id : drawing.document.topology().interfaces(element))
                QVERIFY(drawing.document.changeElement(id, {{"ip4address", address}}, "Address"));
        }
        // Between elements that are near there is room for the names alone.
        scene.setConnectionLabels(ConnectionLabels::Addresses);
        QCOMPARE(covered()[1].height(), names[1].height());
        QVERIFY(drawing.document.move({{drawing.h1, {-300, 0}}}));
        QVERIFY(covered()[1].height() > names[1].height());
        QVERIFY(!covered()[1].intersects(covered()[2]));
        scene.setConnectionLabels(ConnectionLabels::Link);
        QVERIFY(covered()[3].isEmpty());
        QVERIFY(drawing.document.changeConnection(drawing.left, {{"delay_from", 5}}, "Delay"));
        const auto withLink = covered();
        QVERIFY(!withLink[3].isEmpty());
        for (const std::size_t end : {1u, 2u})
            QVERIFY(!withLink[3].intersects(withLink[end]));
        // Beside the line, and beside a badge.
        QVERIFY(withLink[3].bottom() < 0);
        scene.setBadge(*scene.connection(drawing.left), plugins::ConnectionBadge{});
        QVERIFY(!covered()[3].intersects(covered()[0]));
    }

    void namesOfNearElementsDoNotCoverEachOther()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        const auto &ends = drawing.document.topology().connection(drawing.left)->ends;
        for (const ElementId &end : ends)
            QVERIFY(drawing.document.rename(end, "swp31-with-a-long-name"));
        for (double distance = 300; distance > 60; distance -= 20) {
            QVERIFY(drawing.document.move({{drawing.h1, {200 - distance, 0}}}));
            const auto covered = scene.connection(drawing.left)->covered(1);
            QVERIFY2(!covered[1].intersects(covered[2]), qPrintable(QString::number(distance)));
        }
    }

    void theyCoverNoNameNoBadgeAndNotEachOther_data()
    {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {1.0, 0.75, 0.62})
            QTest::addRow("%.2f", zoom) << zoom;
    }

    /// Connections to all sides of a switch, some of them in parallel or short.
    void theyCoverNoNameNoBadgeAndNotEachOther()
    {
        QFETCH(double, zoom);
        document::Document document;
        const auto core = *document.addElement(topology::ElementKind::Switch, {0, 0});
        QVERIFY(document.rename(core, "a-switch-with-a-long-name"));
        for (int number = 0; number < 14; ++number) {
            const double angle = 2 * M_PI * number / 14;
            const double far = number % 2 == 0 ? 190 : 330;
            const auto host = *document.addElement(topology::ElementKind::Host,
                                                   QPointF(std::cos(angle), std::sin(angle)) * far);
            QVERIFY(document.rename(host, QStringLiteral("host-with-name-%1").arg(number)));
            QVERIFY(document.connectElements(core, host));
            if (number % 5 == 0)
                QVERIFY(document.connectElements(core, host));
        }
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        scene.setConnectionLabels(ConnectionLabels::Addresses);
        for (const auto &[id, connection] : scene.connections().all()) {
            plugins::ConnectionBadge badge;
            badge.text = "1,204";
            scene.setBadge(*connection, badge);
        }
        CanvasView view(scene);
        view.resize(900, 800);
        view.setZoom(zoom);
        view.centerOn(0, 0);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QVERIFY(view.grab().save(QStringLiteral(TOMATO_PICTURES "/labels-%1.png").arg(zoom)));
        struct Area
        {
            QString what;
            QRectF rect;
        };
        std::vector<Area> areas;
        for (const auto &[id, item] : scene.elementItems())
            areas.push_back({"a name", item->nameRect(zoom)});
        int shown = 0;
        for (const auto &[id, connection] : scene.connections().all()) {
            const auto covered = connection->covered(zoom);
            areas.push_back({"a badge", covered[0]});
            for (const std::size_t end : {1u, 2u}) {
                if (covered[end].isEmpty())
                    continue;
                ++shown;
                for (const Area &area : areas)
                    QVERIFY2(!covered[end].intersects(area.rect), qPrintable(area.what));
                areas.push_back({"a label", covered[end]});
            }
        }
        // Those that are left have a place, most of them.
        QVERIFY2(shown >= 16, qPrintable(QString::number(shown)));
    }

    void aBadgeBetweenNearElementsHidesNoLabel()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        plugins::ConnectionBadge badge;
        badge.text = "1,204";
        scene.setBadge(*scene.connection(drawing.left), badge);
        for (const double zoom : {1.0, 0.8, 0.61}) {
            const QRectF all(-50, -100, 500, 200);
            QImage image(500, 200, QImage::Format_RGB32);
            QPainter painter(&image);
            scene.render(&painter, QRectF(QPointF(), all.size() * zoom), all);
            painter.end();
            const auto covered = scene.connection(drawing.left)->covered(zoom);
            for (const std::size_t end : {1u, 2u}) {
                QVERIFY2(!covered[end].isEmpty(), qPrintable(QString::number(zoom)));
                QVERIFY(!covered[end].intersects(covered[0]));
            }
        }
    }

    void aLabelThatFoundNoPlaceIsHiddenUntilThereIsOne()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        const DrawnConnection *left = scene.connection(drawing.left);
        const auto never = [](const QRectF &) { return false; };
        left->placeLabels({1, 1}, never);
        QVERIFY(left->arePlaced({1, 1}));
        QVERIFY(left->covered(1)[1].isEmpty() && left->covered(1)[2].isEmpty());
        const auto picture = [&scene] {
            QImage image(500, 100, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            scene.render(&painter, image.rect(), QRectF(-50, -50, 500, 100));
            return image;
        };
        const QImage with = picture(); // places are found again
        QVERIFY(!left->covered(1)[1].isEmpty());
        QVERIFY(picture() == with);
    }

    void whatIsSeenFromFarHasALeastSize()
    {
        test::DrawnHosts drawing;
        TopologyScene scene(drawing.document, QApplication::palette(), QApplication::font());
        plugins::ConnectionBadge badge;
        badge.text = "1,204";
        scene.setBadge(*scene.connection(drawing.left), badge);
        const double life = scene.connection(drawing.left)->covered(1)[0].height();
        for (const double zoom : {0.9, 0.7, 0.61, 0.48, 0.4}) {
            const auto covered = scene.connection(drawing.left)->covered(zoom);
            // Nine pixels of text, with what is around it.
            QVERIFY2(covered[0].height() * zoom >= life * 9 / 11 - 0.01,
                     qPrintable(QString::number(zoom)));
            if (zoom > 0.6)
                QVERIFY(covered[1].height() * zoom >= 9);
        }
    }
};

QTEST_MAIN(TestConnectionLabels)
#include "tst_connectionlabels.moc"
