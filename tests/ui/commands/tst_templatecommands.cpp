// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/templatecommands.h"

#include "app/topology/format/tomatoformat.h"
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/editcommands.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"
#include "ui/palette/elementpalette.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

class TestTemplateCommands final : public QObject
{
    Q_OBJECT

    struct Stage
    {
        Stage()
        {
            view.resize(800, 600);
            view.show();
            palette.show();
        }

        test::DrawnHosts drawing;
        TopologyScene scene{drawing.document, QApplication::palette(), QApplication::font()};
        CanvasGestures *gestures = new CanvasGestures(scene);
        CanvasView view{scene};
        Actions actions{QApplication::palette()};
        EditCommands edits{scene, view, actions};
        ElementPalette palette;
        TemplateCommands commands{scene, view, *gestures, palette};
        QMenu *menu = commands.createMenu(actions.actionSaveTemplate, &view);
    };

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Stage> m_stage;

    const topology::Topology &topology() const { return m_stage->drawing.document.topology(); }
    QUndoStack &steps() const { return m_stage->drawing.document.undoStack(); }

    static void write(const QString &name, const QByteArray &text)
    {
        QDir().mkpath(parts::userTemplateFolder());
        QFile file(parts::ownTemplatePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
    }

    static void writeHost(const QString &name)
    {
        document::Document document;
        const auto added = document.addElement(topology::ElementKind::Host, {0, 0});
        if (!document.rename(*added, name) ||
            !parts::saveTemplate(parts::templatePart(document.copy({*added})), name, true))
            qFatal("cannot save");
    }

    QDialog *saveDialog() const
    {
        m_stage->actions.actionSaveTemplate->trigger();
        return m_stage->view.findChild<QDialog *>("saveTemplateDialog");
    }

    static QAbstractButton *saveButton(const QDialog *dialog)
    {
        return dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    }

    QToolButton *button(const QString &name) const
    {
        QCoreApplication::processEvents(); // a layout shows what is added to it a little later
        return m_stage->palette.findChild<QToolButton *>("paletteTemplate_" + name);
    }

    QStringList selectedNames() const
    {
        QStringList names;
        for (const ElementId &each : m_stage->scene.selectedElements())
            names << topology().element(each)->name();
        names.sort();
        return names;
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->path());
        qputenv("XDG_DATA_HOME", m_home->path().toLocal8Bit());
        qputenv("XDG_DATA_DIRS", m_home->filePath("all").toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
        m_stage = std::make_unique<Stage>();
    }
    void cleanup() { m_stage.reset(); }

    void anElementIsSavedAndInsertedFromThePalette()
    {
        QAction *save = m_stage->actions.actionSaveTemplate;
        m_stage->scene.selectNothing();
        QVERIFY(!save->isEnabled());
        QVERIFY(m_stage->drawing.document.changeElement(m_stage->drawing.h1, {{"memory_limit", 64}},
                                                        "limit"));
        m_stage->scene.selectOnly(m_stage->drawing.h1);
        QVERIFY(save->isEnabled());
        QDialog *dialog = saveDialog();
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>("templateName");
        QCOMPARE(name->text(), QString("host1"));
        name->setText("a/b");
        QVERIFY(!saveButton(dialog)->isEnabled());
        name->setText("Small host");
        const QString place = parts::ownTemplatePath("Small host");
        QVERIFY(dialog->findChild<QLabel *>("templatePlace")->text().contains(place));
        QSignalSpy saved(&m_stage->commands, &TemplateCommands::saved);
        saveButton(dialog)->click();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.front().front().toString(), place);
        QVERIFY(button("Small host"));

        const int before = steps().count();
        QTest::mouseClick(button("Small host"), Qt::LeftButton);
        QCOMPARE(steps().count(), before + 1);
        QCOMPARE(selectedNames(), QStringList{"host3"});
        const ElementId added = m_stage->scene.selectedElements().front();
        QCOMPARE(topology().element(added)->attributes.value("memory_limit").toInt(), 64);
        QCOMPARE(topology().interfaces(added).size(), 1u);
        steps().undo();
        QCOMPARE(m_stage->scene.elementItems().size(), 3u);
    }

    void severalAreKeptWithWhatJoinsThem()
    {
        m_stage->scene.select({m_stage->drawing.h1, m_stage->drawing.r1}, {});
        QDialog *dialog = saveDialog();
        QVERIFY(!saveButton(dialog)->isEnabled()); // they have no common name
        dialog->findChild<QLineEdit *>("templateName")->setText("site");
        saveButton(dialog)->click();
        QTest::mouseClick(button("site"), Qt::LeftButton);
        QCOMPARE(selectedNames(), (QStringList{"host3", "router2"}));
        QCOMPARE(topology().connections().size(), 3u);
        QCOMPARE(steps().count(), 1);
        for (const ElementId &each : m_stage->scene.selectedElements()) {
            for (const auto &[id, other] : m_stage->scene.elementItems()) {
                if (id != each)
                    QVERIFY(QLineF(other->pos(), m_stage->scene.elementItem(each)->pos()).length() >
                            50);
            }
        }
    }

