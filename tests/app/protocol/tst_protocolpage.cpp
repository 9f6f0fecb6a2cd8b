// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fields/statewords.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace tomato::protocol;

namespace {

const QDir top(QStringLiteral(TOMATO_SOURCE));

QString contents(const QString &path)
{
    QFile file(top.filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QSet<QString> matchesOf(const QString &pattern, const QString &text)
{
    QSet<QString> found;
    auto each = QRegularExpression(pattern).globalMatch(text);
    while (each.hasNext())
        found.insert(each.next().captured(1));
    return found;
}

/// Returns the page's texts between backticks.
QSet<QString> codeOf(const QString &text)
{
    return matchesOf(QStringLiteral("`([^`]+)`"), text);
}

/// The literals of all sources below these folders.
QSet<QString> literalsOf(const QStringList &folders)
{
    QSet<QString> found;
    for (const QString &folder : folders) {
        QDirIterator each(top.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext())
            found += matchesOf(QStringLiteral("\"([^\"\\\\\\n]*)\""),
                               contents(top.relativeFilePath(each.next())));
    }
    return found;
}

QSet<QString> methodsOf(const QSet<QString> &texts)
{
    static const QRegularExpression method(QRegularExpression::anchoredPattern(
        QStringLiteral("(lab|link|element|capture|download|fabric|trunk)\\.(?!json$)[a-zA-Z]+")));
    QSet<QString> methods;
    for (const QString &text : texts) {
        if (method.match(text).hasMatch())
            methods.insert(text);
    }
    return methods;
}

/// Keys and words: what stands alone as `name`, and what is a "name" within an example.
QSet<QString> namesOf(const QString &page)
{
    QSet<QString> names = matchesOf(QStringLiteral("`([a-z][a-zA-Z_]*)`"), page);
    for (const QString &code : codeOf(page))
        names += matchesOf(QStringLiteral("\"([a-z][a-zA-Z]*)\""), code);
    return names;
}

template <class Enum>
QStringList wordsOf()
{
    return QString::fromStdString(tomato::allWords<Enum>()).split(QStringLiteral(", "));
}

QString sorted(const QSet<QString> &texts)
{
    QStringList list(texts.begin(), texts.end());
    list.sort();
    return list.join(QLatin1Char(' '));
}

} // namespace

/// PROTOCOL.md and the code say the same.
class TestProtocolPage final : public QObject
{
    Q_OBJECT

private slots:
    void theMethodsAreThoseOfTheCode()
    {
        const QSet<QString> methods = methodsOf(m_literals);
        QVERIFY(methods.size() > 20);
        QCOMPARE(sorted(methodsOf(codeOf(m_page))), sorted(methods));
    }

    void eachKeyAndWordOfThePageIsInTheCode()
    {
        QSet<QString> names = namesOf(m_page);
        QVERIFY(names.size() > 80);
        names.subtract(m_literals);
        // "delay_from" is the effect "delay" of a direction.
        erase_if(names, [this](const QString &name) {
            const qsizetype end = name.lastIndexOf(u'_');
            const QString suffix = end > 0 ? name.mid(end) : QString();
            return (suffix == u"_from" || suffix == u"_to") && m_literals.contains(name.first(end));
        });
        QCOMPARE(sorted(names), QString());
    }

    void eachKeyOfTheCodeIsOnThePage()
    {
        QSet<QString> keys;
        const QDir folder(top.filePath("app/protocol"));
        for (const QString &file :
             folder.entryList({"*status.cpp", "*statistics.cpp", "*counters.cpp", "progress.cpp"}))
            keys += matchesOf(QStringLiteral("\"([a-zA-Z]+)\""), contents("app/protocol/" + file));
        const QDir server(top.filePath("app/daemon/control"));
        for (const QString &file : server.entryList({"*calls.cpp"}))
            keys += matchesOf(QStringLiteral("call\\.[a-z]+(?:<[a-zA-Z]+>)?\\(\"([a-zA-Z]+)\"\\)"),
                              contents("app/daemon/control/" + file));
        for (const char *order : {"app/daemon/fabricorder.cpp", "capture/service/captureorder.cpp"})
            keys += matchesOf(QStringLiteral("fields\\.[a-z]+(?:<[a-zA-Z:]+>)?\\(\"([a-zA-Z]+)\""),
                              contents(QLatin1String(order)));
        QVERIFY(keys.size() > 70);
        keys.subtract(namesOf(m_page));
        QCOMPARE(sorted(keys), QString());
    }

    void eachStateIsOnThePage()
    {
        const QSet<QString> names = namesOf(m_page);
        for (const QString &word : wordsOf<tomato::LabState>() + wordsOf<tomato::ElementState>() +
                                       wordsOf<tomato::CommandState>() +
                                       wordsOf<tomato::CaptureState>())
            QVERIFY2(names.contains(word), qPrintable(word));
    }

    void aSentenceHasALineOfItsOwn()
    {
        for (const QString &line : m_page.split(QLatin1Char('\n'))) {
            if (!line.startsWith(QLatin1Char('|')))
                QVERIFY2(!line.contains(QRegularExpression(QStringLiteral("[a-z)]\\. [A-Z]"))),
                         qPrintable(line));
        }
    }

private:
    const QString m_page = contents(QStringLiteral("app/protocol/PROTOCOL.md"));
    const QSet<QString> m_literals =
        literalsOf({"app/hosts", "app/protocol", "app/daemon", "app/client", "app/lab",
                    "app/topology/attributes", "capture/service", "capture/options"});
};

QTEST_GUILESS_MAIN(TestProtocolPage)
#include "tst_protocolpage.moc"
