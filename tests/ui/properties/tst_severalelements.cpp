// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/annotation.h"
#include "app/topology/attributes/replayattributes.h"
#include "tests/ui/properties/shownproperties.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>

#include <algorithm>

using namespace tomato;
using namespace tomato::ui;
using topology::ElementKind;

/// The properties of several elements that are selected together.
class TestSeveralElements final : public QObject, test::ShownProperties
{
    Q_OBJECT

    int steps() const { return document().undoStack().count(); }
    QString lastStep() const { return document().undoStack().text(steps() - 1); }

    /// Selects both hosts, whose limits of memory differ.
    void selectDifferentHosts() const
    {
        give(m_drawing->h1, "memory_limit", 100);
        give(m_drawing->h2, "memory_limit", 200);
        m_scene->select({m_drawing->h1, m_drawing->h2}, {});
    }

private slots:
    void init()
    {
        show();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup() { hide(); }

    void onlyWhatAllHaveIsShown_data()
    {
        using Kinds = QList<ElementKind>;
        QTest::addColumn<Kinds>("kinds");
        QTest::addColumn<QStringList>("shown");
        QTest::addColumn<QStringList>("missing");
        const QStringList own{"propertyName", "propertyHostname", "propertyIp4_eth0",
                              "propertyAttachName"};
        QTest::newRow("hosts") << Kinds{ElementKind::Host, ElementKind::Host}
                               << QStringList{"propertyGateway4", "propertyGateway6",
                                              "propertyNotes",    "propertyMemoryLimit",
                                              "propertyImage",    "propertyCongestionControl"}
                               << own + QStringList{"propertyFrr", "propertyStp", "propertyDhcp"};
        QTest::newRow("host and router")
            << Kinds{ElementKind::Host, ElementKind::Router}
            << QStringList{"propertyGateway4", "propertyNotes", "propertyMemoryLimit"}
            << own + QStringList{"propertyFrr"};
        QTest::newRow("routers") << Kinds{ElementKind::Router, ElementKind::Router}
                                 << QStringList{"propertyGateway6", "propertyFrr"} << own;
        QTest::newRow("host and switch")
            << Kinds{ElementKind::Host, ElementKind::Switch} << QStringList{"propertyNotes"}
            << own + QStringList{"propertyGateway4", "propertyStp", "propertyMode",
                                 "propertyMemoryLimit"};
        QTest::newRow("switches") << Kinds{ElementKind::Switch, ElementKind::Switch}
                                  << QStringList{"propertyNotes", "propertyStp", "propertyMode"}
                                  << own;
        QTest::newRow("switch and hub")
            << Kinds{ElementKind::Switch, ElementKind::Hub}
            << QStringList{"propertyNotes", "propertyMode"} << own + QStringList{"propertyStp"};
        QTest::newRow("external networks")
            << Kinds{ElementKind::ExternalNetwork, ElementKind::ExternalNetwork}
            << QStringList{"propertyOutside", "propertyDhcpServer"}
            << own + QStringList{"propertyMemoryLimit"};
        QTest::newRow("attached elements")
            << Kinds{ElementKind::Attach, ElementKind::Attach} << QStringList{"propertyAttach"}
            << own + QStringList{"propertyReplayFile"};
        QTest::newRow("attached element and host")
            << Kinds{ElementKind::Attach, ElementKind::Host} << QStringList{"propertyNotes"}
            << own + QStringList{"propertyAttach", "propertyGateway4"};
    }

    void onlyWhatAllHaveIsShown()
    {
        QFETCH(QList<ElementKind>, kinds);
        QFETCH(QStringList, shown);
        QFETCH(QStringList, missing);
        std::vector<ElementId> elements;
        for (const ElementKind kind : std::as_const(kinds))
            elements.push_back(add(kind));
        m_scene->select(elements, {});
        for (const QString &name : std::as_const(shown))
            QVERIFY2(has(name), qPrintable(name));
        for (const QString &name : std::as_const(missing))
            QVERIFY2(!has(name), qPrintable(name));
        QVERIFY(field<QLabel>("propertiesHint")->isVisible());
        QVERIFY(has("renameElements"));
        QCOMPARE(field<QLabel>("propertiesSummary")->text(), QString("Selected: 2 element(s)"));
    }

    void elementsThatPlayAFileShareHowItIsPlayed()
    {
        const ElementId first = add(ElementKind::Attach, topology::ReplayType);
        const ElementId second = add(ElementKind::Attach, topology::ReplayType);
        m_scene->select({first, second}, {});
        QVERIFY(!has("propertyAttach"));
        enter("propertyReplayFile", "seen.pcapng");
        enter("propertyReplayLoops", "3");
        for (const ElementId &each : {first, second}) {
            QCOMPARE(value(each, "replay_file"), QJsonValue("seen.pcapng"));
            QCOMPARE(value(each, "replay_loops"), QJsonValue(3));
        }
        m_scene->select({first, add(ElementKind::Attach)}, {});
        QVERIFY(!has("propertyAttach") && !has("propertyReplayFile"));
    }

    void theKindsAreSaidOnceEach()
    {
        m_scene->select({m_drawing->h1, m_drawing->h2, m_drawing->r1}, {});
        QCOMPARE(field<QLabel>("propertyKinds")->text(), QString("Host, Router"));
    }

    void aChangeGoesToAllOfThemInOneStep()
    {
        const std::vector<ElementId> all{m_drawing->h1, m_drawing->r1, m_drawing->h2};
        m_scene->select(all, {});
        enter("propertyMemoryLimit", "256");
        QCOMPARE(steps(), 1);
        QCOMPARE(lastStep(), QString("Change “Memory limit (MB)” of 3 element(s)"));
        const auto haveAll = [&](const QJsonValue &wanted) {
            return std::ranges::all_of(
                all, [&](const ElementId &each) { return value(each, "memory_limit") == wanted; });
        };
        QVERIFY(haveAll(256));
        document().undoStack().undo();
        QVERIFY(haveAll(QJsonValue::Undefined));
        QCOMPARE(field("propertyMemoryLimit")->text(), QString());
        document().undoStack().redo();
        QVERIFY(haveAll(256));
        field("propertyMemoryLimit")->clearFocus();
        QCOMPARE(field("propertyMemoryLimit")->text(), QString("256"));
    }

    /// What a step is called counts the elements that it changes.
    void anElementThatHasTheValueIsNotCounted()
    {
        give(m_drawing->h1, "memory_limit", 256);
        m_scene->select({m_drawing->h1, m_drawing->r1, m_drawing->h2}, {});
        enter("propertyMemoryLimit", "256");
        QCOMPARE(lastStep(), QString("Change “Memory limit (MB)” of 2 element(s)"));
        give(m_drawing->r1, "gateway4", "10.0.0.1");
        enter("propertyMemoryLimit", "");
        field("propertyMemoryLimit")->clearFocus();
        QTest::keyClick(field("propertyGateway4"), Qt::Key_Delete);
        QCOMPARE(lastStep(), QString("Change “IPv4 gateway” of 1 element(s)"));
        document().undoStack().undo();
        QCOMPARE(value(m_drawing->r1, "gateway4"), QJsonValue("10.0.0.1"));
        QCOMPARE(value(m_drawing->h1, "gateway4"), QJsonValue(QJsonValue::Undefined));
    }

    void valuesThatDifferAreMarkedAndStay()
    {
        selectDifferentHosts();
        auto *memory = field("propertyMemoryLimit");
        QCOMPARE(memory->text(), QString());
        QCOMPARE(memory->placeholderText(), QString("different values"));
        QVERIFY(!memory->toolTip().isEmpty());
        QCOMPARE(field("propertyCpuLimit")->placeholderText(), QString("none"));
        const int before = steps();
        // Neither a visit, nor a text that was thought better of, nor a change elsewhere.
        memory->setFocus();
        QTest::keyClick(memory, Qt::Key_Return);
        QTest::keyClicks(memory, "5");
        QTest::keyClick(memory, Qt::Key_Backspace);
        QTest::keyClick(memory, Qt::Key_Return);
        QTest::keyClicks(memory, "7");
        QTest::keyClick(memory, Qt::Key_Escape);
        QCOMPARE(memory->text(), QString());
        QCOMPARE(steps(), before);
        enter("propertyCpuLimit", "0.5");
        QCOMPARE(steps(), before + 1);
        QCOMPARE(value(m_drawing->h1, "memory_limit"), QJsonValue(100));
        QCOMPARE(value(m_drawing->h2, "memory_limit"), QJsonValue(200));
        QCOMPARE(value(m_drawing->h2, "cpu_limit"), QJsonValue(0.5));
        QCOMPARE(memory->placeholderText(), QString("different values"));
    }

    void aTextForDifferentValuesReplacesThemInOneStep()
    {
        selectDifferentHosts();
        const int before = steps();
        enter("propertyMemoryLimit", "300");
        QCOMPARE(steps(), before + 1);
        QCOMPARE(value(m_drawing->h1, "memory_limit"), QJsonValue(300));
        QCOMPARE(value(m_drawing->h2, "memory_limit"), QJsonValue(300));
        auto *memory = field("propertyMemoryLimit");
        QCOMPARE(memory->placeholderText(), QString("none"));
        memory->clearFocus();
        document().undoStack().undo();
        QCOMPARE(value(m_drawing->h1, "memory_limit"), QJsonValue(100));
        QCOMPARE(value(m_drawing->h2, "memory_limit"), QJsonValue(200));
        QCOMPARE(memory->text(), QString());
        QCOMPARE(memory->placeholderText(), QString("different values"));
    }

    void differentValuesAreRemovedByDelete()
    {
        selectDifferentHosts();
        const int before = steps();
        auto *memory = field("propertyMemoryLimit");
        memory->setFocus();
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier, {}, true);
        QApplication::sendEvent(memory, &held);
        QCOMPARE(steps(), before);
        QTest::keyClick(memory, Qt::Key_Delete);
        QCOMPARE(steps(), before + 1);
        QVERIFY(value(m_drawing->h1, "memory_limit").isUndefined());
        QVERIFY(value(m_drawing->h2, "memory_limit").isUndefined());
        QCOMPARE(memory->placeholderText(), QString("none"));
        QTest::keyClick(memory, Qt::Key_Delete);
        QCOMPARE(steps(), before + 1);
    }

