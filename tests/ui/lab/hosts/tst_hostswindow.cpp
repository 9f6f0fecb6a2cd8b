// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/remoteelement.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/lookup.h"
#include "tests/app/daemon/labhome.h"
#include "tests/hosts/hostbed.h"
#include "tests/hosts/ownnetwork.h"
#include "tests/ui/cuttexts.h"
#include "tests/ui/englishtexts.h"
#include "tests/ui/menuclick.h"
#include "tests/ui/showntexts.h"
#include "tests/ui/spokenlanguage.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/items/elementitem.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"
#include "ui/preferences/appearance.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;
using hosts::HostBed;

static bool s_hasOwnNetwork = false;

/// A lab over two machines that ssh reaches, in the editor's window, with mouse and keyboard: from
/// its placement to the end of one of the machines. Pictures of the steps go into build/pictures.
class TestHostsWindow final : public QObject
{
    Q_OBJECT

    static constexpr int Patience = 60'000;

    std::unique_ptr<engine::LabHome> m_home;
    std::unique_ptr<HostBed> m_bed;
    std::unique_ptr<MainWindow> m_window;
    ElementId m_h1;
    ElementId m_h3;
    ConnectionId m_left;

    void write(const QString &name, const QByteArray &text) const
    {
        const QString path = m_home->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    static QJsonObject device(const QString &id, int x, const QString &host)
    {
        QJsonObject element{{"id", id},
                            {"type", "container"},
                            {"parent", QJsonValue()},
                            {"name", id},
                            {"_pos", QJsonObject{{"x", x}, {"y", 200}}}};
        if (!host.isEmpty())
            element.insert("host", host);
        return element;
    }

    static QJsonObject interface(const QString &device, int number, const QString &address)
    {
        return {{"id", QStringLiteral("%1e%2").arg(device).arg(number)},
                {"type", "container_interface"},
                {"parent", device},
                {"name", QStringLiteral("eth%1").arg(number)},
                {"ip4address", address}};
    }

    /// h1 at paris, h2 at tokyo, and h3 on this machine until somebody assigns it.
    static QByteArray topologyText()
    {
        const QJsonArray elements{device("h1", 100, "paris"),
                                  device("h2", 300, "tokyo"),
                                  device("h3", 500, {}),
                                  interface("h1", 0, "10.0.0.1/24"),
                                  interface("h2", 0, "10.0.0.2/24"),
                                  interface("h2", 1, "10.0.1.2/24"),
                                  interface("h3", 0, "10.0.1.3/24")};
        const QJsonArray connections{
            QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"h1e0", "h2e0"}}},
            QJsonObject{{"id", "c2"}, {"elements", QJsonArray{"h2e1", "h3e0"}}}};
        return QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                         {"topology", QJsonObject{{"name", "two machines"},
                                                                  {"elements", elements},
                                                                  {"connections", connections}}}})
            .toJson();
    }

    void picture(const QString &name) const
    {
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
        QCoreApplication::processEvents();
        QVERIFY(m_window->grab().save(QStringLiteral(TOMATO_PICTURES "/hosts-%1.png").arg(name)));
    }

    QPoint onScreen(QPointF scene) const { return m_window->canvas().mapFromScene(scene); }

    QPointF placeOf(const ElementId &id) const { return m_window->document().scenePosition(id); }

    QMenu *menuAt(QPointF scene) const
    {
        QWidget *viewport = m_window->canvas().viewport();
        const QPoint at = onScreen(scene);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, viewport->mapToGlobal(at));
        QApplication::sendEvent(viewport, &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }

    /// Chooses the entry of a menu that is open, with the mouse.
    static bool choose(QMenu &menu, const QString &entry)
    {
        for (QAction *action : menu.actions()) {
            if (action->objectName() == entry && action->isEnabled()) {
                test::clickInMenu(menu, action);
                return true;
            }
        }
        return false;
    }

    QAction *action(const QString &name) const { return m_window->findChild<QAction *>(name); }

    /// The text of this host's row in a column of the dock Hosts, which is shown.
    QString cell(const QString &host, int column) const
    {
        const auto *list = m_window->findChild<QTreeWidget *>("hostsList");
        for (int row = 0; row < list->topLevelItemCount(); ++row) {
            if (list->topLevelItem(row)->text(0) == host)
                return list->topLevelItem(row)->text(column);
        }
        return "no such row";
    }

    QString messages() const
    {
        const auto *rows = m_window->findChild<QTreeWidget *>("messages");
        QStringList texts;
        for (int row = 0; row < rows->topLevelItemCount(); ++row)
            texts << rows->topLevelItem(row)->text(1);
        return texts.join('\n');
    }

    /// What a person reads of an element.
    QString told(const ElementId &id) const
    {
        return m_window->scene().elementItem(id)->description();
    }

    bool pings(const ElementId &from, const QString &to) const
    {
        const auto line = hosts::commandInside(
            m_window->lab().status().elements.at(from), from,
            {"ping", "-n", "-c", "5", "-i", "0.1", "-W", "5", to}, hosts::Asking::Never);
        if (!line)
            return false;
        QProcess process;
        process.start(line->front(), line->mid(1));
        return QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, Patience) &&
               process.exitCode() == 0;
    }

    const client::CaptureStatus *capture() const
    {
        return m_window->lab().engine().capture(m_left);
    }

    enum HostColumn
    {
        State = 1,
        Clock = 4,
        Trunk = 5
    };

