// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/plots/tcpplots.h"

#include "plugins/packet_capturing/journeys/plots/plotlevels.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tomato;
using namespace std::chrono_literals;
using plugins::MeasurePlot;
using plugins::TcpPlots;

class TestTcpPlots final : public QObject
{
    Q_OBJECT

    /// 10.0.0.1:40000 sends a thousand bytes each ten milliseconds to 10.0.0.2:80.
    static capture::TcpFlow transfer(std::size_t segments)
    {
        capture::TcpFlow flow;
        flow.first = 1000s;
        flow.last = 1000s + segments * 10ms;
        capture::TcpDirection &sent = flow.sentBy[0];
        sent.end = std::string("\x0a\0\0\x01\x9c\x40", 6);
        flow.sentBy[1].end = std::string("\x0a\0\0\x02\0\x50", 6);
        for (std::size_t at = 0; at < segments; ++at) {
            const Timestamp time = 1000s + at * 10ms;
            const bool isAgain = at % 10 == 9;
            const std::uint64_t begin = 1000 * (isAgain ? at - 1 : at);
            sent.segments.push_back({time, begin, begin + 1000, isAgain});
            sent.acknowledgements.push_back({time + 5ms, begin + 1000, 64'000});
            sent.roundTrips.push_back({time + 5ms, 5ms});
            sent.inFlight.push_back({time, 1000});
            sent.uniqueBytes += isAgain ? 0 : 1000;
        }
        return flow;
    }

    static const MeasurePlot::Series &named(const QList<MeasurePlot::Series> &all,
                                            const QString &name)
    {
        for (const MeasurePlot::Series &each : all) {
            if (each.name == name)
                return each;
        }
        qFatal("no such series");
    }

private slots:
    void endsAreTold()
    {
        const capture::TcpFlow flow = transfer(1);
        QCOMPARE(TcpPlots::name(flow, 0), QString("10.0.0.1:40000 \u2192 10.0.0.2:80"));
        QCOMPARE(TcpPlots::name(flow, 1), QString("10.0.0.2:80 \u2192 10.0.0.1:40000"));
        journeys::Flow of;
        of.etherType = 0x0800;
        of.source = {10, 0, 0, 1};
        of.sourcePort = 40'000;
        QCOMPARE(TcpPlots::endOf(of, false), flow.sentBy[0].end);
    }

    void segmentsAreBarsApartFromEachOther()
    {
        const capture::TcpFlow flow = transfer(20);
        const auto all =
            TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {{1000s + 30ms, "r1"}});
        const MeasurePlot::Series segments = named(all, "Segments");
        QCOMPARE(segments.x.size(), 3 * 18);
        QCOMPARE(segments.y.size(), 3 * 18);
        QCOMPARE(segments.y[3], 1000.0);
        QCOMPARE(segments.y[4], 2000.0);
        QVERIFY(std::isnan(segments.y[5]));
        QCOMPARE(segments.x[3], 0.01);
        QCOMPARE(named(all, "Retransmissions").x.size(), 3 * 2);
        const MeasurePlot::Series window = named(all, "Window");
        QCOMPARE(window.y[0] - named(all, "Acknowledged").y[0], 64'000.0);
        const MeasurePlot::Series lost = named(all, "Lost behind this link");
        QCOMPARE(lost.x.size(), 1);
        QCOMPARE(lost.y[0], 3500.0);
    }

    void lossesAreToldFromRetransmissions()
    {
        const capture::TcpFlow flow = transfer(20);
        const auto all =
            TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {{1000s + 30ms, "r1"}});
        const MeasurePlot::Series again = named(all, "Retransmissions");
        for (const char *name : {"Segments", "Window", "Acknowledged", "SACK",
                                 "Lost behind this link", "Lost before this link"})
            QVERIFY2(named(all, name).colour != again.colour, name);
        QVERIFY(named(all, "SACK").colour != named(all, "Lost before this link").colour);
        QCOMPARE(again.style, MeasurePlot::Style::Bars);
        QCOMPARE(named(all, "Lost behind this link").style, MeasurePlot::Style::Crosses);
    }

    void aTitleWithoutRoomEndsInAnEllipsis()
    {
        MeasurePlot plot;
        const capture::TcpFlow flow = transfer(20);
        const QString title = "A share of all packets that is told in too many words";
        plot.show("x", title, TcpPlots(flow, 0).series(TcpPlots::Kind::RoundTrip, {}));
        plot.resize(600, 13 * plot.fontMetrics().height());
        plot.grab();
        const auto *axis = plot.findChild<QCustomPlot *>()->yAxis;
        QVERIFY2(axis->label().endsWith(QChar(0x2026)), qPrintable(axis->label()));
        QVERIFY(plot.fontMetrics().horizontalAdvance(axis->label()) < plot.height());
        plot.resize(600, 600);
        plot.grab();
        QCOMPARE(axis->label(), title);
    }

    void textsOfTicksDoNotOverlap_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::addColumn<bool>("isLogarithmic");
        QTest::newRow("bytes") << 0.0 << 3'700'000.0 << false;
        QTest::newRow("milliseconds") << 20.0 << 520.0 << false;
        QTest::newRow("equal steps") << 0.0 << 14.9 << false;
        QTest::newRow("many decades") << 0.003 << 700.0 << true;
        QTest::newRow("few decades") << 2.5 << 70.0 << true;
        QTest::newRow("within a decade") << 22.0 << 48.0 << true;
    }

