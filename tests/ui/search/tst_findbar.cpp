// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/findbar.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace tomato;
using namespace tomato::ui;

class TestFindBar final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<CanvasView> m_view;
    std::unique_ptr<FindBar> m_bar;

    void chip(const QString &name) const { m_bar->findChild<QToolButton *>(name)->click(); }
    QString count() const { return m_bar->findChild<QLabel *>("findCount")->text(); }

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QGuiApplication::palette(),
                                                  QGuiApplication::font());
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_bar = std::make_unique<FindBar>(*m_scene, *m_view);
        m_bar->open();
        client::LabStatus lab;
        lab.elements[m_drawing->h1].state = client::ElementStatus::State::Running;
        lab.elements[m_drawing->h2].state = client::ElementStatus::State::Failed;
        m_scene->showLab(lab);
    }

    void cleanup()
    {
        m_bar.reset();
        m_view.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void anotherLanguageHasOtherNamesOfTypes()
    {
        QTranslator chinese;
        QVERIFY(chinese.load("tomato_zh", TOMATO_BIN "/translations"));
        auto *line = m_bar->findChild<QLineEdit *>("findText");
        m_bar->show();
        line->setText("路由器");
        QCOMPARE(count(), "Nothing found");
        QVERIFY(QCoreApplication::installTranslator(&chinese));
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(m_bar.get(), &change);
        QCOMPARE(count(), "1 / 1");
        QCOMPARE(m_scene->selectedElements(), std::vector<ElementId>());
        QCoreApplication::removeTranslator(&chinese);
    }

    void enterLeadsToTheNextOne()
    {
        auto *line = m_bar->findChild<QLineEdit *>("findText");
        QTest::keyClicks(line, "host");
        QCOMPARE(count(), "1 of 2");
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h1});
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h2});
    }

    void aChipAloneFindsAllThatIsInThatState()
    {
        QCOMPARE(count(), "");
        chip("findRunning");
        QCOMPARE(count(), "1 of 1");
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h1});
        chip("findFailed");
        QCOMPARE(count(), "1 of 2");
        chip("findRunning");
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h2});
        chip("findFailed");
        QCOMPARE(count(), "");
    }

    void chipsNarrowWhatTheTextFinds()
    {
        auto *line = m_bar->findChild<QLineEdit *>("findText");
        QTest::keyClicks(line, "host");
        chip("findFailed");
        QCOMPARE(count(), "1 of 1");
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h2});
        line->setText("router");
        QCOMPARE(count(), "Nothing found");
    }

    void connectionsThatCaptureAreFound()
    {
        chip("findCapturing");
        QCOMPARE(count(), "Nothing found");
        QVERIFY(
            m_drawing->document.changeConnection(m_drawing->right, {{"capturing", true}}, "on"));
        chip("findCapturing");
        chip("findCapturing");
        QCOMPARE(count(), "1 of 1");
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->right});
    }

    void aConnectionWithAProblemFailed()
    {
        plugins::ConnectionBadge badge;
        badge.shape = plugins::ConnectionBadge::Shape::Warning;
        m_scene->setBadge(*m_scene->connection(m_drawing->left), badge);
        chip("findFailed");
        QCOMPARE(count(), "1 of 2");
        QTest::keyClick(m_bar.get(), Qt::Key_Return);
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->left});
    }

    void chipsHaveKeys()
    {
        auto *line = m_bar->findChild<QLineEdit *>("findText");
        QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
        QTest::keyClick(line, Qt::Key_2, Qt::AltModifier);
        QTRY_VERIFY(m_bar->findChild<QToolButton *>("findRunning")->isChecked());
        QCOMPARE(line->text(), "");
    }
};

QTEST_MAIN(TestFindBar)
#include "tst_findbar.moc"
