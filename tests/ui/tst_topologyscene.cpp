// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/topologyscene.h"

#include "tests/ui/drawnhosts.h"

#include <QGuiApplication>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestTopologyScene final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QGuiApplication::palette(),
                                                  QGuiApplication::font());
    }

    void cleanup()
    {
        m_scene.reset();
        m_drawing.reset();
    }

    void everyDeviceAndEveryConnectionIsShown()
    {
        QCOMPARE(m_scene->elementItems().size(), 3u);
        QCOMPARE(m_scene->connections().all().size(), 2u);
        QCOMPARE(m_scene->elementItem(m_drawing->r1)->pos(), QPointF(200, 0));
    }

    void anElementIsFoundWhereItStands()
    {
        QCOMPARE(m_scene->elementAt({200, 0})->id(), m_drawing->r1);
        QVERIFY(m_scene->elementAt({100, 200}) == nullptr);
    }

    void aMovedElementTakesItsConnectionsAlong()
    {
        QVERIFY(m_drawing->document.move({{m_drawing->h1, {0, 200}}}));
        QCOMPARE(m_scene->elementItem(m_drawing->h1)->pos(), QPointF(0, 200));
        QCOMPARE(m_scene->connection(m_drawing->left)->middle(), QPointF(100, 100));
        QCOMPARE(m_scene->connection(m_drawing->right)->middle(), QPointF(300, 0));
    }

    void removingAnElementRemovesItsConnections()
    {
        QVERIFY(m_drawing->document.remove({m_drawing->h1}, {}));
        QVERIFY(m_scene->elementItem(m_drawing->h1) == nullptr);
        QVERIFY(m_scene->connection(m_drawing->left) == nullptr);
        m_drawing->document.undoStack().undo();
        QVERIFY(m_scene->elementItem(m_drawing->h1) != nullptr);
        QVERIFY(m_scene->connection(m_drawing->left) != nullptr);
    }

    void parallelConnectionsLieApart()
    {
        const auto second = *m_drawing->document.connectElements(m_drawing->h1, m_drawing->r1);
        const QPointF one = m_scene->connection(m_drawing->left)->middle();
        const QPointF two = m_scene->connection(second)->middle();
        QVERIFY(std::abs(one.y() - two.y()) >= 20);
        QVERIFY(m_drawing->document.remove({}, {second}));
        QCOMPARE(m_scene->connection(m_drawing->left)->middle(), QPointF(100, 0));
    }

    void parallelsDrawnInOppositeDirectionsLieApartToo()
    {
        const auto second = *m_drawing->document.connectElements(m_drawing->r1, m_drawing->h1);
        QVERIFY(std::abs(m_scene->connection(m_drawing->left)->middle().y() -
                         m_scene->connection(second)->middle().y()) >= 20);
    }

    void theLabsStatesAreShown()
    {
        client::LabStatus lab;
        lab.state = client::LabStatus::State::Running;
        lab.elements[m_drawing->h1].state = client::ElementStatus::State::Running;
        lab.elements[m_drawing->h2].state = client::ElementStatus::State::Failed;
        lab.elements[m_drawing->h2].reason = "no memory";
        lab.wires.insert(m_drawing->left);
        m_scene->showLab(lab);
        QCOMPARE(m_scene->elementItem(m_drawing->h1)->state(), ElementItem::State::Running);
        QCOMPARE(m_scene->elementItem(m_drawing->r1)->state(), ElementItem::State::Stopped);
        QVERIFY(m_scene->elementItem(m_drawing->h2)->description().contains("no memory"));
        QCOMPARE(m_scene->connection(m_drawing->left)->wire(), DrawnConnection::Wire::Up);
        QCOMPARE(m_scene->connection(m_drawing->right)->wire(), DrawnConnection::Wire::Down);
        m_scene->showLab({});
        QCOMPARE(m_scene->connection(m_drawing->right)->wire(), DrawnConnection::Wire::Idle);
    }

    void aLinkThatIsTakenDownLooksSoBeforeTheLabStarts()
    {
        const auto wire = [this] { return m_scene->connection(m_drawing->right)->wire(); };
        QVERIFY(m_drawing->document.changeConnections({{m_drawing->right, {{"link_down", true}}}},
                                                      "down"));
        QCOMPARE(wire(), DrawnConnection::Wire::Down);
        QCOMPARE(m_scene->connection(m_drawing->left)->wire(), DrawnConnection::Wire::Idle);
        m_drawing->document.undoStack().undo();
        QCOMPARE(wire(), DrawnConnection::Wire::Idle);
    }

    void selectingOneLetsGoOfTheOthers()
    {
        m_scene->selectAll();
        QCOMPARE(m_scene->selectedElements().size(), 3u);
        QCOMPARE(m_scene->selectedConnections().size(), 2u);
        m_scene->selectOnly(m_drawing->right);
        QVERIFY(m_scene->selectedElements().empty());
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->right});
    }

    void anotherDocumentReplacesEverything()
    {
        m_drawing->document.clear();
        QVERIFY(m_scene->elementItems().empty());
        QVERIFY(m_scene->connections().all().empty());
        QVERIFY(m_scene->contentRect().isEmpty());
    }

    void theTipOfAConnectionHasItsAddresses()
    {
        QVERIFY(m_drawing->document.assignAddresses());
        const auto tip = [this] { return m_scene->connection(m_drawing->left)->description(); };
        QVERIFY(tip().contains("10.0.1.1/24"));
        // An address that is written down beside DHCP is nobody's.
        for (const ElementId &end :
             m_drawing->document.topology().connection(m_drawing->left)->ends)
            QVERIFY(m_drawing->document.changeElement(end, {{"use_dhcp", true}}, "DHCP"));
        QVERIFY(tip().contains("DHCP") && !tip().contains("10.0.1."));
    }
};

QTEST_MAIN(TestTopologyScene)
#include "tst_topologyscene.moc"