    void textsOfTicksDoNotOverlap()
    {
        QFETCH(const double, least);
        QFETCH(const double, greatest);
        QFETCH(const bool, isLogarithmic);
        MeasurePlot plot;
        plot.setLogarithmic(false, isLogarithmic);
        plot.show(
            "x", "y",
            {{"a",
              MeasurePlot::Style::Line,
              MeasurePlot::Colour::First,
              {1, 3, 5},
              {least, greatest, least}},
             {"b", MeasurePlot::Style::Line, MeasurePlot::Colour::Second, {1, 5}, {least, least}}});
        const auto *axis = plot.findChild<QCustomPlot *>()->yAxis;
        const int line = plot.fontMetrics().height();
        for (int height = 84; height < 500; height += 13) {
            plot.resize(600, height);
            plot.grab();
            QVector<double> places;
            for (const double tick : axis->tickVector())
                places << axis->coordToPixel(tick);
            std::sort(places.begin(), places.end());
            QVERIFY2(!places.isEmpty(), qPrintable(QString::number(height)));
            for (qsizetype at = 1; at < places.size(); ++at)
                QVERIFY2(places[at] - places[at - 1] >= line,
                         qPrintable(QString("%1 high: %2").arg(height).arg(places[at])));
            QVERIFY2(height < 300 || places.size() > 2, qPrintable(QString::number(height)));
        }
    }

