// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"
#include "tests/app/exchange/importtest.h"

#include <QDirIterator>
#include <QRegularExpression>

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
QStringList lostOf(FileFormat format, const QString &text, const QRegularExpression &part)
{
    QStringList lost;
    auto each = part.globalMatch(text);
    int count = 0;
    while (each.hasNext()) {
        const auto match = each.next();
        QString changed = text;
        changed.replace(match.capturedStart(1), match.capturedLength(1), Marker);
        ++count;
        if (!isAccountedFor(format, changed))
            lost << around(changed, match.capturedStart(1));
    }
    if (count < 3)
        lost << QStringLiteral("nothing was changed");
    return lost;
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
        QTest::newRow("small.unl") << FileFormat::Eve << xml;
        QTest::newRow("small.unl, texts") << FileFormat::Eve << xmlText;
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

    void attributesAndElementsThatNobodyKnowsAreKept_data()
    {
        QTest::addColumn<FileFormat>("format");
        for (const char *name : {"scenario.xml", "burst.xml", "tclnotes.xml", "noposition.xml"})
            QTest::newRow(name) << FileFormat::CoreXml;
        for (const char *name : {"zoo.graphml", "yed.graphml", "hyper.graphml"})
            QTest::newRow(name) << FileFormat::GraphMl;
        QTest::newRow("small.unl") << FileFormat::Eve;
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
