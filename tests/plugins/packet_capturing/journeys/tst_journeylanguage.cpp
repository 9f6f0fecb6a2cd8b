// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"
#include "tests/ui/cuttexts.h"
#include "tests/ui/doubledtexts.h"
#include "tests/ui/laptopscreen.h"

#include <QApplication>

using namespace tomato;

/// The dock Journeys in a language of long words.
class TestJourneyLanguage final : public test::JourneysDockTest
{
    Q_OBJECT

    test::DoubledTexts m_doubled;

private slots:
    void initTestCase()
    {
        QVERIFY(m_doubled.isLoaded());
        QVERIFY(QCoreApplication::installTranslator(&m_doubled));
    }

    void init() { prepare(); }
    void cleanup() { end(); }

    void nothingIsCutBeforeAnythingWasRead()
    {
        m_view->show();
        const QStringList cut = test::CutTexts::inAllPages(*m_view);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void nothingIsCutWhereJourneysAre_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("the whole width of a window") << QSize(1300, 500);
        QTest::newRow("a low dock") << QSize(1100, 240);
    }

    void nothingIsCutWhereJourneysAre()
    {
        QFETCH(const QSize, size);
        m_view->resize(size);
        record(100, 2);
        read();
        m_packets->selectRow(9);
        const QStringList cut = test::CutTexts::inAllPages(*m_view);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }
};

int main(int argc, char **argv)
{
    const tomato::test::LaptopScreen screen;
    QApplication application(argc, argv);
    TestJourneyLanguage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_journeylanguage.moc"
