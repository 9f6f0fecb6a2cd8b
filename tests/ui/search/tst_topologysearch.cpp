// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/topologysearch.h"

#include "tests/ui/drawnhosts.h"

#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestTopologySearch final : public QObject
{
    Q_OBJECT

    test::DrawnHosts m_drawing;

    std::vector<TopologySearch::Match> find(const QString &text) const
    {
        return TopologySearch(m_drawing.document.topology()).find(text);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_drawing.document.assignAddresses());
        QVERIFY(m_drawing.document.changeConnection(m_drawing.left,
                                                    {{"capture_filter", "icmp or arp"}}, "filter"));
    }

    void devicesAreFoundByNameInOrder()
    {
        const auto found = find("HOST");
        QCOMPARE(found.size(), 2u);
        QCOMPARE(found[0].element, m_drawing.h1);
        QCOMPARE(found[1].element, m_drawing.h2);
    }

    void anAddressLeadsToItsDevice()
    {
        const auto found = find("10.0.1.1/24");
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].element, m_drawing.h1);
    }

    void aFilterLeadsToItsConnection()
    {
        const auto found = find("icmp");
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].connection, m_drawing.left);
    }

    void allWordsMustBeThere()
    {
        QCOMPARE(find("host 10.0.1.1/24").size(), 1u);
        QCOMPARE(find("host nowhere").size(), 0u);
    }

    void nothingIsFoundForNothing() { QVERIFY(find("  ").empty()); }
};

QTEST_MAIN(TestTopologySearch)
#include "tst_topologysearch.moc"
