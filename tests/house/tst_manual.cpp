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

    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private slots:
    void everyPageComesWithTheProgram()
    {
        const QString compiled = read(QStringLiteral(TOMATO_SOURCE "/resources/icons.qrc"));
        const QStringList pages = m_folder.entryList({QStringLiteral("*.md")});
        QVERIFY(pages.size() >= 4);
        for (const QString &page : pages)
            QVERIFY2(compiled.contains("<file>manual/" + page + "</file>"), qPrintable(page));
    }

    void everyLinkBetweenPagesLeadsToOne()
    {
        static const QRegularExpression link(QStringLiteral("\\]\\(([^):]+\\.md)\\)"));
        QSet<QString> reached;
        for (const QString &page : m_folder.entryList({QStringLiteral("*.md")})) {
            auto links = link.globalMatch(read(m_folder.filePath(page)));
            while (links.hasNext()) {
                const QString target = links.next().captured(1);
                reached.insert(target);
                QVERIFY2(m_folder.exists(target), qPrintable(page + ": " + target));
            }
        }
        QVERIFY(reached.contains(QStringLiteral("packet_capturing.md")));
        QVERIFY(reached.contains(QStringLiteral("promises.md")));
    }
};

QTEST_APPLESS_MAIN(TestManual)
#include "tst_manual.moc"
