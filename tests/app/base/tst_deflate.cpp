// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/deflate.h"

#include <QTest>

using namespace tomato;

class TestDeflate final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsDeflatedComesBack()
    {
        for (const std::size_t bytes : {0, 1, 1000, 262'144}) {
            std::string text;
            for (std::size_t at = 0; at < bytes; ++at)
                text += static_cast<char>(at * at % 251);
            const auto back = inflated(deflated(text), bytes + 1);
            QVERIFY(back.has_value());
            QCOMPARE(*back, text);
        }
        QVERIFY(deflated(std::string(100'000, 'x')).size() < 1000);
    }

    void moreThanMayBeIsRefused()
    {
        const std::string bomb = deflated(std::string(10'000'000, '\0'));
        QVERIFY(!inflated(bomb, 9'999'999));
        QVERIFY(!inflated(bomb, 10));
        QVERIFY(!inflated(bomb, 0));
        QVERIFY(inflated(bomb, 10'000'000));
    }

    void whatIsNoneIsRefused()
    {
        const std::string good = deflated(std::string("a text that is long enough to be cut"));
        for (std::size_t length = 0; length < good.size(); ++length)
            QVERIFY(!inflated(std::span(good).first(length), 1000));
        QVERIFY(!inflated(std::string("neither"), 1000));
        std::string wrong = good;
        wrong[wrong.size() / 2] = static_cast<char>(wrong[wrong.size() / 2] ^ 1);
        QVERIFY(!inflated(wrong, 1000));
    }
};

QTEST_APPLESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
