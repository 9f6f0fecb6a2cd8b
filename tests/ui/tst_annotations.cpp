// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvaspicture.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/annotationcommands.h"
#include "ui/commands/editcommands.h"
#include "ui/commands/stackingcommands.h"
#include "ui/properties/propertiespanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;
using topology::Annotation;

class TestAnnotations final : public QObject
{
    Q_OBJECT

    struct Stage
    {
        test::DrawnHosts drawing;
        TopologyScene scene{drawing.document, QApplication::palette(), QApplication::font()};
        CanvasGestures gestures{scene};
        CanvasView view{scene};
        Actions actions{QApplication::palette()};
        EditCommands edits{scene, view, actions};
        AnnotationCommands commands{scene, view};
        StackingCommands stacking{scene, actions, nullptr};
        PropertiesPanel properties{scene};
        QWidget window;
        QMenu *menu = commands.createInsertMenu(&window);
    };

    std::unique_ptr<Stage> m_stage;

    document::Document &document() const { return m_stage->drawing.document; }
    QUndoStack &steps() const { return document().undoStack(); }
    AnnotationLayer &layer() const { return m_stage->scene.annotations(); }
    Annotation annotation(qsizetype index) const
    {
        return *Annotation::read(document().annotations().at(index));
    }
    void insert(const QString &action) const
    {
        m_stage->menu->findChild<QAction *>(action)->trigger();
    }
    template <class Field>
    Field *field(const QString &name) const
    {
        return m_stage->properties.widget()->findChild<Field *>(name);
    }
    void drag(const QPointF &from, const QPointF &to) const
    {
        QWidget *viewport = m_stage->view.viewport();
        const QPoint begin = m_stage->view.mapFromScene(from);
        const QPoint end = m_stage->view.mapFromScene(to);
        QTest::mousePress(viewport, Qt::LeftButton, {}, begin);
        for (const QPoint &at : {begin + QPoint(6, 6), (begin + end) / 2, end}) {
            QMouseEvent move(QEvent::MouseMove, at, viewport->mapToGlobal(at), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(viewport, &move);
        }
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, end);
    }
    QString png(const QTemporaryDir &folder, QSize size = {40, 30}) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::blue);
        const QString path = folder.filePath("plan.png");
        image.save(path);
        return path;
    }

