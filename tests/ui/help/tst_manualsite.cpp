// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualbook.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato::ui;

/// The web site of the manual, beside the window's book: both are made from the same pages.
class TestManualSite final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QDir m_site;
    QStringList m_languages;

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static QStringList all(const QString &pattern, const QString &text)
    {
        const QRegularExpression expression(pattern,
                                            QRegularExpression::DotMatchesEverythingOption);
        QStringList found;
        auto matches = expression.globalMatch(text);
        while (matches.hasNext())
            found << matches.next().captured(1);
        return found;
    }

    static QStringList ids(const QString &html)
    {
        return all(QStringLiteral(" id=\"([^\"]*)\""), html);
    }

    static QString fileOf(const QString &page)
    {
        return (page == QLatin1String("manual") ? QStringLiteral("index") : page) +
               QStringLiteral(".html");
    }

    QStringList pagesOf(const QString &language) const
    {
        return QDir(m_site.filePath(language)).entryList({QStringLiteral("*.html")});
    }

private slots:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("cmark-gfm")).isEmpty())
            QSKIP("cmark-gfm, which makes HTML of the manual's pages, is not installed");
        m_site = QDir(m_folder.filePath(QStringLiteral("site")));
        QProcess maker;
        maker.setProcessChannelMode(QProcess::MergedChannels);
        maker.start(
            QStringLiteral("python3"),
            {"-B", "-W", "error", TOMATO_SOURCE "/resources/site/makesite.py", m_site.path()});
        QVERIFY(maker.waitForFinished(100'000));
        QVERIFY2(maker.exitCode() == 0, maker.readAll().constData());
        m_languages = m_site.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(m_languages.contains("en") && m_languages.contains("de"));
    }

    void thePagesAreTheWindowsInItsOrder()
    {
        for (const QString &language : m_languages) {
            QStringList wanted;
            QStringList files;
            const ManualBook book(language);
            for (const ManualPage &page : book.pages()) {
                wanted << fileOf(page.name) + QStringLiteral(": ") + page.title.toHtmlEscaped();
                files << fileOf(page.name);
            }
            for (const QString &file : pagesOf(language)) {
                const QString html = read(m_site.filePath(language + '/' + file));
                const QString contents =
                    html.section("<nav class=\"contents\"", 1).section("</nav>", 0, 0);
                QStringList found;
                static const QRegularExpression entry(
                    QStringLiteral("<a href=\"([^\"#]+)\"[^>]*>([^<]*)</a>"));
                auto entries = entry.globalMatch(contents);
                while (entries.hasNext()) {
                    const auto match = entries.next();
                    found << match.captured(1) + QStringLiteral(": ") +
                                 match.captured(2).replace("&#x27;", "'");
                }
                QCOMPARE(found, wanted);
                const auto place = files.indexOf(file);
                QCOMPARE(all("<a rel=\"prev\" href=\"([^\"]*)\"", html),
                         place == 0 ? QStringList() : QStringList{files[place - 1]});
                QCOMPARE(all("<a rel=\"next\" href=\"([^\"]*)\"", html),
                         file == files.last() ? QStringList() : QStringList{files[place + 1]});
            }
            files.sort();
            QStringList made = pagesOf(language);
            made.sort();
            QCOMPARE(made, files);
        }
    }

    void sectionsHaveTheWindowsAnchors()
    {
        for (const QString &language : m_languages) {
            const ManualBook book(language);
            for (const ManualPage &page : book.pages()) {
                QStringList wanted;
                for (const ManualSection &section : page.sections) {
                    const QString anchor = ManualBook::anchor(section.title);
                    const auto before = std::count_if(
                        page.sections.data(), &section, [&](const ManualSection &each) {
                            return ManualBook::anchor(each.title) == anchor;
                        });
                    wanted << (before == 0 ? anchor : anchor + QStringLiteral("-%1").arg(before));
                }
                QCOMPARE(ids(read(m_site.filePath(language + '/' + fileOf(page.name)))), wanted);
            }
        }
    }

    void eachLinkLeadsSomewhereAndNothingIsFetchedFromElsewhere()
    {
        static const QRegularExpression reference(
            QStringLiteral("<(\\w+)[^>]* (?:href|src)=\"([^\"]*)\""));
        QStringList pages{m_site.filePath("index.html")};
        for (const QString &language : m_languages) {
            for (const QString &file : pagesOf(language))
                pages << m_site.filePath(language + '/' + file);
        }
        int pictures = 0;
        for (const QString &page : pages) {
            const QString html = read(page);
            QVERIFY2(!html.contains("<script") && !html.contains("@import"), qPrintable(page));
            auto references = reference.globalMatch(html);
            while (references.hasNext()) {
                const auto match = references.next();
                const QUrl target(match.captured(2));
                const QString place = page + ": " + match.captured(0);
                if (!target.isRelative()) {
                    QVERIFY2(match.captured(1) == "a", qPrintable(place));
                    continue;
                }
                const QString path =
                    target.path().isEmpty() ? page : QFileInfo(page).dir().filePath(target.path());
                QVERIFY2(QFileInfo(path).isFile(), qPrintable(place));
                pictures += match.captured(1) == "img" && path.endsWith(".png");
                if (target.hasFragment())
                    QVERIFY2(ids(read(path)).contains(target.fragment(QUrl::FullyDecoded)),
                             qPrintable(place));
            }
        }
        QVERIFY(pictures >= 10 * m_languages.size());
        const QString style = read(m_site.filePath("style.css"));
        QVERIFY(style.contains("prefers-color-scheme: dark"));
        QVERIFY(!style.contains("url("));
    }

    void eachPageIsThereInTheOtherLanguages()
    {
        for (const QString &language : m_languages) {
            for (const QString &file : pagesOf(language)) {
                const QString html = read(m_site.filePath(language + '/' + file));
                QVERIFY(html.contains("<html lang=\"" + language + "\">"));
                for (const QString &other : m_languages)
                    QVERIFY2(html.contains("<a href=\"../" + other + '/' + file + "\" lang=\"" +
                                           other + '"'),
                             qPrintable(file));
            }
        }
    }
};

QTEST_MAIN(TestManualSite)
#include "tst_manualsite.moc"
