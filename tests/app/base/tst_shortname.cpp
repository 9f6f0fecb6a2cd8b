// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/shortname.h"

#include <QString>
#include <QTest>

#include <set>

using namespace tomato;

class TestShortName final : public QObject
{
    Q_OBJECT

private slots:
    void aNameThatFitsStaysAsItIs()
    {
        QCOMPARE(shortName("h1--r1"), std::string("h1--r1"));
        QCOMPARE(shortName(std::string(120, 'a')), std::string(120, 'a'));
    }

    void longNamesAreShortenedAndStayDistinct()
    {
        std::set<std::string> names;
        for (int number = 0; number < 1000; ++number) {
            const std::string name =
                shortName(std::string(130, 'a') + std::to_string(number) + std::string(130, 'b'));
            QCOMPARE(name.size(), std::size_t{120});
            names.insert(name);
        }
        QCOMPARE(names.size(), std::size_t{1000});
        QCOMPARE(shortName(std::string(200, 'a')), shortName(std::string(200, 'a')));
    }

    void lettersAreNotCutApart()
    {
        for (int before = 0; before < 4; ++before) {
            const QString long4 = QString(before, 'a') + QString::fromUtf8("😀").repeated(100);
            const std::string name = shortName(long4.toStdString());
            QVERIFY(name.size() <= 120);
            QVERIFY(!QString::fromStdString(name).contains(QChar::ReplacementCharacter));
        }
    }
};

QTEST_GUILESS_MAIN(TestShortName)
#include "tst_shortname.moc"
