// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/refusal.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::lab;

class TestRefusal final : public QObject
{
    Q_OBJECT

private slots:
    void theSettingThatForbidsIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("command");
        QTest::newRow("Debian") << "kernel/unprivileged_userns_clone" << QByteArray("0\n")
                                << "sudo sysctl -w kernel.unprivileged_userns_clone=1";
        QTest::newRow("Ubuntu") << "kernel/apparmor_restrict_unprivileged_userns"
                                << QByteArray("1\n")
                                << "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0";
        QTest::newRow("limit") << "user/max_user_namespaces" << QByteArray("0\n")
                               << "sudo sysctl -w user.max_user_namespaces=15000";
    }
    void theSettingThatForbidsIsNamed()
    {
        QFETCH(const QString, file);
        QFETCH(const QByteArray, value);
        QFETCH(const QString, command);
        put(file, value);
        const QString advice = QString::fromStdString(whatToSet(m_directory.path().toStdString()));
        QVERIFY2(advice.contains("'" + command + "'"), qPrintable(advice));
        put(file, value == "0\n" ? "1\n" : "0\n");
        QCOMPARE(whatToSet(m_directory.path().toStdString()), std::string());
    }

    void withoutSuchFilesThereIsNoAdvice() { QCOMPARE(whatToSet("/nonexistent"), std::string()); }

    void severalSettingsAreAllNamed()
    {
        put("kernel/unprivileged_userns_clone", "0");
        put("user/max_user_namespaces", "0");
        const QString advice = QString::fromStdString(whatToSet(m_directory.path().toStdString()));
        QCOMPARE(advice.count("sudo sysctl"), 2);
    }

private:
    void put(const QString &name, const QByteArray &value)
    {
        const QString path = m_directory.filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(value);
    }

    QTemporaryDir m_directory;
};

QTEST_APPLESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
