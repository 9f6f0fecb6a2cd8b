// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/toolbar.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::extcap;
using Command = ControlMessage::Command;
using Control = Toolbar::Control;

class TestToolbar final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString pipe(const char *name) const
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile::remove(path);
        ::mkfifo(QFile::encodeName(path).constData(), 0600);
        return path;
    }
    static FileDescriptor open(const QString &path)
    {
        return FileDescriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_NONBLOCK));
    }
    static void write(const FileDescriptor &file, const ControlMessage &message)
    {
        const QByteArray bytes = message.bytes();
        QCOMPARE(::write(file.get(), bytes.constData(), static_cast<size_t>(bytes.size())),
                 ssize_t(bytes.size()));
    }
    static std::vector<ControlMessage> read(const FileDescriptor &file)
    {
        QByteArray all(65536, 0);
        all.resize(std::max<qsizetype>(0, ::read(file.get(), all.data(), 65536)));
        return ControlMessage::extract(all);
    }

private slots:
    void whatIsChangedInTheToolbarComesOnce()
    {
        const QString in = pipe("in");
        auto toolbar = Toolbar::open(in, {});
        QVERIFY(toolbar);
        QVERIFY(toolbar->isThere());
        QVERIFY(toolbar->changes().empty());
        QVERIFY(!toolbar->isInitialized());
        const FileDescriptor wireshark = open(in);
        write(wireshark, {0, Command::Set, "icmp"});
        write(wireshark, {1, Command::Set, "out"});
        write(wireshark, {0, Command::Set, "udp"});
        write(wireshark, {0, Command::Initialized, {}});
        const std::map<Control, QString> expected = {{Control::Filter, "udp"},
                                                     {Control::Direction, "out"}};
        QCOMPARE(toolbar->changes(), expected);
        QVERIFY(toolbar->isInitialized());
        QVERIFY(toolbar->changes().empty());
    }

    void valuesAndWordsGoToTheToolbar()
    {
        const QString out = pipe("out");
        const FileDescriptor wireshark = open(out);
        const auto toolbar = Toolbar::open({}, out);
        QVERIFY(toolbar);
        toolbar->nameEnds({"h1:eth0", "r1:eth0"});
        toolbar->set(Control::Direction, "in");
        toolbar->warn("no");
        const auto said = read(wireshark);
        QCOMPARE(said.size(), 6u);
        QCOMPARE(said[0].command, Command::Remove);
        QCOMPARE(said[3].payload, QByteArray("in\0What r1:eth0 sends", 21));
        QCOMPARE(said[4].payload, QByteArray("in"));
        QCOMPARE(said[5].command, Command::Warning);
    }

    void withoutPipesNothingComesAndNothingIsSaid()
    {
        auto toolbar = Toolbar::open({}, {});
        QVERIFY(toolbar);
        QVERIFY(!toolbar->isThere());
        toolbar->say("unheard");
        QVERIFY(toolbar->changes().empty());
    }

    void eachControlIsAnnouncedUnderItsNumber()
    {
        const QString text = toolbarText();
        for (const auto &[control, type] :
             {std::pair(Control::Filter, "string"), std::pair(Control::Direction, "selector"),
              std::pair(Control::Arrivals, "selector"), std::pair(Control::Backlog, "boolean"),
              std::pair(Control::Log, "button")})
            QVERIFY2(
                text.contains(QString("control {number=%1}{type=%2}").arg(int(control)).arg(type)),
                type);
    }
};

QTEST_GUILESS_MAIN(TestToolbar)
#include "tst_toolbar.moc"
