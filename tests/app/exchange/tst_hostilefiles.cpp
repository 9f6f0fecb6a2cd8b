// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/importfile.h"
#include "app/topology/annotation.h"
#include "app/topology/printable.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace tomato;
using exchange::ImportedFile;
using topology::OutsideReach;

/// Files of somebody who means harm, from tests/hostile.
class TestHostileFiles final : public QObject
{
    Q_OBJECT

private:
    const QDir m_folder{QStringLiteral(TOMATO_SOURCE "/tests/hostile")};

    ImportedFile read(const QString &name) const
    {
        auto file = exchange::importFile(m_folder.filePath(name));
        if (!file)
            qFatal("%s", file.error().text().c_str());
        return std::move(*file);
    }

private slots:
    void allThatReachesOutIsListedFirst_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("keys");
        const auto row = [](const char *file, const QStringList &keys) {
            QTest::newRow(file) << QString::fromLatin1(file) + ".tomato4.json" << keys;
        };
        row("shared_folder", {"share /home/user/.ssh"});
        row("shared_dots", {"share /home/user"});
        row("live_everybody", {"live 0.0.0.0"});
        row("live_sleeping", {"live ::"});
        row("live_almost_here", {"live 127.0.0.1.example.com"});
        row("attach_all",
            {"attach interface", "attach container", "attach process", "attach netns"});
        row("attach_default_kind", {"attach netns"});
        row("nat", {"nat"});
        row("nat_machine", {"nat", "nat machine"});
        row("everything", {"share /home/user/data", "live 0.0.0.0", "attach interface", "nat"});
    }

    void allThatReachesOutIsListedFirst()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, keys);
        const ImportedFile imported = read(file);
        QStringList found;
        for (const OutsideReach &reach : topology::outsideReaches(imported.imported.topology))
            found << reach.key().section(QChar::Null, 0, 0);
        QCOMPARE(found, keys);
        const auto &remarks = imported.imported.report.remarks();
        QVERIFY(remarks.size() >= static_cast<std::size_t>(keys.size()));
        for (qsizetype i = 0; i < keys.size(); ++i)
            QVERIFY(remarks[static_cast<std::size_t>(i)].message.starts_with("its lab reaches"));
    }

    void nothingHidesAmongMany()
    {
        const ImportedFile many = read("hidden_among_many.tomato4.json");
        const auto reaches = topology::outsideReaches(many.imported.topology);
        QCOMPARE(reaches.size(), std::size_t(301));
        QCOMPARE(reaches.back().what, QString("/home/user/.ssh"));
        QCOMPARE(many.imported.report.remarks().size(), std::size_t(301));
    }

    void whatIsListedSteersNoTerminal()
    {
        const ImportedFile file = read("folder_with_escapes.tomato4.json");
        for (const auto &remark : file.imported.report.remarks())
            QVERIFY(!topology::hasSteering(QString::fromStdString(remark.text())));
        const auto reaches = topology::outsideReaches(file.imported.topology);
        QCOMPARE(reaches.size(), std::size_t(1));
        QVERIFY2(reaches[0].text().contains("\\x1b[2J\\u202edata\\x0d\\x0anothing is asked"),
                 qPrintable(reaches[0].text()));
    }

    void aNameThatSteersATerminalIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name :
             {"name_escape", "name_newline", "name_bidi", "name_c1", "id_escape"})
            QTest::newRow(name) << QString::fromLatin1(name) + ".tomato4.json";
    }

    void aNameThatSteersATerminalIsRefused()
    {
        QFETCH(QString, file);
        const auto read = exchange::importFile(m_folder.filePath(file));
        QVERIFY(!read);
        const QString said = QString::fromStdString(read.error().text());
        QVERIFY2(said.contains(" has no control characters"), qPrintable(said));
        QVERIFY(!topology::hasSteering(said));
    }

    void otherProgramsNamesLoseTheirControlCharacters_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"name_escape.gns3", "name_escape.clab.yml"})
            QTest::newRow(name) << name;
    }

    void otherProgramsNamesLoseTheirControlCharacters()
    {
        QFETCH(QString, file);
        const ImportedFile imported = read(file);
        QVERIFY(!topology::hasSteering(imported.imported.topology.name()));
        for (const auto &[id, element] : imported.imported.topology.elements())
            QVERIFY2(!topology::hasSteering(element.name()), qPrintable(element.name()));
        const auto &remarks = imported.imported.report.remarks();
        QVERIFY(std::any_of(remarks.begin(), remarks.end(), [](const auto &remark) {
            return remark.message == "names lost their control characters";
        }));
    }

    void aPictureIsWhatItsBytesSay_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *name : {"picture_svg.tomato4.json", "picture_mislabelled.gns3",
                                 "picture_reference.gns3", "svg_use.gns3", "svg_entities.gns3"})
            QTest::newRow(name) << name;
    }

    void aPictureIsWhatItsBytesSay()
    {
        QFETCH(QString, file);
        const ImportedFile imported = read(file);
        for (const QJsonValue each :
             imported.imported.topology.attributes().value("_annotations").toArray()) {
            const auto drawn = topology::Annotation::read(each);
            QVERIFY(!drawn || drawn->picture.isEmpty());
            QVERIFY(!drawn || !drawn->text.contains("root:"));
        }
    }

    /// Whatever is added to the folder.
    void everyFileIsReadOrRefusedWithoutSteeringATerminal()
    {
        int files = 0;
        for (const QFileInfo &file : m_folder.entryInfoList(QDir::Files)) {
            if (file.suffix() == QLatin1String("md"))
                continue;
            const auto read = exchange::importFile(file.filePath());
            ++files;
            if (!read) {
                QVERIFY(!topology::hasSteering(QString::fromStdString(read.error().text())));
                continue;
            }
            for (const auto &remark : read->imported.report.remarks())
                QVERIFY(!topology::hasSteering(QString::fromStdString(remark.text())));
        }
        QVERIFY(files >= 20);
    }
};

QTEST_APPLESS_MAIN(TestHostileFiles)
#include "tst_hostilefiles.moc"
