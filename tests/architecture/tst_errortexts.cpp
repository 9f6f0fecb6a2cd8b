// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/texts/errortexts.h"
#include "tests/architecture/sourcetexts.h"

#include <QSet>
#include <QTest>

using namespace tomato;

/// Each text with which the engine says why something failed has a name, by which the window says
/// it in other languages.
class TestErrorTexts final : public QObject
{
    Q_OBJECT

private slots:
    void eachTextOfTheEngineHasAName()
    {
        // These are said between this program's own parts, or are the middle of another text.
        const QSet<QString> others = {"X: X",
                                      "'X' X",
                                      "write X",
                                      "packet XX",
                                      "the search was cancelled",
                                      "the reading was cancelled",
                                      "give up groups",
                                      "map users of this machine to elements",
                                      "tomato-place left elements out",
                                      "tomato-place gave a host that there is not",
                                      "tomato-place gave no number",
                                      "tomato-place cannot be started (X): it is there where the "
                                      "program was built with libscotch-dev"};
        const QMap<QString, int> calls = {{"failure(", 0}, {"fileFailure(", 1}, {"bad(", 0},
                                          {"badAt(", 1},   {"badPacket(", 0},   {"Error{", 1},
                                          {"RpcError{", 1}};
        const auto texts = SourceTexts::in({"app/base", "app/client", "app/daemon", "app/hosts",
                                            "app/images", "app/lab", "app/protocol", "app/replay",
                                            "app/topology", "app/trunk", "capture"},
                                           calls);
        QStringList nameless;
        for (const SourceTexts::Text &text : texts) {
            QString said = text.said;
            if (text.call == "badPacket(")
                said.prepend("packet X ");
            if (text.call == "badAt(" && said.startsWith("X "))
                said.prepend("packet ");
            if (text.call == "fileFailure(")
                said += ": X";
            if (!others.contains(said) && !rpc::knownError(said))
                nameless << text.place;
        }
        QVERIFY2(texts.size() > 300, "the texts were not found");
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
