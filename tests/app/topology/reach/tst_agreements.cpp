// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/agreements.h"
#include "tests/app/topology/reach/reachingfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::topology;

/// To what of files a user agreed.
class TestAgreements final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;

    QString file(const QString &name = "lab.tomato4.json") const
    {
        QFile file(m_home->filePath(name));
        return file.open(QIODevice::WriteOnly) ? file.fileName() : QString();
    }

    Agreements agreements() const { return Agreements(m_home->filePath("data")); }

    static Topology sharing(const QStringList &folders, const QString &command = "true")
    {
        Topology topology;
        (void)topology.setAttribute("shared_folders", QJsonArray::fromStringList(folders));
        Element host;
        host.id = ElementId("h1");
        host.type = defaultType(ElementKind::Host);
        host.attributes = {{"name", "h1"}, {"commands", QJsonArray{QJsonObject{{"run", command}}}}};
        (void)topology.insert(host);
        return topology;
    }

private slots:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void whatStaysInsideIsNeverAsked()
    {
        Topology inside = sharing({});
        QVERIFY(outsideReaches(inside).empty());
        QVERIFY(agreements().cover(file(), inside));
        QVERIFY(agreements().cover({}, inside));
    }

    void anAnswerIsKeptWithTheUserAndNotInTheFile()
    {
        const QString path = file();
        const Topology topology = sharing({"/home/u/data"});
        QVERIFY(!agreements().cover(path, topology));
        QVERIFY(agreements().add(path, topology));
        QVERIFY(agreements().cover(path, topology));
        QCOMPARE(QFile(path).size(), 0);
        const auto mode = QFile::permissions(m_home->filePath("data/agreements.json"));
        QVERIFY(!(mode & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
        QVERIFY(!agreements().cover(file("other.tomato4.json"), topology));
    }

    void anyWayToTheFileIsTheSameFile()
    {
        const QString path = file();
        QVERIFY(agreements().add(path, sharing({"/home/u/data"})));
        QVERIFY(QFile::link(path, m_home->filePath("link.tomato4.json")));
        QVERIFY(
            agreements().cover(m_home->filePath("link.tomato4.json"), sharing({"/home/u/data"})));
    }

    void whoAsksForMoreIsAskedAbout()
    {
        const QString path = file();
        QVERIFY(agreements().add(path, sharing({"/home/u/data", "/srv"})));
        QVERIFY(agreements().cover(path, sharing({"/srv"})));
        QVERIFY(!agreements().cover(path, sharing({"/home/u/data", "/home/u"})));
        Topology nat = sharing({"/srv"});
        Element internet;
        internet.id = ElementId("x");
        internet.type = defaultType(ElementKind::ExternalNetwork);
        internet.attributes = {{"name", "internet"}, {"outside", "nat"}};
        QVERIFY(nat.insert(internet));
        QVERIFY(!agreements().cover(path, nat));
    }

    void eachWayOutIsAskedAboutAndSoIsAnotherOne()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("one")) && QDir().mkpath(m_home->filePath("two")));
        const QString path = file();
        for (const ReachingFile &each :
             reachingFiles(m_home->filePath("one"), m_home->filePath("two"))) {
            (void)QFile::remove(m_home->filePath("data/agreements.json"));
            const auto topology = fromTomato(each.document);
            QVERIFY2(topology, each.name);
            const auto reaches = outsideReaches(*topology);
            QCOMPARE(reaches.size(), std::size_t(1));
            QVERIFY2(reaches[0].text().startsWith(each.words), qPrintable(reaches[0].text()));
            QVERIFY2(!agreements().cover(path, *topology), each.name);
            QVERIFY(agreements().add(path, *topology));
            QVERIFY2(agreements().cover(path, *topology), each.name);
            for (const auto &[change, document] : each.changed) {
                const auto changed = fromTomato(document);
                QVERIFY2(changed, change);
                QVERIFY2(!agreements().cover(path, *changed),
                         (std::string(each.name) + ": " + change).c_str());
            }
            // The file has nothing of it.
            QCOMPARE(QFile(path).size(), 0);
        }
    }

    void otherCommandsWithASharedFolderAreAskedAbout()
    {
        const QString path = file();
        QVERIFY(agreements().add(path, sharing({"/srv"}, "ls /srv")));
        QVERIFY(agreements().cover(path, sharing({"/srv"}, "ls /srv")));
        QVERIFY(!agreements().cover(path, sharing({"/srv"}, "rm -r /srv")));
    }

    void otherStepsOfAnExperimentWithASharedFolderAreAskedAbout()
    {
        const auto performing = [](const QString &command) {
            Topology topology = sharing({"/srv"});
            const QJsonObject step{{"do", "run"}, {"in", "h1"}, {"command", command}};
            (void)topology.setAttribute("experiment", QJsonObject{{"steps", QJsonArray{step}}});
            return topology;
        };
        const QString path = file();
        QVERIFY(agreements().add(path, performing("ls /srv")));
        QVERIFY(agreements().cover(path, performing("ls /srv")));
        QVERIFY(!agreements().cover(path, performing("rm -r /srv")));
        QVERIFY(!agreements().cover(path, sharing({"/srv"})));
    }

    void otherFilesOfElementsWithASharedFolderAreAskedAbout()
    {
        const QString path = file();
        const Topology topology = sharing({"/srv"});
        const auto reaches = outsideReaches(topology);
        QVERIFY(agreements().add(path, topology, reaches, "one"));
        QVERIFY(agreements().cover(path, topology, reaches, "one"));
        QVERIFY(!agreements().cover(path, topology, reaches, "two"));
        // Without files there is less than was agreed to.
        QVERIFY(agreements().cover(path, topology));
        QVERIFY(agreements().add(path, topology));
        QVERIFY(!agreements().cover(path, topology, reaches, "one"));
    }

    void filesOfElementsThatShareNothingAreNotAskedAbout()
    {
        const QString path = file();
        Topology nat;
        Element internet;
        internet.id = ElementId("x");
        internet.type = defaultType(ElementKind::ExternalNetwork);
        internet.attributes = {{"name", "internet"}, {"outside", "nat"}};
        QVERIFY(nat.insert(internet));
        QVERIFY(agreements().add(path, nat, outsideReaches(nat), "one"));
        QVERIFY(agreements().cover(path, nat, outsideReaches(nat), "two"));
    }

    void aLinkThatLeadsElsewhereIsAskedAbout()
    {
        const QString path = file();
        const QString folder = m_home->filePath("shared");
        QVERIFY(QDir().mkpath(m_home->filePath("one")) && QDir().mkpath(m_home->filePath("two")));
        QVERIFY(QFile::link(m_home->filePath("one"), folder));
        QVERIFY(agreements().add(path, sharing({folder})));
        QVERIFY(agreements().cover(path, sharing({folder})));
        QVERIFY(QFile::remove(folder) && QFile::link(m_home->filePath("two"), folder));
        QVERIFY(!agreements().cover(path, sharing({folder})));
    }

    void whatCannotBeReadIsNoAgreement()
    {
        const QString path = file();
        QVERIFY(agreements().add(path, sharing({"/srv"})));
        for (const QByteArray damaged :
             {"", "{", "[]", "{\"files\": 1}", "{\"files\": {\"/\": 1}}"}) {
            QFile kept(m_home->filePath("data/agreements.json"));
            QVERIFY(kept.open(QIODevice::WriteOnly | QIODevice::Truncate));
            kept.write(damaged);
            kept.close();
            QVERIFY(!agreements().cover(path, sharing({"/srv"})));
        }
        QVERIFY(agreements().add(path, sharing({"/srv"})));
        QVERIFY(agreements().cover(path, sharing({"/srv"})));
    }

    void aFileThatIsNotThereIsNotRemembered()
    {
        QVERIFY(agreements().add({}, sharing({"/srv"})));
        QVERIFY(!agreements().cover({}, sharing({"/srv"})));
    }
};

QTEST_APPLESS_MAIN(TestAgreements)
#include "tst_agreements.moc"
