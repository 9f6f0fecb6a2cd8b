// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/examples.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/mainwindow.h"
#include "ui/preferences/preferences.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QToolBar>
#include <QToolButton>
#include <QTranslator>

using namespace tomato;
using namespace tomato::ui;

/// Walks all that a user can choose, and finds what says nothing of itself.
class TestEveryAction final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;
    QStringList m_faults;

    static QString plain(QString text) { return text.remove(QLatin1Char('&')); }

    void fault(const QString &place, const QString &what)
    {
        m_faults << place + QStringLiteral(": ") + what;
    }

    void checkAction(const QString &place, const QAction &action)
    {
        const QString name = place + QStringLiteral(" > ") + plain(action.text());
        if (plain(action.text()).isEmpty())
            fault(place + QStringLiteral(" > ") + action.objectName(), "has no text");
        const QString bare = plain(action.text()).remove(QStringLiteral("…"));
        const bool hasTip = !action.toolTip().isEmpty() && action.toolTip() != bare;
        if (!hasTip && action.statusTip().isEmpty())
            fault(name, "has no tip");
    }

    /// And what is below it.
    void checkMenu(const QString &place, QMenu &menu)
    {
        emit menu.aboutToShow();
        QMap<QChar, QString> mnemonics;
        int entries = 0;
        for (const QAction *action : menu.actions()) {
            if (action->isSeparator() || !action->isVisible())
                continue;
            ++entries;
            const auto at = QString(action->text()).replace("&&", "  ").indexOf(QLatin1Char('&'));
            if (at >= 0) {
                const QChar key = action->text().at(at + 1).toLower();
                if (mnemonics.contains(key))
                    fault(place, QStringLiteral("%1 and %2 share the mnemonic %3")
                                     .arg(mnemonics.value(key), action->text(), key));
                mnemonics.insert(key, action->text());
            }
            if (action->menu() != nullptr)
                checkMenu(place + QStringLiteral(" > ") + plain(action->text()), *action->menu());
            else
                checkAction(place, *action);
        }
        if (entries == 0)
            fault(place, "is empty");
        emit menu.aboutToHide();
    }

    /// A widget that takes the focus tells those who do not see it what it is.
    void checkWidgets(const QString &place, const QWidget &parent)
    {
        for (QWidget *each : parent.findChildren<QWidget *>()) {
            const bool isInside = qobject_cast<QComboBox *>(each->parentWidget()) ||
                                  qobject_cast<QAbstractSpinBox *>(each->parentWidget());
            const bool acts =
                qobject_cast<QAbstractButton *>(each) || qobject_cast<QLineEdit *>(each) ||
                qobject_cast<QComboBox *>(each) || qobject_cast<QAbstractItemView *>(each) ||
                qobject_cast<QAbstractSpinBox *>(each) || qobject_cast<QPlainTextEdit *>(each) ||
                qobject_cast<QTextEdit *>(each);
            // Parts of Qt's own, which tell of themselves through the whole that they are part of.
            static const QStringList parts{"QComboBoxListView", "QHeaderView", "QTableCornerButton",
                                           "QLineEditIconButton"};
            if (!acts || isInside || each->objectName().startsWith(QLatin1String("qt_")) ||
                parts.contains(QLatin1String(each->metaObject()->className())))
                continue;
            const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(each);
            QString name = accessible ? accessible->text(QAccessible::Name) : QString();
            if (name.isEmpty())
                name = each->accessibleName();
            if (name.isEmpty())
                fault(place, QStringLiteral("%1 “%2” in “%3” has no accessible name")
                                 .arg(QLatin1String(each->metaObject()->className()),
                                      each->objectName(), each->parentWidget()->objectName()));
        }
    }

    void checkContextMenu(const QString &place, const QPointF &scenePosition)
    {
        QWidget *viewport = m_window->canvas().viewport();
        const QPoint at = m_window->canvas().mapFromScene(scenePosition);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, viewport->mapToGlobal(at));
        QApplication::sendEvent(viewport, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY2(menu != nullptr, qPrintable(place));
        checkMenu(place, *menu);
        menu->close();
    }

    ElementId element() const { return m_window->scene().elementItems().begin()->first; }
    ConnectionId connection() const { return m_window->scene().connections().all().begin()->first; }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openFile(findExamples().front().path);
        QCoreApplication::processEvents();
    }

    void cleanupTestCase() { m_window.reset(); }

    void init() { m_faults.clear(); }

    void cleanup() { QVERIFY2(m_faults.isEmpty(), qPrintable(m_faults.join(QLatin1Char('\n')))); }

    void theMenuBar()
    {
        QMap<QChar, QString> mnemonics;
        m_window->scene().selectOnly(connection());
        for (const QAction *action : m_window->menuBar()->actions()) {
            const auto at = action->text().indexOf(QLatin1Char('&'));
            QVERIFY2(at >= 0, qPrintable(action->text()));
            const QChar key = action->text().at(at + 1).toLower();
            QVERIFY2(!mnemonics.contains(key), qPrintable(action->text()));
            mnemonics.insert(key, action->text());
            checkMenu(plain(action->text()), *action->menu());
        }
    }

    void theMenuBarInAnotherLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh";
    }

    void theMenuBarInAnotherLanguage()
    {
        QFETCH(QString, language);
        QTranslator texts;
        QVERIFY(texts.load("tomato_" + language, TOMATO_BIN "/translations"));
        QVERIFY(QCoreApplication::installTranslator(&texts));
        {
            MainWindow window({TOMATO_BIN "/plugins"});
            window.openFile(findExamples().front().path);
            window.scene().selectAll();
            for (const QAction *action : window.menuBar()->actions())
                checkMenu(plain(action->text()), *action->menu());
            const auto *start = window.findChild<QToolButton *>("toolButton_actionStartLab");
            QVERIFY2(!start->text().contains('&') && !start->text().contains('('),
                     qPrintable(start->text()));
            const auto *captures = window.findChild<QDockWidget *>("capturesDock");
            QVERIFY2(!captures->windowTitle().contains('('), qPrintable(captures->windowTitle()));
        }
        QCoreApplication::removeTranslator(&texts);
    }

    void theToolBars()
    {
        for (const QToolBar *bar : m_window->findChildren<QToolBar *>()) {
            for (const QAction *action : bar->actions()) {
                if (!action->isSeparator() && !action->text().isEmpty())
                    checkAction(bar->windowTitle(), *action);
            }
        }
    }

    void theMenusOfTheCanvas()
    {
        auto &document = m_window->document();
        checkContextMenu("element", document.scenePosition(element()));
        const auto *drawn = m_window->scene().connection(connection());
        checkContextMenu("connection", drawn->pointAt(0.35));
        m_window->scene().selectNothing();
        checkContextMenu("canvas", m_window->scene().contentRect().topLeft() - QPointF(15, 15));
        m_window->scene().selectAll();
        checkContextMenu("several elements", document.scenePosition(element()));
        std::vector<ConnectionId> all;
        for (const auto &[id, each] : m_window->scene().connections().all())
            all.push_back(id);
        QVERIFY(all.size() > 1);
        m_window->scene().select({}, all);
        checkContextMenu("several connections", drawn->pointAt(0.35));
    }

    QStringList contextMenu(const QPointF &scenePosition)
    {
        QWidget *viewport = m_window->canvas().viewport();
        const QPoint at = m_window->canvas().mapFromScene(scenePosition);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, viewport->mapToGlobal(at));
        QApplication::sendEvent(viewport, &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QStringList names;
        for (const QAction *each : menu ? menu->actions() : QList<QAction *>()) {
            if (!each->isSeparator() && each->isVisible())
                names << each->objectName();
        }
        if (menu)
            menu->close();
        return names;
    }

    void aMenuHasOnlyWhatConcernsWhatWasClicked()
    {
        auto &scene = m_window->scene();
        for (const auto &[id, item] : scene.elementItems()) {
            scene.selectOnly(ElementId(id));
            const QStringList names = contextMenu(item->pos());
            QVERIFY(names.contains("actionTerminal"));
            QCOMPARE(names.contains("actionMacTable"),
                     item->kind() == topology::ElementKind::Switch);
            QVERIFY(!names.contains("actionConnectSelected"));
        }
        const auto &[first, second] =
            std::pair(*scene.elementItems().begin(), *std::next(scene.elementItems().begin()));
        scene.select({first.first, second.first}, {});
        QVERIFY(contextMenu(first.second->pos()).contains("actionConnectSelected"));
    }

    void withEverythingSelectedAConnectionHasItsOwnMenu()
    {
        auto &scene = m_window->scene();
        m_window->findChild<QAction *>("actionSelectAll")->trigger();
        const QStringList names = contextMenu(scene.connection(connection())->pointAt(0.35));
        for (const char *name : {"startCapturing", "captureWithFilter", "actionConfigure"})
            QVERIFY2(names.contains(name), qPrintable(names.join(' ')));
        // Elements that are selected, too, are not what this menu deletes.
        QVERIFY(!names.contains("actionDelete") && names.contains("deleteConnections"));
        QVERIFY(
            contextMenu(scene.elementItems().begin()->second->pos()).contains("actionTerminal"));
    }

    void entriesOfMenusHaveOneStyleOfCapitals()
    {
        // Short words stay small; "Live capture info" is the name that ToMaTo's manual gives it.
        static const QSet<QString> small{"a",  "an", "and", "as", "at",  "by", "for",  "from",
                                         "in", "of", "on",  "or", "the", "to", "with", "around"};
        m_window->scene().selectOnly(connection());
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            if (action->objectName().isEmpty() || action->text() == action->objectName() ||
                action->text().contains("capture &info") || action->text().contains(": ") ||
                !action->isEnabled() || action->objectName().startsWith("_q"))
                continue;
            for (const QString &word : plain(action->text()).split(' ', Qt::SkipEmptyParts)) {
                if (word[0].isLower() && !small.contains(word))
                    fault(action->objectName(), action->text());
            }
        }
    }

    void noShortcutIsThereTwice()
    {
        // A menu that is filled when it is opened only shows the keys of others.
        m_window->scene().selectOnly(connection());
        auto *menu = m_window->findChild<QMenu *>("connectionBarMenu");
        emit menu->aboutToShow();
        int shown = 0;
        for (const QAction *action : menu->actions()) {
            shown += action->text().contains("F6") ? 1 : 0;
            QVERIFY2(action->parent() != menu || action->shortcut().isEmpty(),
                     qPrintable(action->text()));
        }
        QVERIFY(shown > 0);
        QMap<QString, const QAction *> shortcuts;
        for (const QAction *action : m_window->findChildren<QAction *>()) {
            for (const QKeySequence &keys : action->shortcuts()) {
                // A shortcut of a single widget may be used by another.
                if (action->shortcutContext() == Qt::WidgetShortcut ||
                    action->shortcutContext() == Qt::WidgetWithChildrenShortcut)
                    continue;
                const QString text = keys.toString();
                if (shortcuts.contains(text))
                    fault(text, shortcuts.value(text)->text() + " and " + action->text());
                shortcuts.insert(text, action);
            }
        }
        QVERIFY(shortcuts.size() > 30);
    }

    void theDocks()
    {
        const auto docks = m_window->findChildren<QDockWidget *>();
        QVERIFY(docks.size() >= 8);
        for (const QDockWidget *dock : docks) {
            if (dock->windowTitle().isEmpty())
                fault(dock->objectName(), "has no title");
            if (dock->toggleViewAction()->toolTip() == dock->windowTitle())
                fault(dock->objectName(), "has no tool tip in the View menu");
            checkWidgets(dock->objectName(), *dock);
        }
    }

    void thePropertiesOfEach()
    {
        auto *properties = m_window->findChild<QDockWidget *>("propertiesDock");
        m_window->scene().selectOnly(element());
        checkWidgets("properties of an element", *properties);
        m_window->scene().selectOnly(connection());
        checkWidgets("properties of a connection", *properties);
    }

    void theWindowItself() { checkWidgets("window", *m_window->centralWidget()); }

    void theConfigWindow()
    {
        m_window->configure(connection());
        auto *config = m_window->findChild<QDialog *>("configWindow");
        QVERIFY(config != nullptr);
        checkWidgets("config window", *config);
        QStringList titles;
        const auto *tabs = config->findChild<QTabWidget *>("configTabs");
        for (int tab = 0; tab < tabs->count(); ++tab)
            titles << tabs->tabText(tab);
        QCOMPARE(QStringList(QSet<QString>(titles.begin(), titles.end()).values()).size(),
                 titles.size());
        config->close();
    }

    void theOtherWindows()
    {
        for (const char *name : {"actionPreferences", "actionManual", "actionAbout"}) {
            m_window->findChild<QAction *>(name)->trigger();
            for (QDialog *each : m_window->findChildren<QDialog *>()) {
                if (!each->isVisible())
                    continue;
                if (each->windowTitle().isEmpty())
                    fault(name, "has no title");
                checkWidgets(name, *each);
                each->close();
            }
        }
    }
};

QTEST_MAIN(TestEveryAction)
#include "tst_everyaction.moc"
