// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/peer/rpcpeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPointer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>

#include <optional>

using tomato::rpc::RpcError;
using tomato::rpc::RpcPeer;

namespace {

std::unique_ptr<QLocalSocket> socketOf(int descriptor)
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->setSocketDescriptor(descriptor);
    return socket;
}

/// Two connected ends: `peer` is what is tested, `raw` is a plain socket at the other end.
struct Pair
{
    Pair()
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("socketpair");
        peer = std::make_unique<RpcPeer>(socketOf(ends[0]));
        raw = socketOf(ends[1]);
        peer->handle("echo", [](const QJsonObject &params, const RpcPeer::Reply &reply) {
            reply(QJsonValue(params));
        });
    }

    /// Sends one line and waits for one line.
    QJsonObject ask(const QByteArray &line)
    {
        raw->write(line + '\n');
        if (!QTest::qWaitFor([this] { return raw->canReadLine(); }))
            return {};
        return QJsonDocument::fromJson(raw->readLine()).object();
    }

    std::unique_ptr<RpcPeer> peer;
    std::unique_ptr<QLocalSocket> raw;
};

int errorCode(const QJsonObject &answer)
{
    return answer.value("error").toObject().value("code").toInt();
}

/// Two peers that talk to each other.
struct Talk
{
    Talk()
    {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("socketpair");
        one = std::make_unique<RpcPeer>(socketOf(ends[0]));
        other = std::make_unique<RpcPeer>(socketOf(ends[1]));
    }

    std::unique_ptr<RpcPeer> one;
    std::unique_ptr<RpcPeer> other;
};

} // namespace

class TestRpcPeer final : public QObject
{
    Q_OBJECT

private slots:
    void aCallGetsItsAnswer()
    {
        Talk talk;
        talk.other->handle("add", [](const QJsonObject &params, const RpcPeer::Reply &reply) {
            reply(params.value("a").toInt() + params.value("b").toInt());
        });
        int sum = 0;
        talk.one->call("add", {{"a", 2}, {"b", 3}},
                       [&](const RpcPeer::Answer &answer) { sum = answer->toInt(); });
        QTRY_COMPARE(sum, 5);
    }

    void anErrorKeepsItsCodeMessageAndPlace()
    {
        Talk talk;
        talk.other->handle("fail", [](const QJsonObject &, const RpcPeer::Reply &reply) {
            reply(tl::make_unexpected(RpcError{RpcError::Cancelled, "no more", "h1"}));
        });
        std::optional<RpcError> error;
        talk.one->call("fail", {}, [&](const RpcPeer::Answer &answer) { error = answer.error(); });
        QTRY_VERIFY(error);
        QCOMPARE(error->code, int(RpcError::Cancelled));
        QCOMPARE(error->message, "no more");
        QCOMPARE(error->place, "h1");
    }

    void anErrorThatIsKnownHasItsNameAndItsValues()
    {
        Pair pair;
        pair.peer->handle("fail", [](const QJsonObject &, const RpcPeer::Reply &reply) {
            reply(tl::make_unexpected(
                RpcError{RpcError::Failed, "this machine has no interface eth7", "h1"}));
        });
        const QJsonObject answer = pair.ask(R"({"jsonrpc": "2.0", "id": 1, "method": "fail"})");
        const QJsonObject data = answer.value("error").toObject().value("data").toObject();
        QCOMPARE(data, (QJsonObject{{"place", "h1"},
                                    {"id", "this-machine-has-no-interface"},
                                    {"values", QJsonArray{"eth7"}}}));
    }

    void answersMayComeLateAndInAnyOrder()
    {
        Talk talk;
        std::vector<RpcPeer::Reply> waiting;
        talk.other->handle("wait", [&](const QJsonObject &, const RpcPeer::Reply &reply) {
            waiting.push_back(reply);
        });
        QStringList order;
        for (const QString name : {"a", "b", "c"}) {
            talk.one->call("wait", {}, [&order, name](const RpcPeer::Answer &answer) {
                order << name + answer->toString();
            });
        }
        QTRY_COMPARE(waiting.size(), 3u);
        waiting[2](QJsonValue("3"));
        waiting[0](QJsonValue("1"));
        waiting[0](QJsonValue("twice"));
        waiting[1](QJsonValue("2"));
        QTRY_COMPARE(order, QStringList({"c3", "a1", "b2"}));
    }

    void bothEndsCallAtOnce()
    {
        Talk talk;
        int answers = 0;
        for (RpcPeer *peer : {talk.one.get(), talk.other.get()}) {
            peer->handle("echo", [](const QJsonObject &params, const RpcPeer::Reply &reply) {
                reply(QJsonValue(params));
            });
        }
        for (int i = 0; i < 100; ++i) {
            for (RpcPeer *peer : {talk.one.get(), talk.other.get()}) {
                peer->call("echo", {{"i", i}}, [&answers, i](const RpcPeer::Answer &answer) {
                    answers += answer && answer->toObject().value("i").toInt() == i ? 1 : 0;
                });
            }
        }
        QTRY_COMPARE(answers, 200);
    }

