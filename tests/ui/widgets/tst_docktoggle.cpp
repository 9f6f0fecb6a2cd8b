// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/docktoggle.h"

#include <QAction>
#include <QDockWidget>
#include <QLineEdit>
#include <QMainWindow>
#include <QTest>

using namespace tomato;

class TestDockToggle final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QMainWindow> m_window;

    QDockWidget *add(const QString &name, const QKeySequence &keys)
    {
        auto *dock = new QDockWidget(name, m_window.get());
        dock->setWidget(new QLineEdit(dock));
        ui::toggleInFront(*dock, keys);
        ui::describeToggle(*dock->toggleViewAction(), "What it is for");
        m_window->addDockWidget(Qt::BottomDockWidgetArea, dock);
        m_window->addAction(dock->toggleViewAction());
        return dock;
    }

    static bool isSeen(const QDockWidget *dock)
    {
        return dock->isVisible() && !dock->visibleRegion().isEmpty();
    }

private slots:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        m_window->resize(600, 400);
        m_window->setCentralWidget(new QWidget);
    }

    void oneBehindAnotherComesToTheFrontAndTakesTheKeys()
    {
        QDockWidget *packets = add("Packets", Qt::CTRL | Qt::Key_1);
        QDockWidget *journeys = add("Journeys", Qt::CTRL | Qt::Key_2);
        m_window->tabifyDockWidget(packets, journeys);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        packets->raise();
        QTRY_VERIFY(isSeen(packets) && !isSeen(journeys));
        journeys->toggleViewAction()->trigger();
        QTRY_VERIFY(isSeen(journeys) && !isSeen(packets));
        QVERIFY(journeys->toggleViewAction()->isChecked() && journeys->widget()->hasFocus());
        // In front, it is hidden.
        journeys->toggleViewAction()->trigger();
        QTRY_VERIFY(!journeys->isVisible() && isSeen(packets));
        QVERIFY(!journeys->toggleViewAction()->isChecked());
        // Hidden, it is shown in front.
        journeys->toggleViewAction()->trigger();
        QTRY_VERIFY(isSeen(journeys) && !isSeen(packets));
        QVERIFY(journeys->widget()->hasFocus());
    }

    void keysDoTheSameAndAreTold()
    {
        QDockWidget *packets = add("Packets", Qt::CTRL | Qt::Key_1);
        QDockWidget *journeys = add("Journeys", Qt::CTRL | Qt::Key_2);
        m_window->tabifyDockWidget(packets, journeys);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        journeys->raise();
        QTRY_VERIFY(isSeen(journeys));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(isSeen(packets) && packets->widget()->hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(!packets->isVisible());
        QCOMPARE(packets->toggleViewAction()->toolTip(), QString("What it is for (Ctrl+1)"));
        QCOMPARE(packets->toggleViewAction()->statusTip(), QString("What it is for"));
    }
};

QTEST_MAIN(TestDockToggle)
#include "tst_docktoggle.moc"
