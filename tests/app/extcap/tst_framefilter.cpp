// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/framefilter.h"

#include <QTest>

using tomato::extcap::FrameFilter;

class TestFrameFilter final : public QObject
{
    Q_OBJECT

    /// An Ethernet frame of this type, with nothing in it.
    static QByteArray frame(const char *type)
    {
        return (QByteArray(12, '\x02') + QByteArray::fromHex(type)).leftJustified(60, '\0');
    }
    static bool matches(const QString &expression, const QByteArray &bytes)
    {
        const auto filter = FrameFilter::compile(expression);
        return filter && filter->matches({bytes.constData(), size_t(bytes.size())},
                                         static_cast<std::uint32_t>(bytes.size()));
    }

private slots:
    void anEmptyOneMatchesEverything() { QVERIFY(matches("  ", frame("0806"))); }

    void itMatchesWhatItSays()
    {
        QVERIFY(matches("arp", frame("0806")));
        QVERIFY(!matches("arp", frame("0800")));
        QVERIFY(matches("not arp and len == 60", frame("0800")));
    }

    void aBadOneIsNamedWithTheReason()
    {
        const auto filter = FrameFilter::compile("port port");
        QVERIFY(!filter);
        QCOMPARE(filter.error().place, std::string("port port"));
        QVERIFY(!filter.error().message.empty());
    }
};

QTEST_GUILESS_MAIN(TestFrameFilter)
#include "tst_framefilter.moc"
