// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/partcopy.h"

#include "app/document/document.h"
#include "app/parts/freenames.h"

#include <QTest>

using namespace tomato;
using document::Document;
using parts::Addresses;
using parts::CopyNames;
using topology::ElementKind;

class TestPartCopy final : public QObject
{
    Q_OBJECT

    static QStringList namesOf(const parts::PartCopy &copy)
    {
        QStringList names;
        for (const topology::Element &each : copy.items.elements) {
            if (!each.isInterface())
                names << each.name();
        }
        names.sort();
        return names;
    }

    static QStringList valuesOf(const parts::PartCopy &copy, const QString &key)
    {
        QStringList values;
        for (const topology::Element &each : copy.items.elements) {
            if (each.attributes.contains(key))
                values << each.attributes.value(key).toString();
        }
        values.sort();
        return values;
    }

private slots:
    void numbersBeginAtTheFirstFreeOne()
    {
        Document document;
        for (const char *name : {"host1", "host3", "web"}) {
            const auto added = document.addElement(ElementKind::Host, {0, 0});
            QVERIFY(document.rename(*added, name));
        }
        parts::FreeNames names(document.topology());
        QCOMPARE(names.number("host7"), QString("host2"));
        QCOMPARE(names.number("host7"), QString("host4"));
        QCOMPARE(names.number("web"), QString("web1"));
        QCOMPARE(names.number("web"), QString("web2"));
        QCOMPARE(names.claim("web"), QString("web3"));
        QCOMPARE(names.number("12"), QString("1"));
    }

    /// Whatever order their ids are in.
    void numberedCopiesKeepTheOrderOfTheOriginals()
    {
        Document part;
        for (const char *name : {"h10", "h9", "h2", "gateway"}) {
            const auto added = part.addElement(ElementKind::Host, {0, 0});
            QVERIFY(part.rename(*added, name));
        }
        const auto copy =
            parts::copyFor({}, part.topology(), Addresses::LeaveOut, CopyNames::Numbered);
        QVERIFY(copy.has_value());
        QCOMPARE(namesOf(*copy), (QStringList{"gateway1", "h1", "h2", "h3"}));
        std::map<QString, QString> newNames;
        for (const topology::Element &each : copy->items.elements) {
            for (const auto &[from, to] : copy->ids) {
                if (to == each.id)
                    newNames[part.topology().element(from)->name()] = each.name();
            }
        }
        QCOMPARE(newNames["h2"], QString("h1"));
        QCOMPARE(newNames["h9"], QString("h2"));
        QCOMPARE(newNames["h10"], QString("h3"));
    }

    void anAddressThatIsInUseIsLeftOut()
    {
        Document document;
        const auto first = document.addElement(ElementKind::Host, {0, 0});
        const auto second = document.addElement(ElementKind::Router, {0, 0});
        QVERIFY(document.connectElements(*first, *second));
        QVERIFY(document.assignAddresses());
        const ElementId interface = document.topology().interfaces(*first).front();
        QVERIFY(document.changeElement(interface, {{"mac", "02:00:00:00:00:01"}}, "mac"));
        const topology::Topology &part = document.topology();
        const auto all = parts::copyFor({}, part, Addresses::KeepUnused);
        QCOMPARE(valuesOf(*all, "ip4address").size(), 2);
        QCOMPARE(valuesOf(*all, "ip6address").size(), 2);
        QVERIFY(valuesOf(*all, "mac").isEmpty());
        // The same address, with another prefix length.
        Document other;
        const auto taken = other.addElement(ElementKind::Host, {0, 0});
        const auto end = other.addElement(ElementKind::Host, {0, 0});
        QVERIFY(other.connectElements(*taken, *end));
        const QString address =
            part.element(interface)->attributes.value("ip4address").toString().section('/', 0, 0);
        QVERIFY(other.changeElement(other.topology().interfaces(*taken).front(),
                                    {{"ip4address", address + "/30"}}, "address"));
        const auto some = parts::copyFor(other.topology(), part, Addresses::KeepUnused);
        QCOMPARE(valuesOf(*some, "ip4address").size(), 1);
        QVERIFY(!valuesOf(*some, "ip4address").front().startsWith(address + '/'));
        QCOMPARE(valuesOf(*some, "ip6address").size(), 2);
        // The way to a gateway leads over the address.
        QCOMPARE(some->leftOut.size(), 2u);
        QCOMPARE(some->leftOut[0].key, QString("ip4address"));
        QVERIFY(some->leftOut[0].value.startsWith(address + '/'));
        QVERIFY(some->leftOut[0].element == some->ids.at(interface));
        QCOMPARE(some->leftOut[1].key, QString("gateway4"));
        QVERIFY(some->leftOut[1].element == some->ids.at(*first));
        QVERIFY(valuesOf(*all, "gateway4").size() == 1 && valuesOf(*some, "gateway4").isEmpty());
        QCOMPARE(valuesOf(*some, "gateway6").size(), valuesOf(*all, "gateway6").size());
    }

    /// A route leads nowhere without the addresses of its kind.
    void aRouteGoesWithTheAddresses()
    {
        Document document;
        const auto host = document.addElement(ElementKind::Host, {0, 0});
        const auto other = document.addElement(ElementKind::Host, {0, 0});
        QVERIFY(document.connectElements(*host, *other));
        QVERIFY(document.changeElement(document.topology().interfaces(*host).front(),
                                       {{"ip4address", "10.0.0.1/24"}}, "address"));
        const QJsonObject old{{"to", "10.9.0.0/16"}, {"via", "10.0.0.2"}};
        const QJsonObject young{{"to", "fd09::/64"}, {"via", "fd00::2"}};
        QVERIFY(document.changeElement(*host, {{"routes", QJsonArray{old, young}}}, "routes"));
        const auto part = document.copy({*host});
        const auto routes = [&](const topology::Topology &here) {
            const auto copy = parts::copyFor(here, part, Addresses::KeepUnused);
            QStringList texts;
            for (const parts::LeftOut &each : copy->leftOut)
                texts << QString::fromStdString(each.text());
            return std::pair(copy->items.elements.front().attributes.value("routes").toArray(),
                             texts);
        };
        QCOMPARE(routes({}), std::pair(QJsonArray({old, young}), QStringList()));
        QCOMPARE(routes(document.topology()),
                 std::pair(QJsonArray{young},
                           QStringList{
                               "the address 10.0.0.1/24 was left out, as it is in use",
                               "the route 10.9.0.0/16 via 10.0.0.2 was left out, as the addresses "
                               "beside it were"}));
    }

    void nothingIsNoPart() { QVERIFY(!parts::copyFor({}, {}, Addresses::Keep)); }
};

QTEST_GUILESS_MAIN(TestPartCopy)
#include "tst_partcopy.moc"
