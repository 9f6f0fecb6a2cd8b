// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/hosts/labhosts.h"

#include "app/document/document.h"
#include "ui/canvas/items/hostcolours.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/hosts/hostspanel.h"
#include "ui/lab/hosts/hosttexts.h"
#include "ui/lab/labsession.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <array>

#include <sys/inotify.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::ui;
using client::HostStatus;

class TestLabHosts final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    static HostStatus far()
    {
        HostStatus host;
        host.host = "far";
        host.lab = "one-1";
        host.isReachable = true;
        host.elements = 1;
        host.version = "4.2";
        host.cores = 8;
        host.load = 0.25;
        host.trunk.isAlive = true;
        host.trunk.clock = client::HostClock{12'500, 130'000, 2'000'000, 0};
        return host;
    }

    /// Two elements, of which the second is on the host.
    static std::vector<ElementId> draw(document::Document &document, const QString &host)
    {
        const std::vector<ElementId> ids{
            *document.addElement(topology::ElementKind::Host, {0, 0}),
            *document.addElement(topology::ElementKind::Host, {200, 0})};
        (void)document.connectElements(ids[0], ids[1]);
        (void)document.changeElement(ids[1], {{"host", host}}, "Assign");
        return ids;
    }

    static QString cell(const QTreeWidget &list, const QString &host, const QString &column)
    {
        for (int row = 0; row < list.topLevelItemCount(); ++row) {
            for (int at = 0; at < list.columnCount(); ++at) {
                if (list.topLevelItem(row)->text(0) == host &&
                    list.headerItem()->text(at) == column)
                    return list.topLevelItem(row)->text(at);
            }
        }
        return "no such cell";
    }

