// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// The pages of the manual, which the program shows and people read as files.
class TestManual final : public QObject
{
    Q_OBJECT

private:
    const QDir m_folder{QStringLiteral(TOMATO_SOURCE "/resources/manual")};
    /// These are the pages that are there in simplified Chinese; the program shows the others in
    /// English.
    static QStringList chinesePages()
    {
        return {"coming.md",  "download.md", "experiments.md",
                "files.md",   "filters.md",  "first_capture.md",
                "hosts.md",   "images.md",   "journeys.md",
                "keys.md",    "labs.md",     "links.md",
                "live.md",    "manual.md",   "packet_capturing.md",
                "troubles.md"};
    }

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QStringList englishPages() const
    {
        QStringList pages;
        for (const QString &page : m_folder.entryList({QStringLiteral("*.md")})) {
            if (page == target(page))
                pages << page;
        }
        return pages;
    }

    static QString siblingOf(QString page, const QString &language)
    {
        return page.replace(QRegularExpression(QStringLiteral("\\.(md|png)$")),
                            QStringLiteral("_%1.\\1").arg(language));
    }

    /// Returns the target of a link or a picture, independent of the language: a heading has other
    /// words there.
    static QString target(QString link)
    {
        return link.section(QLatin1Char('#'), 0, 0)
            .replace(QRegularExpression(QStringLiteral("_(?:de|zh)\\.(md|png)$")),
                     QStringLiteral(".\\1"));
    }

    /// A line for each heading, item, row of a table, link, picture and block of code.
    static QStringList structure(const QString &text)
    {
        static const QRegularExpression heading(QStringLiteral("^(#+) "));
        static const QRegularExpression item(QStringLiteral("^\\s*(-|\\d+\\.) "));
        static const QRegularExpression link(QStringLiteral("(!?)\\[[^\\]]*\\]\\(([^)]+)\\)"));
        QStringList found;
        QStringList links;
        bool isCode = false;
        for (const QString &line : text.split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1String("```")))
                isCode = !isCode;
            if (isCode || line.startsWith(QLatin1String("```"))) {
                found << QStringLiteral("code: ") + line;
                continue;
            }
            // Within a part the order is that of the sentences, which each language has its own of.
            if (const auto match = heading.match(line); match.hasMatch()) {
                links.sort();
                found += std::exchange(links, {});
                found << QStringLiteral("heading of level %1").arg(match.capturedLength(1));
            }
            if (item.match(line).hasMatch())
                found << QStringLiteral("item");
            if (line.startsWith(QLatin1Char('|')))
                found << QStringLiteral("row of %1").arg(line.count(QLatin1Char('|')) - 1);
            auto matches = link.globalMatch(line);
            while (matches.hasNext()) {
                const auto match = matches.next();
                links << (match.captured(1).isEmpty() ? QStringLiteral("link to ")
                                                      : QStringLiteral("picture ")) +
                             target(match.captured(2));
            }
        }
        links.sort();
        return found + links;
    }

    static QStringList anchors(const QString &text)
    {
        static const QRegularExpression heading(QStringLiteral("^#+ (.+)$"),
                                                QRegularExpression::MultilineOption);
        QStringList found;
        auto matches = heading.globalMatch(text);
        while (matches.hasNext())
            found << matches.next()
                         .captured(1)
                         .toLower()
                         .remove(QRegularExpression(QStringLiteral("[^\\w\\s-]"),
                                                    QRegularExpression::UseUnicodePropertiesOption))
                         .replace(QLatin1Char(' '), QLatin1Char('-'));
        return found;
    }

