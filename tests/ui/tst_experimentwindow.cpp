// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/bundle/experimentfiles.h"
#include "tests/ui/droppedfile.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

namespace {

constexpr auto RealProgram = TOMATO_BIN "/tomato";
constexpr auto Example = TOMATO_SOURCE "/resources/examples/loss.tomato4.json";

struct Pixels
{
    int green = 0;
    int red = 0;
};

/// How much of the canvas is rather green, or red, than anything else.
Pixels pixelsOf(TopologyScene &scene)
{
    const QRectF area = scene.contentRect().adjusted(-60, -60, 60, 60);
    QImage image(area.size().toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(scene.look().colours().background);
    QPainter painter(&image);
    scene.render(&painter, image.rect(), area);
    painter.end();
    constexpr int Clearly = 30;
    Pixels pixels;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor colour = image.pixelColor(x, y);
            const int others = std::max(std::min(colour.red(), colour.green()), colour.blue());
            pixels.green += colour.green() > others + Clearly ? 1 : 0;
            pixels.red += colour.red() > others + Clearly ? 1 : 0;
        }
    }
    return pixels;
}

} // namespace

/// Experiments in the whole window: on the canvas, and from and to files of others.
class TestExperimentWindow final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;

    QString inHome(const QString &name) const { return m_home.filePath(name); }

    /// What the real `tomato` prints.
    static QByteArray said(const QStringList &words)
    {
        QProcess process;
        process.start(QLatin1String(RealProgram), words);
        process.waitForFinished(-1);
        return process.exitCode() == 0 ? process.readAllStandardOutput()
                                       : "failed: " + process.readAllStandardError();
    }

    /// Runs the experiment by a program that tells these events in the place of `tomato`.
    void runFor(const QByteArray &events)
    {
        const QString program = inHome("tomato");
        experimentfiles::write(program, "#!/bin/sh\ncat << END\n" + events + "END\n");
        QVERIFY(
            QFile::setPermissions(program, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("TOMATO", program.toUtf8());
        auto *run = m_window->findChild<QAction *>("runExperiment");
        QVERIFY(run != nullptr);
        QTRY_VERIFY(run->isEnabled());
        run->trigger();
    }

    bool hasExperiment() const
    {
        return !m_window->document()
                    .topology()
                    .attributes()["experiment"]["expect"]
                    .toArray()
                    .isEmpty();
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *variable : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "HOME"})
            qputenv(variable, m_home.path().toLocal8Bit());
    }

    void init()
    {
        QSettings().clear();
        qputenv("TOMATO", RealProgram);
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void whatHeldIsGreenOnTheCanvasAndWhatDidNotIsRed()
    {
        m_window->openFile(QLatin1String(Example));
        const Pixels before = pixelsOf(m_window->scene());
        runFor(R"({"event":"run begins","run":1,"runs":1,"label":"a"}
{"event":"run ended","run":1,"held":true,"problem":"","expect":[{"name":"sent","held":true}]}
)");
        QTRY_VERIFY(pixelsOf(m_window->scene()).green > before.green + 100);
        QCOMPARE(pixelsOf(m_window->scene()).red, before.red);
        const int green = pixelsOf(m_window->scene()).green;
        runFor(R"({"event":"run begins","run":1,"runs":1,"label":"a"}
{"event":"run ended","run":1,"held":false,"problem":"","expect":[{"name":"sent","held":false,"message":"it is 3"}]}
)");
        QTRY_VERIFY(pixelsOf(m_window->scene()).red > before.red + 100);
        QVERIFY(pixelsOf(m_window->scene()).green < green);
        // A connection that no statement is about stays as it is, and so does all in another file.
        m_window->openFile(TOMATO_SOURCE "/resources/examples/two_hosts.tomato4.json");
        const Pixels others = pixelsOf(m_window->scene());
        QVERIFY(others.red <= before.red);
    }

    void aBundleThatIsDroppedOpensItsTopology()
    {
        const QString bundle = inHome("given.tomato.zip");
        const QByteArray made =
            said({"bundle", "make", bundle, "--from", Example, "--author", "Ada Example"});
        QVERIFY2(made.contains("given.tomato.zip"), made.constData());
        QVERIFY(!hasExperiment());
        test::dropFile(m_window->canvas().viewport(), bundle);
        QTRY_VERIFY(hasExperiment());
        QCOMPARE(m_window->document().topology().name(), "Loss");
        QCOMPARE(m_window->document().topology().connections().size(), 2u);
        QVERIFY(!m_window->isWindowModified());
    }

    /// What the window packs by the program is what the program and the window read.
    void anExperimentIsExportedWithItsRuns()
    {
        const QString runs = inHome("runs");
        experimentfiles::writeRun(runs, experimentfiles::record(1),
                                  experimentfiles::captureFile({experimentfiles::frame(1)}));
        m_window->openFile(QLatin1String(Example));
        m_window->findChild<QAction *>("actionExportExperiment")->trigger();
        QPointer<QWidget> dialog = m_window->findChild<QWidget *>("exportExperimentDialog");
        QVERIFY(dialog != nullptr);
        const QString bundle = inHome("made.tomato.zip");
        const auto enter = [&dialog](const char *field, const QString &text) {
            dialog->findChild<QLineEdit *>(field)->setText(text);
        };
        enter("bundleFile", bundle);
        enter("bundleRuns", runs);
        enter("bundleAuthor", "Ada Example");
        enter("bundleLicence", "CC-BY-4.0");
        dialog->findChild<QPushButton *>("bundleExport")->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog == nullptr, 60'000);
        const QByteArray shown = said({"bundle", "show", bundle});
        QVERIFY2(shown.contains("1 run,"), shown.constData());
        const QByteArray crate = said({"bundle", "show", bundle, "--json"});
        QVERIFY2(crate.contains("data/runs/001/captures/h1--h2.pcapng"), crate.constData());
        // The runs are of their own topology, which is the one that is packed.
        test::dropFile(m_window->canvas().viewport(), bundle);
        QTRY_COMPARE(m_window->document().topology().name(), "Two hosts");
    }
};

QTEST_MAIN(TestExperimentWindow)
#include "tst_experimentwindow.moc"
