// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/sharkd.h"

#include "app/confined/confinedprogram.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using tomato::ConfinedProgram;
using tomato::Result;
using tomato::plugins::Sharkd;

/// Tests what the editor makes of a decoder that a packet has broken. A script stands for it.
class TestSharkd final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QFile script(m_folder.filePath("sharkd"));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\n"
                     "while read -r line; do\n"
                     "    id=${line#*'\"id\":'}\n"
                     "    id=${id%%[!0-9]*}\n"
                     "    case $line in\n"
                     "    *'\"endless\"'*) exec tr '\\0' x < /dev/zero ;;\n"
                     "    *'\"dies\"'*) kill -SEGV $$ ;;\n"
                     "    *'\"nonsense\"'*) echo '{]'; echo; echo '{\"id\":0}' ;;\n"
                     "    esac\n"
                     "    echo \"{\\\"id\\\":$id,\\\"result\\\":\\\"well\\\"}\"\n"
                     "done\n");
        script.close();
        QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther |
                                      QFile::ExeOther));
        qputenv("PATH", QFile::encodeName(m_folder.path()) + ":/usr/bin:/bin");
        if (!ConfinedProgram::isPossible())
            QSKIP("bubblewrap is not installed");
        QProcess probe;
        ConfinedProgram{"/bin/sh", {"-c", "echo there"}, {m_folder.path()}, {}}.start(probe);
        if (!probe.waitForFinished(60'000) || probe.readAll() != "there\n")
            QSKIP("this kernel gives no namespaces");
    }

    void itAnswers()
    {
        Sharkd sharkd(m_folder.path());
        QCOMPARE(ask(sharkd, "status"), "well");
    }

    void aLineWithoutAnEndTakesNoMemoryWithoutAnEnd()
    {
        Sharkd sharkd(m_folder.path());
        const QSignalSpy ended(&sharkd, &Sharkd::ended);
        const qint64 before = peakKilobytes();
        QCOMPARE(ask(sharkd, "endless"), "sharkd: ended while it decoded packets");
        QCOMPARE(ended.size(), 1);
        // The longest line is 64 MB, which may be there twice while it grows.
        const qint64 grown = peakKilobytes() - before;
        QVERIFY2(grown < 200'000, qPrintable(QString::number(grown)));
        QCOMPARE(ask(sharkd, "status"), "well");
    }

    void afterItDiedTheNextCallStartsAnother()
    {
        Sharkd sharkd(m_folder.path());
        const QSignalSpy ended(&sharkd, &Sharkd::ended);
        QCOMPARE(ask(sharkd, "status"), "well");
        QCOMPARE(ask(sharkd, "dies"), "sharkd: ended while it decoded packets");
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ask(sharkd, "status"), "well");
    }

    void linesThatAreNoAnswerArePassedOver()
    {
        Sharkd sharkd(m_folder.path());
        QCOMPARE(ask(sharkd, "nonsense"), "well");
    }

    void wiresharksOwnDecodesWhereItIsConfined()
    {
        qputenv("PATH", "/usr/bin:/bin");
        if (!Sharkd::isInstalled())
            QSKIP("sharkd is not installed");
        Sharkd sharkd(m_folder.path());
        std::optional<bool> isGood;
        sharkd.call("check", {{"filter", "tcp.port == 80"}},
                    [&](const Result<QJsonValue> &reply) { isGood = reply.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isGood.has_value(), 60'000);
        QVERIFY(*isGood);
    }

private:
    /// Returns the answer, or the words of the failure.
    static QString ask(Sharkd &sharkd, const QString &method)
    {
        std::optional<QString> said;
        sharkd.call(method, {}, [&said](const Result<QJsonValue> &answer) {
            said = answer ? answer->toString() : QString::fromStdString(answer.error().text());
        });
        return QTest::qWaitFor([&] { return said.has_value(); }, 60'000)
                   ? *said
                   : QStringLiteral("no answer");
    }

    /// The most memory that this process has ever had.
    static qint64 peakKilobytes()
    {
        QFile status("/proc/self/status");
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmHWM:"))
                return line.mid(6).simplified().split(' ').first().toLongLong();
        }
        return -1;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestSharkd)
#include "tst_sharkd.moc"