    void nothingIsReplacedWithoutAQuestion()
    {
        writeHost("web");
        const auto before = parts::findTemplate("web");
        for (const bool replaces : {false, true}) {
            m_stage->scene.selectOnly(m_stage->drawing.r1);
            QDialog *dialog = saveDialog();
            dialog->findChild<QLineEdit *>("templateName")->setText("web");
            saveButton(dialog)->click();
            auto *question = dialog->findChild<QMessageBox *>("replaceTemplate");
            QVERIFY(question && dialog->isVisible());
            QVERIFY(parts::findTemplate("web")->part == before->part);
            QAbstractButton *answer = question->button(QMessageBox::Cancel);
            for (QAbstractButton *each : question->buttons()) {
                if (replaces && each != answer) {
                    answer = each;
                    break;
                }
            }
            answer->click();
            QCOMPARE(dialog->isVisible(), !replaces);
            QCOMPARE(parts::findTemplate("web")->part == before->part, !replaces);
            dialog->close();
            delete dialog;
        }
    }

    void aTemplateIsDroppedWhereTheMouseIs()
    {
        writeHost("web");
        m_stage->commands.refresh();
        const QPointF place(100, 150);
        const auto drop = [&](const QString &path) {
            const std::unique_ptr<QMimeData> data(CanvasGestures::templateData(path));
            const QPoint at = m_stage->view.mapFromScene(place);
            QDragEnterEvent enter(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(m_stage->view.viewport(), &enter);
            QDropEvent event(at, Qt::CopyAction, data.get(), Qt::LeftButton, {});
            QApplication::sendEvent(m_stage->view.viewport(), &event);
        };
        drop(parts::ownTemplatePath("web"));
        QCOMPARE(selectedNames(), QStringList{"web1"});
        const QPointF there =
            m_stage->scene.elementItem(m_stage->scene.selectedElements().front())->pos();
        QVERIFY2(QLineF(there, place).length() < 30, "on the grid");
        // A file that is no template of these folders is not read.
        QSignalSpy failed(&m_stage->commands, &TemplateCommands::failed);
        drop("/etc/hostname");
        QCOMPARE(failed.count(), 1);
        QCOMPARE(steps().count(), 1);
    }

    void menusOfferThemToo()
    {
        writeHost("r&d");
        emit m_stage->menu->aboutToShow();
        QAction *entry = m_stage->menu->actions().front();
        QCOMPARE(entry->text(), QString("r&&d"));
        QVERIFY(!entry->icon().isNull());
        entry->trigger();
        QCOMPARE(selectedNames(), QStringList{"r&d1"});
        QMenu canvas;
        m_stage->commands.addMenuFor(canvas, {64, 240});
        canvas.actions().front()->menu()->actions().front()->trigger();
        QCOMPARE(selectedNames(), QStringList{"r&d2"});
        QCOMPARE(m_stage->scene.elementItem(m_stage->scene.selectedElements().front())->pos(),
                 QPointF(64, 240));
    }

    void aRightClickRenamesAndDeletes()
    {
        writeHost("web");
        m_stage->commands.refresh();
        const auto choose = [this](const QString &name, const QString &entry) {
            emit m_stage->palette.templateMenuRequested(parts::ownTemplatePath(name), {10, 10});
            auto *menu = m_stage->palette.findChild<QMenu *>("templateMenu");
            auto *action = menu->findChild<QAction *>(entry);
            const bool isEnabled = action->isEnabled();
            action->trigger();
            delete menu;
            return isEnabled;
        };
        QVERIFY(choose("web", "renameTemplate"));
        auto *rename = m_stage->view.findChild<QDialog *>("renameTemplateDialog");
        auto *name = rename->findChild<QLineEdit *>("newTemplateName");
        QCOMPARE(name->text(), QString("web"));
        name->setText("www");
        rename->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        QVERIFY(button("www") && !button("web"));
        QVERIFY(choose("www", "deleteTemplate"));
        auto *question = m_stage->view.findChild<QMessageBox *>("deleteTemplateQuestion");
        QVERIFY(QFile::exists(parts::ownTemplatePath("www")));
        for (QAbstractButton *each : question->buttons()) {
            if (each != question->button(QMessageBox::Cancel))
                each->click();
        }
        QVERIFY(!QFile::exists(parts::ownTemplatePath("www")));
        QVERIFY(!button("www"));
    }

    void oneThatComesWithTheProgramIsMarkedAndCopied()
    {
        m_stage->commands.refresh();
        const auto *title = m_stage->palette.findChild<QLabel *>("paletteShippedTemplates");
        QVERIFY(title && !m_stage->palette.findChild<QLabel *>("paletteTemplates"));
        const QString shipped = parts::findTemplate("ospf-router")->path;
        QVERIFY(button("ospf-router")->toolTip().contains("Comes with the program"));
        emit m_stage->palette.templateMenuRequested(shipped, {10, 10});
        auto *menu = m_stage->palette.findChild<QMenu *>("templateMenu");
        QVERIFY(!menu->findChild<QAction *>("deleteTemplate")->isEnabled());
        QVERIFY(!menu->findChild<QAction *>("renameTemplate")->isEnabled());
        menu->findChild<QAction *>("copyTemplate")->trigger();
        auto *copy = m_stage->view.findChild<QInputDialog *>("copyTemplateDialog");
        QCOMPARE(copy->textValue(), QString("ospf-router"));
        copy->setTextValue("my router");
        copy->accept();
        QVERIFY(QFile::exists(parts::ownTemplatePath("my router")));
        QVERIFY(m_stage->palette.findChild<QLabel *>("paletteTemplates"));
        QVERIFY(button("my router")->y() < button("ospf-router")->y());
        QVERIFY(!button("my router")->toolTip().contains("Comes with the program"));
        QTest::mouseClick(button("my router"), Qt::LeftButton);
        QCOMPARE(selectedNames(), QStringList{"router2"});
    }

    void aNameThatIsTakenIsSaidWhereItIsTyped()
    {
        writeHost("web");
        writeHost("www");
        m_stage->commands.refresh();
        emit m_stage->palette.templateMenuRequested(parts::ownTemplatePath("web"), {10, 10});
        m_stage->palette.findChild<QAction *>("renameTemplate")->trigger();
        auto *rename = m_stage->view.findChild<QDialog *>("renameTemplateDialog");
        auto *name = rename->findChild<QLineEdit *>("newTemplateName");
        auto *problem = rename->findChild<QLabel *>("newTemplateNameProblem");
        auto *good = rename->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(problem->text().isEmpty());
        QSignalSpy failed(&m_stage->commands, &TemplateCommands::failed);
        name->setText("www");
        good->click();
        QVERIFY(rename->isVisible());
        QCOMPARE(name->text(), QString("www"));
        QVERIFY2(problem->text().contains("is there already"), qPrintable(problem->text()));
        QTRY_VERIFY(problem->height() >= problem->heightForWidth(problem->width()));
        QVERIFY(failed.isEmpty());
        name->setText("a/b");
        QVERIFY(!good->isEnabled() && !problem->text().isEmpty());
        name->setText("www2");
        QVERIFY(good->isEnabled() && problem->text().isEmpty());
        good->click();
        QVERIFY(!rename->isVisible());
        QVERIFY(button("www2") && !button("web"));
    }

    void thePlaceOfATemplateIsSaidInFull()
    {
        const QString deep = m_home->filePath("a folder with a name of many words/" +
                                              QStringList(6, "and more of it").join(u'/'));
        qputenv("XDG_DATA_HOME", deep.toLocal8Bit());
        m_stage->scene.select({m_stage->drawing.h1, m_stage->drawing.r1}, {});
        QDialog *dialog = saveDialog();
        auto *place = dialog->findChild<QLabel *>("templatePlace");
        // Nothing is wrong before a name is typed.
        QVERIFY2(place->text().endsWith("/templates"), qPrintable(place->text()));
        QVERIFY(!saveButton(dialog)->isEnabled());
        auto *name = dialog->findChild<QLineEdit *>("templateName");
        for (const QString &each :
             {QString("site"), QString(60, u'x'), QString("a-").repeated(40)}) {
            name->setText(each);
            QTRY_VERIFY(place->height() >= place->heightForWidth(place->width()));
            QVERIFY(place->geometry().bottom() <
                    dialog->findChild<QCheckBox *>("templateAddresses")->geometry().top());
        }
    }

    void aFileThatComesOrGoesIsSeen()
    {
        m_stage->commands.refresh();
        writeHost("web"); // in a folder that was not there
        QTRY_VERIFY(button("web"));
        writeHost("db");
        QTRY_VERIFY(button("db"));
        QVERIFY(parts::removeTemplate(parts::ownTemplatePath("web")));
        QTRY_VERIFY(!button("web"));
        QVERIFY(button("db"));
    }

    void aDamagedFileIsToldAndHindersNothing()
    {
        writeHost("web");
        write("bad", "{\n\"topology\" 1}");
        m_stage.reset();
        MainWindow window(QStringList{});
        const auto *rows = window.findChild<QTreeWidget *>("messages");
        const auto told = [rows] {
            QStringList texts;
            for (int i = 0; i < rows->topLevelItemCount(); ++i)
                texts << rows->topLevelItem(i)->text(1);
            return texts.filter("bad.tomato-template.json");
        };
        QTRY_COMPARE(told().size(), 1);
        QVERIFY2(told().front().contains("line 2"), qPrintable(told().front()));
        QVERIFY(window.findChild<QToolButton *>("paletteTemplate_web"));
        QVERIFY(!window.findChild<QToolButton *>("paletteTemplate_bad"));
        // It is told once, and as long as it is so, whatever document is open.
        auto *menu = window.findChild<QMenu *>("templatesMenu");
        emit menu->aboutToShow();
        window.document().clear();
        QCOMPARE(told().size(), 1);
        writeHost("bad");
        emit menu->aboutToShow();
        QVERIFY(told().isEmpty());
        QVERIFY(window.findChild<QToolButton *>("paletteTemplate_bad"));
    }

    void whatATemplateCouldNotBringIsSaidWithItsElement()
    {
        document::Document drawn;
        const auto web = drawn.addElement(topology::ElementKind::Host, {0, 0});
        const auto other = drawn.addElement(topology::ElementKind::Host, {100, 0});
        QVERIFY(drawn.connectElements(*web, *other) && drawn.rename(*web, "web"));
        QVERIFY(drawn.changeElement(*web, {{"gateway4", "10.0.0.2"}}, "gateway"));
        QVERIFY(drawn.changeElement(drawn.topology().interfaces(*web).front(),
                                    {{"ip4address", "10.0.0.1/24"}}, "address"));
        QVERIFY(parts::saveTemplate(parts::templatePart(drawn.copy({*web}), parts::Addresses::Keep),
                                    "web", true));
        m_stage.reset();
        MainWindow window(QStringList{});
        QTRY_VERIFY(window.findChild<QToolButton *>("paletteTemplate_web"));
        auto *rows = window.findChild<QTreeWidget *>("messages");
        const int before = rows->topLevelItemCount();
        const auto insert = [&window] {
            window.findChild<QToolButton *>("paletteTemplate_web")->click();
            window.scene().selectNothing();
        };
        insert();
        QCOMPARE(rows->topLevelItemCount(), before);
        insert();
        QStringList texts;
        for (int i = before; i < rows->topLevelItemCount(); ++i)
            texts << rows->topLevelItem(i)->text(1);
        QCOMPARE(texts,
                 (QStringList{"web2:eth0: the address 10.0.0.1/24 was left out, as it is in use",
                              "web2: the gateway 10.0.0.2 was left out, as the addresses beside it "
                              "were",
                              "The template “web” was inserted, with 2 remark(s)"}));
        QVERIFY(window.statusBar()->currentMessage() == texts.last());
        // A row about an interface leads to its device.
        emit rows->itemActivated(rows->topLevelItem(before), 1);
        const auto selected = window.scene().selectedElements();
        QCOMPARE(selected.size(), 1u);
        QCOMPARE(window.document().topology().label(selected.front()), QString("web2"));
        window.document().undoStack().setClean();
    }

    /// As with an imported file: the user's own changes since then are not all that is there.
    void whatWasAgreedToBeforeDoesNotCoverATemplate()
    {
        writeHost("web");
        m_stage.reset();
        MainWindow window(QStringList{});
        const auto nat = window.document().addElement(topology::ElementKind::ExternalNetwork, {});
        QVERIFY(window.document().changeElement(*nat, {{"outside", "nat"}}, "nat"));
        LabAgreement &agreement = window.lab().agreement();
        agreement.setQuestion([](const auto &, bool, const auto &answer) { answer(true); });
        QVERIFY(!agreement.holds());
        agreement.ask(true, [](bool) {});
        QVERIFY(agreement.holds());
        QTRY_VERIFY(window.findChild<QToolButton *>("paletteTemplate_web"));
        window.findChild<QToolButton *>("paletteTemplate_web")->click();
        QCOMPARE(window.scene().elementItems().size(), 2u);
        QVERIFY(!agreement.holds());
        window.document().undoStack().setClean();
    }
};

QTEST_MAIN(TestTemplateCommands)
#include "tst_templatecommands.moc"
