// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualwindow.h"

#include "ui/help/manualview.h"
#include "ui/preferences/language.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato::ui;

class TestManualWindow final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<ManualWindow> m_window;

    ManualView &view() const { return *m_window->findChild<ManualView *>(); }
    QTreeWidget &contents() const { return *m_window->findChild<QTreeWidget *>("manualContents"); }
    QTreeWidget &hits() const { return *m_window->findChild<QTreeWidget *>("manualHits"); }
    QLineEdit &search() const { return *m_window->findChild<QLineEdit *>("manualSearch"); }
    void click(const char *button) const
    {
        QTest::mouseClick(m_window->findChild<QToolButton *>(QLatin1String(button)),
                          Qt::LeftButton);
    }
    bool canGo(const char *button) const
    {
        return m_window->findChild<QToolButton *>(QLatin1String(button))->isEnabled();
    }
    QString page() const { return ManualBook::pageName(view().source()); }

    QTreeWidgetItem *section(const QString &title) const
    {
        return contents().findItems(title, Qt::MatchExactly | Qt::MatchRecursive).value(0);
    }

    /// Every line of text has the spacing that layOut() gives it, and headings have their margins.
    bool isLaidOut() const
    {
        int lines = 0;
        for (QTextBlock block = view().document()->begin(); block.isValid(); block = block.next()) {
            const QTextBlockFormat format = block.blockFormat();
            const bool isText = !format.hasProperty(QTextFormat::BlockCodeFence) &&
                                !format.hasProperty(QTextFormat::BlockCodeLanguage) &&
                                !block.text().contains(QChar::ObjectReplacementCharacter);
            if (isText && ++lines > 0 && format.lineHeight() != 125)
                return false;
            if (format.headingLevel() > 1 && format.topMargin() == 0)
                return false;
        }
        return lines > 10;
    }

    void speak(const QString &language)
    {
        chooseLanguage(language);
        applyLanguage(QStringLiteral(TOMATO_BIN "/translations"));
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        speak("en");
    }

    void init()
    {
        m_window = std::make_unique<ManualWindow>(nullptr);
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->resize(900, 600);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        speak("en");
    }

    void theContentsHaveEachPageAndItsSections()
    {
        QStringList pages;
        for (int i = 0; i < contents().topLevelItemCount(); ++i)
            pages << contents().topLevelItem(i)->text(0);
        QCOMPARE(pages.first(), QString("ToMaTo Desktop"));
        QVERIFY(pages.contains("Labs"));
        QVERIFY(pages.contains("Packet Capturing"));
        QCOMPARE(section("Routes")->parent()->text(0), QString("Labs"));
        QCOMPARE(section("Many captures")->parent()->text(0), QString("Set-up"));
    }

    void aSectionOfTheContentsIsShown()
    {
        contents().setCurrentItem(section("External networks"));
        QCOMPARE(page(), QString("labs"));
        QVERIFY(view().verticalScrollBar()->value() > 0);
        QCOMPARE(view().textCursor().block().text(), QString("External networks"));
        QVERIFY(m_window->windowTitle().startsWith("Labs"));
        const auto lineHeight = [this] {
            return view().textCursor().block().blockFormat().lineHeight();
        };
        const qreal wanted = lineHeight();
        QVERIFY(wanted > 100);
        contents().setCurrentItem(section("Routes"));
        QCOMPARE(view().textCursor().block().text(), QString("Routes"));
        QCOMPARE(lineHeight(), wanted);
        m_window->resize(700, 500);
        contents().setCurrentItem(section("Limits"));
        QCOMPARE(lineHeight(), wanted);
    }

    void theContentsFollowThePage()
    {
        contents().setCurrentItem(section("Labs"));
        view().verticalScrollBar()->setValue(view().verticalScrollBar()->maximum() / 2);
        QTreeWidgetItem *here = contents().currentItem();
        QVERIFY(here->parent());
        QCOMPARE(here->parent()->text(0), QString("Labs"));
        QVERIFY(here->text(0) != "What an element sees");
    }

    void aPageIsLaidOutWheneverItIsShown()
    {
        QVERIFY(isLaidOut());
        search().setText("BIG TCP");
        QTest::keyClick(&search(), Qt::Key_Return);
        QTRY_VERIFY(page() != "manual");
        QVERIFY(isLaidOut());
        const int place = view().verticalScrollBar()->value();
        search().clear();
        click("manualBack");
        QTRY_COMPARE(page(), QString("manual"));
        QVERIFY(isLaidOut());
        click("manualForward");
        QTRY_VERIFY(page() != "manual");
        QVERIFY(isLaidOut());
        QCOMPARE(view().verticalScrollBar()->value(), place);
    }

    void linksLeadToOtherPagesAndBack()
    {
        QVERIFY(!canGo("manualBack"));
        view().setSource(QUrl("labs.md"));
        QCOMPARE(page(), QString("labs"));
        view().setSource(QUrl("labs.md#switches"));
        QCOMPARE(view().textCursor().block().text(), QString("Switches"));
        const int place = view().verticalScrollBar()->value();
        view().setSource(QUrl("promises.md"));
        click("manualBack");
        QCOMPARE(page(), QString("labs"));
        QCOMPARE(view().verticalScrollBar()->value(), place);
        click("manualBack");
        click("manualBack");
        QCOMPARE(page(), QString("manual"));
        QVERIFY(!canGo("manualBack"));
        click("manualForward");
        QCOMPARE(page(), QString("labs"));
    }

    void everyLinkLeadsToAPageOfTheBook()
    {
        static const QRegularExpression link(QStringLiteral("\\]\\(([^):#]+\\.md)"));
        for (const char *language : {"en", "de"}) {
            const ManualBook book(language);
            for (const ManualPage &page : book.pages()) {
                auto links = link.globalMatch(QString::fromUtf8(book.source(page.name)));
                while (links.hasNext()) {
                    const QString target = links.next().captured(1);
                    QVERIFY2(book.indexOf(ManualBook::pageName(QUrl(target))) >= 0,
                             qPrintable(page.name + QStringLiteral(": ") + target));
                }
            }
        }
    }

    void anEnglishPageLeadsToSectionsOfTranslatedOnes()
    {
        QTemporaryDir folder;
        const auto write = [&](const QString &name, const char *text) {
            QFile file(folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) > 0;
        };
        QVERIFY(write("manual.md", "# Manual\n\n[a](a.md), [b](b.md)\n"));
        QVERIFY(write("a.md", "# A\n\n[b](b.md#limits)\n"));
        QVERIFY(write("b.md", "# B\n\n## Routes\n\n## Limits\n\n## More\n"));
        QVERIFY(write("b_xx.md", "# Be\n\n## Wege\n\n## Grenzen\n"));
        const ManualBook book(QStringLiteral("xx"), folder.path());
        QCOMPARE(book.sectionAt("b", "grenzen"), 2);
        QCOMPARE(book.sectionAt("b", "limits"), 2);
        QCOMPARE(book.sectionAt("b", "more"), 0);
        QCOMPARE(book.sectionAt("b", "nowhere"), 0);
        QCOMPARE(book.sectionAt("nowhere", "limits"), 0);
    }

    void aPageThatIsNotThereIsNotOpened()
    {
        view().setSource(QUrl("nowhere.md"));
        QCOMPARE(page(), QString("manual"));
    }

    void theSearchFindsInAllPagesAndMarksTheHits()
    {
        search().setText("spanning TREE");
        QVERIFY(hits().isVisible());
        QVERIFY(hits().topLevelItemCount() > 0);
        QTreeWidgetItem *hit = nullptr;
        for (QTreeWidgetItem *each :
             hits().findItems("Switches", Qt::MatchStartsWith | Qt::MatchRecursive))
            hit = each;
        QVERIFY(hit);
        QCOMPARE(hit->parent()->text(0), QString("Labs"));
        hits().setCurrentItem(hit);
        QCOMPARE(page(), QString("labs"));
        QVERIFY(view().markCount() >= 4);
        QCOMPARE(view().extraSelections().size(), view().markCount());
        const QRect place = view().cursorRect();
        QVERIFY(view().viewport()->rect().intersects(place));
        search().setText("no such word anywhere");
        QCOMPARE(hits().topLevelItemCount(), 0);
        QCOMPARE(m_window->findChild<QLabel *>("manualCount")->text(), QString("Nothing found"));
        search().clear();
        QVERIFY(contents().isVisible());
        QCOMPARE(view().markCount(), 0);
    }

    void enterGoesFromOneHitToTheNext()
    {
        search().setText("packet");
        QStringList places;
        for (int i = 0; i < 3; ++i) {
            QTest::keyClick(&search(), Qt::Key_Return);
            places << hits().currentItem()->text(0);
        }
        QCOMPARE(places.removeDuplicates(), 0);
    }

    /// The page of the first hit is shown already, and the words are typed.
    void theFirstEnterGoesToTheFirstHit()
    {
        for (int time = 0; time < 3; ++time) {
            view().setSource(QUrl("manual.md"));
            search().setFocus();
            search().selectAll();
            QTest::keyClicks(&search(), "template gateway");
            QCOMPARE(view().verticalScrollBar()->value(), 0);
            // To lay a page out takes time, which a page that is shown does not need again.
            QSignalSpy changed(view().document(), &QTextDocument::contentsChanged);
            QTest::keyClick(&search(), Qt::Key_Return);
            QCOMPARE(changed.count(), 0);
            QVERIFY(hits().currentItem() != nullptr);
            QCOMPARE(hits().currentItem(), hits().topLevelItem(0)->child(0));
            QVERIFY(view().verticalScrollBar()->value() > 0);
            QCOMPARE(view().textCursor().block().text().left(9), QString("Templates"));
        }
    }

    void theKeyboardGoesThroughTheMarks()
    {
        search().setText("switch");
        contents().setCurrentItem(section("Labs"));
        QTest::keyClick(&view(), Qt::Key_F3);
        const int first = view().textCursor().position();
        QTest::keyClick(&view(), Qt::Key_F3);
        const int second = view().textCursor().position();
        QVERIFY(second > first);
        QTest::keyClick(&view(), Qt::Key_F3, Qt::ShiftModifier);
        QCOMPARE(view().textCursor().position(), first);
    }

    void picturesFitTheWindowAndAreSharp()
    {
        view().setSource(QUrl("manual.md"));
        QList<QTextImageFormat> pictures;
        const auto look = [&] {
            pictures.clear();
            for (QTextBlock block = view().document()->begin(); block.isValid();
                 block = block.next()) {
                for (auto part = block.begin(); !part.atEnd(); ++part) {
                    if (part.fragment().charFormat().isImageFormat())
                        pictures << part.fragment().charFormat().toImageFormat();
                }
            }
        };
        look();
        QVERIFY(!pictures.isEmpty());
        for (const int width : {500, 900}) {
            m_window->resize(width, 600);
            QCoreApplication::processEvents();
            look();
            QCOMPARE(view().horizontalScrollBar()->maximum(), 0);
            for (const QTextImageFormat &each : pictures) {
                const auto image = view()
                                       .document()
                                       ->resource(QTextDocument::ImageResource, QUrl(each.name()))
                                       .value<QImage>();
                QCOMPARE(image.width(), qRound(each.width() * view().devicePixelRatioF()));
                QVERIFY(each.width() <= view().viewport()->width());
                // Colours between those of the picture are there, and not imitated by a pattern.
                QCOMPARE(image.depth(), 32);
            }
        }
    }

    void itSpeaksAnotherLanguageAtOnceAndStaysAtItsPlace()
    {
        contents().setCurrentItem(section("Switches"));
        const int sections = view().currentSection();
        speak("de");
        QCOMPARE(page(), QString("labs"));
        QVERIFY(view().toPlainText().startsWith("Labore"));
        QCOMPARE(view().currentSection(), sections);
        QVERIFY(section("Grenzen"));
        QVERIFY(!section("Limits"));
        QVERIFY(m_window->windowTitle().startsWith("Labore"));
        // German pages name German files, which are the same pages.
        view().setSource(QUrl("promises_de.md"));
        QCOMPARE(page(), QString("promises"));
        speak("en");
        QVERIFY(view().toPlainText().startsWith("What a capture promises"));
    }

    void aPageThatALanguageHasNotIsShownInEnglish()
    {
        speak("zh");
        view().setSource(QUrl("labs_zh.md"));
        QCOMPARE(page(), QString("labs"));
        QVERIFY(view().toPlainText().startsWith("实验室"));
        view().setSource(QUrl("promises.md"));
        QVERIFY(view().toPlainText().startsWith("What a capture promises"));
        QVERIFY(m_window->windowTitle().endsWith("手册"));
        view().setSource(QUrl("labs.md#what-reaches-outside-of-the-lab"));
        QVERIFY(view().toPlainText().startsWith("实验室"));
        QCOMPARE(view().textCursor().block().text(), QString("触及实验室之外的内容"));
        view().setSource(QUrl("labs_zh.md#路由"));
        QCOMPARE(view().textCursor().block().text(), QString("路由"));
        speak("en");
    }
};

QTEST_MAIN(TestManualWindow)
#include "tst_manualwindow.moc"
