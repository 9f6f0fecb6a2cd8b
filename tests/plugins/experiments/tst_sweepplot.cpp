// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/results/sweepplot.h"

#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using tomato::plugins::SweepPlot;

namespace {

/// A row of `tomato experiment table --json`.
QJsonObject row(const QJsonObject &varied, const QString &statement, double mean, double interval)
{
    return {{"varied", varied}, {"statement", statement}, {"unit", "ms"},
            {"mean", mean},     {"median", mean},         {"interval95", interval}};
}

QJsonArray sweep()
{
    QJsonArray rows;
    for (const char *queue : {"fifo", "codel"}) {
        // Not in the order of the axis.
        for (const int bandwidth : {100, 1, 10})
            rows.append(row({{"bandwidth", bandwidth}, {"queue", queue}}, "delay",
                            bandwidth + (*queue == 'f' ? 40 : 0), bandwidth / 10.0));
    }
    QJsonObject unmeasured = row({{"bandwidth", 1}, {"queue", "fifo"}}, "exit", 0, 0);
    unmeasured.remove("mean");
    rows.append(unmeasured);
    return rows;
}

QList<QCPErrorBars *> barsOf(const SweepPlot &plot)
{
    QList<QCPErrorBars *> bars;
    for (int i = 0; i < plot.plottableCount(); ++i) {
        if (auto *each = qobject_cast<QCPErrorBars *>(const_cast<SweepPlot &>(plot).plottable(i)))
            bars << each;
    }
    return bars;
}

} // namespace

class TestSweepPlot final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

private slots:
    void itsNumbersAreThoseOfTheUsersLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QWidget window;
        auto *plot = new SweepPlot(&window);
        plot->resize(600, 400);
        QJsonArray rows;
        for (const double loss : {0.5, 1.5}) {
            for (const int delay : {1000, 2000})
                rows.append(row({{"delay", delay}, {"loss", loss}}, "goodput", delay * loss, 0.25));
        }
        plot->setRows(rows);
        plot->draw("goodput", "delay");
        QCOMPARE(plot->graph(0)->name(), "loss=0,5");
        plot->replot();
        QVERIFY2(plot->yAxis->tickVectorLabels().contains("1.500"),
                 qPrintable(plot->yAxis->tickVectorLabels().join(u'|')));
        QLocale::setDefault(QLocale(QLocale::Chinese));
        window.setLocale(QLocale());
        QCOMPARE(plot->graph(0)->name(), "loss=0.5");
        plot->replot();
        QVERIFY2(plot->yAxis->tickVectorLabels().contains("1,500"),
                 qPrintable(plot->yAxis->tickVectorLabels().join(u'|')));
        QLocale::setDefault(QLocale::c());
    }

    void thereIsACurveForEachCombinationOfTheOthersWithItsIntervals()
    {
        SweepPlot plot;
        plot.setRows(sweep());
        QCOMPARE(plot.statements(), QStringList{"delay"});
        QCOMPARE(plot.variables(), (QStringList{"bandwidth", "queue"}));
        plot.draw("delay", "bandwidth");
        QCOMPARE(plot.graphCount(), 2);
        QCOMPARE(plot.graph(0)->name(), "queue=fifo");
        QCOMPARE(plot.graph(1)->name(), "queue=codel");
        QVERIFY(plot.legend->visible());
        QCOMPARE(plot.yAxis->label(), "delay (ms)");
        const auto bars = barsOf(plot);
        QCOMPARE(bars.size(), 2);
        for (int i = 0; i < 3; ++i) {
            const auto point = plot.graph(0)->data()->at(i);
            QCOMPARE(point->key, std::pow(10.0, i));
            QCOMPARE(point->value, point->key + 40);
            QCOMPARE(bars[0]->data()->at(i).errorPlus, point->key / 10);
            QCOMPARE(bars[0]->data()->at(i).errorMinus, point->key / 10);
        }
        QCOMPARE(plot.xAxis->scaleType(), QCPAxis::stLogarithmic);
        QVERIFY(plot.yAxis->range().contains(140 + 10) && plot.yAxis->range().contains(0));
        QVERIFY(plot.xAxis->range().contains(1) && plot.xAxis->range().contains(100));
    }

    void wordsStandBesideEachOther()
    {
        SweepPlot plot;
        plot.setRows(sweep());
        plot.draw("delay", "queue");
        QCOMPARE(plot.graphCount(), 3);
        QCOMPARE(plot.graph(0)->lineStyle(), QCPGraph::lsNone);
        const auto ticks = qSharedPointerDynamicCast<QCPAxisTickerText>(plot.xAxis->ticker());
        QVERIFY(ticks);
        QCOMPARE(QStringList(ticks->ticks().values()), (QStringList{"fifo", "codel"}));
        QVERIFY(plot.xAxis->range().contains(0) && plot.xAxis->range().contains(1));
    }

    void repetitionsAloneAreOnePoint()
    {
        SweepPlot plot;
        plot.setRows({row({}, "delay", 12, 2)});
        QVERIFY(plot.variables().isEmpty());
        plot.draw("delay", {});
        QCOMPARE(plot.graphCount(), 1);
        QCOMPARE(plot.graph(0)->dataCount(), 1);
        QVERIFY(!plot.legend->visible());
        QVERIFY(plot.yAxis->range().contains(14));
    }

    void whatIsNotThereIsSaid()
    {
        SweepPlot plot;
        plot.setRows(sweep());
        QVERIFY(plot.check("delay", "queue"));
        const auto exit = plot.check("exit", "queue");
        QVERIFY(!exit && exit.error().text().find("those that did: delay") != std::string::npos);
        const auto seed = plot.check("delay", "seed");
        QVERIFY(!seed &&
                seed.error().text().find("it varies: bandwidth, queue") != std::string::npos);
        QVERIFY(!plot.save(m_folder.filePath("x.bmp")));
        QVERIFY(!plot.save(m_folder.filePath("no/x.svg")));
    }

    void picturesAreWritten()
    {
        SweepPlot plot;
        plot.resize(640, 420);
        plot.setRows(sweep());
        plot.draw("delay", "bandwidth");
        for (const char *name : {"x.svg", "x.pdf", "x.png"}) {
            const auto saved = plot.save(m_folder.filePath(name));
            QVERIFY2(saved, saved ? "" : saved.error().text().c_str());
        }
        QFile svg(m_folder.filePath("x.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray text = svg.readAll();
        QVERIFY(text.contains("queue=codel") && text.contains("bandwidth"));
        QFile pdf(m_folder.filePath("x.pdf"));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        QVERIFY(pdf.readAll().startsWith("%PDF"));
        const QImage png(m_folder.filePath("x.png"));
        QCOMPARE(png.size(), QSize(1280, 840));
        QCOMPARE(png.pixelColor(5, 830), QColor(Qt::white));
    }
};

QTEST_MAIN(TestSweepPlot)
#include "tst_sweepplot.moc"
