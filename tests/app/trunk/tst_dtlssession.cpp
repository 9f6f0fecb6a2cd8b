// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/dtlssession.h"

#include <QTest>

#include <deque>
#include <random>

using namespace tomato;
using namespace tomato::trunk;

/// Two ends whose datagrams the test carries.
class TestDtlsSession final : public QObject
{
    Q_OBJECT

    struct End
    {
        std::deque<std::string> sent;
        std::vector<std::string> taken;
        std::unique_ptr<DtlsSession> session;

        void receive(const std::string &datagram)
        {
            session->receive(datagram, [this](std::span<const char> content) {
                taken.emplace_back(content.begin(), content.end());
            });
        }
        std::string seal(const std::string &content) const
        {
            std::string sealed;
            session->seal(content, sealed);
            return sealed;
        }
    };

    static std::unique_ptr<End> make(DtlsSession::Role role, const DtlsKey &key)
    {
        auto end = std::make_unique<End>();
        auto session =
            DtlsSession::make(role, key, [end = end.get()](std::span<const char> datagram) {
                end->sent.emplace_back(datagram.begin(), datagram.end());
            });
        if (!session)
            return nullptr;
        end->session = std::move(*session);
        return end;
    }

    static void carry(End &one, End &other)
    {
        while (!one.sent.empty() || !other.sent.empty()) {
            for (auto [from, to] : {std::pair(&one, &other), {&other, &one}}) {
                while (!from->sent.empty()) {
                    const std::string datagram = from->sent.front();
                    from->sent.pop_front();
                    to->receive(datagram);
                }
            }
        }
    }

    static DtlsKey keyOf(unsigned char first)
    {
        DtlsKey key;
        for (std::size_t at = 0; at < key.size(); ++at)
            key[at] = static_cast<unsigned char>(first + at);
        return key;
    }

    std::unique_ptr<End> m_client;
    std::unique_ptr<End> m_server;

    void connectEnds(const DtlsKey &client, const DtlsKey &server)
    {
        m_client = make(DtlsSession::Role::Client, client);
        m_server = make(DtlsSession::Role::Server, server);
        QVERIFY(m_client && m_server);
        m_client->session->shake();
        carry(*m_client, *m_server);
    }

private slots:
    void endsWithTheSameKeyReadEachOther()
    {
        connectEnds(keyOf(1), keyOf(1));
        QVERIFY(m_client->session->isReady());
        QVERIFY(m_server->session->isReady());
        for (const std::size_t length : {1, 60, 1424, 9000}) {
            const std::string content(length, 'x');
            const std::string sealed = m_client->seal(content);
            QCOMPARE(sealed.size(), length + DtlsSession::Overhead);
            QVERIFY(sealed.find("xxxx") == std::string::npos);
            m_server->receive(sealed);
            QVERIFY(m_server->taken.back() == content);
            m_client->receive(m_server->seal(content));
            QVERIFY(m_client->taken.back() == content);
        }
    }

    void whoHasAnotherKeyGetsNowhere()
    {
        connectEnds(keyOf(1), keyOf(2));
        QVERIFY(!m_client->session->isReady());
        QVERIFY(!m_server->session->isReady());
        QVERIFY(m_client->seal("frame").empty());
    }

    void lostFlightsAreSentAgain()
    {
        m_client = make(DtlsSession::Role::Client, keyOf(1));
        m_server = make(DtlsSession::Role::Server, keyOf(1));
        m_client->session->shake();
        m_client->sent.clear();
        QVERIFY(m_client->session->resendsIn());
        // OpenSSL sends it again after a second.
        QTRY_VERIFY_WITH_TIMEOUT((m_client->session->shake(), carry(*m_client, *m_server),
                                  m_client->session->isReady() && m_server->session->isReady()),
                                 30'000);
    }

    void repeatedAndMangledAndStrangeDatagramsGiveNothing()
    {
        connectEnds(keyOf(1), keyOf(1));
        const std::string sealed = m_client->seal("one frame");
        m_server->receive(sealed);
        QCOMPARE(m_server->taken.size(), std::size_t{1});
        m_server->receive(sealed);
        std::mt19937 random(3);
        for (int round = 0; round < 20'000; ++round) {
            std::string bad = round % 2 == 0 ? m_client->seal("another frame")
                                             : std::string(random() % 200, '\0');
            if (round % 2 == 0)
                bad[random() % bad.size()] ^= static_cast<char>(1 + random() % 255);
            else
                std::ranges::generate(bad, [&] { return static_cast<char>(random()); });
            m_server->receive(bad);
        }
        QCOMPARE(m_server->taken.size(), std::size_t{1});
        QVERIFY(!m_server->session->isOver());
        m_server->receive(m_client->seal("still there"));
        QCOMPARE(m_server->taken.size(), std::size_t{2});
    }
};

QTEST_GUILESS_MAIN(TestDtlsSession)
#include "tst_dtlssession.moc"
