// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/reach/outsidereach.h"
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/items/elementitem.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/palette/elementpalette.h"
#include "ui/properties/propertiespanel.h"
#include "ui/widgets/icons.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace tomato;
using namespace tomato::ui;

/// An element that plays a capture file: from the palette to the file.
class TestReplayElement final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<PropertiesPanel> m_panel;

    ElementId added() const
    {
        const auto id = m_drawing->document.addElement(ElementSort::replay().kind, {0, 200},
                                                       ElementSort::replay().type());
        return id ? *id : ElementId();
    }

    const topology::Element &element(const ElementId &id) const
    {
        return *m_drawing->document.topology().element(id);
    }

    template <class Widget>
    Widget *field(const char *name) const
    {
        return m_panel->widget()->findChild<Widget *>(name);
    }

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QApplication::palette(),
                                                  QApplication::font());
        m_panel = std::make_unique<PropertiesPanel>(*m_scene);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void thePaletteOffersItByItsName()
    {
        ElementPalette palette;
        QSignalSpy chosen(&palette, &ElementPalette::chosen);
        auto *button = palette.findChild<QAbstractButton *>("paletteReplay");
        QVERIFY(button != nullptr);
        QCOMPARE(button->text(), QString("Replay"));
        QVERIFY(button->toolTip().contains("capture file"));
        button->click();
        QCOMPARE(chosen.count(), 1);
        QVERIFY(chosen[0][0].value<ElementSort>() == ElementSort::replay());
        // Its picture is its own.
        QVERIFY(elementPicture(ElementSort::replay()) !=
                elementPicture(topology::ElementKind::Attach));
        QVERIFY(!elementIcon(ElementSort::replay()).pixmap(40, 40).isNull());
    }

    void itIsDraggedOntoTheCanvas()
    {
        const std::unique_ptr<QMimeData> data(CanvasGestures::mimeData(ElementSort::replay()));
        QVERIFY(draggedSort(data.get()) == ElementSort::replay());
        const std::unique_ptr<QMimeData> other(
            CanvasGestures::mimeData(topology::ElementKind::Attach));
        QVERIFY(draggedSort(other.get()) == ElementSort(topology::ElementKind::Attach));
        const ElementId id = added();
        QCOMPARE(element(id).type, QString("replay"));
        QCOMPARE(element(id).name(), QString("replay1"));
        QVERIFY(!element(id).attributes.contains("attach"));
        QVERIFY(m_drawing->document.connectElements(id, m_drawing->h1));
        QVERIFY(m_scene->elementItem(id)->description().startsWith("Replay replay1"));
    }

    void itsFileIsChosenInItsProperties()
    {
        const ElementId id = added();
        m_scene->selectOnly(id);
        const auto labels = m_panel->widget()->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel *label) { return label->text() == "Replay"; }));
        QVERIFY(field<QWidget>("propertyAttach") == nullptr);
        const QTemporaryDir folder;
        const QString path = folder.filePath("traffic.pcapng");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        auto *choose = field<QAbstractButton>("chooseReplayFile");
        QVERIFY(choose != nullptr);
        choose->click();
        auto *dialog = m_panel->window()->findChild<QFileDialog *>("replayFileDialog");
        QVERIFY(dialog != nullptr);
        emit dialog->fileSelected(path);
        dialog->close();
        QCOMPARE(element(id).attributes.value("replay_file").toString(), path);
        QCOMPARE(field<QLineEdit>("propertyReplayFile")->text(), path);
        // Who starts the lab is asked about it.
        QCOMPARE(topology::outsideReaches(m_drawing->document.topology()).size(), 1U);
        m_drawing->document.undoStack().undo();
        QVERIFY(!element(id).attributes.contains("replay_file"));
        auto *loops = field<QLineEdit>("propertyReplayLoops");
        QVERIFY(loops != nullptr);
        loops->setFocus();
        QTest::keyClicks(loops, "0");
        QTest::keyClick(loops, Qt::Key_Return);
        QCOMPARE(element(id).attributes.value("replay_loops").toInt(-1), 0);
    }
};

QTEST_MAIN(TestReplayElement)
#include "tst_replayelement.moc"
