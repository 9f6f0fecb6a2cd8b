// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHostInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace tomato;

class TestCaptureTab final : public QObject
{
    Q_OBJECT

private slots:
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

    void metadataNamesThePluginBeforeItsCodeIsLoaded()
    {
        const QPluginLoader loader(QStringLiteral(TOMATO_BIN "/plugins/packet_capturing.so"));
        QCOMPARE(loader.metaData().value("IID").toString(), QString(TOMATO_PLUGIN_IID));
        const QJsonObject about = loader.metaData().value("MetaData").toObject();
        QCOMPARE(about.value("Name").toString(), QString("Packet Capturing"));
        QVERIFY(!about.value("Description").toString().isEmpty());
    }

    void aConnectionWithoutAttributesShowsTheDefaults()
    {
        QCOMPARE(m_tab->title(), QString("Packet Capturing"));
        QVERIFY(!enabled()->isChecked());
        QVERIFY(mode("File")->isChecked());
        QCOMPARE(filter()->text(), QString());
        QVERIFY(m_tab->changes().isEmpty());
        QVERIFY(m_tab->problem().isEmpty());
    }

    void eachMnemonicIsThereOnceAndReachesItsField()
    {
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
        m_tab->findChild<QAbstractButton *>("captureOptions")->click();
        mode("Both")->setChecked(true); // only then there is a live address
        QMap<QChar, QString> taken;
        const auto take = [&taken](const QString &text) -> QChar {
            const auto at = QString(text).replace("&&", "  ").indexOf('&');
            if (at < 0)
                return {};
            const QChar key = text.at(at + 1).toLower();
            if (taken.contains(key))
                QTest::qFail(qPrintable(text + " and " + taken.value(key)), __FILE__, __LINE__);
            taken.insert(key, text);
            return key;
        };
        for (const char *button : {"&Save", "&Cancel"}) // of the window around it
            take(button);
        for (auto *each : m_tab->findChildren<QAbstractButton *>()) {
            if (each->isVisible())
                take(each->text());
        }
        int reached = 0;
        for (auto *label : m_tab->findChildren<QLabel *>()) {
            const QChar key = label->isVisible() && label->buddy() ? take(label->text()) : QChar();
            if (key.isNull())
                continue;
            enabled()->setFocus();
            QTest::keyClick(m_tab.get(), static_cast<Qt::Key>(key.toUpper().unicode()),
                            Qt::AltModifier);
            const QWidget *focus = QApplication::focusWidget();
            QVERIFY2(focus == label->buddy() || label->buddy()->isAncestorOf(focus),
                     qPrintable(label->text()));
            ++reached;
        }
        QVERIFY(reached >= 7);
        QVERIFY(taken.contains('f') && taken.value('f').contains("Filter"));
    }

    void whatIsTypedAfterTheFiltersMnemonicIsInTheFilter()
    {
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
        enabled()->setFocus();
        QTest::keyClick(m_tab.get(), Qt::Key_F, Qt::AltModifier);
        QTest::keyClicks(QApplication::focusWidget(), "udp ");
        QCOMPARE(filter()->text(), QString("udp "));
        QVERIFY(!enabled()->isChecked());
    }