private slots:
    void initTestCase()
    {
        if (!s_hasOwnNetwork)
            QSKIP("this user may make no network");
        if (const QString refusal = engine::labRefusal(); !refusal.isEmpty())
            QSKIP(qPrintable(refusal));
        m_home = std::make_unique<engine::LabHome>();
        auto bed = HostBed::make({"paris", "tokyo"}, TOMATO_BIN);
        if (!bed)
            QSKIP(bed.error().text().c_str());
        m_bed = std::move(*bed);
        qputenv("TOMATO_SSH", m_bed->ssh().toUtf8());
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
        qputenv("XDG_CONFIG_HOME", m_home->filePath("config").toUtf8());
        write("config/tomato-desktop/hosts.conf", m_bed->hostsConf().toUtf8());
        write("far.tomato4.json", topologyText());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                           m_home->filePath("settings"));
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        test::speak("en");
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_bed.reset();
        m_home.reset();
    }

    void aTopologyOverTwoHostsOpensAndShowsItsHosts()
    {
        m_window->openFile(m_home->filePath("far.tomato4.json"));
        const auto &topology = m_window->document().topology();
        m_h1 = *topology::findElement(topology, "h1");
        m_h3 = *topology::findElement(topology, "h3");
        m_left = ConnectionId("c1");
        QVERIFY(topology.connection(m_left) != nullptr);
        action("actionZoomToFit")->trigger();
        m_window->findChild<QDockWidget *>("hostsDock")->toggleViewAction()->trigger();
        QTRY_COMPARE(cell("tokyo", State), "not running");
        QCOMPARE(cell("here", State), "this machine");
        QVERIFY(told(m_h1).contains("On the host paris"));
    }

    void anElementIsAssignedToAHostByItsMenu()
    {
        QMenu *menu = menuAt(placeOf(m_h3));
        QVERIFY(menu != nullptr);
        auto *assign = menu->findChild<QMenu *>("assignToHostMenu");
        QVERIFY(assign != nullptr);
        test::clickInMenu(*menu, assign->menuAction());
        QTRY_VERIFY(assign->isVisible());
        picture("1-assign");
        QVERIFY(assign->grab().save(QStringLiteral(TOMATO_PICTURES "/hosts-1-menu.png")));
        QVERIFY(choose(*assign, "assignToHost_paris"));
        QCOMPARE(topology::hostOf(*m_window->document().topology().element(m_h3)), "paris");
        QVERIFY(m_window->isWindowModified());
        QTRY_COMPARE(cell("paris", 2), "2");
        QTRY_COMPARE(cell("here", 0), "no such row");
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
    }

    void elementsAreColouredByHostOnRequestOnly()
    {
        const auto colourOf = [this](const char *host) {
            return m_window->scene().look().hostColour(host);
        };
        QVERIFY(!colourOf("paris").isValid());
        QAction *colours = action("hostColours");
        QVERIFY(colours != nullptr && !colours->isChecked());
        colours->trigger();
        QVERIFY(colourOf("paris").isValid() && colourOf("tokyo").isValid());
        QVERIFY(colourOf("paris") != colourOf("tokyo"));
        picture("2-colours");
    }

    void theLabStartsAndItsHostsFareWell()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY2_WITH_TIMEOUT(m_window->lab().isRunning(), qPrintable(messages()), Patience);
        for (const char *host : {"paris", "tokyo"}) {
            QTRY_COMPARE_WITH_TIMEOUT(cell(host, State), "connected", Patience);
            QTRY_VERIFY2_WITH_TIMEOUT(cell(host, Clock).contains(QChar(0xb1)),
                                      qPrintable(cell(host, Clock)), Patience);
            // On a busy machine no datagram may have got through in time.
            QTRY_VERIFY2_WITH_TIMEOUT(cell(host, Trunk).startsWith("UDP, packets of") ||
                                          cell(host, Trunk) == "ssh stream",
                                      qPrintable(cell(host, Trunk)), Patience);
        }
        QCOMPARE(m_window->lab().status().wires.size(), 2u);
        const auto &connections = m_window->scene().connections().all();
        QTRY_VERIFY2_WITH_TIMEOUT(connections.at(m_left)->description().contains("adds about"),
                                  qPrintable(connections.at(m_left)->description()), Patience);
        picture("3-running");
    }

    void aConnectionBetweenThemIsCaptured()
    {
        QMenu *menu =
            menuAt(placeOf(m_h1) * 0.7 + placeOf(m_h3) * 0.15 +
                   placeOf(*topology::findElement(m_window->document().topology(), "h2")) * 0.15);
        QVERIFY(menu != nullptr);
        QCOMPARE(menu->objectName(), "connectionMenu");
        QVERIFY(choose(*menu, "startCapturing"));
        QTRY_VERIFY_WITH_TIMEOUT(capture() != nullptr &&
                                     capture()->state == client::CaptureStatus::State::Recording,
                                 Patience);
        QVERIFY(pings(m_h1, "10.0.0.2"));
        QTRY_VERIFY_WITH_TIMEOUT(capture()->packets >= 10, Patience);
        picture("4-capturing");
    }

    void allIsDownloadedAsOneArchive()
    {
        QMenu *menu = nullptr;
        for (QMenu *each : m_window->findChildren<QMenu *>()) {
            emit each->aboutToShow();
            if (each->findChild<QAction *>("downloadAllCaptures", Qt::FindDirectChildrenOnly))
                menu = each;
        }
        QVERIFY(menu != nullptr);
        // The other connection has a recording, too.
        action("captureAll")->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->lab().engine().captures().size(), 2u, Patience);
        QVERIFY(pings(m_h3, "10.0.1.2"));
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->lab().engine().capture(ConnectionId("c2"))->packets >= 10, Patience);
        emit menu->aboutToShow();
        QVERIFY(action("downloadAllCaptures")->isEnabled());
        action("downloadAllCaptures")->trigger();
        const auto question = [this] {
            return m_window->findChild<QFileDialog *>("downloadQuestion");
        };
        QTRY_VERIFY(question() != nullptr && question()->isVisible());
        const QString file = m_home->filePath("all.tar.gz");
        question()->selectFile(file);
        static_cast<QDialog *>(question())->accept();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), Patience);
        const auto listed = HostBed::run({"tar", "tzf", file});
        QVERIFY(listed);
        for (const char *each :
             {"all/hosts.json", "all/paris/h1-eth0--h2-eth0/capture.json",
              "all/tokyo/h1-eth0--h2-eth0/000001.pcap", "all/tokyo/h2-eth1--h3-eth0/000001.pcap",
              "all/paris/h2-eth1--h3-eth0/000001.pcap"})
            QVERIFY2(listed->contains(QLatin1String(each)), qPrintable(*listed));
        picture("5-downloaded");
    }

    void aHostThatIsLostIsToldInWords()
    {
        QVERIFY(HostBed::setCable(m_bed->host("tokyo"), false));
        m_bed->host("tokyo").kill();
        const ElementId h2 = *topology::findElement(m_window->document().topology(), "h2");
        QTRY_VERIFY2_WITH_TIMEOUT(told(h2).contains("the host tokyo cannot be reached"),
                                  qPrintable(told(h2)), Patience);
        QCOMPARE(m_window->scene().elementItem(h2)->stateText(), "Running when last heard of");
        m_window->findChild<QDockWidget *>("hostsDock")->raise();
        QTRY_VERIFY2_WITH_TIMEOUT(cell("tokyo", State).startsWith("lost: "),
                                  qPrintable(cell("tokyo", State)), Patience);
        QCOMPARE(cell("paris", State), "connected");
        QTRY_VERIFY2_WITH_TIMEOUT(messages().contains("The host tokyo is lost: "),
                                  qPrintable(messages()), Patience);
        const auto &connections = m_window->scene().connections().all();
        QTRY_VERIFY2_WITH_TIMEOUT(
            connections.at(m_left)->description().contains("No frames get to tokyo"),
            qPrintable(connections.at(m_left)->description()), Patience);
        // What is not there any more is named.
        QVERIFY(!told(m_h1).contains("cannot be reached"));
        picture("6-lost");
        chooseColourScheme(ColourScheme::Dark);
        picture("6-lost-dark");
        chooseColourScheme(ColourScheme::Light);
    }

    void allOfItIsSaidInOtherLanguages_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::newRow("de") << "verloren: ";
        QTest::newRow("zh") << QString::fromUtf8("失去：");
    }

    void allOfItIsSaidInOtherLanguages()
    {
        QFETCH(const QString, lost);
        const QString language = QTest::currentDataTag();
        test::speak(language);
        QTRY_VERIFY2(cell("tokyo", State).startsWith(lost), qPrintable(cell("tokyo", State)));
        picture("6-lost-" + language);
        QWidget &dock = *m_window->findChild<QDockWidget *>("hostsDock");
        const QStringList english = test::EnglishTexts(language).in(test::ShownTexts::of(dock));
        QVERIFY2(english.isEmpty(), qPrintable(english.join('\n')));
        // The reason, too.
        const QString reason = cell("tokyo", State).mid(lost.size());
        QVERIFY2(!reason.isEmpty() && !reason.startsWith("tomato-engine ended there") &&
                     !reason.startsWith("ssh did not") && !reason.startsWith("it does not") &&
                     !reason.startsWith("the connection"),
                 qPrintable(reason));
        const QStringList cut = test::CutTexts::inPart(dock);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join('\n')));
        test::speak("en");
    }

    void theLabStopsAllTheSame()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->lab().isUp(), Patience);
        QTRY_COMPARE(cell("paris", State), "not running");
        picture("7-stopped");
        const bool isClean = QTest::qWaitFor(
            [this] { return m_bed->host("paris").processes().isEmpty(); }, Patience);
        QVERIFY2(isClean, qPrintable(m_bed->host("paris").processes().join('\n')));
        m_window->document().undoStack().setClean();
    }
};

int main(int argc, char **argv)
{
    s_hasOwnNetwork = hosts::enterOwnNetwork(argc, argv);
    QApplication application(argc, argv);
    TestHostsWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostswindow.moc"
