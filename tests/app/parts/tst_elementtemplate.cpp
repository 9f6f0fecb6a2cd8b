// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/elementtemplate.h"

#include "app/document/document.h"
#include "app/topology/format/tomatoformat.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace tomato;
using document::Document;
using parts::Addresses;
using topology::ElementKind;
using topology::Topology;

class TestElementTemplate final : public QObject
{
    Q_OBJECT

    /// h3 - r1, with all kinds of properties.
    struct Drawing
    {
        Drawing()
        {
            h3 = *document.addElement(ElementKind::Host, {-300, 40});
            r1 = *document.addElement(ElementKind::Router, {-100, 90});
            link = *document.connectElements(h3, r1);
            const bool done =
                document.rename(h3, "h3") && document.assignAddresses() &&
                document.changeElement(h3,
                                       {{"image", "store:debian"},
                                        {"commands", QJsonArray{QJsonObject{{"run", "nginx"}}}},
                                        {"memory_limit", 64},
                                        {"congestion_control", "bbr"},
                                        {"environment", QJsonObject{{"A", "b"}}},
                                        {"gateway4", "10.0.0.2"},
                                        {"hostname", "h3"},
                                        {"_host", "paris"},
                                        {"_locked", true}},
                                       "properties") &&
                document.changeElement(document.topology().interfaces(h3).front(),
                                       {{"mac", "02:00:00:00:00:01"}, {"use_dhcp", true}}, "mac") &&
                document.changeElement(r1, {{"hostname", "edge"}}, "host name") &&
                document.changeConnection(link, {{"delay_from", 10}}, "delay");
            Q_ASSERT(done);
            Q_UNUSED(done);
        }

        Topology part() const { return document.copy({h3, r1}); }

        Document document;
        ElementId h3;
        ElementId r1;
        ConnectionId link;
    };

    static QString written(const QTemporaryDir &folder, const QByteArray &text)
    {
        const QString path = folder.filePath("web.tomato-template.json");
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return path;
    }

private slots:
    void propertiesStayAndWhatIsUniqueGoes()
    {
        const Drawing drawing;
        const Topology made = parts::templatePart(drawing.part());
        QCOMPARE(made.connections().size(), 1u);
        QCOMPARE(made.connections().begin()->second.attributes.value("delay_from").toInt(), 10);
        const parts::ElementTemplate read{"", "", made};
        const topology::Element &host = *read.devices().front();
        QCOMPARE(host.name(), QString("h3"));
        QCOMPARE(host.attributes.value("image").toString(), QString("store:debian"));
        QCOMPARE(host.attributes.value("memory_limit").toInt(), 64);
        QCOMPARE(host.attributes.value("congestion_control").toString(), QString("bbr"));
        QCOMPARE(host.attributes.value("commands").toArray().size(), 1);
        QCOMPARE(host.attributes.value("environment").toObject().size(), 1);
        for (const char *key : {"_host", "_locked", "gateway4", "hostname"})
            QVERIFY2(!host.attributes.contains(QLatin1String(key)), key);
        QCOMPARE(read.devices().back()->attributes.value("hostname").toString(), QString("edge"));
        const topology::Element &interface = *made.element(made.interfaces(host.id).front());
        QVERIFY(interface.attributes.value("use_dhcp").toBool());
        for (const char *key : {"mac", "ip4address", "ip6address"})
            QVERIFY2(!interface.attributes.contains(QLatin1String(key)), key);
        for (const auto &[id, element] : made.elements())
            QVERIFY(drawing.document.topology().element(id) == nullptr);
    }

    void addressesStayWhenTheyAreWanted()
    {
        const Topology made = parts::templatePart(Drawing().part(), Addresses::Keep);
        const parts::ElementTemplate read{"", "", made};
        const topology::Element &host = *read.devices().front();
        QCOMPARE(host.attributes.value("gateway4").toString(), QString("10.0.0.2"));
        const topology::Element &interface = *made.element(made.interfaces(host.id).front());
        QVERIFY(interface.attributes.contains(QLatin1String("ip4address")));
        QVERIFY(!interface.attributes.contains(QLatin1String("mac")));
    }

    /// So that a template can be compared, and kept by a version control.
    void theSamePartIsTheSameFile()
    {
        const QByteArray first = topology::writeTomato(parts::templatePart(Drawing().part()));
        const QByteArray second = topology::writeTomato(parts::templatePart(Drawing().part()));
        QCOMPARE(first, second);
    }

