// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/connectionactions.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/plugin.h"
#include "tests/plugins/fakehost.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPluginLoader>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::plugins;

/// The plugin as the editor loads it; the connection c1 joins h1-eth0 and r1-eth0.
class TestEmulationTab final : public QObject
{
    Q_OBJECT

    /// Sets the answer of tomato-engine --check-kernel.
    void setKernel(bool hasEmulator, bool countsFrames = true)
    {
        QFile program(m_folder.filePath("tomato-engine"));
        QVERIFY(program.open(QIODevice::WriteOnly | QIODevice::Truncate));
        program.write("#!/bin/sh\necho '[{\"name\":\"tbf\",\"works\":true},"
                      "{\"name\":\"cls_bpf\",\"works\":true},{\"name\":\"netem\",\"works\":");
        program.write(hasEmulator ? "true}" : "false}");
        program.write(",{\"name\":\"nf_tables\",\"works\":");
        program.write(countsFrames ? "true}]'\n" : "false}]'\n");
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("TOMATO_ENGINE", QFile::encodeName(program.fileName()));
    }
    std::unique_ptr<ConnectionTab> createTab()
    {
        auto tab = qobject_cast<ConnectionTabProvider *>(m_root)->createConnectionTab();
        tab->load(m_host->get());
        return tab;
    }
    static QDoubleSpinBox *amount(const ConnectionTab &tab, const char *name)
    {
        return tab.findChild<QDoubleSpinBox *>(QLatin1String(name));
    }

private slots:
    void init()
    {
        setKernel(true);
        m_host = std::make_unique<test::FakeHost>();
        QPluginLoader loader(QStringLiteral(TOMATO_BIN "/plugins/link_emulation.so"));
        m_root = loader.instance();
        auto *plugin = qobject_cast<Plugin *>(m_root);
        QVERIFY2(plugin, qPrintable(loader.errorString()));
        QVERIFY(plugin->initialize(*m_host));
    }
    void cleanup()
    {
        delete m_root; // the loader makes another one
        m_host.reset();
    }

    void headingsSayWhichWayIsWhich()
    {
        const auto tab = createTab();
        QCOMPARE(tab->title(), "Link Emulation");
        const QString from = tab->findChild<QLabel *>("heading_from")->text();
        const QString to = tab->findChild<QLabel *>("heading_to")->text();
        QVERIFY2(from.indexOf("h1") < from.indexOf("r1"), qPrintable(from));
        QVERIFY2(to.indexOf("r1") < to.indexOf("h1"), qPrintable(to));
    }

    void whatDiffersBetweenConnectionsStaysUntilItIsSet()
    {
        m_host->addConnections(1);
        m_host->set({{"bandwidth_from", 8000}, {"delay_to", 5}});
        topology::Connection other = *m_host->topology().connection(ConnectionId("c2"));
        other.attributes = {{"emulation", false},
                            {"bandwidth_from", 100},
                            {"distribution_to", "normal"},
                            {"delay_to", 5}};
        const auto tab = createTab();
        tab->loadOthers({other});
        auto *emulate = tab->findChild<QCheckBox *>("emulate");
        QCOMPARE(emulate->checkState(), Qt::PartiallyChecked);
        QCOMPARE(amount(*tab, "bandwidth_from")->text(), "different values");
        QCOMPARE(tab->findChild<QComboBox *>("distribution_to")->currentIndex(), -1);
        QCOMPARE(amount(*tab, "delay_to")->value(), 5.0);
        QVERIFY(tab->changes().isEmpty() && tab->changesFor(other).isEmpty());
        amount(*tab, "lossratio_to")->setValue(3);
        QCOMPARE(tab->changesFor(other), (QJsonObject{{"lossratio_to", 3}}));
        amount(*tab, "bandwidth_from")->setValue(0);
        QCOMPARE(amount(*tab, "bandwidth_from")->text(), "unlimited");
        QSignalSpy changed(tab.get(), &ConnectionTab::changed);
        emulate->click();
        QVERIFY(!changed.isEmpty());
        QCOMPARE(tab->changesFor(other),
                 (QJsonObject{
                     {"emulation", true}, {"bandwidth_from", QJsonValue()}, {"lossratio_to", 3}}));
    }

    void onlyWhatWasChangedIsSaved()
    {
        m_host->set({{"bandwidth_from", 8000}, {"lossratio_to", 2.5}});
        const auto tab = createTab();
        QCOMPARE(amount(*tab, "bandwidth_from")->value(), 8000.0);
        QCOMPARE(amount(*tab, "lossratio_to")->value(), 2.5);
        QCOMPARE(amount(*tab, "bandwidth_to")->text(), "unlimited");
        QCOMPARE(tab->changes(), QJsonObject());
        QSignalSpy changed(tab.get(), &ConnectionTab::changed);
        amount(*tab, "delay_to")->setValue(20);
        amount(*tab, "bandwidth_from")->setValue(0);
        QVERIFY(changed.count() > 0);
        QCOMPARE(tab->changes(), (QJsonObject{{"delay_to", 20}, {"bandwidth_from", QJsonValue()}}));
        QCOMPARE(tab->problem(), QString());
    }

