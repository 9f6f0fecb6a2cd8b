// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/openmetrics.h"

#include <QTest>

using tomato::cli::OpenMetrics;

class TestOpenMetrics final : public QObject
{
    Q_OBJECT

private slots:
    void aTextWithoutSamplesIsWhole() { QCOMPARE(OpenMetrics().text(), QByteArray("# EOF\n")); }

    void countersEndInTotalAndGaugesDoNot()
    {
        OpenMetrics metrics;
        metrics.beginFamily("frames", "counter", "Frames.");
        metrics.add({{"lab", "a"}, {"end", "h1:eth0"}}, 5);
        metrics.beginFamily("up", "gauge", "Up.");
        metrics.add({{"lab", "a"}}, 1);
        QCOMPARE(metrics.text(), QByteArray("# TYPE frames counter\n# HELP frames Frames.\n"
                                            "frames_total{lab=\"a\",end=\"h1:eth0\"} 5\n"
                                            "# TYPE up gauge\n# HELP up Up.\nup{lab=\"a\"} 1\n"
                                            "# EOF\n"));
    }

    void whatALabelMayNotHoldIsEscaped()
    {
        OpenMetrics metrics;
        metrics.beginFamily("up", "gauge", "Up.");
        metrics.add({{"lab", "a\"} 7\n\\"}}, 1);
        QVERIFY(metrics.text().contains("up{lab=\"a\\\"} 7\\n\\\\\"} 1\n"));
    }
};

QTEST_GUILESS_MAIN(TestOpenMetrics)
#include "tst_openmetrics.moc"