    void differentValuesAreRemovedByTheButtonInTheLine()
    {
        selectDifferentHosts();
        const int before = steps();
        auto *remove = field<QAction>("propertyMemoryLimitRemove");
        QVERIFY(remove != nullptr && remove->isVisible());
        field("propertyMemoryLimit")->setText("1");
        QVERIFY(!remove->isVisible());
        field("propertyMemoryLimit")->clear();
        QVERIFY(remove->isVisible());
        remove->trigger();
        QCOMPARE(steps(), before + 1);
        QVERIFY(value(m_drawing->h1, "memory_limit").isUndefined());
        QVERIFY(!remove->isVisible());
    }

    void aWrongTextChangesNoneOfThem()
    {
        selectDifferentHosts();
        const int before = steps();
        enter("propertyMemoryLimit", "much");
        QVERIFY(field<QLabel>("propertyMemoryLimitProblem")->isVisible());
        QTest::keyClick(field("propertyMemoryLimit"), Qt::Key_Escape);
        QVERIFY(!field<QLabel>("propertyMemoryLimitProblem")->isVisible());
        enter("propertyGateway4", "10.0.0.300");
        QVERIFY(field<QLabel>("propertyGateway4Problem")->isVisible());
        QCOMPARE(steps(), before);
        QCOMPARE(value(m_drawing->h1, "memory_limit"), QJsonValue(100));
        QVERIFY(value(m_drawing->h1, "gateway4").isUndefined());
    }

