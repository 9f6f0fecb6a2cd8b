// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/mactablewindow.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

namespace {

/// The format is that of bridge(8); the second entry is the switch's own.
const QByteArray One =
    R"([{"mac":"02:00:00:00:00:01","ifname":"port0","flags":[],"master":"br0","state":""},
{"mac":"02:00:00:00:00:09","ifname":"port0","flags":[],"master":"br0","state":"permanent"}])";
const QByteArray Two =
    R"([{"mac":"02:00:00:00:00:01","ifname":"port1","vlan":20,"master":"br0","state":""},
{"mac":"02:00:00:00:00:02","ifname":"port0","vlan":10,"master":"br0","state":""}])";

} // namespace

class TestMacTableWindow final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    void says(const QByteArray &json) const
    {
        // Whole at each moment: the window reads it while it changes.
        QFile file(m_folder.filePath("next"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(json) == json.size());
        file.close();
        QCOMPARE(::rename(qPrintable(file.fileName()), qPrintable(m_folder.filePath("table"))), 0);
    }

    QStringList enter() const { return {"sh", "-c", "cat '" + m_folder.filePath("table") + "'"}; }

private slots:
    void itFollowsWhereAddressesAre()
    {
        says(One);
        MacTableWindow window(
            "s1", MacTableWindow::Place::Here, [this](const QStringList &) { return enter(); },
            [](const QString &port) { return "end of " + port; }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        auto *table = window.findChild<QTreeWidget *>("macTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 1, 60'000);
        QCOMPARE(table->topLevelItem(0)->text(0), "02:00:00:00:00:01");
        QCOMPARE(table->topLevelItem(0)->text(3), "end of port0");
        says(Two);
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 2, 60'000);
        QCOMPARE(table->topLevelItem(0)->text(1), "port1");
        QCOMPARE(table->topLevelItem(0)->text(2), "20");
        QCOMPARE(table->topLevelItem(1)->text(0), "02:00:00:00:00:02");
        says("[]");
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 0, 60'000);
    }

    void whatAPortLeadsToFollowsToo()
    {
        QString neighbour = "h1";
        says(One);
        MacTableWindow window(
            "s1", MacTableWindow::Place::Here, [this](const QStringList &) { return enter(); },
            [&neighbour](const QString &) { return neighbour; }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        auto *table = window.findChild<QTreeWidget *>("macTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 1, 60'000);
        table->topLevelItem(0)->setSelected(true);
        neighbour = "server";
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItem(0)->text(3), "server", 60'000);
        QVERIFY(table->topLevelItem(0)->isSelected());
    }

    void aSwitchThatWasStoppedSaysSo()
    {
        Result<QStringList> words = enter();
        says(One);
        MacTableWindow window(
            "s1", MacTableWindow::Place::Here, [&words](const QStringList &) { return words; },
            [](const QString &) { return QString(); }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        auto *table = window.findChild<QTreeWidget *>("macTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 1, 60'000);
        words = failure("does not run", "s1");
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 0, 60'000);
        QCOMPARE(window.findChild<QLabel *>("macTableHint")->text(), "s1: does not run");
    }

    void anotherHostIsAskedSeldomAndWhenTheUserWantsIt()
    {
        int asked = 0;
        says(One);
        MacTableWindow window(
            "s1", MacTableWindow::Place::Elsewhere,
            [&](const QStringList &) {
                ++asked;
                return enter();
            },
            [](const QString &) { return QString(); }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        auto *table = window.findChild<QTreeWidget *>("macTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 1, 60'000);
        const auto *clock = window.findChild<QTimer *>("macTableClock");
        QCOMPARE(clock->interval(), 10'000);
        // Without the button, the clock alone decides.
        says(Two);
        const int before = asked;
        window.findChild<QPushButton *>("macTableRefresh")->click();
        QCOMPARE(asked, before + 1);
        QTRY_COMPARE_WITH_TIMEOUT(table->topLevelItemCount(), 2, 60'000);
    }

    void nothingIsAskedWhileNobodyLooks()
    {
        int asked = 0;
        says(One);
        MacTableWindow window(
            "s1", MacTableWindow::Place::Here,
            [&](const QStringList &) {
                ++asked;
                return enter();
            },
            [](const QString &) { return QString(); }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        QCOMPARE(asked, 0);
        const auto *clock = window.findChild<QTimer *>("macTableClock");
        window.show();
        QVERIFY(asked > 0);
        QVERIFY(clock->isActive());
        window.showMinimized();
        QTRY_VERIFY(!clock->isActive());
        window.showNormal();
        QTRY_VERIFY(clock->isActive());
        window.hide();
        QVERIFY(!clock->isActive());
    }
};

QTEST_MAIN(TestMacTableWindow)
#include "tst_mactablewindow.moc"
