// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/serviceswindow.h"

#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;
using client::CommandStatus;

class TestServicesWindow final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString output(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return file.fileName();
    }

private slots:
    void eachServiceHasItsStateStartsAndOutput()
    {
        std::vector<CommandStatus> commands(2);
        commands[0] = {"web", false, CommandStatus::State::Running, 0,
                       1,     {},    output("web", "listening")};
        commands[1] = {
            "loop", false, CommandStatus::State::Restarting, 7, 12, {}, output("loop", "no")};
        ServicesWindow window(
            "h1", [&] { return commands; }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        auto *list = window.findChild<QTreeWidget *>("servicesList");
        auto *text = window.findChild<QPlainTextEdit *>("serviceOutput");
        QVERIFY(list && text);
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(1)->text(0), "loop");
        QVERIFY(list->topLevelItem(1)->text(1).contains("7"));
        QCOMPARE(list->topLevelItem(1)->text(2), "12");
        QCOMPARE(text->toPlainText(), "listening");
        list->setCurrentItem(list->topLevelItem(1));
        QCOMPARE(text->toPlainText(), "no");
        commands[1].starts = 13;
        output("loop", "no\nagain");
        QTRY_COMPARE_WITH_TIMEOUT(text->toPlainText(), "no\nagain", 30'000);
        QCOMPARE(list->topLevelItem(1)->text(2), "13");
        commands.pop_back();
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, 30'000);
    }

    void anElementThatRunsNothingSaysSo()
    {
        ServicesWindow window(
            "h1", [] { return std::vector<CommandStatus>(); }, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        QVERIFY(window.findChild<QWidget *>("servicesHint")->isVisible());
    }
};

QTEST_MAIN(TestServicesWindow)
#include "tst_serviceswindow.moc"