    void whatTheDocumentRefusesChangesNoneOfThem()
    {
        const ElementId other = add(ElementKind::Router);
        give(m_drawing->r1, "frr", "router rip");
        m_scene->select({m_drawing->r1, other}, {});
        const int before = steps();
        auto *frr = field<QPlainTextEdit>("propertyFrr");
        QCOMPARE(frr->placeholderText(), QString("different values"));
        frr->setFocus();
        frr->setPlainText(QString(200'000, u'x'));
        field("propertyMemoryLimit")->setFocus();
        QVERIFY(field<QLabel>("propertyFrrProblem")->isVisible());
        QCOMPARE(steps(), before);
        QCOMPARE(value(m_drawing->r1, "frr"), QJsonValue("router rip"));
        QVERIFY(value(other, "frr").isUndefined());
    }

    void aTickThatDiffersIsPartial()
    {
        const ElementId first = add(ElementKind::Switch);
        const ElementId second = add(ElementKind::Switch);
        give(second, "stp", true);
        m_scene->select({first, second}, {});
        auto *loops = field<QCheckBox>("propertyStp");
        QCOMPARE(loops->checkState(), Qt::PartiallyChecked);
        QCOMPARE(loops->accessibleDescription(), QString("different values"));
        const int before = steps();
        QTest::keyClick(loops, Qt::Key_Space);
        QCOMPARE(steps(), before + 1);
        QCOMPARE(loops->checkState(), Qt::Checked);
        QCOMPARE(value(first, "stp"), QJsonValue(true));
        // From now on it has two states.
        QTest::keyClick(loops, Qt::Key_Space);
        QCOMPARE(loops->checkState(), Qt::Unchecked);
        QVERIFY(!value(first, "stp").toBool() && !value(second, "stp").toBool());
        QCOMPARE(steps(), before + 2);
        document().undoStack().undo();
        document().undoStack().undo();
        QCOMPARE(loops->checkState(), Qt::PartiallyChecked);
        QVERIFY(!value(first, "stp").toBool() && value(second, "stp").toBool());
    }

    void aChoiceThatDiffersIsNone()
    {
        const ElementId first = add(ElementKind::Attach);
        const ElementId second = add(ElementKind::Attach);
        give(second, "attach", "process");
        m_scene->select({first, second}, {});
        auto *kinds = field<QComboBox>("propertyAttach");
        QCOMPARE(kinds->currentIndex(), -1);
        QCOMPARE(kinds->placeholderText(), QString("different values"));
        const int before = steps();
        kinds->setFocus();
        QTest::keyClick(kinds, Qt::Key_End);
        QCOMPARE(steps(), before + 1);
        QCOMPARE(value(first, "attach"), QJsonValue("process"));
        QCOMPARE(kinds->currentIndex(), kinds->count() - 1);
        document().undoStack().undo();
        QCOMPARE(kinds->currentIndex(), -1);
        QCOMPARE(value(first, "attach"), QJsonValue("netns"));
    }

    void switchesBecomeHubsTogether()
    {
        const ElementId first = add(ElementKind::Switch);
        const ElementId second = add(ElementKind::Switch);
        m_scene->select({first, second}, {});
        const int before = steps();
        auto *modes = field<QComboBox>("propertyMode");
        modes->setFocus();
        QTest::keyClick(modes, Qt::Key_Down);
        QCOMPARE(steps(), before + 1);
        for (const ElementId &each : {first, second})
            QCOMPARE(document().topology().element(each)->kind(), ElementKind::Hub);
        QVERIFY(!has("propertyStp"));
        document().undoStack().undo();
        QVERIFY(has("propertyStp"));
    }

    void notesAreSharedOrLeft()
    {
        give(m_drawing->h1, "_notes", "first");
        m_scene->select({m_drawing->h1, m_drawing->h2}, {});
        auto *notes = field<QPlainTextEdit>("propertyNotes");
        QCOMPARE(notes->toPlainText(), QString());
        QCOMPARE(notes->placeholderText(), QString("different values"));
        const int before = steps();
        notes->setFocus();
        field("propertyMemoryLimit")->setFocus();
        QCOMPARE(steps(), before);
        notes->setFocus();
        QTest::keyClicks(notes, "both");
        field("propertyMemoryLimit")->setFocus();
        QCOMPARE(steps(), before + 1);
        QCOMPARE(value(m_drawing->h1, "_notes"), QJsonValue("both"));
        QCOMPARE(value(m_drawing->h2, "_notes"), QJsonValue("both"));
        QCOMPARE(notes->placeholderText(), QString("What you want to remember"));
        document().undoStack().undo();
        QCOMPARE(notes->placeholderText(), QString("different values"));
        notes->setFocus();
        QTest::keyClick(notes, Qt::Key_Delete);
        QVERIFY(value(m_drawing->h1, "_notes").isUndefined());
    }

    void anImageIsChosenForAllOfThem()
    {
        give(m_drawing->h1, "image", "/srv/images/frr");
        m_scene->select({m_drawing->h1, m_drawing->r1}, {});
        QCOMPARE(field("propertyImage")->placeholderText(), QString("different values"));
        auto *menu = field<QMenu>("propertyImageMenu");
        emit menu->aboutToShow();
        QVERIFY(menu->findChild<QAction *>("chooseNoImage")->isEnabled());
        const int before = steps();
        enter("propertyImage", "/srv/images/bird");
        QCOMPARE(steps(), before + 1);
        QCOMPARE(value(m_drawing->h1, "image"), QJsonValue("/srv/images/bird"));
        QCOMPARE(value(m_drawing->r1, "image"), QJsonValue("/srv/images/bird"));
        field<QCheckBox>("propertyImageKeeps")->click();
        QCOMPARE(value(m_drawing->r1, "image_keeps"), QJsonValue(true));
        QCOMPARE(steps(), before + 2);
    }

    void allInterfacesOfHostsAskForTheirAddresses()
    {
        const auto &topology = document().topology();
        const ElementId first = topology.interfaces(m_drawing->h1).front();
        const ElementId second = topology.interfaces(m_drawing->h2).front();
        give(first, "ip4address", "10.0.0.1/24");
        give(second, "use_dhcp", true);
        m_scene->select({m_drawing->h1, m_drawing->h2}, {});
        auto *asks = field<QCheckBox>("propertyDhcp");
        QVERIFY(asks != nullptr);
        QCOMPARE(asks->checkState(), Qt::PartiallyChecked);
        const int before = steps();
        asks->click();
        QCOMPARE(steps(), before + 1);
        QCOMPARE(lastStep(), QString("Change “Address by DHCP” of 1 interface(s)"));
        QCOMPARE(value(first, "use_dhcp"), QJsonValue(true));
        // As for a single one.
        QVERIFY(value(first, "ip4address").isUndefined());
        document().undoStack().undo();
        QCOMPARE(value(first, "ip4address"), QJsonValue("10.0.0.1/24"));
        m_scene->select({m_drawing->h1, m_drawing->r1}, {});
        QVERIFY(!has("propertyDhcp"));
    }

    void theKeysGoToAFieldThatAllHave()
    {
        m_scene->select({m_drawing->h1, m_drawing->r1}, {});
        m_panel->focusFirstField();
        QVERIFY(field("propertyGateway4")->hasFocus());
        m_scene->select({m_drawing->h1, add(ElementKind::Switch)}, {});
        m_panel->focusFirstField();
        QVERIFY(field<QPlainTextEdit>("propertyNotes")->hasFocus());
    }

    void annotationsBesideElementsMakeNoOtherForm()
    {
        topology::Annotation note;
        note.text = "a note";
        QVERIFY(document().changeAnnotations({note.toJson()}, "note").has_value());
        m_scene->select({m_drawing->h1, m_drawing->h2}, {});
        const QWidget *before = m_panel->widget();
        m_scene->annotations().select({0});
        QCOMPARE(m_scene->annotations().selected().size(), 1U);
        QCOMPARE(m_panel->widget(), before);
        m_scene->selectAnnotations({0});
        QVERIFY(has("annotationText"));
    }

    void whatIsRemovedLeavesTheOthers()
    {
        selectDifferentHosts();
        QVERIFY(document().remove({m_drawing->h1}, {}).has_value());
        QCOMPARE(field("propertyName")->text(), QString("host2"));
        QCOMPARE(field("propertyMemoryLimit")->text(), QString("200"));
    }

    void aFieldThatIsLeftForAnotherSelectionChangesThoseItShowed()
    {
        selectDifferentHosts();
        auto *memory = field("propertyMemoryLimit");
        memory->setFocus();
        QTest::keyClicks(memory, "50");
        m_panel->setFocus();
        m_scene->selectOnly(m_drawing->r1);
        QCOMPARE(value(m_drawing->h1, "memory_limit"), QJsonValue(50));
        QCOMPARE(value(m_drawing->h2, "memory_limit"), QJsonValue(50));
        QVERIFY(value(m_drawing->r1, "memory_limit").isUndefined());
    }
};

QTEST_MAIN(TestSeveralElements)
#include "tst_severalelements.moc"
