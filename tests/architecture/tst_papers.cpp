// SPDX-License-Identifier: GPL-3.0-or-later
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
        static const QRegularExpression link(QStringLiteral("\\]\\(([\\w/.]+)[)#]"));
        for (const char *paper : {"README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"}) {
            auto matches = link.globalMatch(text(paper));
            while (matches.hasNext()) {
                const QString target = matches.next().captured(1);
                QVERIFY2(QFile::exists(QStringLiteral(TOMATO_SOURCE "/") + target),
                         qPrintable(QLatin1String(paper) + QStringLiteral(": ") + target));
            }
        }
    }

private:
    static QString text(const char *paper)
    {
        QFile file(QStringLiteral(TOMATO_SOURCE "/%1").arg(QLatin1String(paper)));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
};

QTEST_GUILESS_MAIN(TestPapers)
#include "tst_papers.moc"
