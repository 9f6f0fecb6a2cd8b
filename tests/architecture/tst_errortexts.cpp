// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace tomato;

/// Each text with which the engine says why something failed has a name, by which the window says
/// it in other languages.
class TestErrorTexts final : public QObject
{
    Q_OBJECT

    /// The expressions between commas, from behind an opening bracket to its closing one.
    static QStringList arguments(const QString &source, qsizetype at)
    {
        QStringList found(1);
        int depth = 1;
        bool isText = false;
        for (; at < source.size(); ++at) {
            const QChar c = source[at];
            if (isText && c == QLatin1Char('\\')) {
                found.last() += c;
                found.last() += source[++at];
                continue;
            }
            if (c == QLatin1Char('"'))
                isText = !isText;
            else if (!isText && (c == u'(' || c == u'{' || c == u'['))
                ++depth;
            else if (!isText && (c == u')' || c == u'}' || c == u']') && --depth == 0)
                break;
            else if (!isText && c == u',' && depth == 1) {
                found << QString();
                continue;
            }
            found.last() += c;
        }
        return found;
    }

    /// A message as this expression makes it, with X in the place of what it is about; empty when
    /// there is no text in it.
    static QString sample(const QString &expression)
    {
        static const QRegularExpression literal("^\\s*(?:(?:QStringLiteral|std::string)\\()?((?:"
                                                "\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)\\s*\\)?\\s*$");
        static const QRegularExpression piece("\"((?:[^\"\\\\]|\\\\.)*)\"");
        QString made;
        bool hasText = false;
        for (const QString &part : parts(expression)) {
            const auto match = literal.match(part);
            if (!match.hasMatch()) {
                made += u'X';
                continue;
            }
            hasText = true;
            for (auto each = piece.globalMatch(match.captured(1)); each.hasNext();)
                made += each.next().captured(1).replace("\\\"", "\"").replace("\\\\", "\\");
        }
        static const QRegularExpression place("%[1-9]");
        return hasText ? made.replace(place, "X") : QString();
    }

    /// Returns the parts between the pluses outside of brackets and texts.
    static QStringList parts(const QString &expression)
    {
        QStringList found(1);
        int depth = 0;
        bool isText = false;
        for (qsizetype at = 0; at < expression.size(); ++at) {
            const QChar c = expression[at];
            if (isText && c == QLatin1Char('\\')) {
                found.last() += c;
                found.last() += expression[++at];
                continue;
            }
            if (c == QLatin1Char('"'))
                isText = !isText;
            else if (!isText && (c == u'(' || c == u'{' || c == u'['))
                ++depth;
            else if (!isText && (c == u')' || c == u'}' || c == u']'))
                --depth;
            if (c == u'+' && depth == 0 && !isText)
                found << QString();
            else
                found.last() += c;
        }
        return found;
    }

    /// Returns the paths of these files, and of those in these folders.
    static QStringList sourcesOf(const QStringList &places)
    {
        QStringList sources;
        for (const QString &place : places) {
            const QString path = QStringLiteral(TOMATO_SOURCE "/") + place;
            if (QFileInfo(path).isFile()) {
                sources << path;
                continue;
            }
            QDirIterator files(path, {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext())
                sources << files.next();
        }
        return sources;
    }

private slots:
    void eachTextOfTheEngineHasAName()
    {
        // These are said between this program's own parts, or are the middle of another text.
        const QSet<QString> others = {"'X' X",
                                      "write X",
                                      "packet XX",
                                      "the search was cancelled",
                                      "give up groups",
                                      "map users of this machine to elements",
                                      "tomato-place left elements out",
                                      "tomato-place gave a host that there is not",
                                      "tomato-place gave no number",
                                      "tomato-place cannot be started (X): it is there where the "
                                      "program was built with libscotch-dev"};
        static const QRegularExpression start(
            "\\b(failure\\(|bad\\(|badPacket\\(|Error\\{|RpcError\\{)");
        QStringList nameless;
        int texts = 0;
        const QStringList sources =
            sourcesOf({"app/daemon", "app/lab", "app/images", "capture/service", "capture/options",
                       "app/topology/attributes", "app/hosts", "app/trunk", "app/client",
                       "app/protocol", "capture/tracing", "capture/archive/pcaprecords.cpp",
                       "capture/archive/pcapngrecords.cpp", "capture/archive/mergesource.cpp",
                       "capture/archive/timeorder.cpp"});
        for (const QString &path : sources) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString source = QString::fromUtf8(file.readAll());
            for (auto each = start.globalMatch(source); each.hasNext();) {
                const auto match = each.next();
                const QStringList words = arguments(source, match.capturedEnd());
                QString said = sample(words.value(match.captured(1).endsWith('(') ? 0 : 1));
                if (said.isEmpty() || others.contains(said))
                    continue;
                if (match.captured(1) == "badPacket(")
                    said.prepend("packet X ");
                ++texts;
                if (!rpc::knownError(said))
                    nameless << file.fileName() + ": " + said;
            }
        }
        QVERIFY2(texts > 150, "the texts were not found");
        QVERIFY2(nameless.isEmpty(), qPrintable("\n" + nameless.join('\n')));
    }

    void namesAreThereOnce()
    {
        QSet<QString> names;
        for (const rpc::ErrorText &each : rpc::allErrorTexts()) {
            QVERIFY2(!names.contains(QLatin1String(each.id)), each.id);
            names.insert(QLatin1String(each.id));
        }
    }

    void aMessageHasItsNameAndItsValues()
    {
        const auto known = rpc::knownError("this machine has no interface eth7");
        QVERIFY(known);
        QCOMPARE(known->id, QString("this-machine-has-no-interface"));
        QCOMPARE(known->values, QStringList("eth7"));
        const auto more = rpc::knownError("cannot open /a: b/c: Permission denied");
        QVERIFY(more);
        QCOMPARE(more->id, QString("cannot-open"));
        QVERIFY(!rpc::knownError("nobody ever said this"));
        QVERIFY(!rpc::knownError(QString(100'000, u'x')));
    }

    /// The most words of its own decide, not the order.
    void theMostSpecialTextIsFound()
    {
        QCOMPARE(rpc::knownError("cannot listen for viewers: x")->id,
                 QString("cannot-listen-for-viewers"));
        QCOMPARE(rpc::knownError("cannot do this: x")->id, QString("cannot-do"));
    }
};

QTEST_GUILESS_MAIN(TestErrorTexts)
#include "tst_errortexts.moc"