    void aTemplateComesBackAsItWasInOneUndoStep()
    {
        const QTemporaryDir folder;
        const Topology made = parts::templatePart(Drawing().part());
        const auto read = parts::loadTemplate(written(folder, topology::writeTomato(made)));
        QVERIFY2(read.has_value(), read ? "" : read.error().text().c_str());
        QVERIFY(read->part == made);
        QCOMPARE(read->name, QString("web"));
        Document document;
        const Topology empty = document.topology();
        const auto added = document.insertTemplate(*read, QPointF(500, 300));
        QVERIFY(added.has_value());
        QCOMPARE(added->devices.size(), 2u);
        QCOMPARE(document.undoStack().count(), 1);
        QVERIFY(document.undoStack().undoText().contains("web"));
        QPointF middle;
        QStringList names;
        for (const ElementId &each : added->devices) {
            middle += document.scenePosition(each) / 2;
            names << document.topology().element(each)->name();
        }
        names.sort();
        QCOMPARE(names, (QStringList{"h1", "router1"}));
        QCOMPARE(middle, QPointF(500, 300));
        const auto again = document.insertTemplate(*read);
        names.clear();
        for (const ElementId &each : again->devices)
            names << document.topology().element(each)->name();
        names.sort();
        QCOMPARE(names, (QStringList{"h2", "router2"}));
        document.undoStack().undo();
        document.undoStack().undo();
        QVERIFY(document.topology() == empty);
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("no JSON") << QByteArray("{\"file_information\": {\n\"version\": }")
                                 << QByteArray("line 2");
        QTest::newRow("a key") << QByteArray(
                                      R"({"file_information": {"version": 4}, "topology": {
                                          "elements": [{"id": "1", "type": 7}], "connections": []}})")
                               << QByteArray("topology.elements[0].type");
        QTest::newRow("an attribute")
            << QByteArray(R"({"file_information": {"version": 4}, "topology": {
                              "elements": [{"id": "1", "type": "openvz", "memory_limit": "much"}],
                              "connections": []}})")
            << QByteArray("topology.elements[0].memory_limit");
        QTest::newRow("an address")
            << QByteArray(R"({"file_information": {"version": 4}, "topology": {
                              "elements": [{"id": "1", "type": "openvz"},
                                           {"id": "2", "type": "openvz_interface", "parent": "1",
                                            "ip4address": "300.0.1.1/24"}],
                              "connections": []}})")
            << QByteArray("topology.elements[1].ip4address");
        QTest::newRow("deep") << QByteArray(2000, '[') << QByteArray("byte");
        QTest::newRow("empty") << QByteArray(R"({"file_information": {"version": 4}, "topology": {
                                                 "elements": [], "connections": []}})")
                               << QByteArray("there is no element in it");
        QTest::newRow("large") << QByteArray(parts::MaxTemplateBytes + 1, ' ')
                               << QByteArray("are the most that is read");
    }
    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, place);
        const QTemporaryDir folder;
        const QString path = written(folder, text);
        const auto read = parts::loadTemplate(path);
        QVERIFY(!read.has_value());
        const QByteArray error = QByteArray::fromStdString(read.error().text());
        QVERIFY2(error.startsWith(path.toUtf8()), error.constData());
        QVERIFY2(error.contains(place), error.constData());
    }

    void aPipeHoldsNobodyUp()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("pipe.tomato-template.json");
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        QVERIFY(!parts::loadTemplate(path));
    }

    void someNamesAreNone()
    {
        for (const char *good : {"web", "Web server (nginx)", "r&d", "模板"})
            QVERIFY2(parts::checkTemplateName(QString::fromUtf8(good)), good);
        for (const QString &bad :
             {QString(), QStringLiteral("  "), QStringLiteral("a/b"), QStringLiteral("../x"),
              QStringLiteral(".hidden"), QStringLiteral("a\nb"), QString(201, u'x')})
            QVERIFY2(!parts::checkTemplateName(bad), qPrintable(bad));
        QCOMPARE(parts::templateName("/x/web 1.tomato-template.json"), QString("web 1"));
        QCOMPARE(parts::templateName("/x/lab.tomato4.json"), QString("lab"));
    }
};

QTEST_GUILESS_MAIN(TestElementTemplate)
#include "tst_elementtemplate.moc"
