// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/hostpage.h"

#include "app/hosts/hostgreeting.h"
#include "ui/preferences/hosttrial.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestHostPage final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path() const { return m_folder.filePath("hosts.conf"); }

    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }

    QByteArray written() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString script(const QByteArray &lines) const
    {
        const QString path = m_folder.filePath("ssh");
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write("#!/bin/sh\n" + lines + "\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
        return path;
    }

    template <class Widget>
    static Widget *part(const QWidget &page, const char *name)
    {
        return page.findChild<Widget *>(name);
    }

private slots:
    void init()
    {
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
        qunsetenv("TOMATO_ASKPASS");
    }

    void hostsAreAddedChangedAndRemoved()
    {
        write("; mine\n[paris]\nssh=alice@gw.example\n\n[tokyo]\n");
        HostPage page(nullptr, path());
        auto *list = part<QListWidget>(page, "hostList");
        QCOMPARE(list->count(), 2);
        QCOMPARE(part<QLineEdit>(page, "host_ssh")->text(), "alice@gw.example");
        QVERIFY(part<QLineEdit>(page, "hostLine")->text().contains("alice@gw.example"));
        part<QLineEdit>(page, "host_weight")->setText("8");
        list->setCurrentRow(1);
        QCOMPARE(part<QLineEdit>(page, "host_weight")->text(), QString());
        part<QPushButton>(page, "hostRemove")->click();
        part<QPushButton>(page, "hostAdd")->click();
        part<QLineEdit>(page, "host_name")->setText("rack");
        auto *launcher = part<QComboBox>(page, "host_launcher");
        launcher->setCurrentIndex(launcher->findData("slurm"));
        QCOMPARE(page.problem(), QString());
        const auto saved = page.save();
        QVERIFY2(saved, saved ? "" : saved.error().text().c_str());
        QCOMPARE(written(), "; mine\n[paris]\nssh=alice@gw.example\nweight=8\n"
                            "\n[rack]\nlauncher=slurm\n");
    }

    void nothingIsWrittenWhereNothingChanged()
    {
        write("[paris]\n  weight = 2\n");
        HostPage page(nullptr, path());
        QVERIFY(page.save());
        QCOMPARE(written(), "[paris]\n  weight = 2\n");
    }

    void howFramesGoIsChosen()
    {
        write("[paris]\n");
        HostPage page(nullptr, path());
        auto *trunk = part<QComboBox>(page, "host_trunk");
        auto *address = part<QLineEdit>(page, "host_address");
        auto *ports = part<QLineEdit>(page, "host_udp_ports");
        QVERIFY(address->isEnabled() && ports->isEnabled());
        trunk->setCurrentIndex(trunk->findData("stream"));
        QVERIFY(!address->isEnabled() && !ports->isEnabled());
        trunk->setCurrentIndex(trunk->findData("udp"));
        QVERIFY(address->isEnabled() && ports->isEnabled());
        address->setText("192.0.2.7");
        ports->setText("20099-2");
        QVERIFY2(page.problem().startsWith("paris, UDP ports: is neither a port nor a range"),
                 qPrintable(page.problem()));
        ports->setText("20000-20099");
        QCOMPARE(page.problem(), QString());
        QVERIFY(page.save());
        for (const char *line : {"trunk=udp", "address=192.0.2.7", "udp_ports=20000-20099"})
            QVERIFY2(written().contains(line), line);
    }

    void whatCannotBeIsSaidWhileItIsEntered()
    {
        write("[paris]\n[tokyo]\n");
        HostPage page(nullptr, path());
        part<QLineEdit>(page, "host_weight")->setText("much");
        QCOMPARE(page.problem(), QString("paris, Weight: is not from 0.1 to 100,000"));
        part<QLineEdit>(page, "host_weight")->clear();
        part<QLineEdit>(page, "host_ssh")->setText("-oProxyCommand=x");
        QVERIFY2(page.problem().startsWith("paris, ssh goes to: is not a target of ssh"),
                 qPrintable(page.problem()));
        part<QLineEdit>(page, "host_ssh")->clear();
        part<QLineEdit>(page, "host_name")->setText("tokyo");
        QVERIFY(page.problem().contains("Two hosts"));
        part<QLineEdit>(page, "host_name")->setText("here");
        QVERIFY(page.problem().contains("here"));
        part<QLineEdit>(page, "host_name")->setText("paris");
        QCOMPARE(page.problem(), QString());
    }

    void aFileThatCannotBeReadStaysAndIsNamed()
    {
        write("[paris]\nwieght=8\n");
        HostPage page(nullptr, path());
        QVERIFY(!page.isEnabled());
        QVERIFY(part<QLineEdit>(page, "hostLine")->text().contains("wieght"));
        QVERIFY(page.save());
        QCOMPARE(written(), "[paris]\nwieght=8\n");
    }

    void theTestShowsWhatTheHostCanDo()
    {
        qputenv("TOMATO_SSH",
                script("echo 'TOMATO-HOST 1 {\"protocol\":" +
                       QByteArray::number(hosts::HostGreeting::Protocol) +
                       ",\"version\":\"4.2\",\"kernel\":\"6.1\","
                       "\"cores\":8,\"memory\":32000,\"checks\":[{\"name\":\"netem\",\"purpose\":"
                       "\"link emulation\",\"works\":false,\"reason\":\"no module\",\"remedy\":"
                       "\"modprobe\"}]}'")
                    .toUtf8());
        write("[paris]\n");
        const HostPage page(nullptr, path());
        part<QPushButton>(page, "hostTest")->click();
        auto *result = part<QPlainTextEdit>(page, "hostTestResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->toPlainText().contains("paris can be reached"), 60'000);
        QVERIFY(result->toPlainText().contains("✗ netem"));
        QVERIFY(result->toPlainText().contains("modprobe"));
    }

    void theTestSaysWhyAHostCannotBeReached()
    {
        qputenv("TOMATO_SSH", script("echo 'no route to it' >&2; exit 255").toUtf8());
        write("[paris]\n");
        const HostPage page(nullptr, path());
        part<QPushButton>(page, "hostTest")->click();
        auto *result = part<QPlainTextEdit>(page, "hostTestResult");
        QTRY_VERIFY_WITH_TIMEOUT(result->toPlainText().contains("no route to it"), 60'000);
        QTRY_COMPARE(part<QPushButton>(page, "hostTest")->text(), "&Test Connection");
    }

    void aTestIsGivenUp()
    {
        qputenv("TOMATO_SSH", script("exec sleep 600").toUtf8());
        write("[paris]\n");
        const HostPage page(nullptr, path());
        auto *button = part<QPushButton>(page, "hostTest");
        button->click();
        const auto *trial = page.findChild<HostTrial *>();
        QVERIFY(trial->isRunning());
        QCOMPARE(button->text(), "&Give Up");
        button->click();
        QVERIFY(!trial->isRunning());
        QVERIFY(part<QPlainTextEdit>(page, "hostTestResult")->toPlainText().contains("given up"));
    }
};

QTEST_MAIN(TestHostPage)
#include "tst_hostpage.moc"
