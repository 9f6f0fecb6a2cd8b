// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/propertiespanel.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/properties/fieldcheck.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestPropertiesPanel final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<PropertiesPanel> m_panel;

    template <class Widget = QLineEdit>
    Widget *field(const QString &name) const
    {
        return m_panel->widget()->findChild<Widget *>(name);
    }

    void enter(const QString &name, const QString &text) const
    {
        auto *line = field(name);
        QVERIFY2(line != nullptr, qPrintable(name));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    QString value(const ElementId &id, const QString &key) const
    {
        return m_drawing->document.topology().element(id)->attributes.value(key).toString();
    }

    int steps() const { return m_drawing->document.undoStack().count(); }

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QApplication::palette(),
                                                  QApplication::font());
        m_panel = std::make_unique<PropertiesPanel>(*m_scene);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void withoutASelectionItSumsUp()
    {
        const QString text = field<QLabel>("propertiesSummary")->text();
        QVERIFY2(text.contains('3') && text.contains('2'), qPrintable(text));
    }

    void theSummaryFollowsTheNameOfTheTopology()
    {
        QVERIFY(m_drawing->document.changeTopology({{"name", "lab6"}}, "name"));
        QVERIFY(field<QLabel>("propertiesSummary")->text().startsWith("lab6"));
    }

    void aConnectionTellsHowItIsCaptured()
    {
        m_scene->selectOnly(m_drawing->left);
        const auto capture = [this] { return field<QLabel>("connectionCapture")->text(); };
        QCOMPARE(capture(), QString("No packets are captured."));
        plugins::ConnectionBadge badge;
        badge.toolTip = "Recording\nFilter: icmp\nPackets: 12";
        m_scene->setBadge(*m_scene->connection(m_drawing->right), badge);
        QCOMPARE(capture(), QString("No packets are captured."));
        m_scene->setBadge(*m_scene->connection(m_drawing->left), badge);
        QCOMPARE(capture(), badge.toolTip);
    }

    void severalConnectionsAreConfiguredFromHere()
    {
        m_scene->select({}, {m_drawing->left, m_drawing->right});
        QSignalSpy asked(m_panel.get(), &PropertiesPanel::configureAllRequested);
        QCOMPARE(field<QLabel>("propertiesSummary")->text(), QString("Selected: 2 connection(s)"));
        field<QPushButton>("configureConnections")->click();
        QCOMPARE(asked.count(), 1);
    }

    void connectionsAmongElementsHaveTheirButton()
    {
        m_scene->select({m_drawing->h1, m_drawing->r1}, {m_drawing->left});
        QCOMPARE(field<QLabel>("propertiesSummary")->text(),
                 QString("Selected: 2 element(s), 1 connection(s)"));
        QVERIFY(field("propertyMemoryLimit") != nullptr);
        QSignalSpy configure(m_panel.get(), &PropertiesPanel::configureAllRequested);
        field<QPushButton>("configureConnections")->click();
        QCOMPARE(configure.size(), 1);
        // One element is itself, whatever else is selected.
        m_scene->select({m_drawing->h1}, {m_drawing->left});
        enter("propertyName", "alice");
        QCOMPARE(value(m_drawing->h1, "name"), QString("alice"));
        QVERIFY(field<QPushButton>("configureConnections") != nullptr);
        QVERIFY(field<QPushButton>("renameElements") == nullptr);
    }

    void severalElementsGetNamesByAPattern()
    {
        m_scene->select({m_drawing->h1, m_drawing->h2}, {});
        QSignalSpy rename(m_panel.get(), &PropertiesPanel::renameRequested);
        auto *button = field<QPushButton>("renameElements");
        QVERIFY(!button->toolTip().isEmpty());
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(rename.size(), 1);
    }

    void aNameIsOneStep()
    {
        m_scene->selectOnly(m_drawing->h1);
        enter("propertyName", "alice");
        QCOMPARE(value(m_drawing->h1, "name"), QString("alice"));
        QCOMPARE(steps(), 1);
        m_drawing->document.undoStack().undo();
        field("propertyName")->clearFocus();
        QCOMPARE(field("propertyName")->text(), QString("host1"));
    }

    void aNameThatIsTakenSaysSoAndChangesNothing()
    {
        m_scene->selectOnly(m_drawing->h1);
        enter("propertyName", "host2");
        QCOMPARE(steps(), 0);
        QVERIFY(field<QLabel>("propertyNameProblem")->isVisible());
        QVERIFY(field<QLabel>("propertyNameProblem")->text().contains("host2"));
    }

    void aWrongAddressIsNotSaved()
    {
        m_scene->selectOnly(m_drawing->h1);
        enter("propertyIp4_eth0", "10.0.0.300/24");
        QCOMPARE(steps(), 0);
        QVERIFY(field<QLabel>("propertyIp4_eth0Problem")->isVisible());
        enter("propertyIp4_eth0", "10.0.0.3/24");
        QVERIFY(!field<QLabel>("propertyIp4_eth0Problem")->isVisible());
        QCOMPARE(value(m_drawing->document.topology().interfaces(m_drawing->h1)[0], "ip4address"),
                 QString("10.0.0.3/24"));
        QCOMPARE(steps(), 1);
    }

    void escapeBringsTheOldTextBack()
    {
        m_scene->selectOnly(m_drawing->h1);
        auto *name = field("propertyName");
        name->setFocus();
        QTest::keyClicks(name, "x");
        QTest::keyClick(name, Qt::Key_Escape);
        QCOMPARE(name->text(), QString("host1"));
        QCOMPARE(steps(), 0);
    }

    void aSwitchCanWorkAsAHub()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::Switch, QPointF(0, 200));
        m_scene->selectOnly(id);
        auto *modes = field<QComboBox>("propertyMode");
        QVERIFY(modes != nullptr);
        modes->setFocus();
        QTest::keyClick(modes, Qt::Key_Down);
        QCOMPARE(m_drawing->document.topology().element(id)->kind(), topology::ElementKind::Hub);
    }

    void aPortOfASwitchIsOfAVlanOrATrunk()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::Switch, QPointF(0, 200));
        QVERIFY(m_drawing->document.connectElements(id, m_drawing->h1));
        const ElementId port = m_drawing->document.topology().interfaces(id).front();
        const QString suffix = '_' + value(port, "name");
        m_scene->selectOnly(id);
        enter("propertyVlan" + suffix, "4095");
        QCOMPARE(value(port, "vlan"), QString());
        enter("propertyVlan" + suffix, "10");
        QCOMPARE(value(port, "vlan"), QStringLiteral("10"));
        enter("propertyTrunk" + suffix, "20-30");
        QCOMPARE(value(port, "vlan_trunk"), QString());
        m_drawing->document.undoStack().undo();
        QCOMPARE(value(port, "vlan"), QString());
        enter("propertyTrunk" + suffix, "10,30-20");
        QCOMPARE(value(port, "vlan_trunk"), QString());
        enter("propertyTrunk" + suffix, "10,20-30");
        QCOMPARE(value(port, "vlan_trunk"), QStringLiteral("10,20-30"));
        enter("propertyNative" + suffix, "1");
        QCOMPARE(value(port, "vlan_native"), QStringLiteral("1"));
        auto *loops = field<QCheckBox>("propertyStp");
        QVERIFY(loops != nullptr);
        QTest::mouseClick(loops, Qt::LeftButton, {}, QPoint(8, loops->height() / 2));
        QVERIFY(m_drawing->document.topology().element(id)->attributes.value("stp").toBool());
    }

    void anInterfaceThatAsksForItsAddressHasNoneOfItsOwn()
    {
        const auto &topology = m_drawing->document.topology();
        const ElementId port = topology.interfaces(m_drawing->h1).front();
        m_scene->selectOnly(m_drawing->h1);
        const QString suffix = '_' + topology.element(port)->name();
        enter("propertyIp4" + suffix, "10.0.0.1/24");
        auto *asks = field<QCheckBox>("propertyDhcp" + suffix);
        auto *serves = field<QCheckBox>("propertyDhcpServer" + suffix);
        QVERIFY(asks != nullptr && serves != nullptr);
        QVERIFY(serves->isEnabled());
        serves->click();
        QVERIFY(topology.element(port)->attributes.value("dhcp_server").toBool());
        const int before = steps();
        asks->click();
        QCOMPARE(steps(), before + 1);
        QVERIFY(topology.element(port)->attributes.value("use_dhcp").toBool());
        QCOMPARE(value(port, "ip4address"), QString());
        auto *address = field("propertyIp4" + suffix);
        QVERIFY(!address->isEnabled());
        QVERIFY(!address->parentWidget()->toolTip().isEmpty());
        QVERIFY(!serves->isEnabled() && !serves->isChecked());
        client::LabStatus lab;
        lab.elements[m_drawing->h1].leased.emplace(port, "10.0.0.7/24");
        m_scene->showLab(lab);
        QCOMPARE(address->placeholderText(), QString("10.0.0.7/24"));
        m_drawing->document.undoStack().undo();
        QVERIFY(address->isEnabled());
        QCOMPARE(address->text(), QString("10.0.0.1/24"));
        QVERIFY(serves->isChecked());
    }

    void anInterfaceWithoutAnAddressServesNobody()
    {
        m_scene->selectOnly(m_drawing->h1);
        const auto boxes = m_panel->widget()->findChildren<QCheckBox *>(
            QRegularExpression(QStringLiteral("^propertyDhcpServer")));
        QCOMPARE(boxes.size(), 1);
        QVERIFY(!boxes.front()->isEnabled());
    }

    void anExternalNetworkServesAddresses()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::ExternalNetwork, {0, 200});
        m_scene->selectOnly(id);
        field<QCheckBox>("propertyDhcpServer")->click();
        const auto &attributes = m_drawing->document.topology().element(id)->attributes;
        QVERIFY(attributes.value("dhcp_server").toBool());
        m_drawing->document.undoStack().undo();
        QVERIFY(!field<QCheckBox>("propertyDhcpServer")->isChecked());
    }

    void anElementRunsInAnImage()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::Host, QPointF(0, 200));
        const auto attribute = [&](const char *key) {
            return m_drawing->document.topology().element(id)->attributes.value(QLatin1String(key));
        };
        m_scene->selectOnly(id);
        const int before = steps();
        enter("propertyImage", "/srv/images/frr");
        QCOMPARE(attribute("image"), QJsonValue("/srv/images/frr"));
        field<QCheckBox>("propertyImageKeeps")->click();
        QCOMPARE(attribute("image_keeps"), QJsonValue(true));
        QCOMPARE(steps(), before + 2);
        // Neither a path nor store:NAME.
        enter("propertyImage", "frr:10");
        QCOMPARE(attribute("image"), QJsonValue("/srv/images/frr"));
        QTest::keyClick(field("propertyImage"), Qt::Key_Escape);
        field<QCheckBox>("propertyImageKeeps")->click();
        QVERIFY(attribute("image_keeps").isUndefined() || attribute("image_keeps").isNull());
    }

    void whatTheProgramsInsideMayUseIsLimited()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::Router, QPointF(0, 200));
        const auto attribute = [&](const char *key) {
            return m_drawing->document.topology().element(id)->attributes.value(QLatin1String(key));
        };
        m_scene->selectOnly(id);
        const int before = steps();
        enter("propertyMemoryLimit", "256");
        enter("propertyCpuLimit", "0.5");
        enter("propertyProcessLimit", "500");
        QCOMPARE(attribute("memory_limit"), QJsonValue(256));
        QCOMPARE(attribute("cpu_limit"), QJsonValue(0.5));
        QCOMPARE(attribute("process_limit"), QJsonValue(500));
        QCOMPARE(steps(), before + 3);
        enter("propertyCongestionControl", "cubic");
        QCOMPARE(attribute("congestion_control"), QJsonValue("cubic"));
        QCOMPARE(steps(), before + 4);
        enter("propertyCongestionControl", "cubic; reboot");
        QCOMPARE(attribute("congestion_control"), QJsonValue("cubic"));
        QTest::keyClick(field("propertyCongestionControl"), Qt::Key_Escape);
        // Fewer would not do for the element itself.
        enter("propertyProcessLimit", "20");
        QCOMPARE(attribute("process_limit"), QJsonValue(500));
        QTest::keyClick(field("propertyProcessLimit"), Qt::Key_Escape);
        auto *memory = field("propertyMemoryLimit");
        memory->setFocus();
        memory->selectAll();
        QTest::keyClick(memory, Qt::Key_Delete);
        QTest::keyClick(memory, Qt::Key_Return);
        QVERIFY(attribute("memory_limit").isUndefined() || attribute("memory_limit").isNull());
        // The daemons of its routing.
        auto *frr = field<QPlainTextEdit>("propertyFrr");
        QVERIFY(frr != nullptr);
        frr->setFocus();
        QTest::keyClicks(frr, "router rip");
        memory->setFocus();
        QCOMPARE(attribute("frr"), QJsonValue("router rip"));
        m_drawing->document.undoStack().undo();
        QCOMPARE(frr->toPlainText(), QString());
        // A text that is no configuration is said, and stays to be mended.
        auto *refusal = field<QLabel>("propertyFrrProblem");
        QVERIFY(!refusal->isVisible());
        frr->setFocus();
        frr->setPlainText(QString(200'000, u'x'));
        memory->setFocus();
        QVERIFY(refusal->isVisible());
        QVERIFY2(refusal->text().contains("100000 bytes"), qPrintable(refusal->text()));
        QVERIFY(attribute("frr").isUndefined() || attribute("frr").isNull());
    }

    void anAttachedElementSaysWhatItStandsFor()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::Attach, QPointF(0, 200));
        QCOMPARE(value(id, "attach"), QStringLiteral("netns"));
        m_scene->selectOnly(id);
        auto *kinds = field<QComboBox>("propertyAttach");
        QVERIFY(kinds != nullptr);
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_End);
        QCOMPARE(value(id, "attach"), QStringLiteral("process"));
        enter("propertyAttachName", "web");
        QCOMPARE(value(id, "attach_name"), QString());
        enter("propertyAttachName", "4711");
        QCOMPARE(value(id, "attach_name"), QStringLiteral("4711"));
    }

    void anInterfaceOfAnAttachedElementHasTheNameOfTheOneThere()
    {
        const auto id =
            *m_drawing->document.addElement(topology::ElementKind::Attach, QPointF(0, 200));
        QVERIFY(m_drawing->document.connectElements(id, m_drawing->h1));
        const ElementId interface = m_drawing->document.topology().interfaces(id).front();
        const QString before = value(interface, "name");
        m_scene->selectOnly(id);
        enter("propertyInterfaceName_" + before, "h1-eth0");
        QCOMPARE(value(interface, "name"), QStringLiteral("h1-eth0"));
    }

    void aConnectionCanBeConfigured()
    {
        m_scene->selectOnly(m_drawing->left);
        QSignalSpy configure(m_panel.get(), &PropertiesPanel::configureRequested);
        QTest::mouseClick(field<QPushButton>("configureConnection"), Qt::LeftButton);
        QCOMPARE(configure.size(), 1);
    }

    void whatIsDeletedIsShownNoMore()
    {
        m_scene->selectOnly(m_drawing->h1);
        QVERIFY(m_drawing->document.remove({m_drawing->h1}, {}));
        QVERIFY(field<QLabel>("propertiesSummary") != nullptr);
    }

    void fieldsSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("problem");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("no prefix") << ip4WithPrefixProblem("10.0.0.1") << false;
        QTest::newRow("prefix 33") << ip4WithPrefixProblem("10.0.0.1/33") << false;
        QTest::newRow("three numbers") << ip4WithPrefixProblem("10.0.1/24") << false;
        QTest::newRow("fine") << ip4WithPrefixProblem("10.0.0.1/24") << true;
        QTest::newRow("v4 as v6") << ip6WithPrefixProblem("10.0.0.1/24") << false;
        QTest::newRow("v6 prefix 129") << ip6WithPrefixProblem("fd00::1/129") << false;
        QTest::newRow("v6") << ip6WithPrefixProblem("fd00::1/64") << true;
        QTest::newRow("gateway with prefix") << ip4Problem("10.0.0.1/24") << false;
        QTest::newRow("host name") << hostnameProblem("a-1.example") << true;
        QTest::newRow("host name with space") << hostnameProblem("a b") << false;
        QTest::newRow("empty") << ip6Problem("") << true;
    }

    void fieldsSayWhatIsWrong()
    {
        QFETCH(QString, problem);
        QFETCH(bool, isFine);
        QCOMPARE(problem.isEmpty(), isFine);
    }
};

QTEST_MAIN(TestPropertiesPanel)
#include "tst_propertiespanel.moc"
