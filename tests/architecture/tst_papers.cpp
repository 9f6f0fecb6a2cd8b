// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

/// Tests what the documents at the top say about the sources.
class TestPapers final : public QObject
{
    Q_OBJECT

private slots:
    void filesThatArchitectureNamesAreThere()
    {
        QSet<QString> paths;
        QSet<QString> names;
        for (const char *folder : {"app", "capture", "plugins", "ui", "tests"}) {
            QDirIterator each(QStringLiteral(TOMATO_SOURCE "/%1").arg(QLatin1String(folder)),
                              QDir::Files, QDirIterator::Subdirectories);
            while (each.hasNext()) {
                paths << each.next().mid(qsizetype(qstrlen(TOMATO_SOURCE)) + 1);
                names << each.fileName();
            }
        }
        static const QRegularExpression file(QStringLiteral("`([\\w/]+\\.(?:cpp|h))`"));
        auto matches = file.globalMatch(text("ARCHITECTURE.md"));
        QVERIFY(matches.hasNext());
        while (matches.hasNext()) {
            const QString named = matches.next().captured(1);
            QVERIFY2(named.contains(QLatin1Char('/')) ? paths.contains(named)
                                                      : names.contains(named),
                     qPrintable(named));
        }
    }

    void testsThatArchitectureNamesAreThere()
    {
        static const QRegularExpression test(QStringLiteral("`(tst_\\w+)`"));
        auto matches = test.globalMatch(text("ARCHITECTURE.md"));
        QVERIFY(matches.hasNext());
        while (matches.hasNext()) {
            const QString named = matches.next().captured(1) + QStringLiteral(".cpp");
            QDirIterator found(QStringLiteral(TOMATO_SOURCE "/tests"), {named}, QDir::Files,
                               QDirIterator::Subdirectories);
            QVERIFY2(found.hasNext(), qPrintable(named));
        }
    }

    void linksBetweenPapersLeadSomewhere()
    {
        static const QRegularExpression link(
            QStringLiteral("\\]\\(([^):#]*)(?:#([^)]+))?\\)(?![\\w`])"));
        int count = 0;
        for (const char *paper : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
                                  "SECURITY.md", "app/protocol/PROTOCOL.md"}) {
            auto matches = link.globalMatch(text(paper));
            while (matches.hasNext()) {
                const auto match = matches.next();
                const QString target =
                    match.captured(1).isEmpty()
                        ? QLatin1String(paper)
                        : QFileInfo(QLatin1String(paper)).dir().filePath(match.captured(1));
                const QString place =
                    QLatin1String(paper) + QStringLiteral(": ") + match.captured();
                QVERIFY2(QFile::exists(QStringLiteral(TOMATO_SOURCE "/") + target),
                         qPrintable(place));
                if (match.hasCaptured(2))
                    QVERIFY2(anchors(text(qPrintable(target))).contains(match.captured(2)),
                             qPrintable(place));
                ++count;
            }
        }
        QVERIFY(count > 25);
    }

    void readmeHasAtMost100ColumnsALine()
    {
        for (const QString &line : text("README.md").split(u'\n'))
            QVERIFY2(line.size() <= 100, qPrintable(line));
    }

    void readmeLeadsToEveryPageOfTheManual()
    {
        const QString readme = text("README.md");
        const QDir manual(QStringLiteral(TOMATO_SOURCE "/resources/manual"));
        static const QRegularExpression translated(QStringLiteral("_[a-z]{2}\\.md$"));
        for (const QString &page : manual.entryList({QStringLiteral("*.md")})) {
            if (!page.contains(translated))
                QVERIFY2(readme.contains("](resources/manual/" + page + ')'), qPrintable(page));
        }
    }

private:
    static QString text(const char *paper)
    {
        QFile file(QStringLiteral(TOMATO_SOURCE "/%1").arg(QLatin1String(paper)));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    /// Returns the anchors of headings, as GitHub and the manual's window make them.
    static QStringList anchors(const QString &text)
    {
        static const QRegularExpression heading(QStringLiteral("^#+ (.+)$"),
                                                QRegularExpression::MultilineOption);
        static const QRegularExpression dropped(QStringLiteral("[^\\w\\s-]"),
                                                QRegularExpression::UseUnicodePropertiesOption);
        QStringList found;
        auto matches = heading.globalMatch(text);
        while (matches.hasNext())
            found << matches.next().captured(1).toLower().remove(dropped).replace(' ', '-');
        return found;
    }
};

QTEST_GUILESS_MAIN(TestPapers)
#include "tst_papers.moc"
