// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/callsunderway.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <optional>

using namespace tomato;
using mcp::CallsUnderWay;

class TestCallsUnderWay final : public QObject
{
    Q_OBJECT

    static constexpr int AtOnce = CallsUnderWay::MaxAtOnce;
    static constexpr int All = static_cast<int>(CallsUnderWay::MaxCalls);

    std::vector<QByteArray> m_answers;
    QSemaphore m_answered;
    QSemaphore m_begun;
    std::atomic<int> m_works = 0;
    /// How many works may end that are not cancelled. A cancelled one takes none of them.
    int m_mayEnd = 0;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;

    std::optional<CallsUnderWay> m_calls;

    Result<> begin(int number)
    {
        const QByteArray id = QByteArray::number(number);
        return m_calls->begin(id, [this, id](const std::stop_token &cancelled) {
            ++m_works;
            m_begun.release();
            std::unique_lock lock(m_mutex);
            if (m_wake.wait(lock, cancelled, [this] { return m_mayEnd > 0; }))
                --m_mayEnd;
            return "answer " + id;
        });
    }

    void letEnd(int works)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_mayEnd += works;
        }
        m_wake.notify_all();
    }

private slots:
    void init()
    {
        m_answers.clear();
        m_works = 0;
        m_answered.acquire(m_answered.available());
        m_begun.acquire(m_begun.available());
        m_mayEnd = 0;
        m_calls.emplace([this, mutex = std::make_shared<std::mutex>()](const QByteArray &answer) {
            const std::lock_guard lock(*mutex);
            m_answers.push_back(answer);
            m_answered.release();
        });
    }
    void cleanup() { m_calls.reset(); }

    void someRunSideBySideAndTheOthersWait()
    {
        for (int each = 0; each < AtOnce + 2; ++each)
            QVERIFY(begin(each));
        m_begun.acquire(AtOnce);
        QCOMPARE(m_works.load(), AtOnce);
        letEnd(1);
        m_begun.acquire();
        QCOMPARE(m_works.load(), AtOnce + 1);
        letEnd(AtOnce + 1);
        m_answered.acquire(AtOnce + 2);
        QCOMPARE(m_answers.size(), std::size_t(AtOnce + 2));
    }

    void aCallThatIsCancelledEndsWithoutAnAnswer()
    {
        QVERIFY(begin(1));
        m_begun.acquire();
        m_calls->cancel("1");
        m_calls->cancel("2"); // It is none, and nothing happens.
        while (!begin(1))     // Its id is free when it has ended.
            QTest::qWait(1);
        m_begun.acquire();
        letEnd(1);
        m_answered.acquire();
        QCOMPARE(m_answers, (std::vector<QByteArray>{"answer 1"}));
    }

    void aCallThatIsCancelledWhileItWaitsNeverBegins()
    {
        for (int each = 0; each < AtOnce + 1; ++each)
            QVERIFY(begin(each));
        m_calls->cancel(QByteArray::number(AtOnce));
        m_begun.acquire(AtOnce);
        letEnd(AtOnce);
        m_answered.acquire(AtOnce);
        m_calls.reset();
        QCOMPARE(m_works.load(), AtOnce);
    }

    void anIdStandsForOneCallAndThereAreNotTooMany()
    {
        for (int each = 0; each < All; ++each)
            QVERIFY(begin(each));
        const auto again = begin(0);
        QVERIFY(!again);
        QCOMPARE(again.error().text(), std::string("0: is the id of a call that is under way"));
        const auto more = begin(All);
        QVERIFY(!more);
        QCOMPARE(more.error().text(), std::string("64 calls are under way already"));
    }

    void theEndCancelsAllAndWaits()
    {
        for (int each = 0; each < AtOnce + 1; ++each)
            QVERIFY(begin(each));
        m_begun.acquire(AtOnce);
        m_calls.reset();
        QCOMPARE(m_works.load(), AtOnce);
        QVERIFY(m_answers.empty());
    }
};

QTEST_GUILESS_MAIN(TestCallsUnderWay)
#include "tst_callsunderway.moc"
