// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"
#include "tests/app/topology/reach/reachingfiles.h"

#include <QDir>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;
using client::LabStatus;

/// Tests that the engine itself, whoever its client is, runs nothing that reaches outside of its
/// lab unless that was agreed to.
class TestOutsideConsent final : public EngineTest
{
    Q_OBJECT

    std::vector<ReachingFile> files() const
    {
        return reachingFiles(m_home->filePath("one"), m_home->filePath("two"));
    }

    Result<> start(const QJsonObject &document, const QStringList &agreed)
    {
        return await([&](auto done) { m_client->startLab(document, QString(), done, agreed); });
    }

    static bool isRefusedFor(const Result<> &done, const QString &words)
    {
        return !done && QString::fromStdString(done.error().text())
                            .startsWith("nobody agreed that this lab " + words);
    }

private slots:
    void eachReachIsRefusedByNameUntilItIsAgreedTo()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("one")) && QDir().mkpath(m_home->filePath("two")));
        for (const ReachingFile &file : files()) {
            const auto refused = start(file.document, {});
            QVERIFY2(isRefusedFor(refused, file.words),
                     refused ? file.name : refused.error().text().c_str());
            // Not by a key that only begins as the right one does.
            QVERIFY2(!start(file.document, {"share", "image", "live", "attach", "nat machine"}),
                     file.name);
            QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        }
        QCOMPARE(m_home->processes().size(), 1u);
    }

    void whoAsksForSomethingElseIsRefusedAgain()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("one")) && QDir().mkpath(m_home->filePath("two")));
        for (const ReachingFile &file : files()) {
            const QStringList agreed = agreedTo(file.document);
            QCOMPARE(agreed.size(), 1);
            for (const auto &[change, document] : file.changed) {
                const auto refused = start(document, agreed);
                QVERIFY2(isRefusedFor(refused, {}), (std::string(file.name) + ": " + change + ": " +
                                                     (refused ? "started" : refused.error().text()))
                                                        .c_str());
            }
        }
    }

    void aRunningLabThatIsToReachFurtherIsRefused()
    {
        QVERIFY(QDir().mkpath(m_home->filePath("one")) && QDir().mkpath(m_home->filePath("two")));
        QVERIFY(start(reaching::document({}), {}));
        for (const ReachingFile &file : files()) {
            const auto applied =
                await([&](auto done) { m_client->applyTopology(file.document, done); });
            QVERIFY2(isRefusedFor(applied, file.words), file.name);
        }
        QCOMPARE(m_client->lab().topology, reaching::document({}));
    }
};

QTEST_GUILESS_MAIN(TestOutsideConsent)
#include "tst_outsideconsent.moc"