    void notificationsArriveInOrder()
    {
        Talk talk;
        QList<int> heard;
        connect(talk.one.get(), &RpcPeer::notified, this,
                [&](const QString &, const QJsonValue &params) {
                    heard << params.toObject().value("i").toInt();
                });
        for (int i = 0; i < 5; ++i)
            talk.other->notify("tick", QJsonObject{{"i", i}});
        QTRY_COMPARE(heard, QList<int>({0, 1, 2, 3, 4}));
    }

    void openCallsFailWhenTheConnectionCloses()
    {
        Talk talk;
        QSignalSpy closed(talk.one.get(), &RpcPeer::closed);
        talk.other->handle("never", [](const QJsonObject &, const RpcPeer::Reply &) {});
        int failed = 0;
        talk.one->call("never", {}, [&](const RpcPeer::Answer &answer) { failed += !answer; });
        talk.other->close();
        QTRY_COMPARE(failed, 1);
        QTRY_COMPARE(closed.count(), 1);
        talk.one->call("never", {}, [&](const RpcPeer::Answer &answer) { failed += !answer; });
        QTRY_COMPARE(failed, 2);
    }

    void openCallsFailBeforeARetiredPeerIsDeleted()
    {
        Pair pair;
        const QPointer<RpcPeer> peer = pair.peer.get();
        std::optional<RpcPeer::Answer> answer;
        peer->call("something", {}, [&](const RpcPeer::Answer &got) { answer = got; });
        RpcPeer::retire(std::move(pair.peer));
        QVERIFY2(!answer, "it comes later");
        // Whoever deletes what is to be deleted before the rest does not take it away.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QTRY_VERIFY(answer);
        QVERIFY(!*answer);
        QTRY_VERIFY(!peer);
    }

    void anAnswerAfterThePeerIsGoneDoesNothing()
    {
        Talk talk;
        RpcPeer::Reply late;
        talk.other->handle("wait",
                           [&](const QJsonObject &, const RpcPeer::Reply &reply) { late = reply; });
        talk.one->call("wait", {}, [](const RpcPeer::Answer &) {});
        QTRY_VERIFY(late);
        talk.other.reset();
        late(QJsonValue(1));
    }

    void aPeerMayBeDeletedByWhatItCalls()
    {
        Pair pair;
        bool deleted = false;
        pair.peer->handle("die", [&](const QJsonObject &, const RpcPeer::Reply &reply) {
            pair.peer.reset();
            reply(QJsonValue(1));
            deleted = true;
        });
        pair.raw->write(R"({"id":1,"method":"die"})"
                        "\n"
                        R"({"id":2,"method":"die"})"
                        "\n");
        QTRY_VERIFY(deleted);
        QTRY_COMPARE(pair.raw->state(), QLocalSocket::UnconnectedState);
    }