private slots:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->view.resize(900, 600);
        m_stage->view.show();
        m_stage->view.centerOn(200, 0);
    }
    void cleanup() { m_stage.reset(); }

    void eachKindIsInsertedInOneStep()
    {
        for (const char *action :
             {"actionInsertText", "actionInsertBox", "actionInsertEllipse", "actionInsertLine"}) {
            const int before = steps().count();
            insert(action);
            QCOMPARE(steps().count(), before + 1);
            QCOMPARE(layer().selected(),
                     std::vector<qsizetype>{document().annotations().size() - 1});
        }
        QCOMPARE(layer().items().size(), 4u);
        while (steps().canUndo())
            steps().undo();
        QVERIFY(layer().isEmpty());
        QVERIFY(!document().topology().attributes().contains("_annotations"));
    }

    void aBoxIsMovedAndResizedByTheMouse()
    {
        insert("actionInsertBox");
        const Annotation before = annotation(0);
        const QRectF box(before.position, before.size);
        drag({box.left() + 20, box.top()}, {box.left() + 80, box.top() + 130});
        Annotation after = annotation(0);
        QVERIFY(after.position != before.position);
        QCOMPARE(after.size, before.size);
        QCOMPARE(steps().count(), 2);
        const QPointF corner = after.position + QPointF(after.size.width(), after.size.height());
        drag(corner, corner + QPointF(50, 40));
        QCOMPARE(annotation(0).position, after.position);
        QVERIFY(annotation(0).size.width() > after.size.width() + 20);
        QCOMPARE(steps().count(), 3);
        steps().undo();
        steps().undo();
        QCOMPARE(annotation(0).position, before.position);
        QCOMPARE(layer().item(0)->pos(), before.position);
    }

    void elementsAndAnnotationsMoveTogetherInOneStep()
    {
        insert("actionInsertText");
        const QPointF text = annotation(0).position;
        m_stage->scene.selectAll();
        const QPointF h1 = document().scenePosition(m_stage->drawing.h1);
        const int before = steps().count();
        m_stage->view.setFocus();
        QTest::keyClick(&m_stage->view, Qt::Key_Right);
        QCOMPARE(steps().count(), before + 1);
        QCOMPARE(annotation(0).position, text + QPointF(12, 0));
        QCOMPARE(document().scenePosition(m_stage->drawing.h1), h1 + QPointF(12, 0));
        steps().undo();
        QCOMPARE(annotation(0).position, text);
        QCOMPARE(document().scenePosition(m_stage->drawing.h1), h1);
    }

    void copiesComeWithTheElementsInOneStep()
    {
        insert("actionInsertEllipse");
        m_stage->scene.select({m_stage->drawing.h1}, {});
        layer().select({0});
        const int before = steps().count();
        m_stage->actions.actionDuplicate->trigger();
        QCOMPARE(steps().count(), before + 1);
        QCOMPARE(document().annotations().size(), 2);
        QCOMPARE(annotation(1).position, annotation(0).position + QPointF(36, 36));
        QCOMPARE(layer().selected(), std::vector<qsizetype>{1});
        QCOMPARE(m_stage->scene.selectedElements().size(), 1u);
        m_stage->scene.selectAnnotations({1});
        m_stage->actions.actionCut->trigger();
        QCOMPARE(document().annotations().size(), 1);
        m_stage->actions.actionPaste->trigger();
        QCOMPARE(document().annotations().size(), 2);
        steps().undo();
        steps().undo();
        steps().undo();
        QCOMPARE(document().annotations().size(), 1);
        QCOMPARE(m_stage->scene.elementItems().size(), 3u);
    }

    void whatItSaysAndHowItLooksIsChangedInTheProperties()
    {
        insert("actionInsertText");
        auto *text = field<QPlainTextEdit>("annotationText");
        QVERIFY(text);
        text->setFocus();
        text->setPlainText("Area 0\nBackbone");
        QFocusEvent out(QEvent::FocusOut);
        QApplication::sendEvent(text, &out);
        QCOMPARE(annotation(0).text, QString("Area 0\nBackbone"));
        field<QDoubleSpinBox>("annotationTextSize")->setValue(20);
        QCOMPARE(annotation(0).textSize, 20.0);
        QTest::mouseClick(field<QCheckBox>("annotationBold"), Qt::LeftButton, {}, {8, 8});
        QVERIFY(annotation(0).isBold);
        QCOMPARE(steps().count(), 4);
        steps().undo();
        QVERIFY(!annotation(0).isBold && !field<QCheckBox>("annotationBold")->isChecked());
    }

    void whatIsLockedLetsTheMouseThrough()
    {
        const QTemporaryDir folder;
        m_stage->commands.addPicture(png(folder, {300, 200}), true);
        QVERIFY(annotation(0).isLocked);
        const QPointF middle = annotation(0).position + QPointF(150, 100);
        drag(middle - QPointF(0, 60), middle + QPointF(20, 90));
        QCOMPARE(steps().count(), 1);
        QVERIFY(layer().selected().empty());
        // But for the menu, which chooses it.
        m_stage->scene.selectAnnotations({0});
        QCOMPARE(layer().selected(), std::vector<qsizetype>{0});
        m_stage->actions.actionDelete->trigger();
        QCOMPARE(document().annotations().size(), 1);
        QVERIFY(m_stage->actions.actionLock->isChecked());
        m_stage->actions.actionLock->trigger();
        QVERIFY(!annotation(0).isLocked);
    }

    void aPictureThatIsNoneIsRefused()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("no.png"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") > 0);
        file.close();
        QSignalSpy failed(&m_stage->commands, &AnnotationCommands::failed);
        m_stage->commands.addPicture(file.fileName(), false);
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("no.png"));
        QVERIFY(layer().isEmpty());
    }

    void frontAndBack()
    {
        insert("actionInsertBox");
        insert("actionInsertBox");
        const auto top = [this] { return layer().items().back()->index(); };
        QCOMPARE(top(), qsizetype(1));
        m_stage->scene.selectAnnotations({0});
        m_stage->actions.actionToFront->trigger();
        QCOMPARE(top(), qsizetype(0));
        QCOMPARE(layer().selected(), std::vector<qsizetype>{0});
        steps().undo();
        QCOMPARE(top(), qsizetype(1));
    }

    void whatOthersKeptThereStays()
    {
        topology::Topology topology;
        const QJsonObject cube{{"kind", "cube"}, {"x", 1}};
        const QJsonObject box{{"kind", "rectangle"}, {"x", 0},       {"y", 0},
                              {"width", 50},         {"height", 50}, {"of_others", "kept"}};
        topology.setAttributes({{"_annotations", QJsonArray{cube, box}}});
        document().recover(topology, {});
        QCOMPARE(layer().items().size(), 1u);
        m_stage->scene.selectAll();
        QTest::keyClick(&m_stage->view, Qt::Key_Down);
        QCOMPARE(document().annotations().at(0).toObject(), cube);
        QCOMPARE(document().annotations().at(1).toObject().value("of_others").toString(),
                 QString("kept"));
        QCOMPARE(annotation(1).position, QPointF(0, 12));
        topology.setAttributes({{"_annotations", "a text of somebody's"}});
        document().recover(topology, {});
        QSignalSpy failed(&m_stage->commands, &AnnotationCommands::failed);
        insert("actionInsertBox");
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("_annotations"));
    }

    void theyAreInThePicture()
    {
        const QTemporaryDir folder;
        insert("actionInsertEllipse");
        QJsonArray list = document().annotations();
        Annotation red = annotation(0);
        red.fill = "#ff0000";
        red.position = {100, 60};
        list[0] = red.toJson();
        QVERIFY(document().changeAnnotations(list, "Colour"));
        m_stage->scene.selectNothing();
        QVERIFY(writePicture(m_stage->scene, folder.filePath("a.png")));
        const QImage image(folder.filePath("a.png"));
        int reds = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                reds += image.pixelColor(x, y) == QColor(Qt::red);
        }
        QVERIFY2(reds > 10'000, qPrintable(QString::number(reds)));
        QVERIFY(writePicture(m_stage->scene, folder.filePath("a.svg")));
        QFile svg(folder.filePath("a.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly) && svg.readAll().contains("#ff0000"));
    }

    void aPictureOfAllOfThem()
    {
        const QTemporaryDir folder;
        QJsonArray list;
        Annotation area;
        area.kind = Annotation::Kind::Rectangle;
        area.position = {-70, -80};
        area.size = {350, 170};
        area.fill = "#80a3c9f1";
        area.text = "Site A";
        list.append(area.toJson());
        area.kind = Annotation::Kind::Ellipse;
        area.position = {320, -80};
        area.size = {170, 170};
        area.fill = "#80a8dba8";
        area.text = "Site B";
        area.isDashed = true;
        list.append(area.toJson());
        Annotation note;
        note.text = "Captured here:\nOSPF only";
        note.position = {250, 110};
        note.isItalic = true;
        list.append(note.toJson());
        QVERIFY(document().changeAnnotations(list, "All"));
        m_stage->scene.selectAnnotations({1});
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
        QVERIFY(m_stage->view.grab().save(TOMATO_PICTURES "/annotations.png"));
    }
};

QTEST_MAIN(TestAnnotations)
#include "tst_annotations.moc"
