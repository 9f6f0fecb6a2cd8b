// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/experimentexport.h"

#include <QDir>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using ui::ExperimentExport;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qFatal("cannot write");
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The dialog as a user has it, with a `tomato` that writes its words into the file.
struct Stage
{
    Stage()
    {
        write(room.filePath("tomato"), "#!/bin/sh\necho \"$@\" > \"$3\"\n");
        qputenv("TOMATO", room.filePath("tomato").toUtf8());
    }

    void open(const QString &file = {})
    {
        dialog = new ExperimentExport(document, room.path(), nullptr);
        exported = std::make_unique<QSignalSpy>(dialog, &ExperimentExport::exported);
        if (!file.isEmpty())
            dialog->findChild<QLineEdit *>("bundleFile")->setText(file);
        dialog->show();
    }
    QString file() const { return dialog->findChild<QLineEdit *>("bundleFile")->text(); }
    void click() const { dialog->findChild<QPushButton *>("bundleExport")->click(); }

    QTemporaryDir room;
    document::Document document;
    QPointer<ExperimentExport> dialog;
    std::unique_ptr<QSignalSpy> exported;
};

} // namespace

class TestExperimentExport final : public QObject
{
    Q_OBJECT

private slots:
    void aFreeNameIsProposed()
    {
        Stage stage;
        stage.open();
        const QString first = stage.file();
        delete stage.dialog;
        write(first, "a colleague's");
        stage.open();
        QVERIFY(stage.file() != first);
        QVERIFY(!QFile::exists(stage.file()));
        stage.click();
        QTRY_COMPARE(stage.exported->count(), 1);
        QCOMPARE(read(first), "a colleague's");
    }

    void anExistingFileIsReplacedOnlyWhenTheUserAgrees()
    {
        Stage stage;
        const QString file = stage.room.filePath("received.zip");
        write(file, "a colleague's");
        stage.open(file);
        stage.click();
        auto *box = stage.dialog->findChild<QMessageBox *>("replaceBundle");
        QVERIFY(box != nullptr);
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
        box->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(stage.dialog->findChild<QMessageBox *>("replaceBundle") == nullptr);
        QCOMPARE(read(file), "a colleague's");
        QCOMPARE(stage.exported->count(), 0);
        stage.click();
        box = stage.dialog->findChild<QMessageBox *>("replaceBundle");
        QVERIFY(box != nullptr);
        for (QAbstractButton *each : box->buttons()) {
            if (box->buttonRole(each) == QMessageBox::DestructiveRole)
                each->click();
        }
        QTRY_COMPARE(stage.exported->count(), 1);
        QVERIFY2(read(file).contains("--force"), read(file).constData());
    }

    void aNewFileNeedsNoForce()
    {
        Stage stage;
        const QString file = stage.room.filePath("new.zip");
        stage.open(file);
        stage.click();
        QVERIFY(stage.dialog->findChild<QMessageBox *>("replaceBundle") == nullptr);
        QTRY_COMPARE(stage.exported->count(), 1);
        QVERIFY2(!read(file).contains("--force"), read(file).constData());
    }
};

QTEST_MAIN(TestExperimentExport)
#include "tst_experimentexport.moc"
