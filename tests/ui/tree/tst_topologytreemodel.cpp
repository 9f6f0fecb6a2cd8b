// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/topologytreemodel.h"

#include "app/topology/naturalkey.h"
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAbstractItemModelTester>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestTopologyTreeModel final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<TopologyTreeModel> m_model;

    QStringList names(const QModelIndex &parent = {}) const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(parent); ++row)
            all << m_model->index(row, 0, parent).data().toString();
        return all;
    }

    QString text(const ElementId &element, int column) const
    {
        return m_model->indexOf(element).siblingAtColumn(column).data().toString();
    }

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QGuiApplication::palette(),
                                                  QGuiApplication::font());
        m_model = std::make_unique<TopologyTreeModel>(*m_scene);
        new QAbstractItemModelTester(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_model.get());
        m_model->setWatched(true);
    }

    void cleanup()
    {
        m_model.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void numbersInNamesCountAsNumbers()
    {
        QVERIFY(topology::naturalKey("h2") < topology::naturalKey("h10"));
        QVERIFY(topology::naturalKey("h2b") < topology::naturalKey("h10a"));
        QVERIFY(topology::naturalKey("H2") == topology::naturalKey("h002"));
        QVERIFY(topology::naturalKey("h") < topology::naturalKey("h0"));
        for (int i = 0; i < 9; ++i)
            QVERIFY(m_drawing->document.addElement(topology::ElementKind::Host, {0, 0}));
        m_model->catchUp();
        QCOMPARE(names().mid(0, 3), (QStringList{"host1", "host2", "host3"}));
        QCOMPARE(names().mid(9), (QStringList{"host10", "host11", "router1"}));
    }

    void interfacesLieBelowTheirDeviceWithTheirOtherSide()
    {
        const QModelIndex router = m_model->indexOf(m_drawing->r1);
        QCOMPARE(names(router), (QStringList{"eth0", "eth1"}));
        QCOMPARE(m_model->index(1, TopologyTreeModel::OtherSide, router).data(), "host2:eth0");
        QCOMPARE(text(m_drawing->r1, TopologyTreeModel::OtherSide), "host1, host2");
        QVERIFY(m_drawing->document.remove({}, {m_drawing->right}));
        m_model->catchUp();
        QCOMPARE(text(m_drawing->r1, TopologyTreeModel::OtherSide), "host1");
    }

    void oneNewElementIsOneNewRow()
    {
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        const QSignalSpy rows(m_model.get(), &QAbstractItemModel::rowsInserted);
        const auto added = *m_drawing->document.addElement(topology::ElementKind::Host, {0, 0});
        QTRY_COMPARE(names(), (QStringList{"host1", "host2", "host3", "router1"}));
        QCOMPARE(rows.count(), 1);
        m_drawing->document.undoStack().undo();
        QTRY_COMPARE(m_model->rowCount(), 3);
        QVERIFY(!m_model->indexOf(added).isValid());
        QCOMPARE(resets.count(), 0);
    }

    void aNewNameMovesTheRowAndLeavesThoseWhoPointAtIt()
    {
        const QPersistentModelIndex host = m_model->indexOf(m_drawing->h1);
        QVERIFY(m_drawing->document.rename(m_drawing->h1, "zebra"));
        m_model->catchUp();
        QCOMPARE(names(), (QStringList{"host2", "router1", "zebra"}));
        QCOMPARE(host.row(), 2);
        QVERIFY(m_drawing->document.rename(m_drawing->h1, "ape"));
        m_model->catchUp();
        QCOMPARE(names(), (QStringList{"ape", "host2", "router1"}));
        QCOMPARE(host.row(), 0);
    }

    void newAndLostInterfacesAreFollowed()
    {
        QCOMPARE(names(m_model->indexOf(m_drawing->h1)), QStringList{"eth0"});
        QVERIFY(m_drawing->document.connectElements(m_drawing->h1, m_drawing->h2));
        m_model->catchUp();
        QCOMPARE(names(m_model->indexOf(m_drawing->h1)), (QStringList{"eth0", "eth1"}));
        QVERIFY(m_drawing->document.remove({m_drawing->r1}, {}));
        m_model->catchUp();
        QCOMPARE(names(), (QStringList{"host1", "host2"}));
        m_drawing->document.undoStack().undo();
        m_drawing->document.undoStack().undo();
        m_model->catchUp();
        QCOMPARE(names(m_model->indexOf(m_drawing->h1)), QStringList{"eth0"});
        QCOMPARE(names(m_model->indexOf(m_drawing->r1)), (QStringList{"eth0", "eth1"}));
    }

    void statesAreTextAndPicture()
    {
        client::LabStatus lab;
        lab.elements[m_drawing->h1].state = client::ElementStatus::State::Failed;
        lab.elements[m_drawing->h1].reason = "no memory";
        const QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        m_scene->showLab(lab);
        QCOMPARE(changes.count(), 1);
        const QModelIndex state =
            m_model->indexOf(m_drawing->h1).siblingAtColumn(TopologyTreeModel::State);
        QCOMPARE(state.data().toString(), "Failed");
        QVERIFY(!state.data(Qt::DecorationRole).value<QIcon>().isNull());
        QVERIFY(state.data(Qt::ToolTipRole).toString().contains("no memory"));
        QCOMPARE(text(m_drawing->h2, TopologyTreeModel::State), "Stopped");
    }

    void theEndOfAnImagesProgramIsSeen_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("it failed") << 3;
        QTest::newRow("it ended well") << 0;
    }
    void theEndOfAnImagesProgramIsSeen()
    {
        QFETCH(const int, code);
        client::LabStatus lab;
        client::ElementStatus &h1 = lab.elements[m_drawing->h1];
        h1.state = client::ElementStatus::State::Running;
        h1.commands = {{"image", true, client::CommandStatus::State::Running, 0, 1, {}, {}}};
        m_scene->showLab(lab);
        const QModelIndex state =
            m_model->indexOf(m_drawing->h1).siblingAtColumn(TopologyTreeModel::State);
        const auto mark = [&state] {
            return state.data(Qt::DecorationRole).value<QIcon>().pixmap(18).toImage();
        };
        const QImage running = mark();
        QCOMPARE(state.data().toString(), "Running");
        h1.commands[0].state = client::CommandStatus::State::Ended;
        h1.commands[0].code = code;
        m_scene->showLab(lab);
        QCOMPARE(state.data().toString(), "Running, its program ended");
        // What did its work warns nobody.
        QCOMPARE(mark() == running, code == 0);
        QCOMPARE(m_scene->elementItem(m_drawing->h1)->isWarned(), code != 0);
        QVERIFY(m_scene->elementItem(m_drawing->h1)->description().contains("its program ended"));
    }

    void anElementWhoseHostIsLostIsNotSaidToRun()
    {
        client::LabStatus lab;
        client::ElementStatus &h1 = lab.elements[m_drawing->h1];
        h1.state = client::ElementStatus::State::Running;
        h1.host = "far";
        h1.reason = "the host far cannot be reached: the connection ended";
        h1.isOutOfReach = true;
        m_scene->showLab(lab);
        const ElementItem *item = m_scene->elementItem(m_drawing->h1);
        QCOMPARE(text(m_drawing->h1, TopologyTreeModel::State), "Running when last heard of");
        QVERIFY(item->isWarned() && item->description().contains("the connection ended"));
        h1.isOutOfReach = false;
        h1.reason.clear();
        m_scene->showLab(lab);
        QCOMPARE(text(m_drawing->h1, TopologyTreeModel::State), "Running");
        QVERIFY(!item->isWarned());
    }

    void aFilterFollowsNamesAndStates()
    {
        m_model->setFilter("RUNNING");
        QCOMPARE(m_model->rowCount(), 0);
        client::LabStatus lab;
        lab.elements[m_drawing->h2].state = client::ElementStatus::State::Running;
        m_scene->showLab(lab);
        QCOMPARE(names(), QStringList{"host2"});
        m_scene->showLab({});
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setFilter("zebra");
        QVERIFY(m_drawing->document.rename(m_drawing->r1, "zebra"));
        m_model->catchUp();
        QCOMPARE(names(), QStringList{"zebra"});
        QVERIFY(m_drawing->document.rename(m_drawing->r1, "horse"));
        m_model->catchUp();
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setFilter("eth1");
        QCOMPARE(names(), QStringList{"horse"});
        m_model->setFilter({});
        QCOMPARE(m_model->rowCount(), 3);
    }

    void whatNobodySeesIsNotKept()
    {
        m_model->setWatched(false);
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_drawing->document.remove({m_drawing->r1}, {}));
        m_model->setWatched(true);
        QCOMPARE(names(), (QStringList{"host1", "host2"}));
    }

    void thousandsOfChangesAreOneReset()
    {
        std::vector<ElementId> all{m_drawing->h1, m_drawing->h2, m_drawing->r1};
        while (all.size() < 400) {
            const auto part = m_drawing->document.copy(all);
            const auto pasted = *m_drawing->document.paste(part, {10, 10});
            all.insert(all.end(), pasted.begin(), pasted.end());
        }
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        m_model->catchUp();
        QCOMPARE(resets.count(), 1);
        QCOMPARE(m_model->rowCount(), static_cast<int>(all.size()));
        m_drawing->document.clear();
        QCOMPARE(m_model->rowCount(), 0);
    }
};

QTEST_MAIN(TestTopologyTreeModel)
#include "tst_topologytreemodel.moc"
