// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/autosave.h"
#include "app/document/recovery.h"
#include "tests/ownprogram.h"

#include <QDir>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace tomato;
using namespace std::chrono_literals;
using document::Autosave;
using document::Document;
using document::findRecoveries;
using topology::ElementKind;
using topology::Topology;

class TestAutosave final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void unsavedChangesAreWrittenAndGoWithTheSave()
    {
        Document document;
        Autosave autosave(document, folder(), 1ms);
        QVERIFY(!QFile::exists(autosave.path()));
        QVERIFY(document.addElement(ElementKind::Host, {3, 4}));
        QTRY_VERIFY(QFile::exists(autosave.path()));
        QCOMPARE(QFile::permissions(autosave.path()) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        const auto recovery = document::readRecovery(autosave.path());
        QVERIFY(recovery);
        QVERIFY(recovery->topology == document.topology());
        QVERIFY(document.save(m_directory->filePath("saved.json")));
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList());
    }

    void movesAreKeptToo()
    {
        Document document;
        Autosave autosave(document, folder(), 1ms);
        const ElementId host = *document.addElement(ElementKind::Host, {3, 4});
        QTRY_VERIFY(QFile::exists(autosave.path()));
        QVERIFY(document.move({{host, {30, 40}}}));
        QTRY_VERIFY(document::readRecovery(autosave.path())->topology == document.topology());
    }

    void undoingAllChangesRemovesTheRecoveryFile()
    {
        Document document;
        Autosave autosave(document, folder(), 1ms);
        QVERIFY(document.addElement(ElementKind::Host, {3, 4}));
        QTRY_VERIFY(QFile::exists(autosave.path()));
        document.undoStack().undo();
        QVERIFY(!QFile::exists(autosave.path()));
    }

    void aCleanCloseLeavesNothing()
    {
        {
            Document document;
            Autosave autosave(document, folder(), 1ms);
            QVERIFY(document.addElement(ElementKind::Host, {3, 4}));
            QTRY_VERIFY(QFile::exists(autosave.path()));
        }
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList());
    }

    void anEditorThatRunsKeepsItsRecoveryFileToItself()
    {
        Document document;
        Autosave autosave(document, folder(), 1ms);
        QVERIFY(document.addElement(ElementKind::Host, {3, 4}));
        QTRY_VERIFY(QFile::exists(autosave.path()));
        QVERIFY(findRecoveries(folder()).empty());
    }

    void whatAKilledEditorLeftIsFoundAndRecovered()
    {
        QProcess editor;
        editor.start(ownProgram(), {"--edit", folder()});
        QVERIFY(editor.waitForReadyRead());
        QCOMPARE(editor.readLine().trimmed(), "written");
        QVERIFY(findRecoveries(folder()).empty());
        editor.kill();
        QVERIFY(editor.waitForFinished());

        const auto left = findRecoveries(folder());
        QCOMPARE(left.size(), 1U);
        QVERIFY(left[0].time.isValid());
        Document document;
        QSignalSpy modified(&document, &Document::modifiedChanged);
        document.recover(left[0].topology, left[0].file);
        QVERIFY(document.topology() == left[0].topology);
        QCOMPARE(document.topology().elements().size(), 1U);
        QVERIFY(document.isModified());
        QCOMPARE(modified.count(), 1);
    }

    void whatWasRecoveredIsKeptAnew()
    {
        Topology topology;
        QVERIFY(topology.insert(topology::Element{ElementId("a"), {}, "openvz", {}}));
        QVERIFY(QDir().mkpath(folder()));
        const QString path = QDir(folder()).filePath("old.recovery");
        QVERIFY(document::writeRecovery(
            {path, "/home/me/mine.json", QDateTime::currentDateTimeUtc(), topology}));
        Document document;
        Autosave autosave(document, folder(), 1ms);
        document.recover(document::readRecovery(path)->topology, "/home/me/mine.json");
        QCOMPARE(document.filePath(), "/home/me/mine.json");
        QTRY_VERIFY(QFile::exists(autosave.path()));
        QCOMPARE(document::readRecovery(autosave.path())->file, "/home/me/mine.json");
    }

    void recoveriesComeNewestFirstAndRubbishIsLeftOut()
    {
        QVERIFY(QDir().mkpath(folder()));
        const QDir dir(folder());
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QVERIFY(document::writeRecovery({dir.filePath("1.recovery"), "old", now.addDays(-1), {}}));
        QVERIFY(document::writeRecovery({dir.filePath("2.recovery"), "new", now, {}}));
        QFile rubbish(dir.filePath("3.recovery"));
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write("{\"document\": 7");
        rubbish.close();
        const auto found = findRecoveries(folder());
        QCOMPARE(found.size(), 2U);
        QCOMPARE(found[0].file, "new");
        QCOMPARE(found[1].file, "old");
        QVERIFY(!document::readRecovery(rubbish.fileName()));
        QVERIFY(findRecoveries(dir.filePath("none")).empty());
    }

    void aDirectoryThatCannotBeMadeIsReported()
    {
        QFile obstacle(m_directory->filePath("file"));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        Document document;
        Autosave autosave(document, obstacle.fileName() + "/below", 1ms);
        QSignalSpy failed(&autosave, &Autosave::failed);
        QVERIFY(document.addElement(ElementKind::Host, {3, 4}));
        QTRY_COMPARE(failed.count(), 1);
    }

private:
    QString folder() const { return m_directory->filePath("recovery"); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

/// Does what an editor does, until it is killed.
static int edit(QCoreApplication &application, const QString &directory)
{
    Document document;
    Autosave autosave(document, directory, 1ms);
    QObject::connect(&autosave, &Autosave::written, [] {
        puts("written");
        fflush(stdout);
    });
    if (!document.addElement(ElementKind::Host, {1, 1}))
        return 1;
    return application.exec();
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 3 && arguments[1] == "--edit")
        return edit(application, arguments[2]);
    TestAutosave test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_autosave.moc"
