// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"

namespace tomato::engine {

void EngineTest::initTestCase()
{
    if (const QString refusal = labRefusal(); !refusal.isEmpty())
        QSKIP(qPrintable(refusal));
}

void EngineTest::init()
{
    m_home = std::make_unique<LabHome>();
    m_client = std::make_unique<client::EngineClient>();
    if (const LabId lab = openedLab(); lab != LabId())
        QVERIFY(open(*m_client, lab));
}

void EngineTest::cleanup()
{
    if (m_client->isOpen())
        await([&](auto done) { m_client->stopLab(std::move(done)); });
    m_client.reset();
    m_home->hurryEngines();
    QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), 60'000);
    QCOMPARE(m_home->controlFiles(), QStringList());
    m_home.reset();
}

} // namespace tomato::engine
