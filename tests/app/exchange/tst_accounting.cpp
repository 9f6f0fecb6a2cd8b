// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/yamltree.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/app/exchange/importtest.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <functional>

using namespace tomato;
using namespace tomato::exchange;

namespace {

const QString Marker = QStringLiteral("Marker7");

QString dataFile(const QString &name)
{
    QFile file(QStringLiteral(TOMATO_SOURCE "/tests/app/exchange/data/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// All that a user can see of what a file became: the topology, and every place of the report.
QString allOf(const Imported &imported)
{
    QString text = QString::fromUtf8(topology::writeTomato(imported.topology));
    for (const ImportReport::Remark &remark : imported.report.remarks()) {
        text += QString::fromStdString(remark.message);
        for (const std::string &place : remark.places)
            text += QString::fromStdString(place);
    }
    return text;
}

/// Whether a changed file was refused, or what is new in it is in the result or the report.
bool isAccountedFor(FileFormat format, const QString &text)
{
    const auto read = importText(format, text.toUtf8());
    return !read || allOf(*read).contains(Marker);
}

/// Returns the text around a change, so that it can be found.
QString around(const QString &text, qsizetype at)
{
    return text.mid(qMax(qsizetype(0), at - 40), 80).simplified();
}

/// Every text that matches is replaced, one after the other; what is not accounted for afterwards.
QStringList lostOf(FileFormat format, const QString &text, const QRegularExpression &part,
                   const QString &by = Marker)
{
    QStringList lost;
    auto each = part.globalMatch(text);
    int count = 0;
    while (each.hasNext()) {
        const auto match = each.next();
        QString changed = text;
        changed.replace(match.capturedStart(1), match.capturedLength(1), by);
        ++count;
        if (!isAccountedFor(format, changed))
            lost << around(changed, match.capturedStart(1));
    }
    if (count < 3)
        lost << QStringLiteral("nothing was changed");
    return lost;
}

/// Values of other types than a value has.
QList<QJsonValue> otherTypes(const QJsonValue &value)
{
    const QJsonObject map{{Marker, Marker}};
    const QJsonArray list{Marker};
    QList<QJsonValue> others;
    if (value.isString() || value.isDouble() || value.isBool() || value.isNull())
        others << list << map << QJsonArray{map};
    if (value.isArray())
        others << Marker << map << QJsonArray{map} << QJsonArray{list} << list;
    if (value.isObject())
        others << Marker << list << QJsonArray{map};
    return others;
}

/// Calls `take` with every value in this one, after exchanging it there for others.
void exchangeEach(const QJsonValue &value, const QString &path,
                  const std::function<void(const QJsonValue &, const QString &)> &take)
{
    for (const QJsonValue &other : otherTypes(value))
        take(other, path);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QString &key : object.keys()) {
            exchangeEach(object.value(key), path + '.' + key, [&](const auto &each, auto &where) {
                QJsonObject changed = object;
                changed.insert(key, each);
                take(changed, where);
            });
        }
    }
    if (!value.isArray())
        return;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        exchangeEach(array.at(i), path + QStringLiteral("[%1]").arg(i),
                     [&](const auto &each, auto &where) {
                         QJsonArray changed = array;
                         changed.replace(i, each);
                         take(changed, where);
                     });
    }
}

/// A file's first document; YAML is a superset of JSON.
QJsonObject documentOf(const QString &text)
{
    const auto documents = YamlTree::parseAll(text.toUtf8());
    return documents ? documents->front().toJson().toObject() : QJsonObject();
}

} // namespace

