// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/timelinepanel.h"
#include "tests/plugins/fakehost.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace tomato::test {

/// The panel of the timeline as a user has it, with three steps.
struct TimelineStage
{
    explicit TimelineStage(bool hasExperiment = true)
    {
        if (hasExperiment) {
            const QJsonArray steps{
                QJsonObject{{"do", "start"}},
                QJsonObject{{"do", "link down"}, {"on", "h1--r1"}, {"at", 2}, {"name", "cut"}},
                QJsonObject{{"do", "run"}, {"in", "h1"}, {"command", "true"}, {"at", 6}}};
            if (!host.changeTopology({{"experiment", QJsonObject{{"steps", steps}}}}, "begin"))
                qFatal("no experiment");
            host.topologyChanges.clear();
        }
        panel.resize(900, 260);
        panel.show();
    }

    /// A run that tells these lines.
    void runFor(const QByteArray &events)
    {
        begin("#!/bin/sh\ncat << END\n" + events + "END\n");
        QTRY_VERIFY(!runs.isRunning());
    }

    /// A run by this script in the place of `tomato`.
    void begin(const QByteArray &script)
    {
        host.folder = room.path();
        QFile program(room.filePath("tomato"));
        if (!program.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        program.write(script);
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("TOMATO", program.fileName().toUtf8());
        panel.run();
    }

    double timeOf(int index) const { return steps().at(index)["at"].toDouble(); }
    QJsonArray steps() const
    {
        return host.topology().attributes()["experiment"]["steps"].toArray();
    }
    void drag(int index, int pixels, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *viewport = panel.view().viewport();
        const QPoint from = panel.view().handleRect(index).center();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(viewport, from + QPoint(pixels / 2, 0));
        QTest::mouseMove(viewport, from + QPoint(pixels, 0));
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, from + QPoint(pixels, 0));
    }

    QTemporaryDir room;
    FakeHost host;
    plugins::ExperimentProcess runs;
    plugins::TimelinePanel panel{host, runs};
};

} // namespace tomato::test
