// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/memberpath.h"

#include <QTest>

using namespace tomato;

class TestMemberPath final : public QObject
{
    Q_OBJECT

private slots:
    void onlyNamesWithOneSlashBetweenThemAreGood_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("problem");
        const QString leaves = "would leave the folder";
        const QString unclear = "has an empty or a '.' part in its name";
        const auto row = [](const QByteArray &path, const QString &problem) {
            QTest::newRow(path.toPercentEncoding().constData()) << path << problem;
        };
        for (const char *good : {"a", "a/b", ".hidden/..name", "a...", "a b/ü", "%2e%2e/x", "ab:c"})
            row(good, {});
        for (const char *out : {"/a", "//a", "..", "../a", "a/..", "a/../b", "\\\\host\\x", "C:x",
                                "c:\\x", "a\\..\\b", "a/..\\b"})
            row(out, leaves);
        for (const char *odd : {"", ".", "./a", "a/.", "a/./b", "a//b", "a/"})
            row(odd, unclear);
        row("a\\b", "has a backslash in its name");
        row(QByteArray("a\0b", 3), "has a zero byte in its name");
    }
    void onlyNamesWithOneSlashBetweenThemAreGood()
    {
        QFETCH(QByteArray, path);
        QFETCH(QString, problem);
        QCOMPARE(QString::fromStdString(problemOfMemberPath(path.toStdString())), problem);
    }
};

QTEST_GUILESS_MAIN(TestMemberPath)
#include "tst_memberpath.moc"
