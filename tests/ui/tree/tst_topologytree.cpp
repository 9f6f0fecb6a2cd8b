// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tree/topologytree.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace tomato;
using namespace tomato::ui;

class TestTopologyTree final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<CanvasView> m_view;
    std::unique_ptr<TopologyTree> m_tree;
    QTreeView *m_rows = nullptr;

    QModelIndex row(const QString &name, const QModelIndex &parent = {}) const
    {
        const QAbstractItemModel *model = m_rows->model();
        for (int i = 0; i < model->rowCount(parent); ++i) {
            if (model->index(i, 0, parent).data() == name)
                return model->index(i, 0, parent);
        }
        return {};
    }

    void click(const QModelIndex &index, Qt::KeyboardModifiers modifiers = {}) const
    {
        m_rows->scrollTo(index);
        QTest::mouseClick(m_rows->viewport(), Qt::LeftButton, modifiers,
                          m_rows->visualRect(index).center());
    }

    QStringList chosen() const
    {
        QStringList names;
        for (const QModelIndex &index : m_rows->selectionModel()->selectedRows())
            names << index.data().toString();
        names.sort();
        return names;
    }

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QGuiApplication::palette(),
                                                  QGuiApplication::font());
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_view->resize(600, 400);
        m_tree = std::make_unique<TopologyTree>(*m_scene, *m_view);
        m_tree->resize(360, 400);
        m_view->show();
        m_tree->show();
        m_rows = m_tree->findChild<QTreeView *>("treeRows");
        QVERIFY(QTest::qWaitForWindowExposed(m_tree.get()));
    }

    void cleanup()
    {
        m_tree.reset();
        m_view.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void whatIsChosenIsSelectedAndSeenOnTheCanvas()
    {
        QVERIFY(m_drawing->document.move({{m_drawing->h2, {9000, 9000}}}));
        click(row("host2"));
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h2});
        const QRectF seen = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
        QVERIFY(seen.contains(QPointF(9000, 9000)));
        click(row("router1"), Qt::ControlModifier);
        QCOMPARE(m_scene->selectedElements().size(), 2u);
    }

    void anInterfaceLeadsToItsConnection()
    {
        m_rows->expandAll();
        click(row("eth1", row("router1")));
        QVERIFY(m_scene->selectedElements().empty());
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->right});
    }

    void whatIsSelectedOnTheCanvasIsChosenHere()
    {
        m_scene->selectOnly(m_drawing->r1);
        QTRY_COMPARE(chosen(), QStringList{"router1"});
        m_scene->selectOnly(m_drawing->left);
        QTRY_COMPARE(chosen(), (QStringList{"eth0", "eth0"}));
        QVERIFY(m_rows->isExpanded(row("host1")));
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->left});
        m_scene->selectAll();
        QTRY_COMPARE(chosen().size(), 3 + 4);
        QCOMPARE(m_scene->selectedElements().size(), 3u);
    }

    void theFilterLeavesWhatContainsIt()
    {
        auto *filter = m_tree->findChild<QLineEdit *>("treeFilter");
        m_scene->selectOnly(m_drawing->h1);
        QVERIFY(m_drawing->document.assignAddresses());
        QTest::keyClicks(filter, "ROUT");
        QCOMPARE(m_rows->model()->rowCount(), 1);
        QCOMPARE(m_rows->model()->rowCount(row("router1")), 2);
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h1});
        filter->setText("10.0.1.1/24");
        QTRY_COMPARE(m_rows->model()->rowCount(), 1);
        QVERIFY(row("host1").isValid());
        QCOMPARE(chosen(), QStringList{"host1"});
        filter->setText("nowhere");
        QCOMPARE(m_rows->model()->rowCount(), 0);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(m_rows->model()->rowCount(), 3);
    }

    void deletingWhatIsChosenSelectsNothingElse()
    {
        click(row("host1"));
        QVERIFY(m_drawing->document.remove({m_drawing->h1}, {}));
        QTRY_COMPARE(m_rows->model()->rowCount(), 2);
        QVERIFY(m_scene->selectedElements().empty());
        m_drawing->document.undoStack().undo();
        QTRY_COMPARE(m_rows->model()->rowCount(), 3);
    }

    void hidingItLeavesTheSelectionOfTheCanvas()
    {
        m_scene->selectOnly(m_drawing->r1);
        QTRY_COMPARE(chosen(), QStringList{"router1"});
        m_tree->hide();
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->r1});
        m_scene->selectOnly(m_drawing->h1);
        m_tree->show();
        QTRY_COMPARE(chosen(), QStringList{"host1"});
    }

    void aFoldedElementCanBeUnfoldedOnceItHasAnInterface()
    {
        const auto added = *m_drawing->document.addElement(topology::ElementKind::Host, {0, 300});
        QTRY_VERIFY(row("host3").isValid());
        QVERIFY(m_drawing->document.connectElements(added, m_drawing->h1));
        QTRY_VERIFY(m_rows->model()->hasChildren(row("host3")));
        m_rows->setCurrentIndex(row("host3"));
        QTest::keyClick(m_rows, Qt::Key_Right);
        QTRY_VERIFY(m_rows->isExpanded(row("host3")));
        QCOMPARE(row("eth0", row("host3")).siblingAtColumn(1).data(), "host1:eth1");
    }

    void theMenuIsThatOfTheElement()
    {
        const QSignalSpy menus(m_tree.get(), &TopologyTree::contextMenuRequested);
        emit m_rows->customContextMenuRequested(m_rows->visualRect(row("router1")).center());
        QCOMPARE(menus.count(), 1);
        QCOMPARE(menus.first().first().toPointF(), QPointF(200, 0));
    }
};

QTEST_MAIN(TestTopologyTree)
#include "tst_topologytree.moc"
