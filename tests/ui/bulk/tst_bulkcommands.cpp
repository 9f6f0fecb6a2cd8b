// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/bulkcommands.h"

#include "tests/ui/drawnhosts.h"
#include "ui/bulk/fabricdialog.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestBulkCommands final : public QObject
{
    Q_OBJECT

    struct Stage
    {
        test::DrawnHosts drawing;
        TopologyScene scene{drawing.document, QApplication::palette(), QApplication::font()};
        CanvasView view{scene};
        BulkCommands commands{scene, view};
    };

    std::unique_ptr<Stage> m_stage;

    QUndoStack &steps() const { return m_stage->drawing.document.undoStack(); }
    const topology::Topology &topology() const { return m_stage->drawing.document.topology(); }

    template <class Widget>
    Widget *find(const char *name) const
    {
        return m_stage->view.window()->findChild<Widget *>(QLatin1String(name));
    }

    void type(const char *first, const char *second) const
    {
        find<QLineEdit>("firstPattern")->setText(first);
        find<QLineEdit>("secondPattern")->setText(second);
    }

    QString name(const ElementId &id) const { return topology().element(id)->name(); }

private slots:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->view.show();
    }
    void cleanup() { m_stage.reset(); }

    void theDialogInsertsTheFabricThatItShowsInOneStep()
    {
        m_stage->commands.fabricAction()->trigger();
        auto *dialog = find<QDialog>("fabricDialog");
        QVERIFY(dialog != nullptr);
        QCOMPARE(find<QLabel>("fabricSummary")->text().section(',', 0, 0).left(2), QString("14"));
        find<QSpinBox>("fabric_leaves")->setValue(3);
        QVERIFY(find<QLabel>("fabricSummary")->text().startsWith("11"));
        find<QPushButton>("fabricInsert")->click();
        QCOMPARE(steps().count(), 1);
        QCOMPARE(m_stage->scene.selectedElements().size(), 11u);
        steps().undo();
        QCOMPARE(m_stage->scene.elementItems().size(), 3u);
    }

    void onlyTheNumbersOfTheShapeAreAsked()
    {
        m_stage->commands.insertFabric();
        auto *shape = find<QComboBox>("fabricShape");
        QCOMPARE(shape->count(), int(bulk::AllFabricShapes.size()));
        for (int i = 0; i < shape->count(); ++i) {
            shape->setCurrentIndex(i);
            const auto kind = static_cast<bulk::FabricShape>(shape->currentData().toInt());
            QStringList visible;
            for (const QSpinBox *box : find<QDialog>("fabricDialog")->findChildren<QSpinBox *>()) {
                if (!box->isHidden() && box->objectName() != "fabric_seed")
                    visible << box->objectName().mid(7);
            }
            QStringList expected;
            for (const bulk::FabricNumber &each : bulk::numbersOf(kind))
                expected << each.name;
            visible.sort();
            expected.sort();
            QCOMPARE(visible, expected);
            QVERIFY(find<QPushButton>("fabricInsert")->isEnabled());
        }
    }

    void aFabricThatIsTooLargeSaysSoAndIsNotInserted()
    {
        m_stage->commands.insertFabric();
        find<QSpinBox>("fabric_leaves")->setValue(5000);
        QVERIFY(!find<QPushButton>("fabricInsert")->isEnabled());
        QVERIFY(find<QLabel>("fabricSummary")->text().contains("at most 5000 elements"));
    }

    void linksAreShownBeforeTheyAreMade()
    {
        m_stage->commands.linkByPattern();
        QVERIFY(find<QDialog>("linkByPatternDialog") != nullptr);
        type("host(\\d)", "host*");
        auto *rows = find<QListWidget>("patternPreview");
        QTRY_COMPARE(rows->count(), 1);
        QCOMPARE(rows->item(0)->text(), QString("host1 ↔ host2"));
        QCOMPARE(steps().count(), 0);
        type("host(\\d)", "router*");
        // All of them are connected already.
        QTRY_COMPARE(rows->count(), 0);
        type("host(", "host*");
        QTRY_VERIFY(find<QLabel>("patternSummary")->text().contains("is no regular expression"));
        type("host*", "host*");
        QTest::keyClick(find<QLineEdit>("secondPattern"), Qt::Key_Return);
        QCOMPARE(steps().count(), 1);
        QCOMPARE(topology().connections().size(), 3u);
        QCOMPARE(m_stage->scene.selectedConnections().size(), 1u);
    }

    void theSelectedElementsAreRenamedInOneStep()
    {
        m_stage->scene.select({m_stage->drawing.h2}, {});
        m_stage->commands.renameAction()->trigger();
        type("host(\\d)", "pc\\1");
        auto *rows = find<QListWidget>("patternPreview");
        QTRY_COMPARE(rows->count(), 1);
        QCOMPARE(rows->item(0)->text(), QString("host2 → pc2"));
        QTest::keyClick(find<QLineEdit>("secondPattern"), Qt::Key_Return);
        QCOMPARE(name(m_stage->drawing.h2), QString("pc2"));
        QCOMPARE(name(m_stage->drawing.h1), QString("host1"));
        QCOMPARE(steps().count(), 1);
        steps().undo();
        QCOMPARE(name(m_stage->drawing.h2), QString("host2"));
    }

    void namesThatWouldCollideAreNotGiven()
    {
        m_stage->commands.renameByPattern();
        type("host*", "router1");
        QTest::keyClick(find<QLineEdit>("secondPattern"), Qt::Key_Return);
        QVERIFY(find<QLabel>("patternSummary")->text().contains("another element has the name"));
        QVERIFY(find<QDialog>("renameByPatternDialog")->isVisible());
        QCOMPARE(steps().count(), 0);
    }

    void delaysComeFromDistancesInOneStep()
    {
        document::Document &document = m_stage->drawing.document;
        const auto put = [&](const ElementId &id, double latitude, double longitude) {
            QVERIFY(document.changeElement(id, {{"latitude", latitude}, {"longitude", longitude}},
                                           QString()));
        };
        // Two degrees of a meridian are 222.39 km.
        put(m_stage->drawing.h1, 50, 8);
        put(m_stage->drawing.r1, 52, 8);
        const int before = steps().count();
        m_stage->commands.distanceAction()->trigger();
        auto *rows = find<QListWidget>("distancePreview");
        QVERIFY(rows != nullptr);
        QCOMPARE(rows->count(), 1);
        QVERIFY2(rows->item(0)->text().contains("222.4 km, 1.113 ms"),
                 qPrintable(rows->item(0)->text()));
        QVERIFY(find<QLabel>("distanceSummary")->text().contains("host2"));
        find<QDoubleSpinBox>("detour")->setValue(2);
        QVERIFY(rows->item(0)->text().contains("222.4 km, 2.225 ms"));
        find<QDialog>("distanceDialog")->accept();
        QCOMPARE(steps().count(), before + 1);
        const auto delay = [&](const ConnectionId &id, const char *way) {
            return topology().connection(id)->attributes.value(QLatin1String(way));
        };
        for (const char *way : {"delay_from", "delay_to"}) {
            QCOMPARE(delay(m_stage->drawing.left, way), QJsonValue(2.225));
            QVERIFY(!delay(m_stage->drawing.right, way).isDouble());
        }
        steps().undo();
        QVERIFY(!delay(m_stage->drawing.left, "delay_to").isDouble());
    }

    void withoutPlacesNothingGetsADelay()
    {
        m_stage->commands.delayFromDistance();
        auto *dialog = find<QDialog>("distanceDialog");
        QVERIFY(dialog != nullptr);
        for (const auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->isDefault())
                QVERIFY(!button->isEnabled());
        }
        QCOMPARE(find<QListWidget>("distancePreview")->count(), 0);
    }
};

QTEST_MAIN(TestBulkCommands)
#include "tst_bulkcommands.moc"
