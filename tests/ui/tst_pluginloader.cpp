// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pluginloader.h"

#include "plugins/api/connectionactions.h"
#include "plugins/api/connectiontab.h"
#include "tests/plugins/fakehost.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestPluginLoader final : public QObject
{
    Q_OBJECT

    test::FakeHost m_host;

    /// What the loader says of a folder that holds a copy of these.
    static std::vector<Error> load(PluginLoader &loader, const QTemporaryDir &folder,
                                   const QStringList &names)
    {
        for (const QString &name : names)
            QFile::copy(QStringLiteral(TEST_PLUGINS "/") + name + ".so",
                        folder.filePath(name + ".so"));
        return loader.load({folder.path()});
    }

    static bool contains(const Error &error, const char *text)
    {
        return error.text().find(text) != std::string::npos;
    }

private slots:
    void aGoodPluginIsFoundByWhatItOffers()
    {
        const QTemporaryDir folder;
        PluginLoader loader(m_host);
        QVERIFY(load(loader, folder, {"good"}).empty());
        QCOMPARE(loader.names(), QStringList{"Test: good"});
        QCOMPARE(loader.providers<plugins::ConnectionActionProvider>().size(), 1u);
        QCOMPARE(loader.providers<plugins::ConnectionTabProvider>().size(), 0u);
    }

    void brokenPluginsBecomeErrorsAndTheGoodOneWorks()
    {
        const QTemporaryDir folder;
        QFile noise(folder.filePath("anoise.so"));
        QVERIFY(noise.open(QIODevice::WriteOnly));
        noise.write("this is no library");
        noise.close();
        PluginLoader loader(m_host);
        const auto errors = load(loader, folder, {"failing", "good", "otherversion", "throwing"});
        QCOMPARE(errors.size(), 4u);
        QVERIFY2(contains(errors[0], "anoise.so"), errors[0].text().c_str());
        QVERIFY2(contains(errors[1], "has no cable"), errors[1].text().c_str());
        QVERIFY2(contains(errors[2], "Plugin/0"), errors[2].text().c_str());
        QVERIFY2(contains(errors[3], "stumbled"), errors[3].text().c_str());
        QCOMPARE(loader.names(), QStringList{"Test: good"});
    }

    void aSecondPluginOfTheSameNameIsLeftOut()
    {
        const QTemporaryDir first;
        const QTemporaryDir second;
        PluginLoader loader(m_host);
        QVERIFY(load(loader, first, {"good"}).empty());
        const auto errors = load(loader, second, {"good"});
        QCOMPARE(errors.size(), 1u);
        QVERIFY2(contains(errors[0], "Test: good"), errors[0].text().c_str());
        QCOMPARE(loader.names().size(), 1);
    }

    void aFolderThatDoesNotExistIsNoError()
    {
        PluginLoader loader(m_host);
        QVERIFY(loader.load({"/nonexistent/plugins"}).empty());
        QVERIFY(loader.names().isEmpty());
    }
};

QTEST_MAIN(TestPluginLoader)
#include "tst_pluginloader.moc"
