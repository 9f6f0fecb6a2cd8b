// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/sidebyside.h"

#include <QTest>

using namespace tomato;

class TestLabsAtOnce final : public QObject
{
    Q_OBJECT

private slots:
    void aLabHasFourProcessors_data()
    {
        QTest::addColumn<int>("processors");
        QTest::addColumn<int>("labs");
        const auto row = [](int processors, int labs) {
            QTest::addRow("%d processors", processors) << processors << labs;
        };
        row(0, 1); // the machine does not say
        row(1, 1);
        row(4, 1);
        row(7, 1);
        row(8, 2);
        row(16, 4);
        row(64, 16);
        row(1024, cli::MaxLabsAtOnce);
    }
    void aLabHasFourProcessors()
    {
        QFETCH(int, processors);
        QFETCH(int, labs);
        QCOMPARE(cli::labsFor(processors), labs);
    }
};

QTEST_GUILESS_MAIN(TestLabsAtOnce)
#include "tst_labsatonce.moc"
