// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/windows/runcommanddialog.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>

using namespace tomato;
using namespace tomato::ui;

class TestRunCommandDialog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    /// A program inside may write a line without end; the editor would lay it out as one.
    void aLineWithoutEndIsCut()
    {
        constexpr int MaxLine = 4000;
        auto *dialog = new RunCommandDialog(
            QStringLiteral("h1"), [](const QStringList &command) { return command; }, nullptr);
        dialog->show();
        dialog->findChild<QComboBox *>("commandLine")
            ->setEditText("head -c 25000 /dev/zero | tr '\\0' x; echo; echo short");
        dialog->findChild<QPushButton *>("commandRun")->click();
        QTRY_VERIFY(!dialog->isRunning());
        const auto *output = dialog->findChild<QPlainTextEdit *>("commandOutput");
        QTRY_VERIFY(output->toPlainText().endsWith("short\n"));
        for (auto block = output->document()->begin(); block.isValid(); block = block.next())
            QVERIFY2(block.text().size() <= MaxLine, qPrintable(QString::number(block.length())));
        // One is in the command.
        QCOMPARE(output->toPlainText().count(u'x'), 25'001);
        delete dialog;
    }
};

QTEST_MAIN(TestRunCommandDialog)
#include "tst_runcommanddialog.moc"
