// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/sshquestion.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace tomato::ui;

/// Judges the questions of ssh, and what a key that was pressed for another window does to them.
class TestSshQuestion final : public QObject
{
    Q_OBJECT

    static QString keyPrompt()
    {
        return QStringLiteral("The authenticity of host 'gw' can't be established.\n"
                              "ED25519 key fingerprint is SHA256:abc.\n"
                              "Are you sure you want to continue connecting "
                              "(yes/no/[fingerprint])? ");
    }

    static QString shown(const QString &prompt)
    {
        const SshQuestion question(prompt, {});
        return question.findChild<QLabel *>("sshPrompt")->text();
    }

private slots:
    void cleanup() { qApp->setStyleSheet({}); }

    void aSecretIsEnteredUnseenAndSentByEnter()
    {
        SshQuestion question("alice@gw.example's password: ", {});
        auto *secret = question.findChild<QLineEdit *>("sshSecret");
        QVERIFY(secret);
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        question.show();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QTRY_COMPARE(QApplication::focusWidget(), secret);
        QTest::keyClicks(secret, "open sesame");
        QTest::keyClick(secret, Qt::Key_Return);
        QCOMPARE(question.result(), int(QDialog::Accepted));
        QCOMPARE(question.answer(), "open sesame");
    }

    void enterAcceptsNothingThatTakesADecision_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("layout");
        QTest::addColumn<int>("key");
        // Desktops differ in the order of buttons.
        for (const int layout : {0, 1, 2, 3}) {
            for (const int key : {int(Qt::Key_Return), int(Qt::Key_Enter), int(Qt::Key_Space)}) {
                QTest::addRow("a host's key, layout %d, key %x", layout, unsigned(key))
                    << QString() << layout << key;
                QTest::addRow("a key's use, layout %d, key %x", layout, unsigned(key))
                    << QStringLiteral("confirm") << layout << key;
            }
        }
    }

    void enterAcceptsNothingThatTakesADecision()
    {
        QFETCH(QString, kind);
        QFETCH(int, layout);
        QFETCH(int, key);
        qApp->setStyleSheet(QStringLiteral("QDialogButtonBox { button-layout: %1; }").arg(layout));
        SshQuestion question(keyPrompt(), kind);
        question.setResult(-1);
        question.show();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QTRY_VERIFY(QApplication::focusWidget() != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
        QCOMPARE(question.result(), int(QDialog::Rejected));
    }

    void aKeyIsAcceptedByItsButton()
    {
        SshQuestion question(keyPrompt(), {});
        QVERIFY(!question.findChild<QLineEdit *>("sshSecret"));
        question.show();
        QVERIFY(QTest::qWaitForWindowActive(&question));
        QTest::mouseClick(question.findChild<QPushButton *>("sshYes"), Qt::LeftButton);
        QCOMPARE(question.result(), int(QDialog::Accepted));
        QCOMPARE(question.answer(), "yes");
    }

    void whatAnotherMachineWroteCannotSteerTheText()
    {
        QCOMPARE(shown(QStringLiteral("Are you \u202esure\x1b[2J\r? \n(gw) Password:")),
                 QStringLiteral("Are you \\u202esure\\x1b[2J\\x0d? \n(gw) Password:"));
        QCOMPARE(shown(keyPrompt()), keyPrompt().trimmed());
    }

    void aLongPromptHidesNoButton_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("one word") << QString(100'000, 'x');
        QTest::newRow("many lines") << QString("x\n").repeated(10'000);
        QTest::newRow("of controls") << QString(100'000, QChar(0x1b));
    }

    void aLongPromptHidesNoButton()
    {
        QFETCH(QString, prompt);
        // A word may be broken at each 60th character.
        QVERIFY(shown(prompt).size() <= 2001 + 2001 / 60);
        QVERIFY(shown(prompt).endsWith(u'…'));
        SshQuestion question(prompt + "(yes/no)? ", {});
        question.show();
        QVERIFY(QTest::qWaitForWindowExposed(&question));
        const QSize size = question.size();
        QVERIFY2(size.width() <= 800 && size.height() <= 1080,
                 qPrintable(QStringLiteral("%1x%2").arg(size.width()).arg(size.height())));
        // The kind of the question is known from the whole of it.
        QVERIFY(!question.findChild<QLineEdit *>("sshSecret"));
    }
};

QTEST_MAIN(TestSshQuestion)
#include "tst_sshquestion.moc"