private slots:
    void initTestCase()
    {
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
            qputenv(name, m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
        QVERIFY(QDir().mkpath(m_home.filePath("config/tomato-desktop")));
        QFile file(m_home.filePath("config/tomato-desktop/hosts.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[far]\nssh=far.example\n");
        QLocale::setDefault(QLocale::c());
    }

    void aLostHostIsToldOnceAndIsOverWhenItIsBack()
    {
        document::Document document;
        LabSession lab(document);
        LabHosts hosts(lab);
        QSignalSpy problems(&hosts, &LabHosts::problem);
        QSignalSpy resolved(&hosts, &LabHosts::resolved);
        hosts.take({far()});
        QCOMPARE(problems.count(), 0);
        HostStatus lost = far();
        lost.isReachable = false;
        lost.reason = "it does not answer";
        hosts.take({lost});
        hosts.take({lost});
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems[0][0].toString().contains("far is lost: it does not answer"));
        hosts.take({far()});
        QCOMPARE(resolved.count(), 1);
        QCOMPARE(resolved[0][0], problems[0][1]);
    }

    void whatIsSaidOfAHostIsOverWhenTheLabHasItNoMore()
    {
        document::Document document;
        LabSession lab(document);
        LabHosts hosts(lab);
        hosts.take({far()});
        QSignalSpy problems(&hosts, &LabHosts::problem);
        QSignalSpy resolved(&hosts, &LabHosts::resolved);
        QSignalSpy told(&hosts, &LabHosts::information);
        HostStatus lost = far();
        lost.isReachable = false;
        lost.trunk.isAlive = false;
        HostStatus near = far();
        near.host = "near";
        hosts.take({lost, near});
        QCOMPARE(problems.count(), 2);
        hosts.take({near});
        QCOMPARE(resolved.count(), 2);
        for (int at = 0; at < 2; ++at)
            QCOMPARE(resolved[at][0], problems[at][1]);
        // It is not back.
        QCOMPARE(told.count(), 0);
        // One of the same name is a new one.
        hosts.take({lost, near});
        QCOMPARE(problems.count(), 3);
    }

    void aTrunkThatIsCutIsToldButNotOneThatNeverWas()
    {
        document::Document document;
        LabSession lab(document);
        LabHosts hosts(lab);
        QSignalSpy problems(&hosts, &LabHosts::problem);
        HostStatus cut = far();
        cut.trunk.isAlive = false;
        cut.trunk.reason = "the trunk ended";
        hosts.take({cut});
        QCOMPARE(problems.count(), 0);
        hosts.take({far()});
        hosts.take({cut});
        QCOMPARE(problems.count(), 1);
        QVERIFY(problems[0][0].toString().contains("the trunk ended"));
    }

    void theRateIsWhatCameSinceTheLastAnswer()
    {
        document::Document document;
        LabSession lab(document);
        LabHosts hosts(lab);
        HostStatus host = far();
        hosts.take({host});
        QCOMPARE(hosts.bitsPerSecond("far"), 0.0);
        // Some time must have passed for a rate.
        const auto sendMore = [&] {
            if (hosts.bitsPerSecond("far") > 0)
                return true;
            host.trunk.sentBytes += 1'000'000;
            hosts.take({host});
            return hosts.bitsPerSecond("far") > 0;
        };
        QTRY_VERIFY(sendMore());
        // A trunk that is new counts from nothing.
        host.trunk.sentBytes = 10;
        hosts.take({host});
        QCOMPARE(hosts.bitsPerSecond("far"), 0.0);
    }

    void theDockHasARowForEachHost()
    {
        document::Document document;
        draw(document, "far");
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        LabSession lab(document);
        LabHosts hosts(lab);
        HostsPanel panel(hosts, scene);
        const auto *list = panel.findChild<QTreeWidget *>("hostsList");
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(cell(*list, "far", "State"), "not running");
        QCOMPARE(cell(*list, "far", "Elements"), "1");
        QCOMPARE(cell(*list, "here", "State"), "this machine");
        QVERIFY(panel.findChild<QLabel *>("hostsHint")->isHidden());
        hosts.take({far()});
        panel.refresh();
        QCOMPARE(cell(*list, "far", "State"), "connected");
        QCOMPARE(cell(*list, "far", "Load"), "0.25 of 8");
        QCOMPARE(cell(*list, "far", "Clock against Here"), "+13 µs ± 130 µs");
        QCOMPARE(cell(*list, "far", "Round Trip"), "2.00 ms");
        HostStatus lost = far();
        lost.isReachable = false;
        lost.reason = "it does not answer";
        hosts.take({lost});
        panel.refresh();
        QCOMPARE(cell(*list, "far", "State"), "lost: it does not answer");
    }

    void columnsAreAsWideAsWhatIsSaidLater()
    {
        document::Document document;
        draw(document, "far");
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        LabSession lab(document);
        LabHosts hosts(lab);
        HostsPanel panel(hosts, scene);
        panel.resize(1000, 200);
        panel.show();
        scene.setHostColours(coloursOf({"far", "here"}));
        hosts.take({far()});
        panel.refresh();
        const auto *list = panel.findChild<QTreeWidget *>("hostsList");
        const QAbstractItemView *view = list;
        for (int column = 0; column + 1 < list->columnCount(); ++column)
            QVERIFY2(list->columnWidth(column) >= view->sizeHintForColumn(column),
                     qPrintable(list->headerItem()->text(column)));
    }

    void aHostThatIsInNoListIsMarkedBeforeTheLabStarts()
    {
        document::Document document;
        draw(document, "mars");
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        LabSession lab(document);
        LabHosts hosts(lab);
        const HostsPanel panel(hosts, scene);
        const auto *list = panel.findChild<QTreeWidget *>("hostsList");
        QCOMPARE(cell(*list, "mars", "State"), "not in the list of hosts");
    }

    void theListOfHostsIsReadOnceForAllRows()
    {
        document::Document document;
        for (const char *host : {"far", "mars", "venus"})
            draw(document, host);
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        LabSession lab(document);
        LabHosts hosts(lab);
        HostsPanel panel(hosts, scene);
        const int notify = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
        const QByteArray file = m_home.filePath("config/tomato-desktop/hosts.conf").toUtf8();
        QVERIFY(::inotify_add_watch(notify, file.constData(), IN_OPEN | IN_CLOSE_NOWRITE) >= 0);
        panel.refresh();
        // It was opened and closed.
        std::array<inotify_event, 16> seen;
        QCOMPARE(::read(notify, seen.data(), sizeof seen), ssize_t(2 * sizeof(inotify_event)));
        ::close(notify);
    }

    void activatingARowSelectsTheElementsOfItsHost()
    {
        document::Document document;
        const auto ids = draw(document, "far");
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        LabSession lab(document);
        LabHosts hosts(lab);
        const HostsPanel panel(hosts, scene);
        auto *list = panel.findChild<QTreeWidget *>("hostsList");
        emit list->itemActivated(list->topLevelItem(0), 0);
        QCOMPARE(scene.selectedElements(), std::vector<ElementId>{ids[1]});
    }

    void thePathSaysWhatTheWayDoesToFrames()
    {
        const HostStatus host = far();
        QVERIFY2(HostTexts::path(&host, nullptr).contains("adds about 1.00 ms"),
                 qPrintable(HostTexts::path(&host, nullptr)));
        // Between two others there are two ways.
        QVERIFY(HostTexts::path(&host, &host).contains("adds about 2.00 ms"));
        QVERIFY(HostTexts::path(&host, &host).contains("through this machine"));
        QVERIFY(HostTexts::path(&host, nullptr).contains("sent again, and shows as delay"));
        HostStatus udp = far();
        udp.trunk.carrier = "udp";
        udp.trunk.mtu = 1500;
        QCOMPARE(HostTexts::carrier(udp.trunk), "UDP, packets of 1500 bytes");
        QVERIFY(HostTexts::path(&udp, nullptr).startsWith("By UDP,"));
        QVERIFY(HostTexts::path(&udp, nullptr).contains("is lost, and counted"));
        QVERIFY(HostTexts::path(&udp, &host).contains("the stream of ssh to far"));
        HostStatus cut = far();
        cut.trunk.isAlive = false;
        QVERIFY(HostTexts::path(nullptr, &cut).contains("No frames get to far"));
    }
};

QTEST_MAIN(TestLabHosts)
#include "tst_labhosts.moc"