/// Tests that everything that a reader meets is used, kept or reported.
class TestAccounting final : public QObject
{
    Q_OBJECT

private slots:
    void everyWordOfAFileIsUsedKeptOrReported_data()
    {
        QTest::addColumn<FileFormat>("format");
        QTest::addColumn<QString>("part");
        // Values of JSON, texts or not, and keys.
        const QString json = QStringLiteral("(?:\"([^\"\\\\\\n]+)\")");
        const QString number =
            QStringLiteral("[:\\[,]\\s*(-?[0-9][0-9.]*|true|false)(?=\\s*[,}\\]])");
        const QString xml = QStringLiteral("(?<!xmlns)(?<!xmlns:y)=[\"']([^\"'<>]*)[\"']");
        const QString xmlText = QStringLiteral(">([^<>\\s][^<>]*)<");
        const QString words = QStringLiteral("([A-Za-z0-9_./#-]+)");
        for (const char *name : {"revision9.gns3", "revision4.gns3", "delay70s.gns3"}) {
            QTest::newRow(name) << FileFormat::Gns3 << json;
            QTest::addRow("%s, numbers", name) << FileFormat::Gns3 << number;
        }
        for (const char *name : {"small.mn", "ports.mn", "route.mn"}) {
            QTest::newRow(name) << FileFormat::Mininet << json;
            QTest::addRow("%s, numbers", name) << FileFormat::Mininet << number;
        }
        for (const char *name : {"scenario.xml", "burst.xml", "tclnotes.xml", "noposition.xml"})
            QTest::newRow(name) << FileFormat::CoreXml << xml;
        for (const char *name : {"zoo.graphml", "yed.graphml", "hyper.graphml", "samespot.graphml"})
            QTest::newRow(name) << FileFormat::GraphMl << xml;
        for (const char *name : {"zoo.graphml", "yed.graphml", "samespot.graphml"})
            QTest::addRow("%s, texts", name) << FileFormat::GraphMl << xmlText;
        for (const char *name : {"scenario.imn", "comments.imn"})
            QTest::newRow(name) << FileFormat::CoreImn << words;
        for (const char *name : {"small.clab.yml", "settings.clab.yml", "badmac.clab.yml"})
            QTest::newRow(name) << FileFormat::Containerlab << words;
        QTest::newRow("small.cml.yaml") << FileFormat::Cml << words;
        QTest::newRow("small.netlab.yml") << FileFormat::Netlab << words;
        for (const char *name : {"small.unl", "pnetlab.unl"}) {
            QTest::newRow(name) << FileFormat::Eve << xml;
            QTest::addRow("%s, texts", name) << FileFormat::Eve << xmlText;
        }
    }
    void everyWordOfAFileIsUsedKeptOrReported()
    {
        QFETCH(FileFormat, format);
        QFETCH(QString, part);
        const QString name = QString::fromUtf8(QTest::currentDataTag()).section(',', 0, 0);
        const QString text = dataFile(name);
        QVERIFY(!text.isEmpty());
        const QStringList lost = lostOf(format, text, QRegularExpression(part));
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("\n") + lost.join('\n')));
    }

    void aValueOfAnotherTypeIsUsedKeptReportedOrRefused_data()
    {
        QTest::addColumn<FileFormat>("format");
        for (const char *name : {"revision9.gns3", "revision4.gns3", "delay70s.gns3"})
            QTest::newRow(name) << FileFormat::Gns3;
        for (const char *name : {"small.mn", "ports.mn", "route.mn"})
            QTest::newRow(name) << FileFormat::Mininet;
        for (const char *name : {"small.clab.yml", "settings.clab.yml", "badmac.clab.yml"})
            QTest::newRow(name) << FileFormat::Containerlab;
        QTest::newRow("small.cml.yaml") << FileFormat::Cml;
        QTest::newRow("small.netlab.yml") << FileFormat::Netlab;
        QTest::newRow("rich.tomato4.json") << FileFormat::Tomato;
        QTest::newRow("version3.tomato3.json") << FileFormat::Tomato;
    }
    void aValueOfAnotherTypeIsUsedKeptReportedOrRefused()
    {
        QFETCH(FileFormat, format);
        const QJsonObject whole = documentOf(dataFile(QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY(!whole.isEmpty());
        QStringList lost;
        int count = 0;
        exchangeEach(whole, {}, [&](const QJsonValue &changed, const QString &path) {
            if (!changed.isObject())
                return; // all of the file was exchanged
            ++count;
            const QByteArray text = QJsonDocument(changed.toObject()).toJson();
            if (!isAccountedFor(format, QString::fromUtf8(text)))
                lost << path;
        });
        QVERIFY(count > 50);
        lost.removeDuplicates();
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("\n") + lost.join('\n')));
    }

    void aListOfTclInPlaceOfAWordIsUsedKeptReportedOrRefused_data()
    {
        QTest::addColumn<QString>("list");
        for (const char *file : {"scenario.imn", "comments.imn"}) {
            QTest::addRow("%s, a list", file) << QStringLiteral("{Marker7 Marker7}");
            QTest::addRow("%s, a list of a list", file) << QStringLiteral("{{Marker7 {Marker7}}}");
        }
    }
    void aListOfTclInPlaceOfAWordIsUsedKeptReportedOrRefused()
    {
        QFETCH(QString, list);
        const QString name = QString::fromUtf8(QTest::currentDataTag()).section(',', 0, 0);
        const QString text = dataFile(name);
        QVERIFY(!text.isEmpty());
        const QStringList lost =
            lostOf(FileFormat::CoreImn, text,
                   QRegularExpression(QStringLiteral("([A-Za-z0-9_./#-]+)")), list);
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("\n") + lost.join('\n')));
    }

    void anElementInPlaceOfATextIsUsedKeptReportedOrRefused_data()
    {
        QTest::addColumn<FileFormat>("format");
        QTest::newRow("zoo.graphml") << FileFormat::GraphMl;
        QTest::newRow("yed.graphml") << FileFormat::GraphMl;
        for (const char *name : {"small.unl", "pnetlab.unl"})
            QTest::newRow(name) << FileFormat::Eve;
    }
    void anElementInPlaceOfATextIsUsedKeptReportedOrRefused()
    {
        QFETCH(FileFormat, format);
        const QString text = dataFile(QString::fromUtf8(QTest::currentDataTag()));
        const QStringList lost =
            lostOf(format, text, QRegularExpression(QStringLiteral(">([^<>\\s][^<>]*)<")),
                   QStringLiteral("<Marker7 any='Marker7'>Marker7</Marker7>"));
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("\n") + lost.join('\n')));
    }

    void anElementInPlaceOfAnAttributeIsUsedKeptReportedOrRefused_data()
    {
        QTest::addColumn<FileFormat>("format");
        for (const char *name : {"scenario.xml", "burst.xml", "tclnotes.xml", "noposition.xml"})
            QTest::newRow(name) << FileFormat::CoreXml;
        for (const char *name : {"zoo.graphml", "yed.graphml", "hyper.graphml"})
            QTest::newRow(name) << FileFormat::GraphMl;
        for (const char *name : {"small.unl", "pnetlab.unl"})
            QTest::newRow(name) << FileFormat::Eve;
    }
    void anElementInPlaceOfAnAttributeIsUsedKeptReportedOrRefused()
    {
        QFETCH(FileFormat, format);
        const QString text = dataFile(QString::fromUtf8(QTest::currentDataTag()));
        static const QRegularExpression tag(
            QStringLiteral("<([A-Za-z][A-Za-z:0-9]*)((?:\\s+[^<>]*?)?)(/?)>"));
        static const QRegularExpression attribute(
            QStringLiteral("\\s([A-Za-z_]+)=(?:\"[^\"]*\"|'[^']*')"));
        QStringList lost;
        int count = 0;
        auto tags = tag.globalMatch(text);
        while (tags.hasNext()) {
            const auto element = tags.next();
            auto attributes = attribute.globalMatch(element.captured(2));
            while (attributes.hasNext()) {
                const auto one = attributes.next();
                if (one.captured(1).startsWith(QLatin1String("xmlns")))
                    continue;
                const QString child =
                    QStringLiteral("<%1><%2/>%2</%1>").arg(one.captured(1), Marker);
                QString others = element.captured(2);
                others.remove(one.capturedStart(0), one.capturedLength(0));
                QString changed = text;
                changed.replace(element.capturedStart(0), element.capturedLength(0),
                                QStringLiteral("<%1%2>%3").arg(element.captured(1), others, child) +
                                    (element.captured(3).isEmpty()
                                         ? QString()
                                         : QStringLiteral("</%1>").arg(element.captured(1))));
                ++count;
                if (!isAccountedFor(format, changed))
                    lost << around(changed, element.capturedStart(0));
            }
            // And a text where attributes were expected.
            if (element.captured(3).isEmpty())
                continue;
            QString changed = text;
            changed.replace(element.capturedStart(0), element.capturedLength(0),
                            QStringLiteral("<%1>%2</%1>").arg(element.captured(1), Marker));
            if (!isAccountedFor(format, changed))
                lost << around(changed, element.capturedStart(0));
        }
        QVERIFY(count > 5);
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("\n") + lost.join('\n')));
    }

    void attributesAndElementsThatNobodyKnowsAreKept_data()
    {
        QTest::addColumn<FileFormat>("format");
        for (const char *name : {"scenario.xml", "burst.xml", "tclnotes.xml", "noposition.xml"})
            QTest::newRow(name) << FileFormat::CoreXml;
        for (const char *name : {"zoo.graphml", "yed.graphml", "hyper.graphml"})
            QTest::newRow(name) << FileFormat::GraphMl;
        for (const char *name : {"small.unl", "pnetlab.unl"})
            QTest::newRow(name) << FileFormat::Eve;
    }
    void attributesAndElementsThatNobodyKnowsAreKept()
    {
        QFETCH(FileFormat, format);
        const QString text = dataFile(QString::fromUtf8(QTest::currentDataTag()));
        static const QRegularExpression tag(QStringLiteral("<[A-Za-z:0-9]+([^<>]*?)(/?)>"));
        QStringList lost;
        auto each = tag.globalMatch(text);
        while (each.hasNext()) {
            const auto match = each.next();
            QString attribute = text;
            attribute.insert(match.capturedEnd(1), QStringLiteral(" any='%1'").arg(Marker));
            if (!isAccountedFor(format, attribute))
                lost << around(attribute, match.capturedEnd(1));
            if (!match.captured(2).isEmpty())
                continue;
            for (const QString &content : {QStringLiteral("<any>%1</any>").arg(Marker), Marker}) {
                QString element = text;
                element.insert(match.capturedEnd(0), content);
                if (!isAccountedFor(format, element))
                    lost << around(element, match.capturedEnd(0));
            }
        }
        QVERIFY2(lost.isEmpty(), qPrintable(QStringLiteral("\n") + lost.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TestAccounting)
#include "tst_accounting.moc"
