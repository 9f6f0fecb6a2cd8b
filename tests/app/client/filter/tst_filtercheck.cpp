// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/filter/filtercheck.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato::client;

class TestFilterCheck final : public QObject
{
    Q_OBJECT

private slots:
    void oneThatIsDestroyedAnswersNobody()
    {
        const QTemporaryDir folder;
        const QString begun = folder.filePath("begun");
        QFile program(folder.filePath("engine"));
        QVERIFY(program.open(QIODevice::WriteOnly));
        program.write("#!/bin/sh\ntouch '" + QFile::encodeName(begun) + "'\nexec sleep 60\n");
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("TOMATO_ENGINE", QFile::encodeName(program.fileName()));
        bool isAnswered = false;
        auto check = std::make_unique<FilterCheck>();
        connect(check.get(), &FilterCheck::checked, this, [&] { isAnswered = true; });
        check->check("icmp");
        QTRY_VERIFY(QFile::exists(begun));
        check.reset();
        QVERIFY(!isAnswered);
    }
};

QTEST_GUILESS_MAIN(TestFilterCheck)
#include "tst_filtercheck.moc"
