// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include <QTest>

using namespace tomato::cli;
using namespace std::chrono_literals;

class TestSession final : public QObject
{
    Q_OBJECT

private slots:
    void anInterruptionIsHeardAlsoWhenTheTimeIsOverAtOnce()
    {
        interrupt();
        Session session;
        QVERIFY(!session.sleep(0ms));
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