private slots:
    void everyPageComesWithTheProgram()
    {
        const QString compiled = read(QStringLiteral(TOMATO_SOURCE "/resources/icons.qrc"));
        const QString installed = read(QStringLiteral(TOMATO_SOURCE "/resources/CMakeLists.txt"));
        const QStringList files = m_folder.entryList(QDir::Files);
        QVERIFY(files.size() >= 8);
        for (const QString &file : files)
            QVERIFY2(compiled.contains("<file>manual/" + file + "</file>"), qPrintable(file));
        QVERIFY(installed.contains(QStringLiteral("DIRECTORY manual")));
    }

    void everyPageIsThereAndBuiltAlike_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("language");
        for (const QString &page : englishPages())
            QTest::addRow("%s in German", qPrintable(page)) << page << QStringLiteral("de");
        for (const QString &page : chinesePages())
            QTest::addRow("%s in Chinese", qPrintable(page)) << page << QStringLiteral("zh");
    }

    void everyPageIsThereAndBuiltAlike()
    {
        QFETCH(QString, page);
        QFETCH(QString, language);
        const QString sibling = siblingOf(page, language);
        QVERIFY2(m_folder.exists(sibling), qPrintable(sibling));
        const QStringList wanted = structure(read(m_folder.filePath(page)));
        const QStringList found = structure(read(m_folder.filePath(sibling)));
        QVERIFY(wanted.size() > 3);
        for (qsizetype i = 0; i < std::min(wanted.size(), found.size()); ++i)
            QVERIFY2(found[i] == wanted[i],
                     qPrintable(QStringLiteral("part %1 of %2 is “%3”, and “%4” in English")
                                    .arg(i + 1)
                                    .arg(sibling, found[i], wanted[i])));
        QCOMPARE(found.size(), wanted.size());
    }

    void aTranslatedPageSaysEachSentence_data() { everyPageIsThereAndBuiltAlike_data(); }

    /// A line is a sentence; each has as many words of code as in English.
    void aTranslatedPageSaysEachSentence()
    {
        QFETCH(QString, page);
        QFETCH(QString, language);
        const QStringList wanted = read(m_folder.filePath(page)).split(QLatin1Char('\n'));
        const QStringList found =
            read(m_folder.filePath(siblingOf(page, language))).split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < std::min(wanted.size(), found.size()); ++i)
            QVERIFY2(found[i].isEmpty() == wanted[i].isEmpty() &&
                         found[i].count(QLatin1Char('`')) == wanted[i].count(QLatin1Char('`')),
                     qPrintable(QStringLiteral("line %1 is “%2”, and “%3” in English")
                                    .arg(i + 1)
                                    .arg(found[i], wanted[i])));
        QCOMPARE(found.size(), wanted.size());
    }

    void aTranslatedPageLeadsToPagesOfItsLanguage_data() { everyPageIsThereAndBuiltAlike_data(); }

    /// Where there is none, it leads to the English one: the protocol's page, too, which is for
    /// programs. Its pictures are of its language, too.
    void aTranslatedPageLeadsToPagesOfItsLanguage()
    {
        QFETCH(QString, page);
        QFETCH(QString, language);
        static const QRegularExpression link(QStringLiteral("\\]\\(([^):#]+\\.(?:md|png))"));
        auto links = link.globalMatch(read(m_folder.filePath(siblingOf(page, language))));
        while (links.hasNext()) {
            const QString other = links.next().captured(1);
            const QString own = siblingOf(target(other), language);
            QCOMPARE(other, m_folder.exists(own) ? own : target(other));
        }
    }

    void everyLinkBetweenPagesLeadsToOne()
    {
        static const QRegularExpression link(
            QStringLiteral("\\]\\(([^):#]*\\.(?:md|png))?(?:#([^)]+))?\\)"));
        QSet<QString> reached;
        for (const QString &page : m_folder.entryList({QStringLiteral("*.md")})) {
            auto links = link.globalMatch(read(m_folder.filePath(page)));
            while (links.hasNext()) {
                const auto match = links.next();
                const QString other = match.captured(1).isEmpty() ? page : match.captured(1);
                reached.insert(other);
                QVERIFY2(m_folder.exists(other), qPrintable(page + ": " + other));
                if (const QString place = match.captured(2); !place.isEmpty())
                    QVERIFY2(anchors(read(m_folder.filePath(other))).contains(place),
                             qPrintable(page + ": " + other + "#" + place));
            }
        }
        for (const QString &page : m_folder.entryList({QStringLiteral("*.md")}))
            QVERIFY2(page.startsWith("manual") || reached.contains(page), qPrintable(page));
    }

    void aMissingPartIsFound()
    {
        const QString english = "# A\n\n- one [x](labs.md)\n\n```\ncode\n```\n\n![p](window.png)\n";
        QCOMPARE(
            structure("# B\n\n- eins [y](labs_de.md)\n\n```\ncode\n```\n\n![q](window_de.png)\n"),
            structure(english));
        QVERIFY(structure("# B\n\n- eins [y](labs_de.md)\n\n```\ncode\n```\n") !=
                structure(english));
        QVERIFY(
            structure("## B\n\n- eins [y](labs_de.md)\n\n```\ncode\n```\n\n![p](window.png)\n") !=
            structure(english));
        QVERIFY(
            structure("# B\n\n- eins [y](labs_de.md)\n\n```\nCode\n```\n\n![p](window.png)\n") !=
            structure(english));
    }
};

QTEST_APPLESS_MAIN(TestManual)
#include "tst_manual.moc"
