// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parts/templatefolders.h"

#include "app/document/document.h"
#include "app/topology/format/tomatoformat.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using document::Document;
using topology::ElementKind;

class TestTemplateFolders final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;

    static topology::Topology part(ElementKind kind = ElementKind::Host)
    {
        Document document;
        const auto added = document.addElement(kind, {0, 0});
        return parts::templatePart(document.copy({*added}));
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }

    /// Without those that come with the program.
    static QStringList names(const parts::FoundTemplates &found)
    {
        QStringList all;
        for (const parts::ElementTemplate &each : found.good) {
            if (!parts::isShippedTemplate(each.path))
                all << each.name;
        }
        return all;
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->filePath("own").toLocal8Bit());
        qputenv("XDG_DATA_DIRS", m_home->filePath("all").toLocal8Bit());
    }

    void whatIsSavedIsFound()
    {
        const auto path = parts::saveTemplate(part(), "web", false);
        QVERIFY2(path.has_value(), path ? "" : path.error().text().c_str());
        QCOMPARE(*path, m_home->filePath("own/tomato-desktop/templates/web.tomato-template.json"));
        QVERIFY(parts::isOwnTemplate(*path));
        const auto found = parts::findTemplate("web");
        QVERIFY(found.has_value());
        QVERIFY(found->part == part());
        QVERIFY(parts::findTemplate(*path)); // a path, too
        const auto none = parts::findTemplate("db");
        QVERIFY(!none && none.error().message.find("db") != std::string::npos);
    }

    void nothingIsReplacedUnlessItIsSaid()
    {
        QVERIFY(parts::saveTemplate(part(), "web", false));
        QVERIFY(!parts::saveTemplate(part(ElementKind::Router), "web", false));
        QVERIFY(parts::findTemplate("web")->part == part());
        QVERIFY(parts::saveTemplate(part(ElementKind::Router), "web", true));
        QVERIFY(parts::findTemplate("web")->part == part(ElementKind::Router));
        QVERIFY(!parts::saveTemplate(part(), "../web", false));
        QVERIFY(parts::saveTemplate(part(), "db", false));
        QVERIFY(!parts::renameTemplate(parts::ownTemplatePath("db"), "web"));
        QVERIFY(parts::findTemplate("web")->part == part(ElementKind::Router));
        QVERIFY(parts::renameTemplate(parts::ownTemplatePath("db"), "db 2"));
        QCOMPARE(names(parts::findTemplates()), (QStringList{"db 2", "web"}));
        QVERIFY(parts::removeTemplate(parts::ownTemplatePath("db 2")));
        QCOMPARE(names(parts::findTemplates()), QStringList{"web"});
    }

    void aLinkIsReplacedAndNotWhatItLeadsTo()
    {
        QVERIFY(parts::saveTemplate(part(), "web", false));
        const QString elsewhere = m_home->filePath("elsewhere");
        write(elsewhere, "mine");
        for (const QString &target : {elsewhere, m_home->filePath("nothing")}) {
            const QString path = parts::ownTemplatePath("db");
            QVERIFY(QFile::link(target, path));
            QVERIFY(!parts::saveTemplate(part(), "db", false));
            QVERIFY(!parts::renameTemplate(parts::ownTemplatePath("web"), "db"));
            QVERIFY(parts::saveTemplate(part(), "db", true));
            QVERIFY(!QFileInfo(path).isSymLink());
            QVERIFY(parts::removeTemplate(path));
        }
        QFile file(elsewhere);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "mine");
        QVERIFY(!QFileInfo::exists(m_home->filePath("nothing")));
    }

    void theUsersOwnComeFirst()
    {
        const QString shared = m_home->filePath("all/tomato-desktop/templates/");
        write(shared + "web.tomato-template.json",
              topology::writeTomato(part(ElementKind::Router)));
        write(shared + "web10.tomato-template.json", topology::writeTomato(part()));
        write(shared + "web9.tomato-template.json", topology::writeTomato(part()));
        write(shared + "readme.json", "{}");
        QVERIFY(parts::saveTemplate(part(), "web", false));
        const auto found = parts::findTemplates();
        QCOMPARE(names(found), (QStringList{"web", "web9", "web10"}));
        QVERIFY(found.good.front().part == part());
        QVERIFY(!parts::isOwnTemplate(found.good[1].path));
        QVERIFY(found.damaged.empty());
    }

    void thoseOfTheProgramComeLastAndAreHiddenByOthers()
    {
        QVERIFY(parts::saveTemplate(part(), "zebra", false));
        const auto found = parts::findTemplates();
        QCOMPARE(found.good.size(), 4u);
        QCOMPARE(found.good.front().name, "zebra");
        QVERIFY(!parts::isShippedTemplate(found.good.front().path));
        QStringList shipped;
        for (const parts::ElementTemplate &each : found.good) {
            if (parts::isShippedTemplate(each.path)) {
                shipped << each.name;
                QVERIFY(!parts::isOwnTemplate(each.path));
                QVERIFY2(topology::writeTomato(parts::templatePart(each.part)) ==
                             topology::writeTomato(each.part),
                         qPrintable(each.name));
            }
        }
        QCOMPARE(shipped, (QStringList{"image-host", "iperf3-server", "ospf-router"}));
        const auto copy = parts::findTemplate("ospf-router");
        QVERIFY(copy && parts::saveTemplate(copy->part, "ospf-router", false));
        QVERIFY(parts::isOwnTemplate(parts::findTemplate("ospf-router")->path));
        QCOMPARE(parts::findTemplates().good.size(), 4u);
    }

    void onlyTheUsersOwnIsFoundToBeDeleted()
    {
        const QString shared = m_home->filePath("all/tomato-desktop/templates/");
        write(shared + "shared.tomato-template.json", topology::writeTomato(part()));
        write(parts::ownTemplatePath("bad"), "{");
        QCOMPARE(*parts::findOwnTemplate("bad"), parts::ownTemplatePath("bad"));
        QVERIFY(QFile::link("/nowhere", parts::ownTemplatePath("gone")));
        QCOMPARE(*parts::findOwnTemplate("gone"), parts::ownTemplatePath("gone"));
        const auto text = [](const char *name) {
            const auto found = parts::findOwnTemplate(name);
            return found ? std::string() : found.error().text();
        };
        QVERIFY2(text("shared").find("is not in your own folder") != std::string::npos,
                 text("shared").c_str());
        QVERIFY2(text("ospf-router").find("comes with the program") != std::string::npos,
                 text("ospf-router").c_str());
        QCOMPARE(text("none"), "there is no template none");
        QVERIFY(text("../bad").find("no slash") != std::string::npos);
    }

    void whatIsDamagedIsNamedAndTheRestIsThere()
    {
        QVERIFY(parts::saveTemplate(part(), "web", false));
        const QString folder = parts::userTemplateFolder();
        write(folder + "/bad.tomato-template.json", "{\n\"topology\" 1}");
        QVERIFY(QFile::link("/nowhere", folder + "/gone.tomato-template.json"));
        QVERIFY(QDir(folder).mkdir("folder.tomato-template.json"));
        const auto found = parts::findTemplates();
        QCOMPARE(names(found), QStringList{"web"});
        QCOMPARE(found.damaged.size(), 3u);
        const std::string first = found.damaged.front().text();
        QVERIFY2(first.find("/bad.tomato-template.json: byte") != std::string::npos, first.c_str());
        QVERIFY2(first.find("line 2") != std::string::npos, first.c_str());
    }

    void aFolderWithTooManyIsBounded()
    {
        const QByteArray text = topology::writeTomato(part());
        for (std::size_t i = 0; i < parts::MaxTemplates + 5; ++i)
            write(parts::userTemplateFolder() + "/" + QString::number(i) + parts::TemplateEnding,
                  text);
        const auto found = parts::findTemplates();
        QCOMPARE(std::size_t(names(found).size()), parts::MaxTemplates);
        QCOMPARE(found.damaged.size(), 1u);
    }
};

QTEST_GUILESS_MAIN(TestTemplateFolders)
#include "tst_templatefolders.moc"
