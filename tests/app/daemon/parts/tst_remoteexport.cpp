// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/remoteexport.h"

#include "app/base/deflate.h"
#include "capture/ring/ringstate.h"
#include "tests/app/daemon/parts/fakeenginehost.h"

#include <QTest>

using namespace tomato;
using namespace tomato::engine;

class TestRemoteExport final : public QObject
{
    Q_OBJECT

    using Opened = Result<std::unique_ptr<RemoteExport>>;

    static Opened open(PartLink &link)
    {
        std::optional<Opened> answer;
        RemoteExport::open(link, ConnectionId("c1"),
                           [&answer](Opened opened) { answer = std::move(opened); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return failure("no answer");
        return std::move(*answer);
    }

    static Result<QByteArray> read(RemoteExport &from, std::size_t file, qint64 begin, qint64 end)
    {
        QByteArray all;
        std::optional<Result<>> answer;
        from.read(
            file, begin, end,
            [&all](const QByteArray &piece) {
                all += piece;
                return Result<>();
            },
            [&answer](const Result<> &done) { answer = done; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 60'000))
            return failure("no answer");
        return *answer ? Result<QByteArray>(all) : passOn(*answer);
    }

    static QJsonObject file(const QString &name, qint64 bytes = 10)
    {
        return {{"name", name}, {"bytes", bytes}};
    }

private slots:
    void filesAreReadFromAnyOffset()
    {
        FakeEngineHost host;
        QByteArray long1;
        for (int at = 0; at < 1000; ++at)
            long1 += static_cast<char>(at % 251);
        host.record(3, {{"000001.pcap", long1}, {"ring.state", "state"}, {"emulation", ""}});
        const auto link = host.link();
        QVERIFY(link);
        auto opened = open(*link);
        QVERIFY2(opened, opened ? "" : opened.error().text().c_str());
        QCOMPARE((*opened)->run(), 3);
        QCOMPARE((*opened)->files().size(), 3u);
        QCOMPARE(read(**opened, 0, 0, 1000).value_or("error"), QByteArray(long1));
        QCOMPARE(read(**opened, 0, 250, 1000).value_or("error"), QByteArray(long1.mid(250)));
        QCOMPARE(read(**opened, 0, 30, 160).value_or("error"), QByteArray(long1.mid(30, 130)));
        QCOMPARE(read(**opened, 1, 0, 5).value_or("error"), QByteArray("state"));
        QCOMPARE(read(**opened, 2, 0, 0).value_or("error"), QByteArray(""));
    }

    void theHostMayCloseTheFilesWhenTheExportIsGone()
    {
        FakeEngineHost host;
        host.record(1, {{"ring.state", "state"}});
        const auto link = host.link();
        QVERIFY(link);
        auto opened = open(*link);
        QVERIFY(opened);
        QCOMPARE(host.openExports(), 1u);
        opened->reset();
        QTRY_COMPARE_WITH_TIMEOUT(host.openExports(), 0u, 60'000);
        // Nobody waits for this one any more.
        RemoteExport::open(*link, ConnectionId("c1"), [](const Opened &) {});
        QTRY_COMPARE_WITH_TIMEOUT(host.calls("capture.exportEnd").size(), 2u, 60'000);
        QCOMPARE(host.openExports(), 0u);
    }

    void whatNoRecordingHasIsRefusedAndClosed_data()
    {
        QTest::addColumn<QJsonObject>("told");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const QJsonArray &files, const char *message,
                            const QJsonValue &run = 1) {
            QTest::newRow(name) << QJsonObject{{"export", 7}, {"run", run}, {"files", files}}
                                << QString(message);
        };
        const QJsonObject state = file("ring.state");
        QJsonArray many{state};
        for (int number = 1; number < 3000; ++number)
            many.append(file(QStringLiteral("%1.pcap").arg(number, 6, 10, QLatin1Char('0'))));
        const qint64 large = 900'000'000'000;
        row("no run", {state}, "number of its recording", 0);
        row("a run that is text", {state}, "number of its recording", "1");
        row("another folder", {state, file("../../.profile")}, "list of files");
        row("another file", {state, file("arrivals/arrivals/ring.state")}, "list of files");
        row("twice the same", {state, file("000001.pcap"), file("000001.pcap")}, "list of files");
        row("no state", {file("000001.pcap")}, "has no ring.state");
        row("a size below nothing", {file("ring.state", -1)}, "larger than such a file");
        row("a state that fills the memory", {file("ring.state", capture::MaxStateBytes + 1)},
            "larger than such a file");
        row("arrivals with such a state", {state, file("arrivals/ring.state", large)},
            "larger than such a file");
        row("names that fill the memory", {state, file("hosts", 5 << 20)},
            "larger than such a file");
        row("more than a disk has", {state, file("000001.pcap", large), file("000002.pcap", large)},
            "larger than can be copied");
        row("more files than there may be", many, "more files");
    }

    void whatNoRecordingHasIsRefusedAndClosed()
    {
        QFETCH(QJsonObject, told);
        QFETCH(QString, message);
        FakeEngineHost host;
        host.answer("capture.export", told);
        const auto link = host.link();
        QVERIFY(link);
        const auto opened = open(*link);
        QVERIFY(!opened);
        QCOMPARE(opened.error().place, "far");
        QVERIFY2(QString::fromStdString(opened.error().message).contains(message),
                 opened.error().text().c_str());
        QTRY_COMPARE_WITH_TIMEOUT(host.calls("capture.exportEnd").size(), 1u, 60'000);
        QCOMPARE(host.calls("capture.exportEnd").front()["export"].toInt(), 7);
    }

    void moreBytesThanWereSaidAreRefused_data()
    {
        QTest::addColumn<QString>("data");
        QTest::newRow("more") << QString::fromLatin1(QByteArray(11, 'x').toBase64());
        QTest::newRow("none") << QString();
        QTest::newRow("no base64") << QStringLiteral("???");
    }

    void moreBytesThanWereSaidAreRefused()
    {
        QFETCH(QString, data);
        FakeEngineHost host;
        host.record(1, {{"ring.state", QByteArray(10, 'x')}});
        host.answer("capture.exportRead", QJsonObject{{"data", data}});
        const auto link = host.link();
        QVERIFY(link);
        auto opened = open(*link);
        QVERIFY(opened);
        const auto got = read(**opened, 0, 0, 10);
        QVERIFY(!got);
        QCOMPARE(got.error().text(), "far: gave another number of bytes than it said");
    }

    void aDeflatedPieceIsRead()
    {
        FakeEngineHost host;
        host.record(3, {{"000001.pcap", QByteArray(10, 'x')}, {"ring.state", "state"}});
        const auto link = host.link();
        QVERIFY(link);
        auto opened = open(*link);
        QVERIFY(opened);
        const auto piece = [](const std::string &bytes) {
            return QJsonObject{
                {"deflated",
                 QString::fromLatin1(QByteArray::fromStdString(deflated(bytes)).toBase64())}};
        };
        host.answer("capture.exportRead", piece("0123456789"));
        const auto all = read(**opened, 0, 0, 10);
        QVERIFY2(all, all ? "" : all.error().text().c_str());
        QCOMPARE(*all, QByteArray("0123456789"));
        QCOMPARE(host.calls("capture.exportRead").back()["deflate"].toBool(), true);
        // One byte more than the file has; and a few bytes that stand for very many.
        for (const std::size_t bytes : {11u, 100'000'000u}) {
            host.answer("capture.exportRead", piece(std::string(bytes, 'x')));
            const auto refused = read(**opened, 0, 0, 10);
            QVERIFY(!refused);
            QVERIFY(refused.error().message.starts_with("gave another number of bytes"));
        }
    }

    void theErrorOfASinkEndsTheRead()
    {
        FakeEngineHost host;
        host.record(1, {{"ring.state", QByteArray(1000, 'x')}});
        const auto link = host.link();
        QVERIFY(link);
        auto opened = open(*link);
        QVERIFY(opened);
        std::optional<Result<>> answer;
        (*opened)->read(
            0, 0, 1000, [](const QByteArray &) -> Result<> { return failure("is full", "disk"); },
            [&answer](const Result<> &done) { answer = done; });
        QTRY_VERIFY_WITH_TIMEOUT(answer, 60'000);
        QCOMPARE(answer->error().text(), "disk: is full");
        QCOMPARE(host.calls("capture.exportRead").size(), 1u);
    }

    void aReadIsOverWhenTheHostGoesAway()
    {
        FakeEngineHost host;
        host.record(1, {{"ring.state", QByteArray(10, 'x')}});
        host.withhold("capture.exportRead");
        const auto link = host.link();
        QVERIFY(link);
        auto opened = open(*link);
        QVERIFY(opened);
        std::optional<Result<>> answer;
        (*opened)->read(
            0, 0, 10, [](const QByteArray &) { return Result<>(); },
            [&answer](const Result<> &done) { answer = done; });
        QTRY_COMPARE_WITH_TIMEOUT(host.calls("capture.exportRead").size(), 1u, 60'000);
        host.endProgram();
        QTRY_VERIFY_WITH_TIMEOUT(answer, 60'000);
        QVERIFY(!*answer);
    }
};

QTEST_GUILESS_MAIN(TestRemoteExport)
#include "tst_remoteexport.moc"
