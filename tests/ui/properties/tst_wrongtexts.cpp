// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/properties/shownproperties.h"

#include <QLabel>
#include <QTest>

#include <vector>

using namespace tomato;
using namespace tomato::ui;

/// Texts that fields of the properties do not take, or take with a warning.
class TestWrongTexts final : public QObject, test::ShownProperties
{
    Q_OBJECT

private slots:
    void init()
    {
        show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup() { hide(); }

    void aWrongTextStaysUntilItIsMended_data()
    {
        QTest::addColumn<bool>("isSeveral");
        QTest::newRow("one element") << false;
        QTest::newRow("several elements") << true;
    }
    void aWrongTextStaysUntilItIsMended()
    {
        QFETCH(bool, isSeveral);
        std::vector<ElementId> chosen{m_drawing->h1};
        if (isSeveral)
            chosen.push_back(m_drawing->h2);
        m_scene->select(chosen, {});
        enter("propertyMemoryLimit", "abc");
        enter("propertyProcessLimit", "-1");
        enter("propertyCpuLimit", "0.5");
        QCOMPARE(field("propertyMemoryLimit")->text(), QString("abc"));
        QVERIFY(field<QLabel>("propertyMemoryLimitProblem")->isVisible());
        QCOMPARE(field("propertyProcessLimit")->text(), QString("-1"));
        QVERIFY(field<QLabel>("propertyProcessLimitProblem")->isVisible());
        enter("propertyMemoryLimit", "100");
        QVERIFY(!field<QLabel>("propertyMemoryLimitProblem")->isVisible());
        QCOMPARE(value(m_drawing->h1, "memory_limit"), QJsonValue(100));
        // What the document has by then is shown.
        give(m_drawing->h1, "process_limit", 400);
        if (isSeveral)
            give(m_drawing->h2, "process_limit", 400);
        QCOMPARE(field("propertyProcessLimit")->text(), QString("400"));
        QVERIFY(!field<QLabel>("propertyProcessLimitProblem")->isVisible());
    }

    void aCongestionControlThatTheKernelLacksIsSaidAtOnce()
    {
        m_scene->select({m_drawing->h1, m_drawing->h2}, {});
        auto *problem = field<QLabel>("propertyCongestionControlProblem");
        enter("propertyCongestionControl", "bb");
        QVERIFY(problem->isVisible());
        QVERIFY2(problem->text().startsWith("there is no congestion control bb in this kernel"),
                 qPrintable(problem->text()));
        // It may be for another machine.
        QCOMPARE(value(m_drawing->h1, "congestion_control"), QJsonValue("bb"));
        enter("propertyCpuLimit", "0.5");
        QVERIFY(problem->isVisible());
        enter("propertyCongestionControl", "reno");
        QVERIFY(!problem->isVisible());
        enter("propertyCongestionControl", "bb");
        give(m_drawing->h1, "host", "far");
        give(m_drawing->h2, "host", "far");
        QVERIFY(!problem->isVisible());
    }
};

QTEST_MAIN(TestWrongTexts)
#include "tst_wrongtexts.moc"
