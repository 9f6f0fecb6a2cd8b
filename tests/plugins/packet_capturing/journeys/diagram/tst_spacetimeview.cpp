// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/diagram/spacetimeview.h"
#include "tests/capture/tracing/linkrings.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include <numeric>

using namespace tomato;
using namespace tomato::journeys;
using namespace tomato::journeys::testing;
using namespace std::chrono_literals;
using plugins::SpaceTimeDiagram;
using plugins::SpaceTimeView;

class TestSpaceTimeView final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    static void fillPlain(LinkRings &rings, int packets) { fillTwoRouters(rings, packets); }

    std::shared_ptr<const TracedJourneys> read(const QString &name, int packets,
                                               void (*fill)(LinkRings &, int) = fillPlain)
    {
        LinkRings rings(m_folder.filePath(name).toStdString());
        fill(rings, packets);
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"r2", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        return TracedJourneys::read(order).value();
    }

    static std::uint32_t flowOf(const TracedJourneys &found)
    {
        return found.flowRows().front().flow;
    }

    /// Counts the pixels that are inside of a dot.
    static int dots(const SpaceTimeDiagram &diagram)
    {
        QImage image(600, 400, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        diagram.paint(painter, image.rect(), 9e6, 15e6,
                      {Qt::white, Qt::black, Qt::gray, Qt::blue, Qt::gray, Qt::red, Qt::green});
        painter.end();
        int count = 0;
        for (int x = 1; x + 1 < image.width(); ++x) {
            for (int y = 1; y + 1 < image.height(); ++y) {
                bool isInside = true;
                for (int at = 0; at < 9 && isInside; ++at)
                    isInside = image.pixelColor(x - 1 + at % 3, y - 1 + at / 3) == Qt::blue;
                count += isInside ? 1 : 0;
            }
        }
        return count;
    }

private slots:
    void aLineIsDrawnForEachPacketAndHop()
    {
        const auto found = read("lines", 100);
        const SpaceTimeDiagram diagram(*found, flowOf(*found));
        QCOMPARE(diagram.elements(), QStringList({"h1", "r1", "r2", "h2"}));
        QCOMPARE(diagram.packets(), std::size_t{100});
        // Two hops of each, the third one of those that came so far; then where they ended.
        QCOMPARE(diagram.lines(), std::size_t{100 + 90 + 100});
        QCOMPARE(diagram.begin(), Timestamp(10s));
        QVERIFY(SpaceTimeDiagram(*found, flowOf(*found) + 1).isEmpty());
    }

    void aLostPacketEndsInACross_data()
    {
        QTest::addColumn<bool>("isCopy");
        QTest::newRow("a packet") << false;
        QTest::newRow("a copy of one that arrived") << true;
    }
    void aLostPacketEndsInACross()
    {
        QFETCH(const bool, isCopy);
        const auto found = isCopy ? read("crossOfCopy", 10, fillCopies) : read("cross", 10);
        SpaceTimeView view;
        view.resize(600, 400);
        view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
        const auto reds = [&view] {
            const QImage seen = view.grab().toImage();
            int count = 0;
            for (int y = 0; y < seen.height(); ++y) {
                for (int x = 0; x < seen.width(); ++x) {
                    const QColor colour = seen.pixelColor(x, y);
                    count += colour.red() > 140 && colour.green() < 90 && colour.blue() < 90;
                }
            }
            return count;
        };
        QVERIFY(reds() > 10);
        const auto whole =
            isCopy ? read("wholeCopies", 9, fillCopies) : read(QStringLiteral("whole"), 9);
        view.setDiagram(SpaceTimeDiagram(*whole, flowOf(*whole)));
        QCOMPARE(reds(), 0);
    }

    /// Crosses stand on the column of the element, or between two columns.
    void whatWasLostInAnElementEndsThere()
    {
        LinkRings rings(m_folder.filePath("element").toStdString());
        fillArrivals(rings, 20);
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"r2", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        const auto found = TracedJourneys::read(order).value();
        SpaceTimeView view;
        view.resize(600, 400);
        const SpaceTimeDiagram diagram(*found, flowOf(*found));
        QCOMPARE(diagram.elements(), QStringList({"h1", "r1", "r2", "h2"}));
        const QRectF plot = diagram.plotArea(view.rect(), view.font());
        view.setDiagram(diagram);
        const QImage seen = view.grab().toImage();
        std::vector<int> reds(static_cast<std::size_t>(seen.width()));
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x) {
                const QColor colour = seen.pixelColor(x, y);
                reds[static_cast<std::size_t>(x)] +=
                    colour.red() > 140 && colour.green() < 90 && colour.blue() < 90;
            }
        }
        const auto redsNear = [&](double column) {
            const auto x = static_cast<std::size_t>(plot.left() + plot.width() * column / 3);
            return std::accumulate(reds.begin() + static_cast<std::ptrdiff_t>(x) - 3,
                                   reds.begin() + static_cast<std::ptrdiff_t>(x) + 4, 0);
        };
        // Two were lost on the link behind r1, and two stayed in r2.
        QVERIFY(redsNear(1.6) > 5);
        QVERIFY(redsNear(2) > 5);
        QCOMPARE(redsNear(1.8), 0);
        QCOMPARE(redsNear(2.6), 0);
    }

    /// Most packets go from r1 to r2, and some by r3 or to h3, which ends there.
    void elementsStandInTheOrderOfTheWay()
    {
        LinkRings rings(m_folder.filePath("order").toStdString());
        rings.addLink("c1", "h1:eth0", "r1:eth0");
        rings.addLink("c2", "r1:eth1", "r2:eth0");
        rings.addLink("c3", "r2:eth1", "h2:eth0");
        rings.addLink("c4", "r1:eth2", "r3:eth0");
        rings.addLink("c5", "r3:eth1", "r2:eth2");
        rings.addLink("c6", "r1:eth3", "r4:eth0");
        for (std::uint16_t packet = 0; packet < 30; ++packet) {
            FrameShape shape;
            shape.identification = packet;
            const Frame frame = udp4(packet, shape);
            const Timestamp time = 10s + packet * 10ms;
            rings.add("c1", time, frame);
            if (packet % 10 == 5) {
                rings.add("c6", time + 1ms, routed(frame));
                continue;
            }
            const bool isOther = packet % 3 == 0;
            rings.add(isOther ? "c4" : "c2", time + 1ms, routed(frame));
            if (isOther)
                rings.add("c5", time + 2ms, routed(routed(frame)));
            rings.add("c3", time + 3ms,
                      isOther ? routed(routed(routed(frame))) : routed(routed(frame)));
        }
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {
            {"h1", Place::Forwarding::Keeps, false},  {"r1", Place::Forwarding::Routes, false},
            {"r2", Place::Forwarding::Routes, false}, {"r3", Place::Forwarding::Routes, false},
            {"r4", Place::Forwarding::Routes, false}, {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        const auto found = TracedJourneys::read(order).value();
        const SpaceTimeDiagram diagram(*found, flowOf(*found));
        const QStringList seen = diagram.elements();
        const auto place = [&seen](const char *element) { return seen.indexOf(element); };
        QCOMPARE(seen.size(), 6);
        QVERIFY2(place("h1") == 0 && place("h2") == 5, qPrintable(seen.join(' ')));
        QVERIFY2(place("r1") < place("r3") && place("r3") < place("r2") &&
                     place("r1") < place("r4") && place("r4") < place("h2"),
                 qPrintable(seen.join(' ')));
        // Lines lead on to the right alone.
        QCOMPARE(diagram.packets(), std::size_t{30});
        // A column that a line only crosses is told from one of its elements.
        QVERIFY(dots(diagram) > 0);
        const auto plain = read("one-way", 100);
        QCOMPARE(dots(SpaceTimeDiagram(*plain, flowOf(*plain))), 0);
    }

    void copiesForBystandersAreNotDrawn_data()
    {
        QTest::addColumn<bool>("isMacKnown");
        QTest::newRow("r1 has sent something to the hub") << true;
        QTest::newRow("h2 has sent something to r1") << false;
    }
    /// A hub gives h3 a copy of each packet, and r1 sends every second one on.
    void copiesForBystandersAreNotDrawn()
    {
        QFETCH(const bool, isMacKnown);
        const auto between = [](std::uint8_t source, std::uint8_t destination, Frame frame) {
            const std::array<std::uint8_t, 12> addresses = {2, 0, 0, 0, 0, destination,
                                                            2, 0, 0, 0, 0, source};
            std::ranges::copy(addresses, frame.begin());
            return frame;
        };
        LinkRings rings(m_folder.filePath(isMacKnown ? "hub" : "hub2").toStdString());
        rings.addLink("c1", "h1:eth0", "hub:eth0");
        rings.addLink("c2", "hub:eth1", "h3:eth0");
        rings.addLink("c3", "hub:eth2", "r1:eth0");
        rings.addLink("c4", "r1:eth1", "h2:eth0");
        FrameShape answer;
        std::swap(answer.source, answer.destination);
        if (isMacKnown)
            rings.add("c3", 9s, between(9, 1, arpRequest(9, 1)), 1);
        else
            rings.add("c4", 9s, between(2, 8, udp4(1'000, answer)), 1);
        constexpr std::uint16_t Packets = 10;
        for (std::uint16_t packet = 0; packet < Packets; ++packet) {
            FrameShape shape;
            shape.identification = packet;
            const Frame frame = between(1, 9, udp4(packet, shape));
            const Timestamp time = 10s + packet * 10ms;
            rings.add("c1", time, frame);
            rings.add("c2", time + 1ms, frame);
            rings.add("c3", time + 1ms, frame);
            if (packet % 2 == 0)
                rings.add("c4", time + 2ms, between(8, 2, routed(frame)));
        }
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"hub", Place::Forwarding::Floods, false},
                          {"h3", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = link.times.arrivals.stop = 60s;
        const auto found = TracedJourneys::read(order).value();
        std::uint32_t flow = 0;
        for (const TracedJourneys::FlowRow &row : found->flowRows()) {
            if (row.packets == Packets)
                flow = row.flow;
        }
        const SpaceTimeDiagram diagram(*found, flow);
        QCOMPARE(diagram.packets(), std::size_t{Packets});
        QCOMPARE(diagram.lost(), std::size_t{Packets / 2});
        QCOMPARE(diagram.elements(), QStringList({"h1", "hub", "r1", "h2"}));
        // To r1, and where half of them ended; from there to h2, and where that ended.
        QCOMPARE(diagram.lines(), std::size_t{10 + 5 + 5 + 5});
    }

    void itIsZoomedAndMoved()
    {
        const auto found = read("moved", 100);
        SpaceTimeView view;
        view.resize(600, 400);
        view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
        const double span = view.until() - view.from();
        QTest::keyClick(&view, Qt::Key_Plus);
        QVERIFY(view.until() - view.from() < span);
        const double from = view.from();
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(view.from() > from);
        const double before = view.from();
        QTest::mousePress(&view, Qt::LeftButton, {}, {300, 200});
        QTest::mouseMove(&view, {300, 300});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, {300, 300});
        QVERIFY(view.from() < before);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.until() - view.from(), span);
        // The time below the mouse stays there.
        QWheelEvent wheel(QPointF(300, 200), view.mapToGlobal(QPointF(300, 200)), {}, {0, 120}, {},
                          {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &wheel);
        QVERIFY(view.until() - view.from() < span);
        QVERIFY(view.from() > 0 - span && view.until() < span);
    }

    void aClickChoosesThePacketBelowIt()
    {
        const auto found = read("click", 10);
        SpaceTimeView view;
        view.resize(600, 400);
        view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
        QSignalSpy chosen(&view, &SpaceTimeView::chosen);
        const QRectF plot = view.diagram().plotArea(view.rect(), view.font());
        // Half-way from h1 to r1, where the fifth packet is 10.05 ms after it was sent.
        const double y = plot.top() + (4e6 + 10.05e6 - view.from()) * plot.height() /
                                          (view.until() - view.from());
        QTest::mouseClick(&view, Qt::LeftButton, {},
                          QPointF(plot.left() + plot.width() / 6, y).toPoint());
        QCOMPARE(chosen.size(), 1);
        const auto &packet = found->packet(chosen[0][0].value<std::size_t>());
        QCOMPARE(found->hop(packet, 0).time, Timestamp(10s + 4ms));
        QTest::mouseClick(&view, Qt::LeftButton, {}, {2, 2});
        QCOMPARE(chosen.size(), 1);
        // One key leads from all packets to this one.
        QTest::keyClick(&view, Qt::Key_Return);
        const auto &last = found->hop(packet, packet.last);
        const auto sent = found->hop(packet, 0).time - view.diagram().begin();
        const auto came = last.time - view.diagram().begin();
        QVERIFY(view.from() < double(sent.count()) && view.until() > double(came.count()));
        QVERIFY(view.until() - view.from() < 2 * double((came - sent).count()));
    }

    /// Ten times as many packets in the second half of the time.
    void manyPacketsAreShadedByTheirNumber()
    {
        LinkRings rings(m_folder.filePath("shades").toStdString());
        rings.addLink("c1", "h1:eth0", "r1:eth0");
        rings.addLink("c2", "r1:eth1", "h2:eth0");
        Timestamp time = 10s;
        for (int packet = 0; packet < 11'000; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            rings.add("c1", time, frame);
            // One is lost in each half.
            if (packet != 500 && packet != 6'000)
                rings.add("c2", time + 1ms, routed(frame));
            time += packet < 1'000 ? 10ms : 1ms;
        }
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = 60s;
        const auto found = TracedJourneys::read(order).value();
        for (const bool isDark : {false, true}) {
            SpaceTimeView view;
            QPalette look = view.palette();
            look.setColor(QPalette::Base, isDark ? QColor(0x20, 0x20, 0x20) : QColor(Qt::white));
            look.setColor(QPalette::Text, isDark ? QColor(Qt::white) : QColor(Qt::black));
            view.setPalette(look);
            view.resize(600, 400);
            view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
            QVERIFY(view.isDense());
            const QImage seen = view.grab().toImage();
            const QRectF plot = view.diagram().plotArea(view.rect(), view.font());
            const auto contrast = [&](double height) {
                double sum = 0;
                for (int y = 0; y < 20; ++y) {
                    const QColor pixel =
                        seen.pixelColor(static_cast<int>(plot.left() + plot.width() * 0.23),
                                        static_cast<int>(plot.top() + plot.height() * height) + y);
                    sum += std::abs(pixel.lightnessF() - look.color(QPalette::Base).lightnessF());
                }
                return sum / 20;
            };
            const double few = contrast(0.2);
            const double many = contrast(0.7);
            QVERIFY2(few > 0.01 && many > 2 * few && many < 0.6,
                     qPrintable(QStringLiteral("%1 %2").arg(few).arg(many)));
            int reds = 0;
            for (int y = 0; y < seen.height(); ++y) {
                for (int x = 0; x < seen.width(); ++x) {
                    const QColor pixel = seen.pixelColor(x, y);
                    reds += pixel.red() > pixel.blue() + 60 && pixel.red() > 140;
                }
            }
            QVERIFY2(reds >= 2 * 2 * 8, qPrintable(QString::number(reds)));
            for (int step = 0; step < 24; ++step)
                QTest::keyClick(&view, Qt::Key_Plus);
            QVERIFY(!view.isDense());
        }
    }

    /// One of fifty is lost in the first half of the time, and all are in the second half.
    void lossesAreShadedByTheirShare()
    {
        LinkRings rings(m_folder.filePath("losses").toStdString());
        rings.addLink("c1", "h1:eth0", "r1:eth0");
        rings.addLink("c2", "r1:eth1", "h2:eth0");
        constexpr int Packets = 20'000;
        for (int packet = 0; packet < Packets; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            const Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            const Timestamp time = 10s + packet * 1ms;
            rings.add("c1", time, frame);
            if (packet < Packets / 2 && packet % 50 != 7)
                rings.add("c2", time + 1ms, routed(frame));
        }
        rings.finish();
        JourneyOrder order = rings.order();
        order.elements = {{"h1", Place::Forwarding::Keeps, false},
                          {"r1", Place::Forwarding::Routes, false},
                          {"h2", Place::Forwarding::Keeps, false}};
        for (JourneyOrder::Link &link : order.links)
            link.times.sent.stop = 60s;
        const auto found = TracedJourneys::read(order).value();
        for (const bool isDark : {false, true}) {
            SpaceTimeView view;
            QPalette look = view.palette();
            look.setColor(QPalette::Window, isDark ? QColor(0x20, 0x20, 0x20) : QColor(Qt::white));
            look.setColor(QPalette::Base, isDark ? QColor(0x20, 0x20, 0x20) : QColor(Qt::white));
            look.setColor(QPalette::Text, isDark ? QColor(Qt::white) : QColor(Qt::black));
            view.setPalette(look);
            view.resize(600, 400);
            view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
            QVERIFY(view.isDense());
            const QImage seen = view.grab().toImage();
            const QRectF plot = view.diagram().plotArea(view.rect(), view.font());
            const QColor ground = look.color(QPalette::Base);
            // Returns how red the picture is between the two columns, without the crosses at its
            // end.
            const auto redness = [&](double top) {
                double sum = 0;
                int count = 0;
                for (int y = 0; y < 100; ++y) {
                    for (int x = 0; x < 40; ++x) {
                        const QColor pixel =
                            seen.pixelColor(static_cast<int>(plot.left() + plot.width() * 0.1) + x,
                                            static_cast<int>(plot.top() + plot.height() * top) + y);
                        sum += std::max(0, (pixel.red() - ground.red()) -
                                               (pixel.blue() - ground.blue()));
                        ++count;
                    }
                }
                return sum / count;
            };
            const double few = redness(0.1);
            const double all = redness(0.6);
            QVERIFY2(all > 40 && few < all / 4,
                     qPrintable(QStringLiteral("%1 %2").arg(few).arg(all)));
        }
        // A picture's size depends on its pixels, and not on the number of packets.
        SpaceTimeView view;
        view.resize(1200, 800);
        view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
        for (const QString name : {"losses.svg", "losses.pdf"}) {
            const QString path = m_folder.filePath(name);
            QVERIFY(view.save(path, "UDP 10.0.0.1 to 10.0.0.2"));
            QVERIFY2(QFileInfo(path).size() < 1'500'000,
                     qPrintable(QString::number(QFileInfo(path).size())));
        }
    }

    void manyPacketsArePainted()
    {
        constexpr int Links = 6;
        LinkRings rings(m_folder.filePath("many").toStdString());
        for (int link = 0; link < Links; ++link)
            rings.addLink("c" + std::to_string(link), "r" + std::to_string(link) + ":eth1",
                          "r" + std::to_string(link + 1) + ":eth0");
        for (int packet = 0; packet < 10'000; ++packet) {
            FrameShape shape;
            shape.identification = static_cast<std::uint16_t>(packet);
            Frame frame = udp4(static_cast<std::uint64_t>(packet), shape);
            for (int link = 0; link < Links; ++link, frame = routed(frame))
                rings.add("c" + std::to_string(link), 10s + packet * 1ms + link * 5ms, frame);
        }
        rings.finish();
        const auto found = TracedJourneys::read(rings.order()).value();
        SpaceTimeView view;
        view.resize(1200, 800);
        view.setDiagram(SpaceTimeDiagram(*found, flowOf(*found)));
        QCOMPARE(view.diagram().packets(), std::size_t{10'000});
        QCOMPARE(view.diagram().lines(), std::size_t{60'000});
        QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
        constexpr int Rounds = 20;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < Rounds; ++round)
            view.render(&image);
        qInfo("10,000 packets over 6 links: %lld ms a picture", timer.elapsed() / Rounds);
        QVERIFY(image.pixelColor(600, 400) != view.palette().color(QPalette::Base) ||
                image.pixelColor(601, 401) != view.palette().color(QPalette::Base));
    }
};

QTEST_MAIN(TestSpaceTimeView)
#include "tst_spacetimeview.moc"
