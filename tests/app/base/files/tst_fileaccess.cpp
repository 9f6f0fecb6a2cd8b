// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"

#include <QTest>

#include <unistd.h>

using namespace tomato;

class TestFileAccess final : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadWhole()
    {
        QVERIFY(textOf("/proc/self/stat").starts_with(std::to_string(getpid()) + " ("));
        QVERIFY(textOf("/proc/kallsyms").size() > 4096 || !QFile::exists("/proc/kallsyms"));
    }

    /// As of a process that is gone between the opening and the reading.
    void whatCannotBeReadIsEmpty()
    {
        for (const char *path : {"/proc/self/mem", "/proc/self", "/nowhere", ""})
            QCOMPARE(textOf(path), std::string());
    }
};

QTEST_GUILESS_MAIN(TestFileAccess)
#include "tst_fileaccess.moc"
