// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/imageform.h"

#include "app/topology/attributes/storedname.h"
#include "tests/ui/drawnhosts.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

/// The image of a host, with a store of images that each test has for itself.
class TestImageForm final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_data;
    QByteArray m_before;
    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<QWidget> m_window;
    QPointer<ImageForm> m_form;
    ElementId m_host;

    template <class Widget>
    Widget *field(const QString &name) const
    {
        return m_form->findChild<Widget *>(name);
    }

    void enter(const QString &text) const
    {
        auto *line = field<QLineEdit>("propertyImage");
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    QJsonValue attribute(const char *key) const
    {
        return m_drawing->document.topology().element(m_host)->attributes.value(QLatin1String(key));
    }

    static void write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    /// Puts an image into the store, with the name frr:10.
    static void take(const QString &digest)
    {
        const images::ImageStore store(topology::imageStore());
        const QString coming = store.comingFolder().value();
        QVERIFY(QDir().mkpath(coming + "/rootfs"));
        write(coming + "/umoci.json",
              R"({"from_descriptor_path": {"descriptor_walk": [{"digest": ")" + digest.toUtf8() +
                  R"("}]}})");
        write(coming + "/config.json",
              R"({"process": {"user": {"uid": 100, "gid": 101}}, "annotations": )"
              R"({"org.opencontainers.image.exposedPorts": "179/tcp"}})");
        QVERIFY(store.add(coming, {"frr:10"}).has_value());
    }

    void drop(const QString &path) const
    {
        QMimeData files;
        files.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent entering(QPoint(5, 5), Qt::CopyAction, &files, Qt::LeftButton,
                                 Qt::NoModifier);
        QCoreApplication::sendEvent(m_form, &entering);
        QVERIFY(entering.isAccepted());
        QDropEvent event(QPointF(5, 5), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_form, &event);
        QVERIFY(event.isAccepted());
    }

    static QWidget *dialog()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each->objectName() == "unpackDialog")
                return each;
        }
        return nullptr;
    }

    /// Makes the archive of an image; empty where the programs for that are missing.
    QString archive() const
    {
        for (const char *program : {"umoci", "skopeo"}) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                return {};
        }
        QProcess making;
        making.setWorkingDirectory(m_data->path());
        making.start("sh",
                     {"-ec", "mkdir r; echo made > r/made; umoci init --layout o; umoci new "
                             "--image o:t; umoci insert --rootless --image o:t r /; skopeo "
                             "--insecure-policy copy oci:o:t docker-archive:bird.tar:bird:2"});
        return making.waitForFinished(60'000) && making.exitCode() == 0
                   ? m_data->filePath("bird.tar")
                   : QString();
    }

private slots:
    void init()
    {
        m_data = std::make_unique<QTemporaryDir>();
        m_before = qgetenv("XDG_DATA_HOME");
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_data->path()));
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_host = *m_drawing->document.addElement(topology::ElementKind::Host, QPointF(0, 200));
        m_window = std::make_unique<QWidget>();
        m_form = new ImageForm(m_drawing->document, {m_host}, m_window.get());
        m_window->show();
    }
    void cleanup()
    {
        m_window.reset();
        m_drawing.reset();
        qputenv("XDG_DATA_HOME", m_before);
    }

    void anImageOfTheStoreIsChosenWithItsDigest()
    {
        const QString digest = QStringLiteral("sha256:") + QString(64, u'a');
        take(digest);
        const int steps = m_drawing->document.undoStack().count();
        auto *menu = field<QMenu>("propertyImageMenu");
        emit menu->aboutToShow();
        QVERIFY(menu->actions().front()->text().startsWith("frr:10"));
        QVERIFY(menu->actions().front()->toolTip().contains("179/tcp"));
        menu->actions().front()->trigger();
        QCOMPARE(attribute("image"), QJsonValue("store:frr:10"));
        QCOMPARE(attribute("image_digest"), QJsonValue(digest));
        QCOMPARE(m_drawing->document.undoStack().count(), steps + 1);
        const auto *description = field<QLabel>("propertyImageDescription");
        for (const char *part : {"sha256:aaaaaaaaaaaa", "100:101", "179/tcp"})
            QVERIFY2(description->text().contains(part), qPrintable(description->text()));
        QCOMPARE(description->toolTip(), digest);
        emit menu->aboutToShow();
        menu->findChild<QAction *>("chooseNoImage")->trigger();
        QVERIFY(!attribute("image").isString() && !attribute("image_digest").isString());
        QVERIFY(!description->isVisible());
    }

    void anotherImageThanWasChosenIsSaid()
    {
        take(QStringLiteral("sha256:") + QString(64, u'a'));
        enter("store:frr:10");
        QCOMPARE(attribute("image_digest"), QJsonValue("sha256:" + QString(64, u'a')));
        take(QStringLiteral("sha256:") + QString(64, u'b'));
        m_form->refresh();
        const auto *description = field<QLabel>("propertyImageDescription");
        QVERIFY2(description->text().contains("bbbbbbbbbbbb") &&
                     description->text().contains("aaaaaaaaaaaa"),
                 qPrintable(description->text()));
        enter("store:bird");
        QVERIFY2(description->text().contains("not in your store"),
                 qPrintable(description->text()));
        QVERIFY(!attribute("image_digest").isString());
    }

    void anArchiveThatIsDroppedBecomesTheImage()
    {
        const QString path = archive();
        if (path.isEmpty())
            QSKIP("takes umoci and skopeo");
        drop(path);
        QVERIFY(dialog() != nullptr);
        // Another element may be selected meanwhile.
        delete m_form;
        QTRY_COMPARE_WITH_TIMEOUT(attribute("image"), QJsonValue("store:bird:2"), 60'000);
        QVERIFY(attribute("image_digest").toString().startsWith("sha256:"));
        QTRY_VERIFY(dialog() == nullptr);
    }

    void whatIsNoImageIsSaid()
    {
        write(m_data->filePath("none.tar"), {});
        drop(m_data->filePath("none.tar"));
        const auto *text = dialog()->findChild<QLabel *>("unpackText");
        QTRY_VERIFY2(text->text().contains("none.tar") && text->text().contains("cannot"),
                     qPrintable(text->text()));
        dialog()->findChild<QPushButton *>("unpackCancel")->click();
        QTRY_VERIFY(dialog() == nullptr);
        QVERIFY(attribute("image").isUndefined());
    }

    void whatIsCancelledLeavesNothing()
    {
        const QString path = archive();
        if (path.isEmpty())
            QSKIP("takes umoci and skopeo");
        // This one comes to no end.
        QVERIFY(QDir(m_data->path()).mkdir("bin"));
        const QString begun = m_data->filePath("begun");
        write(m_data->filePath("bin/umoci"),
              "#!/bin/sh\n: > " + begun.toUtf8() + "\nexec sleep 1000\n");
        QFile::setPermissions(m_data->filePath("bin/umoci"), QFile::Permissions(0x7000));
        const QByteArray programs = qgetenv("PATH");
        qputenv("PATH", QFile::encodeName(m_data->filePath("bin")) + ':' + programs);
        drop(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(begun), 60'000);
        qputenv("PATH", programs);
        dialog()->findChild<QPushButton *>("unpackCancel")->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog() == nullptr, 60'000);
        QCOMPARE(QDir(topology::imageStore()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{"names"});
        QVERIFY(attribute("image").isUndefined());
    }
};

QTEST_MAIN(TestImageForm)
#include "tst_imageform.moc"
