// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/journeys/journeysdocktest.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <tuple>

using namespace tomato;

/// The dock without a mouse.
class TestJourneyKeys final : public test::JourneysDockTest
{
    Q_OBJECT

    void showPackets(int packets = 20, int flows = 1)
    {
        record(packets, flows);
        read();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view));
        m_tabs = m_view->findChild<QTabWidget *>("journeysTabs");
    }

    template <class Widget = QWidget>
    Widget *find(const char *name) const
    {
        return m_view->findChild<Widget *>(QString::fromLatin1(name));
    }

    static QString focused()
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus == nullptr ? QString() : focus->objectName();
    }

    /// The names of what Tab goes through, from the first widget to the last one of the dock.
    QStringList stops(Qt::Key key = Qt::Key_Tab)
    {
        QStringList names;
        for (int press = 0; press < 40; ++press) {
            QWidget *focus = QApplication::focusWidget();
            const QString name = focus == m_tabs->tabBar() ? "tabs"
                                 : focus->objectName().isEmpty()
                                     ? focus->parentWidget()->objectName()
                                     : focus->objectName();
            if (names.contains(name))
                return name == names.front() ? names : QStringList{"again: " + name};
            names << name;
            QTest::keyClick(focus, key);
        }
        return {};
    }

    QTabWidget *m_tabs = nullptr;

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void tabGoesAsTheEyeDoes_data()
    {
        QTest::addColumn<int>("tab");
        QTest::addColumn<QStringList>("there");
        QTest::newRow("packets") << 0
                                 << QStringList{"journeysKind", "journeysLeastDelay",
                                                "journeysPackets", "journeyHops",
                                                "journeyDifference"};
        QTest::newRow("flows") << 1 << QStringList{"journeysSearch", "journeysFlows"};
        QTest::newRow("losses") << 2 << QStringList{"journeysLosses"};
        QTest::newRow("space-time")
            << 3 << QStringList{"spaceTimeFlow", "spaceTimeSave", "spaceTimeView"};
        QTest::newRow("delay") << 4 << QStringList{"delayStep",        "delayFlow", "delayKind",
                                                   "delayLogarithmic", "delaySave", "delayNumbers",
                                                   "delayPlot"};
        QTest::newRow("tcp") << 5
                             << QStringList{"tcpLink", "tcpFlow", "tcpKind", "tcpSave", "tcpPlot"};
    }

    void tabGoesAsTheEyeDoes()
    {
        QFETCH(int, tab);
        QFETCH(QStringList, there);
        showPackets();
        m_packets->selectRow(0);
        m_tabs->setCurrentIndex(tab);
        const QStringList wanted = QStringList{"journeysRead", "journeysOpen", "journeysFilter",
                                               "journeysOnCanvas", "tabs"} +
                                   there;
        find("journeysRead")->setFocus();
        QCOMPARE(stops().join(' '), wanted.join(' '));
        // And back again.
        QStringList back = {wanted.front()};
        for (qsizetype at = wanted.size() - 1; at > 0; --at)
            back << wanted[at];
        find("journeysRead")->setFocus();
        QCOMPARE(stops(Qt::Key_Backtab).join(' '), back.join(' '));
    }

    void inALowDockTheLineAboveComesFirst()
    {
        showPackets();
        m_packets->selectRow(0);
        m_view->setMinimumHeight(120);
        m_view->resize(1300, 190);
        QTRY_VERIFY(find("journeysKind")->y() < 10);
        find("journeysRead")->setFocus();
        const QStringList names = stops();
        QCOMPARE(names.mid(0, 8),
                 (QStringList{"journeysRead", "journeysOpen", "journeysFilter", "journeysOnCanvas",
                              "journeysKind", "journeysLeastDelay", "tabs", "journeysPackets"}));
    }

    void eachLetterOfAMnemonicLeadsToOnePlace_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("menus");
        QTest::newRow("English") << ""
                                 << "FEIVLHCA";
        QTest::newRow("German") << "de"
                                << "DBIALHVM";
        QTest::newRow("Chinese") << "zh"
                                 << "FEIVLHCA";
    }

    void eachLetterOfAMnemonicLeadsToOnePlace()
    {
        QFETCH(QString, language);
        QFETCH(QString, menus);
        QTranslator texts;
        if (!language.isEmpty()) {
            end();
            QVERIFY(texts.load("tomato_" + language, TOMATO_BIN "/translations"));
            QVERIFY(QCoreApplication::installTranslator(&texts));
            prepare();
        }
        showPackets();
        const auto letterOf = [](const QString &text) {
            return QKeySequence::mnemonic(text).toString();
        };
        QMap<QString, QString> letters;
        for (const QChar menu : std::as_const(menus))
            letters.insert(QStringLiteral("Alt+") + menu, "a menu of the window");
        const auto take = [&](const QString &text) {
            const QString letter = letterOf(text);
            if (letter.isEmpty() || letters.value(letter) == text)
                return;
            QVERIFY2(!letters.contains(letter), qPrintable(text + ", " + letters.value(letter)));
            letters.insert(letter, text);
        };
        for (const QAbstractButton *each : m_view->findChildren<QAbstractButton *>())
            take(each->text());
        for (const QLabel *each : m_view->findChildren<QLabel *>()) {
            if (each->buddy() != nullptr)
                take(each->text());
        }
        for (int tab = 0; tab < m_tabs->count(); ++tab) {
            QVERIFY(!letterOf(m_tabs->tabText(tab)).isEmpty());
            take(m_tabs->tabText(tab));
        }
        if (!language.isEmpty())
            return;
        QTest::keyClick(m_packets, Qt::Key_W, Qt::AltModifier);
        QCOMPARE(m_tabs->currentIndex(), 1);
        QTest::keyClick(m_view, Qt::Key_T, Qt::AltModifier);
        QCOMPARE(focused(), QString("journeysFilter"));
        QTest::keyClick(m_view, Qt::Key_P, Qt::AltModifier);
        QCOMPARE(m_tabs->currentIndex(), 5);
    }

    void enterDoesWhatADoubleClickDoes()
    {
        showPackets(100, 4);
        m_tabs->setCurrentIndex(1);
        auto *flows = find<QTableView>("journeysFlows");
        flows->setFocus();
        flows->selectRow(1);
        QTest::keyClick(flows, Qt::Key_Return);
        QCOMPARE(m_tabs->currentIndex(), 0);
        QCOMPARE(m_packets->model()->rowCount(), 25);
        QCOMPARE(focused(), QString("journeysPackets"));
        QTest::keyClick(m_packets, Qt::Key_Down);
        const auto links = [this] { return decoration().links.size(); };
        QCOMPARE(links(), 3U);
        // Its way was let go, and comes back.
        emit m_stage->host.canvasLetGo();
        QCOMPARE(links(), 0U);
        QTest::keyClick(m_packets, Qt::Key_Enter);
        QCOMPARE(links(), 3U);
        QCOMPARE(focused(), QString("journeyHops"));
        auto *hops = find<QTreeWidget>("journeyHops");
        QTest::keyClick(hops, Qt::Key_Down);
        QTest::keyClick(hops, Qt::Key_Return);
        auto *packets = m_stage->dock("packetsDock")->findChild<QTableView *>("packetsTable");
        QTRY_COMPARE(packets->currentIndex().row(), 5);
        QCOMPARE(packets->model()->index(5, 4).data().toString(), QString("r2 \u2192 h2"));
    }

    void aKeyChoosesTheFirstRowOfAList_data()
    {
        QTest::addColumn<int>("packets");
        QTest::addColumn<int>("key");
        for (const int packets : {1, 20}) {
            for (const auto &[key, name] : {std::pair{Qt::Key_Return, "Enter"},
                                            {Qt::Key_Down, "Down"},
                                            {Qt::Key_Home, "Home"}})
                QTest::addRow("%s in %d", name, packets) << packets << int{key};
        }
    }
    /// No row is chosen before: who comes in with Tab sees a frame around the first one at most.
    void aKeyChoosesTheFirstRowOfAList()
    {
        QFETCH(const int, packets);
        QFETCH(const int, key);
        showPackets(packets, packets);
        const auto *hops = find<QTreeWidget>("journeyHops");
        QCOMPARE(hops->topLevelItemCount(), 0);
        m_tabs->tabBar()->setFocus();
        m_packets->setFocus(Qt::TabFocusReason);
        QTest::keyClick(m_packets, static_cast<Qt::Key>(key));
        const auto row = [](const QTableView *table) {
            const QModelIndexList rows = table->selectionModel()->selectedRows();
            return rows.size() == 1 ? rows.front().row() : -1;
        };
        QCOMPARE(row(m_packets), 0);
        QCOMPARE(hops->topLevelItemCount(), 3);
        QCOMPARE(focused(), QString(key == Qt::Key_Return ? "journeyHops" : "journeysPackets"));
        m_tabs->setCurrentIndex(2);
        auto *losses = find<QTableView>("journeysLosses");
        losses->setFocus(Qt::TabFocusReason);
        QTest::keyClick(losses, static_cast<Qt::Key>(key));
        QCOMPARE(row(losses), 0);
        QCOMPARE(m_tabs->currentIndex(), key == Qt::Key_Return ? 0 : 2);
        m_tabs->setCurrentIndex(1);
        auto *flows = find<QTableView>("journeysFlows");
        flows->setFocus(Qt::TabFocusReason);
        QTest::keyClick(flows, static_cast<Qt::Key>(key));
        QCOMPARE(row(flows), 0);
        QCOMPARE(m_tabs->currentIndex(), key == Qt::Key_Return ? 0 : 1);
        QCOMPARE(m_packets->model()->rowCount(), key == Qt::Key_Return ? 1 : packets);
    }

    void theDockLeadsToWhatItShows()
    {
        showPackets();
        find("journeysRead")->setFocus();
        m_view->setFocus();
        QCOMPARE(focused(), QString("journeysPackets"));
        m_tabs->setCurrentIndex(2);
        m_view->setFocus();
        QCOMPARE(focused(), QString("journeysLosses"));
    }

    void aMnemonicLeadsIntoTheDockFromElsewhere()
    {
        showPackets();
        QMainWindow window;
        auto *elsewhere = new QLineEdit(&window);
        auto *middle = new QWidget;
        auto *layout = new QVBoxLayout(middle);
        layout->addWidget(elsewhere);
        QWidget *const view = m_view;
        layout->addWidget(view);
        window.setCentralWidget(middle);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        elsewhere->setFocus();
        QTest::keyClick(elsewhere, Qt::Key_W, Qt::AltModifier);
        QCOMPARE(m_tabs->currentIndex(), 1);
        QCOMPARE(focused(), QString("journeysFlows"));
        // And from a field of the dock; to the page that is shown already, too.
        auto *filter = find<QLineEdit>("journeysFilter");
        for (const auto &[key, tab, name] :
             {std::tuple(Qt::Key_S, 2, "journeysLosses"),
              std::tuple(Qt::Key_K, 0, "journeysPackets"), std::tuple(Qt::Key_P, 5, ""),
              std::tuple(Qt::Key_W, 1, "journeysFlows"),
              std::tuple(Qt::Key_W, 1, "journeysFlows")}) {
            filter->setFocus();
            QTest::keyClick(filter, key, Qt::AltModifier);
            QCOMPARE(m_tabs->currentIndex(), tab);
            QCOMPARE(focused(), QString(name));
        }
        // Who is on the tabs stays there.
        m_tabs->tabBar()->setFocus();
        QTest::keyClick(m_tabs->tabBar(), Qt::Key_Right);
        QCOMPARE(m_tabs->currentIndex(), 2);
        QVERIFY(m_tabs->tabBar()->hasFocus());
        view->setParent(nullptr);
    }

    void aDoubleClickGoesToTheHops()
    {
        showPackets();
        const QPoint place = m_packets->visualRect(m_packets->model()->index(3, 0)).center();
        QTest::mouseClick(m_packets->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(m_packets->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(focused(), QString("journeyHops"));
    }

    void escapeLeavesTheFilter()
    {
        showPackets(100, 4);
        auto *filter = find<QLineEdit>("journeysFilter");
        filter->setFocus();
        QTest::keyClicks(filter, "udp src port 20003");
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(m_packets->model()->rowCount(), 25);
        QTest::keyClicks(filter, " and no");
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(filter->text(), QString("udp src port 20003"));
        QCOMPARE(focused(), QString("journeysPackets"));
        m_tabs->setCurrentIndex(1);
        auto *search = find<QLineEdit>("journeysSearch");
        search->setFocus();
        QTest::keyClicks(search, "1234");
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(search->text(), QString());
        QCOMPARE(focused(), QString("journeysSearch"));
        QTest::keyClick(search, Qt::Key_Escape);
        QCOMPARE(focused(), QString("journeysFlows"));
    }

    void whatHasTheFocusIsSeen()
    {
        showPackets();
        for (const auto &[tab, name] : {std::pair{3, "spaceTimeView"}, {4, "delayPlot"}}) {
            m_tabs->setCurrentIndex(tab);
            auto *widget = find(name);
            m_tabs->tabBar()->setFocus();
            const QImage before = widget->grab().toImage();
            widget->setFocus();
            QVERIFY(widget->grab().toImage() != before);
        }
        m_tabs->setCurrentIndex(0);
        m_packets->setFocus(Qt::TabFocusReason);
        picture("journeys-focus-packets");
        m_tabs->tabBar()->setFocus(Qt::TabFocusReason);
        picture("journeys-focus-tabs");
    }
};

QTEST_MAIN(TestJourneyKeys)
#include "tst_journeykeys.moc"