    void framesThatAreLostAreWritten()
    {
        m_host->set({{"drop_frames_from", 7}, {"seed_to", 42}});
        const auto tab = createTab();
        const auto line = [&](const char *name) {
            return tab->findChild<QLineEdit *>(QLatin1String(name));
        };
        QCOMPARE(line("drop_frames_from")->text(), "7");
        QCOMPARE(line("seed_to")->text(), "42");
        QCOMPARE(line("seed_from")->text(), "");
        QCOMPARE(tab->changes(), QJsonObject());
        line("drop_frames_from")->setText("3, 100-120");
        line("seed_from")->setText("4294967295");
        line("seed_to")->setText("");
        line("loss_filter_to")->setText(" icmp ");
        line("emulation_filter_from")->setText("udp port 5001 ");
        QCOMPARE(tab->problem(), QString());
        QCOMPARE(tab->changes(), (QJsonObject{{"drop_frames_from", "3, 100-120"},
                                              {"seed_from", 4294967295.0},
                                              {"seed_to", QJsonValue()},
                                              {"loss_filter_to", "icmp"},
                                              {"emulation_filter_from", "udp port 5001"}}));
        line("drop_frames_from")->setText("3,x");
        QVERIFY(tab->problem().contains("3, 7, 100-120"));
        line("drop_frames_from")->setText("");
        line("seed_from")->setText("-1");
        QVERIFY(tab->problem().contains("4294967295"));
    }

    void aTraceIsReadFromAFile()
    {
        m_host->set({{"trace_to", "100\n200\n"}});
        const auto tab = createTab();
        const auto field = [&](const char *name) {
            return tab->findChild<QPushButton *>(QLatin1String(name));
        };
        QCOMPARE(field("trace_from")->text(), "none");
        QVERIFY2(field("trace_to")->text().startsWith("0.2 s, 121"),
                 qPrintable(field("trace_to")->text()));
        QCOMPARE(tab->changes(), QJsonObject());
        field("trace_to")->menu()->actions().last()->trigger();
        QCOMPARE(field("trace_to")->text(), "none");
        QCOMPARE(tab->changes(), (QJsonObject{{"trace_to", QJsonValue()}}));
        QFile file(m_folder.filePath("trace"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("0,8000\n2,4000\n");
        file.close();
        // The class is in the plugin alone; what its dialog calls is called by its name.
        QSignalSpy changed(tab.get(), &ConnectionTab::changed);
        QMetaObject::invokeMethod(field("trace_from"), "readFile", Q_ARG(QString, file.fileName()));
        QCOMPARE(changed.size(), 1);
        QVERIFY2(field("trace_from")->text().startsWith("4 s, 6"),
                 qPrintable(field("trace_from")->text()));
        QCOMPARE(tab->changes().value("trace_from"), QJsonValue("0,8000\n2,4000\n"));
    }

    void aBandwidthBelowOneIsNoUnlimitedOne()
    {
        m_host->set({{"bandwidth_from", 0.3}, {"bandwidth_to", 10'000}});
        const auto tab = createTab();
        QCOMPARE(amount(*tab, "bandwidth_from")->text(), "0.3 kbit/s");
        QCOMPARE(amount(*tab, "bandwidth_to")->text(), "10,000 kbit/s");
        QCOMPARE(tab->changes(), QJsonObject());
    }

    void emulationCanBeTurnedOffAsAWhole()
    {
        m_host->set({{"bandwidth_from", 8000}});
        const auto tab = createTab();
        auto *emulate = tab->findChild<QCheckBox *>("emulate");
        QVERIFY(emulate->isChecked());
        emulate->setChecked(false);
        QVERIFY(!amount(*tab, "bandwidth_from")->isEnabled());
        QCOMPARE(tab->changes(), (QJsonObject{{"emulation", false}}));
    }

    void whatTheKernelLacksIsGreyedWithTheReason()
    {
        setKernel(false);
        m_host->set({{"delay_from", 10}});
        const auto tab = createTab();
        QTRY_VERIFY(!amount(*tab, "delay_from")->isEnabled());
        QVERIFY(amount(*tab, "delay_from")->toolTip().contains("netem"));
        QVERIFY(!tab->findChild<QComboBox *>("distribution_to")->isEnabled());
        QVERIFY(amount(*tab, "bandwidth_from")->isEnabled());
        QVERIFY(amount(*tab, "lossratio_from")->isEnabled());
        QVERIFY(amount(*tab, "duplicate_from")->isEnabled());
        QVERIFY(amount(*tab, "corrupt_to")->isEnabled());
        QVERIFY(!amount(*tab, "reorder_to")->isEnabled());
        QVERIFY(!tab->findChild<QLabel *>("missingEffects")->isHidden());
        // The value stays in the file.
        QCOMPARE(amount(*tab, "delay_from")->value(), 10.0);
        QCOMPARE(tab->changes(), QJsonObject());
    }

    void whatNeedsCountedFramesIsGreyedWhereTheKernelCountsNone()
    {
        setKernel(false, false);
        const auto tab = createTab();
        QTRY_VERIFY(!amount(*tab, "duplicate_from")->isEnabled());
        QVERIFY(!amount(*tab, "corrupt_to")->isEnabled());
        QVERIFY(!tab->findChild<QLineEdit *>("seed_to")->isEnabled());
        QVERIFY(amount(*tab, "lossratio_from")->isEnabled());
    }

    void theMenuTakesALinkDownAndBringsItUp()
    {
        auto *provider = qobject_cast<ConnectionActionProvider *>(m_root);
        QObject parent;
        auto actions = provider->connectionActions({m_host->connection}, &parent);
        QCOMPARE(actions.size(), 1);
        QCOMPARE(actions[0]->objectName(), "linkDown");
        actions[0]->trigger();
        QCOMPARE(m_host->get().attributes.value("link_down"), QJsonValue(true));
        actions = provider->connectionActions({m_host->connection}, &parent);
        QCOMPARE(actions[0]->objectName(), "linkUp");
        actions[0]->trigger();
        QCOMPARE(m_host->changes.back().changes.value("link_down"), QJsonValue());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<test::FakeHost> m_host;
    QObject *m_root = nullptr;
};

QTEST_MAIN(TestEmulationTab)
#include "tst_emulationtab.moc"
