// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/examples.h"
#include "ui/mainwindow.h"
#include "ui/preferences/language.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

/// The entries of menus that the manual names, as in *File > Open*, are there in the window.
class TestManualMenus final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    /// Wireshark's.
    inline static const QSet<QString> Others = {
        "Capture > Refresh Interfaces",
        "View > Interface Toolbars > ToMaTo Desktop",
        "Ansicht > Schnittstellen-Symbolleisten > ToMaTo Desktop",
        "视图 > 接口工具栏 > ToMaTo Desktop",
        "View > Name Resolution > Resolve Network Addresses",
        "Aufzeichnen > Schnittstellen aktualisieren",
        "Ansicht > Namensauflösung > Netzwerkadressen auflösen",
        "捕获 > 刷新接口",
    };

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// An entry is named with or without the sign that a dialog follows, and without the letter
    /// that Chinese has in brackets.
    static QString plain(QString text)
    {
        static const QRegularExpression letter(QStringLiteral("\\(&\\w\\)"));
        return text.remove(letter).remove(QLatin1Char('&')).remove(QStringLiteral("…")).trimmed();
    }

    static void collect(const QString &place, const QMenu &menu, QSet<QString> &found)
    {
        for (const QAction *action : menu.actions()) {
            if (action->isSeparator())
                continue;
            const QString name = place + QStringLiteral(" > ") + plain(action->text());
            found << name;
            if (action->menu() != nullptr)
                collect(name, *action->menu(), found);
        }
    }

    static void collectPages(const QString &place, const QDialog &preferences, QSet<QString> &found)
    {
        const auto *tabs = preferences.findChild<QTabWidget *>();
        for (int i = 0; tabs != nullptr && i < tabs->count(); ++i)
            found << place + QStringLiteral(" > ") + plain(tabs->tabText(i));
    }

    static QStringList namedIn(const QString &text)
    {
        static const QRegularExpression entry(QStringLiteral("\\*([^*`]+(?: > [^*`]+)+)\\*"));
        QStringList named;
        auto matches = entry.globalMatch(text);
        while (matches.hasNext())
            named << plain(matches.next().captured(1).simplified());
        return named;
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
    }

    void entriesThatAreNamedAreThere_data()
    {
        QTest::addColumn<QString>("language");
        const QDir manual(QStringLiteral(TOMATO_SOURCE "/resources/manual"));
        QTest::addRow("en") << QStringLiteral("en");
        for (const QString &page : manual.entryList({QStringLiteral("manual_*.md")})) {
            const QString language = page.section('_', 1).section('.', 0, 0);
            QTest::addRow("%s", qPrintable(language)) << language;
        }
    }

    void entriesThatAreNamedAreThere()
    {
        QFETCH(QString, language);
        chooseLanguage(language);
        applyLanguage(QStringLiteral(TOMATO_BIN "/translations"));
        MainWindow window({TOMATO_BIN "/plugins"});
        window.openFile(findExamples().front().path);
        QSet<QString> entries;
        for (const QAction *action : window.menuBar()->actions())
            collect(plain(action->text()), *action->menu(), entries);
        auto *action = window.findChild<QAction *>("actionPreferences");
        action->trigger();
        for (QDialog *each : window.findChildren<QDialog *>()) {
            if (!each->isVisible())
                continue;
            const QString menu = plain(window.menuBar()->actions().at(1)->text());
            collectPages(menu + QStringLiteral(" > ") + plain(action->text()), *each, entries);
            each->close();
        }
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        QStringList files;
        const QDir manual(top.filePath("resources/manual"));
        static const QRegularExpression translated(QStringLiteral("_[a-z]{2}\\.md$"));
        for (const QString &page : manual.entryList({"*.md"})) {
            const bool isTranslated = page.contains(translated);
            if (language == "en" ? !isTranslated : page.endsWith('_' + language + ".md"))
                files << manual.filePath(page);
        }
        if (language == "en")
            files << top.filePath("README.md");
        int count = 0;
        QStringList missing;
        for (const QString &file : files) {
            QString text = read(file);
            // The first column of its tables is the menus of MiniEdit and GNS3.
            static const QRegularExpression theirs(QStringLiteral("^\\|[^|]*\\|"),
                                                   QRegularExpression::MultilineOption);
            if (file.contains("/coming"))
                text.remove(theirs);
            for (const QString &name : namedIn(text)) {
                ++count;
                if (!entries.contains(name) && !Others.contains(name))
                    missing << file + QStringLiteral(": ") + name;
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
        QVERIFY(count > 10);
    }
};

QTEST_MAIN(TestManualMenus)
#include "tst_manualmenus.moc"
