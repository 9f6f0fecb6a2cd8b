// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/outside/outsidenetwork.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::lab;

/// Networks of the machine are found by names that come from topology files.
class TestOutsideNetwork final : public QObject
{
    Q_OBJECT

    static QString refusal(topology::Attachment::Kind kind, const QString &name)
    {
        const auto found = OutsideNetwork::find({kind, name});
        return found ? QString() : QString::fromStdString(found.error().text());
    }

private slots:
    void noNameOfANamespaceLeavesTheirFolder()
    {
        for (const QString name :
             {"../../proc/self/ns/net", "../netns/x", "/proc/self/ns/net", "..", ".", ""})
            QVERIFY2(refusal(topology::Attachment::Kind::Namespace, name)
                         .contains("is no name of a network namespace"),
                     qPrintable(name));
    }

    void noNameOfAContainerIsAnOption()
    {
        // Says what it was asked, in the place of the container engines.
        QTemporaryDir folder;
        for (const char *name : {"docker", "podman"}) {
            QFile program(folder.filePath(name));
            QVERIFY(program.open(QIODevice::WriteOnly));
            program.write("#!/bin/sh\necho \"asked: $*\" >&2\n");
            program.close();
            QVERIFY(program.setPermissions(QFile::Permissions(0x7755)));
        }
        qputenv("PATH", folder.path().toUtf8() + ":/usr/bin:/bin");
        for (const QString name : {"-l", "--latest", "web"}) {
            const QString asked = refusal(topology::Attachment::Kind::Container, name);
            QVERIFY2(asked.endsWith(" -- " + name), qPrintable(asked));
        }
    }
};

QTEST_GUILESS_MAIN(TestOutsideNetwork)

#include "tst_outsidenetwork.moc"
