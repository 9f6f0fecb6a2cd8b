// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using document::Document;
using topology::ElementKind;
using topology::Topology;

namespace {

const QByteArray fractions = R"({"file_information": {"version": 4}, "topology": {"name": "Small",
  "connections": [], "elements": [
  {"id": "a", "type": "openvz", "name": "one", "_pos": {"x": 0.25, "y": 0.5}},
  {"id": "b", "type": "openvz", "name": "two", "_pos": {"x": 1, "y": 0}}]}})";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

class TestDocumentFile final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
    }

    void loadingReplacesTheTopologyAndForgetsTheSteps()
    {
        write(path("a.json"), fractions);
        Document document;
        QVERIFY(document.addElement(ElementKind::Host, {0, 0}));
        QSignalSpy replaced(&document, &Document::replaced);
        QSignalSpy followed(&document, &Document::topologyChanged);
        QSignalSpy pathChanged(&document, &Document::filePathChanged);
        QVERIFY(document.load(path("a.json")));
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(followed.count(), 1);
        QCOMPARE(pathChanged.count(), 1);
        QCOMPARE(document.filePath(), path("a.json"));
        QCOMPARE(document.topology().elements().size(), 2U);
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(!document.isModified());
    }

    void aFileOfAnotherProgramIsANewDocument()
    {
        Document document;
        QVERIFY(document.addElement(ElementKind::Host, {0, 0}));
        const auto report = document.load(data("revision9.gns3"));
        QVERIFY(report);
        QVERIFY(!report->isEmpty());
        QCOMPARE(document.filePath(), QString());
        QCOMPARE(document.displayName(), "office");
        // Nothing is lost when it is closed: the file is there.
        QVERIFY(!document.isModified());
        QVERIFY(document.save(path("office.json")));
        QVERIFY(!document.isModified());
    }

    void importingAddsBesideWhatIsThereInOneStep()
    {
        Document document;
        const auto own = document.addElement(ElementKind::Host, {500, 40});
        const int steps = document.undoStack().count();
        exchange::ImportReport report;
        const auto devices = document.import(data("scenario.xml"), report);
        QVERIFY(devices);
        QCOMPARE(devices->size(), 5u);
        QVERIFY(!report.isEmpty());
        for (const ElementId &id : *devices)
            QVERIFY(document.scenePosition(id).x() >= document.scenePosition(*own).x() + 100);
        QCOMPARE(document.undoStack().count(), steps + 1);
        QCOMPARE(document.undoStack().undoText(), "Import scenario.xml");
        bool areAddressesKept = false;
        for (const auto &[id, element] : document.topology().elements())
            areAddressesKept = areAddressesKept ||
                               element.attributes.value("ip4address").toString() == "10.0.1.21/24";
        QVERIFY(areAddressesKept);
        document.undoStack().undo();
        QCOMPARE(document.topology().elements().size(), 1u);
        QVERIFY(!document.import(data("template.clab.yml"), report));
        QCOMPARE(document.undoStack().count(), steps + 1);
    }

    void aFileThatCannotBeReadLeavesTheDocumentAsItWas()
    {
        write(path("a.json"), fractions);
        write(path("bad.json"), fractions.left(100));
        Document document;
        QVERIFY(document.load(path("a.json")));
        QVERIFY(document.rename(ElementId("a"), "other"));
        const Topology before = document.topology();
        QSignalSpy replaced(&document, &Document::replaced);
        for (const QString name : {"bad.json", "none.json", "."}) {
            const auto loaded = document.load(path(name));
            QVERIFY(!loaded);
            QVERIFY(QString::fromStdString(loaded.error().place).startsWith(path(name)));
        }
        QVERIFY(document.topology() == before);
        QCOMPARE(document.filePath(), path("a.json"));
        QCOMPARE(document.undoStack().undoText(), "Rename one to other");
        QVERIFY(document.isModified());
        QCOMPARE(replaced.count(), 0);
    }

    void savingMakesTheDocumentCleanAndLoadsTheSame()
    {
        Document document;
        const ElementId host = *document.addElement(ElementKind::Host, {100, 20});
        const ElementId net = *document.addElement(ElementKind::Switch, {400, 20});
        QVERIFY(document.connectElements(host, net));
        QVERIFY(document.isModified());
        QSignalSpy modified(&document, &Document::modifiedChanged);
        QVERIFY(document.save(path("b.json")));
        QVERIFY(!document.isModified());
        QCOMPARE(modified.count(), 1);
        QCOMPARE(document.filePath(), path("b.json"));
        Document other;
        QVERIFY(other.load(path("b.json")));
        QVERIFY(other.topology() == document.topology());
        document.undoStack().undo();
        QVERIFY(document.isModified());
    }

    void aSaveThatFailsLeavesTheDocumentModified()
    {
        Document document;
        QVERIFY(document.addElement(ElementKind::Host, {0, 0}));
        const auto saved = document.save(path("none/deep/file.json"));
        QVERIFY(!saved);
        QVERIFY(document.isModified());
        QVERIFY(document.filePath().isEmpty());
        QVERIFY(!document.save(m_directory->path()));
    }

    void aDocumentIsCalledByItsTopologyElseByItsFile()
    {
        Document document;
        QCOMPARE(document.displayName(), "Untitled");
        QVERIFY(document.save(path("my.lab.tomato4.json")));
        QCOMPARE(document.displayName(), "my.lab");
        QVERIFY(document.save(path("other.json")));
        QCOMPARE(document.displayName(), "other");
        write(path("a.json"), fractions);
        QVERIFY(document.load(path("a.json")));
        QCOMPARE(document.displayName(), "Small");
        document.clear();
        QCOMPARE(document.displayName(), "Untitled");
        QVERIFY(document.topology().elements().empty());
    }

    void fractionsOfTheCanvasAreShownAsPixelsAndStayFractions()
    {
        write(path("a.json"), fractions);
        Document document;
        QVERIFY(document.load(path("a.json")));
        QCOMPARE(document.positionScale(), 800.0);
        QCOMPARE(document.scenePosition(ElementId("a")), QPointF(200, 400));
        QVERIFY(document.move({{ElementId("a"), {1200, 80}}}));
        QCOMPARE(document.topology().element(ElementId("a"))->position(), QPointF(1.5, 0.1));
        QVERIFY(document.save(path("a.json")));
        Document again;
        QVERIFY(again.load(path("a.json")));
        QCOMPARE(again.scenePosition(ElementId("a")), QPointF(1200, 80));
    }

    void theScaleStaysWhileTheDocumentIsOpen()
    {
        write(path("a.json"), fractions);
        Document document;
        QVERIFY(document.load(path("a.json")));
        QVERIFY(document.move({{ElementId("a"), {100000, 0}}}));
        QCOMPARE(document.positionScale(), 800.0);
        document.clear();
        QCOMPARE(document.positionScale(), 1.0);
        const ElementId host = *document.addElement(ElementKind::Host, {0.5, 0.5});
        QCOMPARE(document.topology().element(host)->position(), QPointF(0.5, 0.5));
    }

private:
    static QString data(const QString &name)
    {
        return QStringLiteral(TOMATO_SOURCE "/tests/app/exchange/data/") + name;
    }
    QString path(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestDocumentFile)
#include "tst_documentfile.moc"
