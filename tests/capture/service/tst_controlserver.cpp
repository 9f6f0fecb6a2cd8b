// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/controlserver.h"

#include "app/protocol/folders/labpaths.h"

#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>

using tomato::LabId;
using tomato::rpc::LabPaths;
using tomato::service::ControlServer;

namespace {

/// Connects from a user namespace of its own, by system calls only, as it is forked.
class Peer
{
public:
    enum End
    {
        Stays,
        /// Another process has the connection then.
        Ends
    };

    Peer(const QString &path, End end)
    {
        const QByteArray name = QFile::encodeName(path);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.constData(),
                    std::min<std::size_t>(static_cast<std::size_t>(name.size()),
                                          sizeof address.sun_path - 1));
        if (::pipe2(m_tells, O_CLOEXEC | O_NONBLOCK) != 0)
            return;
        m_process = ::fork();
        if (m_process == 0)
            visit(address, end);
        ::close(m_tells[1]);
        if (end == Ends)
            ::waitpid(m_process, nullptr, 0);
        pollfd told{m_tells[0], POLLIN, 0};
        char word = 0;
        m_hasConnected =
            ::poll(&told, 1, 30'000) == 1 && ::read(m_tells[0], &word, 1) == 1 && word == 'c';
        m_isOver = end == Ends;
    }
    ~Peer()
    {
        ::close(m_tells[0]);
        if (m_isOver)
            return;
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    pid_t process() const { return m_process; }
    bool hasConnected() const { return m_hasConnected; }
    /// Tells whether its connection was closed by the server without a word.
    bool wasSentAway() const
    {
        char word = 0;
        m_wasSentAway = m_wasSentAway || (::read(m_tells[0], &word, 1) == 1 && word == 'e');
        return m_wasSentAway;
    }

private:
    [[noreturn]] void visit(const sockaddr_un &address, End end) const
    {
        const auto tell = [this](char word) { (void)!::write(m_tells[1], &word, 1); };
        ::alarm(120);
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (::unshare(CLONE_NEWUSER) != 0 ||
            ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
            tell('n');
            ::_exit(1);
        }
        tell('c');
        if (end == Ends && ::fork() != 0)
            ::_exit(0);
        char byte = 0;
        const ssize_t got = ::read(socket, &byte, 1);
        // A connection that is closed before it was looked at is reset.
        tell(got == 0 || (got < 0 && errno == ECONNRESET) ? 'e' : 'g');
        ::_exit(0);
    }

    int m_tells[2] = {-1, -1};
    pid_t m_process = -1;
    bool m_hasConnected = false;
    bool m_isOver = false;
    mutable bool m_wasSentAway = false;
};

/// Starts a process that waits to be killed and has this number, which is free; negative where that
/// may not be chosen: clone3(2).
pid_t processWithNumber(pid_t number)
{
    clone_args args{};
    args.exit_signal = SIGCHLD;
    args.set_tid = reinterpret_cast<std::uintptr_t>(&number);
    args.set_tid_size = 1;
    const auto process = static_cast<pid_t>(::syscall(SYS_clone3, &args, sizeof args));
    if (process == 0) {
        ::alarm(120);
        for (;;)
            ::pause();
    }
    return process;
}

} // namespace

class TestControlServer final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_RUNTIME_DIR", m_home->path().toUtf8());
    }

    void oneOfTwoGetsTheLab()
    {
        const LabId lab("one");
        ControlServer first(lab);
        ControlServer second(lab);
        QCOMPARE(first.open().value(), ControlServer::Claim::Taken);
        QCOMPARE(second.open().value(), ControlServer::Claim::Served);
        first.close();
        QCOMPARE(second.open().value(), ControlServer::Claim::Taken);
    }

    void whatAKilledEngineLeftIsInNobodysWay()
    {
        const LabId lab("one");
        QVERIFY(LabPaths::checkControlDirectory());
        for (const QString &path : {LabPaths::socket(lab), LabPaths::description(lab)}) {
            QFile left(path);
            QVERIFY(left.open(QIODevice::WriteOnly));
        }
        ControlServer server(lab);
        QCOMPARE(server.open().value(), ControlServer::Claim::Taken);
    }

    void theDescriptionTellsWhoServesWhat()
    {
        const LabId lab("one");
        {
            ControlServer server(lab);
            QVERIFY(server.open());
            server.describe("Name", "/a/b.json", tomato::LabState::Running, {});
            QFile file(LabPaths::description(lab));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
            QCOMPARE(json.value("lab").toString(), "one");
            QCOMPARE(json.value("name").toString(), "Name");
            QCOMPARE(json.value("file").toString(), "/a/b.json");
            QCOMPARE(json.value("state").toString(), "running");
            QCOMPARE(json.value("pid").toInteger(), QCoreApplication::applicationPid());
        }
        QVERIFY(!QFile::exists(LabPaths::description(lab)));
        QVERIFY(!QFile::exists(LabPaths::socket(lab)));
    }

    void clientsComeAndGo()
    {
        ControlServer server(LabId("one"));
        QVERIFY(server.open());
        QSignalSpy came(&server, &ControlServer::clientCame);
        QSignalSpy went(&server, &ControlServer::clientWent);
        QLocalSocket client;
        client.connectToServer(LabPaths::socket(LabId("one")));
        QTRY_COMPARE(came.count(), 1);
        QCOMPARE(server.clients().size(), 1u);
        client.abort();
        QTRY_COMPARE(went.count(), 1);
        QCOMPARE(server.clients().size(), 0u);
    }

    void runningOutOfDescriptorsIsNoEnd()
    {
        ControlServer server(LabId("one"));
        QVERIFY(server.open());
        QSignalSpy came(&server, &ControlServer::clientCame);
        QSignalSpy waits(&server, &ControlServer::clientWaits);
        const QByteArray path = QFile::encodeName(LabPaths::socket(LabId("one")));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        QVERIFY(path.size() < qsizetype(sizeof address.sun_path));
        std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
        const int early = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit none = before;
        none.rlim_cur = 3; // those that are open stay so
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        (void)::connect(early, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        const bool heard = !waits.isEmpty() || waits.wait(30'000);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(heard);
        // It waits, and asks no more meanwhile.
        QCOMPARE(waits.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, 30'000);
        ::close(early);
    }

    /// As an element's program that got at the socket: for the kernel it is of the same user.
    void aPeerInAnotherUserNamespaceIsSentAway()
    {
        ControlServer server(LabId("one"));
        QVERIFY(server.open());
        QSignalSpy came(&server, &ControlServer::clientCame);
        const Peer peer(LabPaths::socket(LabId("one")), Peer::Stays);
        if (!peer.hasConnected())
            QSKIP("this kernel makes no user namespace for this user");
        QTRY_VERIFY_WITH_TIMEOUT(peer.wasSentAway(), 30'000);
        QCOMPARE(came.size(), 0);
        // Nobody else is kept out by that.
        QLocalSocket own;
        own.connectToServer(LabPaths::socket(LabId("one")));
        QTRY_COMPARE(came.size(), 1);
    }

    /// One who left the connection to another process and ended, and whose number one of the
    /// user's own processes has now.
    void aPeerWhoseNumberIsAnotherProcesssNowIsSentAway()
    {
        ControlServer server(LabId("one"));
        QVERIFY(server.open());
        QSignalSpy came(&server, &ControlServer::clientCame);
        const Peer peer(LabPaths::socket(LabId("one")), Peer::Ends);
        if (!peer.hasConnected())
            QSKIP("this kernel makes no user namespace for this user");
        const pid_t other = processWithNumber(peer.process());
        if (other < 0)
            QSKIP("only root can choose the number of a process");
        QCOMPARE(other, peer.process());
        const bool wasSentAway = QTest::qWaitFor([&] { return peer.wasSentAway(); }, 30'000);
        ::kill(other, SIGKILL);
        ::waitpid(other, nullptr, 0);
        QVERIFY(wasSentAway);
        QCOMPARE(came.size(), 0);
    }

    void aDirectoryThatOthersMayReadIsNotServed()
    {
        QVERIFY(LabPaths::checkControlDirectory());
        QVERIFY(QFile::setPermissions(LabPaths::controlDirectory(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                          QFile::ReadOther | QFile::ExeOther));
        ControlServer server(LabId("one"));
        QVERIFY(!server.open());
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_controlserver.moc"
