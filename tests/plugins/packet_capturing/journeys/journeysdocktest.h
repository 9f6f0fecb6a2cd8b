// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"
#include "tests/capture/tracing/linkrings.h"
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QTableView>

namespace tomato::test {

using namespace tomato::journeys::testing;

/// A test of the dock Journeys, with h1 - r1 - r2 - h2 recorded on all links.
class JourneysDockTest : public QObject
{
protected:
    enum Column
    {
        Time,
        Flow,
        Result,
        Delay,
        Match,
        Changes,
        FirstHop
    };

    void prepare()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_rings = std::make_unique<LinkRings>(m_stage->path("rings").toStdString());
        m_view = m_stage->dock("journeysDock");
        m_packets = m_view->findChild<QTableView *>("journeysPackets");
        m_view->resize(1300, 500);
    }

    void end()
    {
        m_stage.reset();
        m_rings.reset();
    }

    void record(int packets, int flows = 1)
    {
        fillTwoRouters(*m_rings, packets, flows);
        show();
    }

    /// To the host, whose engine records on all links.
    void show()
    {
        m_rings->commit();
        m_stage->host.addLink("c2", "r1", "r2", "eth0", true);
        m_stage->host.addLink("c3", "r2", "h2", "eth0", false);
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QJsonArray captures;
        for (const char *link : {"c1", "c2", "c3"}) {
            QJsonObject capture = test::FakeEngine::recording("file");
            capture.insert("connection", link);
            capture.insert("run", 1);
            capture.insert("directory", QString::fromStdString(m_rings->directory(link)));
            captures.append(capture);
        }
        m_stage->engine->setCaptures(captures);
        QTRY_COMPARE(m_stage->host.engine().captures().size(), 3U);
    }

    /// Shown, it reads by itself.
    void read()
    {
        m_view->show();
        QTRY_VERIFY(m_packets->model()->rowCount() > 0);
    }

    QString cell(int row, int column) const
    {
        return m_packets->model()->index(row, column).data().toString();
    }

    plugins::CanvasDecoration decoration() const
    {
        return m_stage->as<plugins::CanvasDecorationProvider>().decoration();
    }

    void picture(const QString &name)
    {
        QVERIFY(m_view->grab().save(QStringLiteral(TOMATO_PICTURES "/%1.png").arg(name)));
    }

    std::unique_ptr<test::PluginStage> m_stage;
    std::unique_ptr<LinkRings> m_rings;
    QWidget *m_view = nullptr;
    QTableView *m_packets = nullptr;
};

} // namespace tomato::test