    void badInputGetsAnErrorAndTheConnectionGoesOn_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::newRow("no JSON") << QByteArray("hello") << int(RpcError::ParseError);
        QTest::newRow("empty line") << QByteArray() << int(RpcError::ParseError);
        QTest::newRow("zero bytes") << QByteArray(10, '\0') << int(RpcError::ParseError);
        QTest::newRow("bad UTF-8")
            << QByteArray("{\"method\":\"\xff\xfe\"}") << int(RpcError::ParseError);
        QTest::newRow("deep nesting") << QByteArray(1'000'000, '[') << int(RpcError::ParseError);
        QTest::newRow("array") << QByteArray("[1,2]") << int(RpcError::InvalidRequest);
        QTest::newRow("no method") << QByteArray(R"({"id":1})") << int(RpcError::InvalidRequest);
        QTest::newRow("method is a number")
            << QByteArray(R"({"id":1,"method":5})") << int(RpcError::InvalidRequest);
        QTest::newRow("id is an object")
            << QByteArray(R"({"id":{},"method":"echo"})") << int(RpcError::InvalidRequest);
        QTest::newRow("unknown method")
            << QByteArray(R"({"id":1,"method":"rm"})") << int(RpcError::MethodNotFound);
        QTest::newRow("params is a list") << QByteArray(R"({"id":1,"method":"echo","params":[1]})")
                                          << int(RpcError::InvalidParams);
    }

    void badInputGetsAnErrorAndTheConnectionGoesOn()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        Pair pair;
        QCOMPARE(errorCode(pair.ask(line)), code);
        const QJsonObject answer = pair.ask(R"({"id":"x","method":"echo","params":{"a":1}})");
        QCOMPARE(answer.value("id").toString(), "x");
        QCOMPARE(answer.value("result").toObject().value("a").toInt(), 1);
    }

    void strayAnswersAreIgnored()
    {
        Pair pair;
        pair.raw->write("{\"id\":7,\"result\":1}\n{\"id\":null,\"error\":{}}\n{\"id\":1e300,"
                        "\"result\":1}\n");
        QCOMPARE(pair.ask(R"({"id":1,"method":"echo"})").value("id").toInt(), 1);
    }

    void aLineMayComeInAnyPieces()
    {
        Pair pair;
        const QByteArray text = R"({"id":1,"method":"echo","params":{"t":"äöü"}})"
                                "\n";
        for (const char each : text) {
            pair.raw->write(&each, 1);
            pair.raw->flush();
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(pair.raw->canReadLine());
        QVERIFY(pair.raw->readLine().contains("äöü"));
    }

    void aLargeMessageFits()
    {
        Talk talk;
        talk.other->handle("size", [](const QJsonObject &params, const RpcPeer::Reply &reply) {
            reply(params.value("text").toString().size());
        });
        qint64 size = 0;
        const QString text(40'000'000, u'x');
        talk.one->call("size", {{"text", text}},
                       [&](const RpcPeer::Answer &answer) { size = answer->toInteger(); });
        QTRY_COMPARE_WITH_TIMEOUT(size, text.size(), 60'000);
    }

    void aMessageOverTheLimitIsNotSent()
    {
        Talk talk;
        QString message;
        talk.one->call("x", {{"text", QString(RpcPeer::MaxLine, u'x')}},
                       [&](const RpcPeer::Answer &answer) { message = answer.error().message; });
        QTRY_COMPARE(message, "x: the message is too large");
        QVERIFY(talk.one->isOpen());
    }

    void anOverlongLineClosesTheConnection()
    {
        Pair pair;
        QSignalSpy closed(pair.peer.get(), &RpcPeer::closed);
        const QByteArray block(1024 * 1024, 'x');
        for (int i = 0; i < 66 && closed.isEmpty(); ++i) {
            pair.raw->write(block);
            QTRY_VERIFY(pair.raw->bytesToWrite() == 0 || !closed.isEmpty());
        }
        QTRY_COMPARE(closed.count(), 1);
    }

    void whoNeverReadsIsDropped()
    {
        Pair pair;
        QSignalSpy closed(pair.peer.get(), &RpcPeer::closed);
        pair.raw->setReadBufferSize(1);
        const QString block(1024 * 1024, u'x');
        int sent = 0;
        while (pair.peer->isOpen() && sent < 200) {
            pair.peer->notify("noise", block);
            ++sent;
        }
        QVERIFY2(sent < 100, "more than MaximumUnsent waits");
        QTRY_COMPARE(closed.count(), 1);
    }

    void tooManyOpenCallsAreRefused()
    {
        Pair pair;
        pair.peer->handle("never", [](const QJsonObject &, const RpcPeer::Reply &) {});
        for (int i = 0; i < RpcPeer::MaxOpenCalls; ++i)
            pair.raw->write("{\"id\":1,\"method\":\"never\"}\n");
        QCOMPARE(errorCode(pair.ask(R"({"id":2,"method":"never"})")), int(RpcError::Failed));
    }

    void garbageNeverBreaksIt()
    {
        const QList<QByteArray> seeds = {R"({"jsonrpc":"2.0","id":1,"method":"echo","params":{}})",
                                         R"({"jsonrpc":"2.0","id":1,"result":{"a":[1,2,{}]}})",
                                         R"({"id":null,"error":{"code":-1,"message":"x"}})",
                                         R"({"method":"tick","params":[1,"\u0000"]})"};
        QRandomGenerator random(20'240'101);
        Pair pair;
        connect(pair.raw.get(), &QLocalSocket::readyRead, pair.raw.get(),
                [&] { pair.raw->readAll(); });
        for (int round = 0; round < 20'000; ++round) {
            QByteArray line = seeds[random.bounded(seeds.size())];
            const int changes = random.bounded(8);
            for (int i = 0; i < changes; ++i) {
                const qsizetype at = random.bounded(line.size());
                switch (random.bounded(3)) {
                case 0:
                    line[at] = static_cast<char>(random.bounded(256));
                    break;
                case 1:
                    line.insert(at, line.mid(random.bounded(line.size()), random.bounded(20)));
                    break;
                default:
                    line.truncate(at + 1);
                }
            }
            pair.raw->write(line + '\n');
            if (round % 100 == 0)
                QTRY_COMPARE(pair.raw->bytesToWrite(), 0);
        }
        QTRY_COMPARE(pair.raw->bytesToWrite(), 0);
        pair.raw->disconnect(pair.raw.get());
        bool answered = false;
        connect(pair.raw.get(), &QLocalSocket::readyRead, pair.raw.get(),
                [&] { answered = answered || pair.raw->readAll().contains("still here"); });
        pair.raw->write(R"({"id":1,"method":"echo","params":{"t":"still here"}})"
                        "\n");
        QTRY_VERIFY(answered);
    }
};

QTEST_GUILESS_MAIN(TestRpcPeer)
#include "tst_rpcpeer.moc"
