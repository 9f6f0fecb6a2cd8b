// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/altletters.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace tomato::ui;

class TestAltLetters final : public QObject
{
    Q_OBJECT

private slots:
    /// Neither where nobody takes it, nor where who takes it can just now not, in any language.
    void aMnemonicIsNotTyped()
    {
        const AltLetters letters;
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *line = new QLineEdit("udp", &window);
        auto *box = new QCheckBox("&On Canvas", &window);
        layout->addWidget(line);
        layout->addWidget(box);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        line->setFocus();
        QTest::keyClick(line, Qt::Key_D, Qt::AltModifier);
        QTest::keyClick(line, Qt::Key_D, Qt::AltModifier | Qt::ShiftModifier);
        QTest::sendKeyEvent(QTest::Click, line, Qt::Key_Odiaeresis, QString::fromUtf8("\u00f6"),
                            Qt::AltModifier);
        box->setEnabled(false);
        QTest::keyClick(line, Qt::Key_O, Qt::AltModifier);
        QCOMPARE(line->text(), QString("udp"));
        box->setEnabled(true);
        QTest::keyClick(line, Qt::Key_O, Qt::AltModifier);
        QTRY_VERIFY(box->isChecked());
        QCOMPARE(line->text(), QString("udp"));
    }

    /// What the third level of a keyboard has comes without Alt; on some with Ctrl, too.
    void allElseIsTyped()
    {
        const AltLetters letters;
        QLineEdit line;
        line.show();
        QTest::keyClicks(&line, "a o");
        QTest::keyClick(&line, Qt::Key_Left);
        QTest::keyClick(&line, Qt::Key_Backspace);
        QTest::sendKeyEvent(QTest::Click, &line, Qt::Key_At, "@", Qt::GroupSwitchModifier);
        QTest::sendKeyEvent(QTest::Click, &line, Qt::Key_BraceLeft, "{",
                            Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(line.text(), QString("a@{o"));
    }
};

QTEST_MAIN(TestAltLetters)
#include "tst_altletters.moc"
