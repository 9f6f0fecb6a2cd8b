// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Keys of attributes are spelled in app/topology/attributes/attributenames.h alone, so that the
/// compiler finds one that is mistyped.
class TestAttributeNames final : public QObject
{
    Q_OBJECT

private:
    static QString read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static QString source(const QString &path)
    {
        return read(QStringLiteral(TOMATO_SOURCE "/") + path);
    }

    static QStringList keys()
    {
        static const QRegularExpression constant(
            QStringLiteral("QLatin1String \\w+Attribute\\(\"(\\w+)\"\\);"));
        QStringList found;
        auto matches = constant.globalMatch(
            source(QStringLiteral("app/topology/attributes/attributenames.h")));
        while (matches.hasNext())
            found << matches.next().captured(1);
        return found;
    }

    /// Matches names without another meaning anywhere: "name" and "mode" are words of many formats.
    static QRegularExpression unmistakable()
    {
        static const QRegularExpression special(QStringLiteral("[_0-9]"));
        return QRegularExpression(
            QStringLiteral("\"(%1)\"").arg(keys().filter(special).join(QLatin1Char('|'))));
    }

    static QStringList offences(const QString &text)
    {
        static const QRegularExpression special = unmistakable();
        static const QRegularExpression any(
            QStringLiteral("\\battributes(?:\\(\\))?\\.(?:value|contains|insert|remove)\\("
                           "(?:QLatin1String\\(|QStringLiteral\\()?\"(%1)\"")
                .arg(keys().join(QLatin1Char('|'))));
        QStringList found;
        for (const QRegularExpression &each : {special, any}) {
            auto matches = each.globalMatch(text);
            while (matches.hasNext())
                found << matches.next().captured();
        }
        return found;
    }

private slots:
    void theKeysAreFound()
    {
        QVERIFY(keys().size() > 35);
        QVERIFY(keys().contains(QStringLiteral("ip4address")));
        QCOMPARE(offences(QStringLiteral("x == \"ip4address\"")), QStringList{"\"ip4address\""});
        QCOMPARE(offences(QStringLiteral("e.attributes.value(QLatin1String(\"mac\"))")).size(), 1);
        QCOMPARE(offences(QStringLiteral("json.value(\"mac\")")), QStringList());
    }

    void noOtherSourceSpellsOne()
    {
        const QDir top(QStringLiteral(TOMATO_SOURCE));
        QStringList bad;
        int files = 0;
        for (const QString folder : {"app", "capture", "ui", "plugins"}) {
            QDirIterator each(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
            while (each.hasNext()) {
                const QString path = top.relativeFilePath(each.next());
                ++files;
                if (path.endsWith(QLatin1String("/attributenames.h")))
                    continue;
                for (const QString &offence : offences(source(path)))
                    bad << path + QStringLiteral(": ") + offence;
            }
        }
        QVERIFY(files > 500);
        QCOMPARE(bad.join(u'\n'), QString());
    }
};

QTEST_APPLESS_MAIN(TestAttributeNames)
#include "tst_attributenames.moc"
