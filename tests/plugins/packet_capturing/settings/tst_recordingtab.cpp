// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QSettings>
#include <QSpinBox>
#include <QToolButton>

using namespace tomato;

/// The part of the tab that says how a capture is recorded, and the help in typing filters.
class TestRecordingTab final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_tab = m_stage->as<plugins::ConnectionTabProvider>().createConnectionTab();
        m_tab->load(m_stage->host.get());
    }

    void cleanup()
    {
        m_tab.reset();
        m_stage.reset();
    }

    void optionsAreClosedUntilThereIsOne()
    {
        QVERIFY(find<QToolButton>("captureOptions")->arrowType() == Qt::RightArrow);
        load({{"capture_segments", 3}});
        QVERIFY(find<QToolButton>("captureOptions")->arrowType() == Qt::DownArrow);
        load({{"capture_segments", QJsonValue()}});
        QVERIFY(find<QToolButton>("captureOptions")->arrowType() == Qt::RightArrow);
    }

    void attributesAreShownAndOnlyWhatDiffersIsAChange()
    {
        load({{"capturing", true},
              {"capture_direction", "in"},
              {"capture_snap_length", 96},
              {"capture_precision", "nano"},
              {"capture_segment_bytes", 1'234'567},
              {"capture_segments", 3},
              {"capture_stop_packets", 10},
              {"capture_stop_bytes", 12'345},
              {"capture_stop_seconds", 60},
              {"capture_trigger", "arp"},
              {"capture_arrivals", true}});
        QVERIFY(find<QCheckBox>("captureArrivals")->isChecked());
        QCOMPARE(find<QComboBox>("captureDirection")->currentText(),
                 QString("From r1:eth0 to h1:eth0"));
        QCOMPARE(find<QSpinBox>("captureSnapLength")->value(), 96);
        QCOMPARE(find<QComboBox>("capturePrecision")->currentIndex(), 1);
        QCOMPARE(find<QSpinBox>("captureSegments")->value(), 3);
        QCOMPARE(find<QDoubleSpinBox>("captureStopBytes")->value(), 12'345.0);
        QCOMPARE(find<QLineEdit>("captureTrigger")->text(), QString("arp"));
        QVERIFY(m_tab->changes().isEmpty());
        find<QSpinBox>("captureSnapLength")->setValue(0);
        find<QCheckBox>("captureArrivals")->setChecked(false);
        find<QDoubleSpinBox>("captureSegmentSize")->setValue(2);
        QCOMPARE(find<QLabel>("captureTotal")->text(), QString("= 6.0 MB at most"));
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capture_snap_length", QJsonValue()},
                                                {"capture_arrivals", QJsonValue()},
                                                {"capture_segment_bytes", 2'000'000}}));
    }

    void onlyWhatTheUserChangesIsGivenToAll()
    {
        loadTwo({{"capturing", true}, {"capture_filter", "icmp"}, {"capture_segments", 3}},
                {{"capturing", true}, {"capture_filter", "arp"}, {"capture_mode", "both"}});
        QVERIFY(m_tab->changes().isEmpty());
        QVERIFY(m_tab->changesFor(other()).isEmpty());
        QVERIFY(find<QLabel>("captureSummary")->text().startsWith("Nothing is changed yet"));
        find<QSpinBox>("captureSnapLength")->setValue(96);
        const QJsonObject given{{"capture_snap_length", 96}};
        QCOMPARE(m_tab->changes(), given);
        QCOMPARE(m_tab->changesFor(other()), given);
        const QString summary = find<QLabel>("captureSummary")->text();
        QVERIFY2(summary.startsWith("Save gives to all 2 connection(s): how much of each packet "
                                    "is kept. Everything else stays"),
                 qPrintable(summary));
    }

    void whatDiffersIsMarkedUntilItIsSet()
    {
        loadTwo({{"capturing", true}, {"capture_filter", "icmp"}, {"capture_segments", 3}},
                {{"capturing", false},
                 {"capture_filter", "arp"},
                 {"capture_mode", "both"},
                 {"capture_direction", "in"},
                 {"capture_stop_packets", 9}});
        auto *enabled = find<QCheckBox>("captureEnabled");
        QCOMPARE(enabled->checkState(), Qt::PartiallyChecked);
        QVERIFY(enabled->text().contains("different values"));
        QVERIFY(!find<QRadioButton>("captureModeFile")->isChecked());
        QVERIFY(!find<QLabel>("captureModesDiffer")->isHidden());
        QCOMPARE(find<QLineEdit>("captureFilter")->placeholderText(), "different values");
        const auto verdict = [this] { return find<QWidget>("filterVerdict")->accessibleName(); };
        QVERIFY2(verdict().contains("keeps the filter that it has"), qPrintable(verdict()));
        QCOMPARE(find<QComboBox>("captureDirection")->currentIndex(), -1);
        QCOMPARE(find<QSpinBox>("captureSegments")->text(), "different values");
        QCOMPARE(find<QDoubleSpinBox>("captureStopPackets")->text(), "different values");
        QVERIFY(m_tab->changes().isEmpty() && m_tab->changesFor(other()).isEmpty());
        QCOMPARE(m_tab->problem(), QString());

        enabled->click();
        QCOMPARE(enabled->checkState(), Qt::Checked);
        QVERIFY(!enabled->text().contains("different values"));
        find<QRadioButton>("captureModeFile")->click();
        QVERIFY(find<QLabel>("captureModesDiffer")->isHidden());
        find<QLineEdit>("captureFilter")->setText("udp");
        find<QLineEdit>("captureFilter")->clear();
        QTRY_VERIFY2(verdict().contains("every packet"), qPrintable(verdict()));
        find<QLineEdit>("captureFilter")->setText("udp");
        find<QComboBox>("captureDirection")->setCurrentIndex(0);
        find<QSpinBox>("captureSegments")->setValue(3);
        find<QDoubleSpinBox>("captureStopPackets")->setValue(0);
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capture_filter", "udp"}}));
        QCOMPARE(m_tab->changesFor(other()), (QJsonObject{{"capturing", true},
                                                          {"capture_mode", "file"},
                                                          {"capture_filter", "udp"},
                                                          {"capture_direction", QJsonValue()},
                                                          {"capture_segments", 3},
                                                          {"capture_stop_packets", QJsonValue()}}));
    }

    void anEmptyFilterIsGivenWhenTheUserEmptiesIt()
    {
        loadTwo({{"capture_filter", "icmp"}}, {{"capture_filter", "arp"}});
        auto *filter = find<QLineEdit>("captureFilter");
        filter->setText("udp");
        filter->clear();
        QCOMPARE(filter->placeholderText(), "every packet");
        QCOMPARE(m_tab->changesFor(other()), (QJsonObject{{"capture_filter", ""}}));
    }

    void theSummaryOfSeveralCountsTheRecordingsOfAll()
    {
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        loadTwo({{"capturing", true}}, {{"capturing", true}});
        QJsonArray captures;
        for (const char *id : {"c1", "c2"}) {
            QJsonObject capture = test::FakeEngine::recording("file");
            capture.insert("connection", id);
            captures.append(capture);
        }
        m_stage->engine->setCaptures(captures);
        QTRY_COMPARE(m_stage->host.engine().captures().size(), 2u);
        find<QLineEdit>("captureFilter")->setText("udp");
        QTRY_VERIFY2(find<QLabel>("captureSummary")->text().contains("2,408 packet"),
                     qPrintable(find<QLabel>("captureSummary")->text()));
        find<QLineEdit>("captureFilter")->clear();
        find<QRadioButton>("captureModeBoth")->click();
        QVERIFY(!find<QLabel>("captureSummary")->text().contains("packet(s)"));
    }

    void whatCannotBeIsAProblem()
    {
        find<QCheckBox>("captureEnabled")->click();
        find<QLineEdit>("captureTrigger")->setText("arp");
        QTRY_VERIFY(!m_tab->isChecking());
        QVERIFY2(m_tab->problem().contains("With a trigger"), qPrintable(m_tab->problem()));
        find<QDoubleSpinBox>("captureStopSeconds")->setValue(5);
        QCOMPARE(m_tab->problem(), QString());
        find<QLineEdit>("captureTrigger")->setText("bad");
        QTRY_COMPARE(m_tab->problem(), QString("The trigger does not compile."));
        find<QLineEdit>("captureTrigger")->clear();
        QTRY_COMPARE(m_tab->problem(), QString());
        find<QDoubleSpinBox>("captureSegmentSize")->setValue(0.1);
        QVERIFY(m_tab->problem().contains("262,184"));
        find<QSpinBox>("captureSnapLength")->setValue(96);
        QCOMPARE(m_tab->problem(), QString());
    }

    void aLiveAddressNeedsThoseWhoMayWatch()
    {
        load({{"capturing", true}, {"capture_mode", "net"}});
        QVERIFY(find<QLineEdit>("liveAddress")->isEnabled());
        find<QLineEdit>("liveAddress")->setText("nowhere");
        QVERIFY(m_tab->problem().contains("nowhere"));
        find<QLineEdit>("liveAddress")->setText("0.0.0.0");
        QVERIFY(m_tab->problem().contains("name those who may watch"));
        find<QLineEdit>("liveAllow")->setText("192.0.2.0/24, x");
        QVERIFY(m_tab->problem().contains("“x”"));
        find<QLineEdit>("liveAllow")->setText("192.0.2.0/24");
        QVERIFY(m_tab->problem().contains("without encryption"));
        QVERIFY(!find<QLabel>("liveWarning")->isHidden());
        find<QCheckBox>("livePlain")->click();
        QCOMPARE(m_tab->problem(), QString());
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capture_live_address", "0.0.0.0"},
                                                {"capture_live_allow", "192.0.2.0/24"},
                                                {"capture_live_plain", true}}));
        find<QRadioButton>("captureModeFile")->click();
        QVERIFY(!find<QLineEdit>("liveAddress")->isEnabled());
    }

    void theSummarySaysItInWords()
    {
        load({{"capturing", true},
              {"capture_filter", "icmp"},
              {"capture_direction", "out"},
              {"capture_snap_length", 96},
              {"capture_precision", "nano"},
              {"capture_segment_bytes", 10'000'000},
              {"capture_segments", 4},
              {"capture_stop_packets", 1000},
              {"capture_stop_seconds", 10},
              {"capture_trigger", "tcp port 179"}});
        QCOMPARE(
            find<QLabel>("captureSummary")->text(),
            QString("Records the packets from h1:eth0 to r1:eth0 that match “icmp”. Only the "
                    "first 96 byte(s) of each packet are kept. Times have nanoseconds. Keeps "
                    "the last 40 MB (4 file(s) of 10 MB) for Download Capture; the oldest "
                    "packets make room for newer ones. Goes on until a packet matches “tcp "
                    "port 179”, and ends 1,000 packet(s) or 10 second(s) after it; what the files "
                    "hold by then is kept as the history. Begins when the lab starts."));
    }

    void theHostIsChosenWhereTwoCouldRecord()
    {
        auto *place = find<QComboBox>("captureAt");
        load({{"capturing", true}, {"capture_stop_packets", 7}});
        QVERIFY(place->isHidden());
        QVERIFY(!find<QLabel>("captureSummary")->text().contains("alone"));
        m_stage->host.placeElement("r1", "paris");
        m_tab->load(m_stage->host.get());
        QVERIFY(!place->isHidden());
        QVERIFY2(find<QLabel>("captureSummary")
                     ->text()
                     .contains("As one clock has to say when it ends, the host of h1:eth0 records "
                               "it alone."),
                 qPrintable(find<QLabel>("captureSummary")->text()));
        place->setCurrentIndex(2);
        QCOMPARE(place->currentText(), QString("The host of r1:eth0"));
        QVERIFY(find<QLabel>("captureSummary")
                    ->text()
                    .contains("The host of r1:eth0 records it alone, by one clock."));
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capture_at", "to"}}));
    }

    /// As the badge and the dock Captures have it.
    void theSizeIsThatOfArrivalsToo()
    {
        load({{"capturing", true}, {"capture_arrivals", true}});
        QVERIFY2(find<QLabel>("captureSummary")
                     ->text()
                     .contains("Keeps the last 100 MB (5 file(s) of 10 MB, and as many of "
                               "arrivals)"),
                 qPrintable(find<QLabel>("captureSummary")->text()));
        QCOMPARE(find<QLabel>("captureTotal")->text(),
                 QString("= 100.0 MB at most, with arrivals"));
        find<QCheckBox>("captureArrivals")->click();
        QCOMPARE(find<QLabel>("captureTotal")->text(), QString("= 50.0 MB at most"));
    }

    void theWordAtTheCursorIsCompleted()
    {
        QWidget window;
        m_tab->setParent(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto *filter = find<QLineEdit>("captureFilter");
        filter->setFocus();
        QTest::keyClicks(filter, "icmp or bro");
        auto *popup = qobject_cast<QAbstractItemView *>(QApplication::activePopupWidget());
        QVERIFY(popup);
        QCOMPARE(popup->model()->index(0, 0).data().toString(), QString("broadcast"));
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QCOMPARE(filter->text(), QString("icmp or broadcast"));
        QVERIFY(!QApplication::activePopupWidget());
        m_tab->setParent(nullptr);
    }

    void theFailingPlaceIsUnderlined()
    {
        m_stage->writeProgram("tomato-engine",
                              "echo '{\"ok\": false, \"message\": \"syntax error\", \"at\": 4, "
                              "\"length\": 4}'\n");
        auto *filter = find<QLineEdit>("captureFilter");
        filter->setText(" tcp prot 80");
        QTRY_COMPARE(filter->property("underlined").toString(), QString("prot"));
        QCOMPARE(m_tab->problem(), QString("The filter does not compile."));
        QTest::keyClick(filter, Qt::Key_1);
        QCOMPARE(filter->property("underlined").toString(), QString());
        QCOMPARE(filter->text(), QString(" tcp prot 801"));
    }

    void filtersAreRememberedAndCanBeFavourites()
    {
        QSettings().clear();
        auto *menu = m_tab->findChild<QMenu *>("commonFiltersMenu");
        find<QLineEdit>("captureFilter")->setText("host 10.0.0.7");
        m_stage->host.set({{"capture_filter", "host 10.0.0.7"}});
        emit menu->aboutToShow();
        QCOMPARE(entries(*menu, "recentFilters"), QStringList("host 10.0.0.7"));
        QVERIFY(entries(*menu, "favouriteFilters").isEmpty());
        menu->findChild<QAction *>("markFavourite")->trigger();
        emit menu->aboutToShow();
        QCOMPARE(entries(*menu, "favouriteFilters"), QStringList("host 10.0.0.7"));
        find<QLineEdit>("captureFilter")->clear();
        menu->findChild<QMenu *>("favouriteFilters")->actions().constFirst()->trigger();
        QCOMPARE(find<QLineEdit>("captureFilter")->text(), QString("host 10.0.0.7"));
        emit menu->aboutToShow();
        menu->findChild<QAction *>("markFavourite")->trigger();
        emit menu->aboutToShow();
        QVERIFY(entries(*menu, "favouriteFilters").isEmpty());
    }

private:
    static QStringList entries(const QMenu &menu, const QString &name)
    {
        QStringList filters;
        // The menus of an earlier opening may still be there for a moment.
        for (const QAction *action : menu.actions()) {
            if (!action->menu() || action->menu()->objectName() != name)
                continue;
            for (const QAction *each : action->menu()->actions())
                filters << each->data().toString();
        }
        return filters;
    }

    void load(const QJsonObject &attributes)
    {
        m_stage->host.set(attributes);
        m_tab->load(m_stage->host.get());
    }

    const topology::Connection &other() const
    {
        return *m_stage->host.topology().connection(ConnectionId("c2"));
    }

    /// Two connections that are configured together.
    void loadTwo(const QJsonObject &first, const QJsonObject &second)
    {
        m_stage->host.addConnections(1);
        QVERIFY(m_stage->host.changeConnections(
            {{m_stage->host.connection, first}, {ConnectionId("c2"), second}}, "set"));
        m_tab = m_stage->as<plugins::ConnectionTabProvider>().createConnectionTab();
        m_tab->load(m_stage->host.get());
        m_tab->loadOthers({other()});
    }

    template <class Widget>
    Widget *find(const QString &name)
    {
        return m_tab->findChild<Widget *>(name);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<test::PluginStage> m_stage;
    std::unique_ptr<plugins::ConnectionTab> m_tab;
};

QTEST_MAIN(TestRecordingTab)
#include "tst_recordingtab.moc"
