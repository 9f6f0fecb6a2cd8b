// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/hostcommands.h"

#include "app/topology/attributes/hostvalues.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/placedialog.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tomato;
using namespace tomato::ui;

class TestHostCommands final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<document::Document> m_document;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<HostCommands> m_commands;

    /// Adds this many hosts in a row, each joined to the next.
    std::vector<ElementId> draw(int count)
    {
        std::vector<ElementId> ids;
        for (int i = 0; i < count; ++i) {
            ids.push_back(*m_document->addElement(topology::ElementKind::Host, {100.0 * i, 0}));
            if (i > 0)
                (void)m_document->connectElements(ids[ids.size() - 2], ids.back());
        }
        return ids;
    }

    QString hostAt(const ElementId &id) const
    {
        return topology::hostOf(*m_document->topology().element(id));
    }

    QMenu *menu()
    {
        QMenu *menu = m_commands->createAssignMenu(m_window.get());
        emit menu->aboutToShow();
        return menu;
    }

    static QPushButton *ok(const PlaceDialog &dialog)
    {
        return dialog.findChild<QPushButton *>("placeOk");
    }

    static void tickOnly(const PlaceDialog &dialog, const QStringList &hosts)
    {
        auto *list = dialog.findChild<QListWidget *>("placeHosts");
        for (int row = 0; row < list->count(); ++row)
            list->item(row)->setCheckState(
                hosts.contains(list->item(row)->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                               : Qt::Unchecked);
    }

private slots:
    void init()
    {
        qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH"));
        qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
        QVERIFY(QDir().mkpath(m_home.filePath("config/tomato-desktop")));
        QFile file(m_home.filePath("config/tomato-desktop/hosts.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[far]\nssh=far.example\n\n[near]\nweight=3\n");
        file.close();
        m_document = std::make_unique<document::Document>();
        m_scene = std::make_unique<TopologyScene>(*m_document, QApplication::palette(),
                                                  QApplication::font());
        m_window = std::make_unique<QWidget>();
        m_commands = std::make_unique<HostCommands>(*m_scene, *m_window);
    }

    void cleanup()
    {
        m_commands.reset();
        m_window.reset();
        m_scene.reset();
        m_document.reset();
    }

    void theMenuHasTheHostsOfTheListAndOfTheTopology()
    {
        const auto ids = draw(2);
        QVERIFY(m_document->changeElement(ids[1], {{"host", "mars"}}, "Assign"));
        m_scene->selectOnly(ids[1]);
        const QMenu *entries = menu();
        for (const char *name : {"here", "far", "near", "mars"})
            QVERIFY2(entries->findChild<QAction *>(QStringLiteral("assignToHost_%1").arg(name)),
                     name);
        QVERIFY(entries->findChild<QAction *>("assignToHost_mars")->isChecked());
        QVERIFY(!entries->findChild<QAction *>("assignToHost_far")->isChecked());
    }

    void severalElementsAreAssignedInOneUndoStep()
    {
        const auto ids = draw(3);
        // An assignment overrides an earlier placement.
        QVERIFY(m_document->changeElement(ids[0], {{"_host", "near"}}, "Place"));
        const int steps = m_document->undoStack().count();
        m_scene->select({ids[0], ids[1]}, {});
        menu()->findChild<QAction *>("assignToHost_far")->trigger();
        QCOMPARE(m_document->undoStack().count(), steps + 1);
        QCOMPARE(hostAt(ids[0]), "far");
        QCOMPARE(hostAt(ids[1]), "far");
        QCOMPARE(hostAt(ids[2]), "here");
        m_document->undoStack().undo();
        QCOMPARE(hostAt(ids[0]), "near");
        QCOMPARE(hostAt(ids[1]), "here");
        m_scene->select({ids[1]}, {});
        m_commands->assign({ids[1]}, "far");
        m_commands->assign({ids[1]}, {});
        QCOMPARE(hostAt(ids[1]), "here");
    }

    void aNameThatCannotBeIsRefusedAndOneOfNoListIsTold()
    {
        const auto ids = draw(1);
        QSignalSpy failures(m_commands.get(), &HostCommands::failed);
        QSignalSpy told(m_commands.get(), &HostCommands::placed);
        m_commands->assign(ids, "-x");
        QCOMPARE(failures.count(), 1);
        QCOMPARE(hostAt(ids[0]), "here");
        m_commands->assign(ids, "mars");
        QCOMPARE(hostAt(ids[0]), "mars");
        QCOMPARE(told.count(), 1);
        QVERIFY(told[0][0].toString().contains("mars"));
    }

    void connectionsBetweenHostsAreDrawnApart()
    {
        const auto ids = draw(3);
        m_commands->assign({ids[2]}, "far");
        int apart = 0;
        for (const auto &[id, connection] : m_scene->connections().all()) {
            apart += connection->crossesHosts() ? 1 : 0;
            QCOMPARE(connection->description().contains("far"), connection->crossesHosts());
        }
        QCOMPARE(apart, 1);
        QVERIFY(m_scene->elementItem(ids[2])->description().contains("On the host far"));
    }

    void placingShowsWhatWouldBeCutAndIsOneUndoStep()
    {
        const auto ids = draw(8);
        const int steps = m_document->undoStack().count();
        auto *dialog = new PlaceDialog(*m_document, m_window.get());
        tickOnly(*dialog, {"here", "far"});
        QTRY_VERIFY_WITH_TIMEOUT(ok(*dialog)->isEnabled(), 60'000);
        // A row of eight is cut once.
        QCOMPARE(dialog->findChild<QListWidget *>("placeCut")->count(), 1);
        QVERIFY(dialog->findChild<QLabel *>("placeSummary")->text().startsWith("1 of 7"));
        QCOMPARE(m_document->undoStack().count(), steps);
        QSignalSpy placed(dialog, &PlaceDialog::placed);
        ok(*dialog)->click();
        QCOMPARE(placed.count(), 1);
        QCOMPARE(m_document->undoStack().count(), steps + 1);
        QCOMPARE(std::ranges::count_if(ids, [this](const auto &id) { return hostAt(id) == "far"; }),
                 4);
        m_document->undoStack().undo();
        QVERIFY(!topology::usesHosts(m_document->topology()));
    }

    void whatIsAssignedStaysAndAHostThatIsNotTickedIsNamed()
    {
        const auto ids = draw(4);
        m_commands->assign({ids[0]}, "far");
        auto *dialog = new PlaceDialog(*m_document, m_window.get());
        tickOnly(*dialog, {"here", "near"});
        auto *summary = dialog->findChild<QLabel *>("placeSummary");
        QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains("pinned to the host far"), 60'000);
        QVERIFY(!ok(*dialog)->isEnabled());
        tickOnly(*dialog, {});
        QTRY_VERIFY_WITH_TIMEOUT(summary->text().contains("Tick a host"), 60'000);
        tickOnly(*dialog, {"here", "far"});
        QTRY_VERIFY_WITH_TIMEOUT(ok(*dialog)->isEnabled(), 60'000);
        ok(*dialog)->click();
        QCOMPARE(hostAt(ids[0]), "far");
    }

    void cancellingLeavesEverythingWhereItIs()
    {
        draw(40);
        const int steps = m_document->undoStack().count();
        auto *dialog = new PlaceDialog(*m_document, m_window.get());
        tickOnly(*dialog, {"here", "far"});
        dialog->reject();
        QCOMPARE(m_document->undoStack().count(), steps);
    }
};

QTEST_MAIN(TestHostCommands)
#include "tst_hostcommands.moc"