    void returnIsTheWindowsWhenNoCompletionWasChosen()
    {
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
        filter()->setFocus();
        QTest::keyClicks(filter(), "tcp");
        QAbstractItemView *list = nullptr;
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each->objectName() == "filterCompletions" && each->isVisible())
                list = qobject_cast<QAbstractItemView *>(each);
        }
        QVERIFY(list && list->isVisible());
        QSignalSpy pressed(filter(), &QLineEdit::returnPressed);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(pressed.count(), 1);
        QVERIFY(!list->isVisible());
        QCOMPARE(filter()->text(), QString("tcp"));
        // One that is chosen is taken, and nothing else happens.
        QTest::keyClicks(filter(), " p");
        QVERIFY(list->isVisible());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(filter()->text(), QString("tcp pim"));
        QCOMPARE(pressed.count(), 1);
    }

    void completionsDoNotCoverTheVerdict()
    {
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
        filter()->setFocus();
        QTest::keyClicks(filter(), "bad tcp");
        QWidget *list = nullptr;
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each->objectName() == "filterCompletions" && each->isVisible())
                list = each;
        }
        QVERIFY(list);
        const auto *verdict = m_tab->findChild<QWidget *>("filterVerdict");
        QTRY_VERIFY(verdict->accessibleName().contains("syntax error"));
        const QRect place(verdict->mapToGlobal(QPoint()), verdict->size());
        QVERIFY(!list->frameGeometry().intersects(place));
        list->hide();
    }

    /// The stage's compiler takes everything for a good filter but what has "bad" in it.
    void aDisplayFilterIsOfferedAsACaptureFilter()
    {
        m_tab->show();
        enabled()->setChecked(true);
        auto *take = m_tab->findChild<QPushButton *>("takeCaptureFilter");
        filter()->setText("ipv6.addr == fd00::bad && udp");
        QTRY_VERIFY2(take->isVisible(), qPrintable(verdict()));
        QVERIFY2(verdict().contains("ip6 host fd00::bad and udp"), qPrintable(verdict()));
        take->click();
        QCOMPARE(filter()->text(), QString("ip6 host fd00::bad and udp"));
        QTRY_VERIFY(!take->isVisible());
        filter()->setText("http.bad");
        QTRY_VERIFY2(verdict().contains("'tcp port 80' is what is usual"), qPrintable(verdict()));
        QVERIFY(!take->isVisible());
    }

    void whatIsTypedDoesNotMoveWhatLiesBelow()
    {
        m_tab->show();
        QVERIFY(QTest::qWaitForWindowActive(m_tab.get()));
        enabled()->setChecked(true);
        const QSize hint = m_tab->sizeHint();
        const auto *below = m_tab->findChild<QWidget *>("captureSummary");
        const QPoint place = below->pos();
        for (const QString text : {"tcp", "tcp bad 80", "host localhost", "udp port 53"}) {
            filter()->setText(text);
            QTRY_VERIFY(!m_tab->isChecking());
            QCoreApplication::sendPostedEvents();
            QCOMPARE(m_tab->sizeHint().height(), hint.height());
            QCOMPARE(below->pos(), place);
        }
    }

    void theNumberOfPacketsGoesOnWhileTheWindowIsOpen()
    {
        load({{"capturing", true}});
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QJsonObject capture = test::FakeEngine::recording("file");
        capture.insert("ringPackets", 7);
        QVERIFY(m_stage->setCapture(capture));
        filter()->setText("udp");
        QTRY_VERIFY2(summary().contains("the 7 packet"), qPrintable(summary()));
        capture.insert("ringPackets", 19);
        QVERIFY(m_stage->setCapture(capture));
        QVERIFY2(summary().contains("the 19 packet"), qPrintable(summary()));
    }

    void aFilterThatDoesNotCompileRecordsNothing()
    {
        load({{"capturing", true}});
        filter()->setText("tcp bad 80");
        QTRY_VERIFY(summary().contains("does not compile"));
        QVERIFY(!summary().contains("Records"));
    }

    void sizesHaveNoNoughtsThatMeanNothing()
    {
        auto *size = m_tab->findChild<QDoubleSpinBox *>("captureSegmentSize");
        QCOMPARE(size->text(), QString("10 MB"));
        size->setValue(1.5);
        QCOMPARE(size->text(), QString("1.5 MB"));
    }

    void attributesAreShown()
    {
        load({{"capturing", true}, {"capture_mode", "both"}, {"capture_filter", "icmp"}});
        QVERIFY(enabled()->isChecked());
        QVERIFY(mode("Both")->isChecked());
        QCOMPARE(filter()->text(), QString("icmp"));
        QVERIFY(m_tab->changes().isEmpty());
    }

    void onlyWhatDiffersIsAChange()
    {
        load({{"capturing", true}, {"capture_mode", "file"}, {"capture_filter", "arp"}});
        mode("Live")->click();
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capture_mode", "net"}}));
        mode("File")->click();
        QVERIFY(m_tab->changes().isEmpty());
        enabled()->click();
        filter()->clear();
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capturing", false}, {"capture_filter", ""}}));
    }

    void aFilterIsCheckedAsOneTypes()
    {
        QSignalSpy changed(m_tab.get(), &plugins::ConnectionTab::changed);
        QTest::keyClicks(filter(), "icmp");
        QVERIFY(m_tab->isChecking());
        QVERIFY(!m_tab->problem().isEmpty());
        QTRY_VERIFY(!m_tab->isChecking());
        QVERIFY(m_tab->problem().isEmpty());
        QVERIFY(changed.count() > 1);
        QCOMPARE(verdict(), QString("The filter compiles."));
        QCOMPARE(m_tab->changes(), (QJsonObject{{"capture_filter", "icmp"}}));
    }

    void aFilterThatDoesNotCompileIsRefusedWithTheCompilersMessage()
    {
        QTest::keyClicks(filter(), "bad");
        QTRY_VERIFY(!m_tab->isChecking());
        QCOMPARE(m_tab->problem(), QString("The filter does not compile."));
        QCOMPARE(verdict(), QString("syntax error in filter expression"));
        filter()->clear();
        QTRY_VERIFY(m_tab->problem().isEmpty());
    }

    void namesAreLookedUpWhenOneAsksForIt()
    {
        if (QHostInfo::fromName("localhost").addresses().isEmpty())
            QSKIP("this machine does not know localhost");
        auto *lookUp = m_tab->findChild<QPushButton *>("lookUpNames");
        QVERIFY(lookUp->isHidden());
        QTest::keyClicks(filter(), "host localhost");
        QTRY_VERIFY(!lookUp->isHidden());
        QVERIFY(!m_tab->problem().isEmpty());
        QVERIFY(verdict().contains("names are not looked up"));
        lookUp->click();
        QTRY_VERIFY2(filter()->text().contains("127.0.0.1"), qPrintable(verdict()));
        QTRY_COMPARE(verdict(), QString("The filter compiles."));
        QVERIFY(lookUp->isHidden());
        filter()->undo();
        QCOMPARE(filter()->text(), QString("host localhost"));
    }

    void aBadFilterInTheFileIsInTheWayOfEnablingOnly()
    {
        load({{"capture_filter", "bad"}});
        QTRY_COMPARE(verdict(), QString("syntax error in filter expression"));
        QVERIFY(m_tab->problem().isEmpty());
        enabled()->click();
        QVERIFY(!m_tab->problem().isEmpty());
        enabled()->click();
        QVERIFY(m_tab->problem().isEmpty());
    }

    void spaceAroundAFilterIsNoChange()
    {
        load({{"capture_filter", "icmp"}});
        filter()->setText("  icmp ");
        QVERIFY(m_tab->changes().isEmpty());
    }

    void aCommonFilterReplacesTheTextAndCanBeUndone()
    {
        filter()->setText("vlan");
        auto *menu = m_tab->findChild<QMenu *>("commonFiltersMenu");
        QVERIFY(menu->actions().size() >= 6);
        menu->actions().constFirst()->trigger();
        QCOMPARE(filter()->text(), QString("arp"));
        filter()->undo();
        QCOMPARE(filter()->text(), QString("vlan"));
    }

    void theSummaryTellsWhatHappens()
    {
        QVERIFY(summary().contains("Nothing is recorded"));
        enabled()->click();
        QVERIFY(summary().contains("every packet"));
        QVERIFY(summary().contains("50 MB"));
        QVERIFY(summary().contains("when the lab starts"));
        mode("Live")->click();
        QVERIFY(summary().contains("Live capture info"));
        QVERIFY(summary().contains("no download"));
    }

    void theSummarySaysWhatBecomesOfThePacketsThatThereAre()
    {
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("file")));
        load({{"capturing", true}});
        QVERIFY(!summary().contains("new recording"));
        // Who only wants to watch keeps the recording.
        mode("Both")->click();
        QVERIFY2(!summary().contains("new recording"), qPrintable(summary()));
        m_tab->findChild<QLineEdit *>("captureFilter")->setText("icmp");
        QTRY_VERIFY2(summary().contains("new recording"), qPrintable(summary()));
        QVERIFY2(summary().contains("1,204"), qPrintable(summary()));
        QVERIFY(summary().contains("stay among the earlier recordings"));
    }

    void allCommonFiltersCompileWithTheRealCompiler()
    {
        const QByteArray engine = TOMATO_BIN "/tomato-engine";
        if (!canCheckFilters(engine))
            QSKIP("this tomato-engine checks no filters");
        qputenv("TOMATO_ENGINE", engine);
        auto *menu = m_tab->findChild<QMenu *>("commonFiltersMenu");
        for (QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            action->trigger();
            QTRY_VERIFY(!m_tab->isChecking());
            QVERIFY2(m_tab->problem().isEmpty(),
                     qPrintable(action->data().toString() + ": " + verdict()));
        }
        filter()->setText("icmp or");
        QTRY_VERIFY(!m_tab->isChecking());
        QVERIFY(!m_tab->problem().isEmpty());
        QVERIFY(!verdict().isEmpty());
    }

private:
    static bool canCheckFilters(const QByteArray &engine)
    {
        QProcess process;
        process.start(QFile::decodeName(engine), {"--check-filter"});
        process.write("arp");
        process.closeWriteChannel();
        return process.waitForFinished() && process.readAllStandardOutput().contains("true");
    }

    void load(const QJsonObject &attributes)
    {
        m_stage->host.set(attributes);
        m_tab->load(m_stage->host.get());
    }

    QCheckBox *enabled() { return m_tab->findChild<QCheckBox *>("captureEnabled"); }
    QLineEdit *filter() { return m_tab->findChild<QLineEdit *>("captureFilter"); }
    QString verdict() { return m_tab->findChild<QWidget *>("filterVerdict")->accessibleName(); }
    QString summary() { return m_tab->findChild<QLabel *>("captureSummary")->text(); }
    QRadioButton *mode(const QString &name)
    {
        return m_tab->findChild<QRadioButton *>("captureMode" + name);
    }

    std::unique_ptr<test::PluginStage> m_stage;
    std::unique_ptr<plugins::ConnectionTab> m_tab;
};

QTEST_MAIN(TestCaptureTab)
#include "tst_capturetab.moc"