    void largeNumbersHaveTheirPowerOfTenInEachLanguage()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        MeasurePlot plot;
        plot.resize(600, 300);
        plot.show("x", "y",
                  {{"a", MeasurePlot::Style::Line, MeasurePlot::Colour::First, {1, 2}, {0, 4e7}}});
        QCoreApplication::processEvents();
        plot.grab();
        const QStringList texts = plot.findChild<QCustomPlot *>()->yAxis->tickVectorLabels();
        QLocale::setDefault(before);
        QVERIFY2(texts.contains("1e+07"), qPrintable(texts.join(' ')));
    }

    void noTickHasAPowerOfTenBesideOthersThatHaveNone()
    {
        MeasurePlot plot;
        plot.resize(600, 300);
        for (const double most : {1.6e6, 4e6, 9e6, 1.4e7, 3e8}) {
            plot.show(
                "x", "y",
                {{"a", MeasurePlot::Style::Line, MeasurePlot::Colour::First, {1, 2}, {0, most}}});
            QCoreApplication::processEvents();
            plot.grab();
            QStringList texts = plot.findChild<QCustomPlot *>()->yAxis->tickVectorLabels();
            texts.removeAll("0");
            const qsizetype powers = texts.filter("e").size();
            QVERIFY2(!texts.isEmpty() && (powers == 0 || powers == texts.size()),
                     qPrintable(texts.join(' ')));
            QCOMPARE(powers != 0, most > 1e7);
        }
    }

    /// Numbers without their unit say nothing.
    void inALowDockTheTitlesStandAboveTheAxes()
    {
        MeasurePlot plot;
        const capture::TcpFlow flow = transfer(20);
        plot.show("Time, s", "Delay, ms", TcpPlots(flow, 0).series(TcpPlots::Kind::RoundTrip, {}));
        const auto above = [&plot] {
            QStringList texts;
            const auto *drawing = plot.findChild<QCustomPlot *>();
            for (int at = 0; at < drawing->itemCount(); ++at) {
                const auto *text = qobject_cast<QCPItemText *>(drawing->item(at));
                if (text != nullptr && text->visible())
                    texts << text->text();
            }
            return texts;
        };
        plot.resize(600, 6 * plot.fontMetrics().height());
        plot.grab();
        QCOMPARE(above(), (QStringList{"\u2191 Delay, ms", "Time, s \u2192"}));
        plot.resize(160, 6 * plot.fontMetrics().height());
        plot.grab();
        QCOMPARE(above(), QStringList("\u2191 Delay, ms"));
        plot.resize(600, 300);
        plot.grab();
        QCOMPARE(above(), QStringList());
        plot.resize(600, 6 * plot.fontMetrics().height());
        plot.showHint("Nothing");
        plot.grab();
        QCOMPARE(above(), QStringList());
    }

    /// The names of curves take a row only where there are several.
    void aSingleCurveHasNoRowOfNames()
    {
        MeasurePlot plot;
        plot.resize(600, 300);
        const capture::TcpFlow flow = transfer(20);
        const auto top = [&](TcpPlots::Kind kind) {
            plot.show("x", "y", TcpPlots(flow, 0).series(kind, {}));
            QCoreApplication::processEvents();
            plot.grab();
            return plot.findChild<QCustomPlot *>()->axisRect()->top();
        };
        const int line = plot.fontMetrics().height();
        QVERIFY(top(TcpPlots::Kind::RoundTrip) < 2 * line);
        QVERIFY(top(TcpPlots::Kind::TimeSequence) > 2 * line);
        QVERIFY(top(TcpPlots::Kind::InFlight) < 2 * line);
    }

    void whatNeverCameStandsWhereItWouldHaveBeen()
    {
        const capture::TcpFlow flow = transfer(20);
        const auto all =
            TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {{1000s + 30ms, "r1", 7'500}});
        QCOMPARE(named(all, "Lost behind this link").x.size(), 0);
        const MeasurePlot::Series before = named(all, "Lost before this link");
        QCOMPARE(before.x, QList<double>{0.03});
        QCOMPARE(before.y, QList<double>{7500.0});
    }

    void ratesAndTimesAreInTheirUnits()
    {
        const capture::TcpFlow flow = transfer(1000);
        const TcpPlots plots(flow, 0);
        QCOMPARE(plots.series(TcpPlots::Kind::RoundTrip, {})[0].y[7], 5.0);
        QCOMPARE(plots.series(TcpPlots::Kind::InFlight, {})[0].y[7], 1000.0);
        double bits = 0;
        const auto rate = plots.series(TcpPlots::Kind::Goodput, {})[0];
        for (qsizetype at = 0; at < rate.y.size(); ++at)
            bits += rate.y[at] * 1e6 * (rate.x[1] - rate.x[0]);
        QVERIFY2(std::abs(bits - 8.0 * static_cast<double>(flow.sentBy[0].uniqueBytes)) < 1,
                 qPrintable(QString::number(bits)));
    }

    void aPlotFollowsTheColoursOfTheWindow()
    {
        MeasurePlot plot;
        plot.resize(600, 400);
        const capture::TcpFlow flow = transfer(100);
        plot.show("x", "y", TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {}));
        QVERIFY(plot.values() > 300);
        const QImage light = plot.grab().toImage();
        plot.setPalette(QPalette(QColor(40, 40, 45)));
        QTRY_VERIFY(plot.grab().toImage().pixelColor(3, 3).lightness() <
                    light.pixelColor(3, 3).lightness());
    }

    /// "0.5" and "0,5" at its axes.
    void itsNumbersAreThoseOfTheWindowsLanguage()
    {
        QWidget window;
        window.setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
        auto *plot = new MeasurePlot(&window);
        plot->resize(600, 400);
        const capture::TcpFlow flow = transfer(100);
        plot->show("x", "y", TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {}));
        const QImage english = plot->grab().toImage();
        window.setLocale(QLocale(QLocale::German));
        QTRY_VERIFY(plot->grab().toImage() != english);
        window.setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
        QTRY_COMPARE(plot->grab().toImage(), english);
    }

    void itIsZoomedByKeys()
    {
        MeasurePlot plot;
        plot.resize(600, 400);
        const capture::TcpFlow flow = transfer(100);
        plot.show("x", "y", TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {}));
        const QImage all = plot.grab().toImage();
        QTest::keyClick(plot.focusProxy(), Qt::Key_Plus);
        QTRY_VERIFY(plot.grab().toImage() != all);
        QTest::keyClick(plot.focusProxy(), Qt::Key_Home);
        QTRY_COMPARE(plot.grab().toImage(), all);
    }

    void aMillionSegmentsAreDrawn()
    {
        MeasurePlot plot;
        plot.resize(1200, 700);
        const capture::TcpFlow flow = transfer(1'000'000);
        QElapsedTimer timer;
        timer.start();
        const auto all = TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {});
        const qint64 made = timer.restart();
        plot.show("x", "y", all);
        const qint64 taken = timer.restart();
        const QImage seen = plot.grab().toImage();
        qInfo("a million segments: made in %lld ms, taken in %lld ms, drawn in %lld ms", made,
              taken, timer.elapsed());
        QVERIFY(plot.values() >= 3'000'000);
        QVERIFY(!seen.isNull());
    }

    void aPlotIsDrawnFromFewerValuesWhileItMoves()
    {
        MeasurePlot plot;
        plot.resize(600, 400);
        const capture::TcpFlow flow = transfer(100'000);
        plot.show("x", "y", TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {}));
        const QImage all = plot.grab().toImage();
        QCOMPARE(plot.drawnValues(), plot.values());
        // A busy machine may take it to rest before it was drawn.
        for (int turn = 0; turn < 1'000 && plot.drawnValues() == plot.values(); ++turn) {
            QTest::keyClick(plot.focusProxy(), turn % 2 == 0 ? Qt::Key_Left : Qt::Key_Right);
            QCoreApplication::processEvents();
        }
        QVERIFY(plot.drawnValues() < plot.values() / 5);
        QTRY_VERIFY(!plot.isMoving());
        QTRY_COMPARE(plot.drawnValues(), plot.values());
        QTest::keyClick(plot.focusProxy(), Qt::Key_Home);
        QTRY_COMPARE(plot.grab().toImage(), all);
    }

    void aPictureIsMadeOfAllValues()
    {
        MeasurePlot plot;
        plot.resize(600, 400);
        const capture::TcpFlow flow = transfer(100'000);
        plot.show("x", "y", TcpPlots(flow, 0).series(TcpPlots::Kind::TimeSequence, {}));
        QTest::keyClick(plot.focusProxy(), Qt::Key_Left);
        QVERIFY(plot.isMoving());
        QTemporaryDir folder;
        QVERIFY(plot.save(folder.filePath("a.png"), "a flow"));
        QCOMPARE(plot.drawnValues(), plot.values());
    }

    void whatCannotBeWrittenIsTold()
    {
        QTemporaryDir folder;
        MeasurePlot plot;
        plot.resize(300, 200);
        for (const char *name : {"a.svg", "a.pdf", "a.png"})
            QVERIFY(plot.save(folder.filePath(name), "a flow"));
        for (const char *name : {"missing/a.svg", "missing/a.pdf", "missing/a.png"})
            QVERIFY2(!plot.save(folder.filePath(name), "a flow"), name);
    }
};

QTEST_MAIN(TestTcpPlots)
#include "tst_tcpplots.moc"
