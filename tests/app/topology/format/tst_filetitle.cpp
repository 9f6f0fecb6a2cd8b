// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/filetitle.h"

#include <QTest>

using namespace tomato::topology;

class TestFileTitle final : public QObject
{
    Q_OBJECT

private slots:
    void aFileIsCalledWithoutItsEndings_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("title");
        QTest::newRow("ToMaTo 4") << "/home/me/lab6.tomato4.json"
                                  << "lab6";
        QTest::newRow("ToMaTo 3") << "lab6.tomato3.json"
                                  << "lab6";
        QTest::newRow("older") << "lab6.tomato.json"
                               << "lab6";
        QTest::newRow("JSON") << "lab6.json"
                              << "lab6";
        QTest::newRow("containerlab") << "lab6.clab.yml"
                                      << "lab6";
        QTest::newRow("a version") << "lab.v1.2.gns3"
                                   << "lab.v1.2";
        QTest::newRow("no ending") << "/a.b/lab"
                                   << "lab";
        QTest::newRow("hidden") << ".json"
                                << ".json";
        QTest::newRow("a sentence") << "before 1. April"
                                    << "before 1. April";
        QTest::newRow("nothing") << ""
                                 << "";
    }

    void aFileIsCalledWithoutItsEndings()
    {
        QFETCH(const QString, path);
        QFETCH(const QString, title);
        QCOMPARE(fileTitle(path), title);
    }
};

QTEST_APPLESS_MAIN(TestFileTitle)
#include "tst_filetitle.moc"
