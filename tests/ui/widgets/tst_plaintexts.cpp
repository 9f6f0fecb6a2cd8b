// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picturedecoder.h"
#include "ui/widgets/plaintexts.h"

#include <QBuffer>
#include <QFile>
#include <QHelpEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tomato::ui;

/// Texts and pictures of strangers.
class TestPlainTexts final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_pipe;

    /// Its picture is a pipe: who opens that waits for ever.
    QString trap() const
    {
        return QStringLiteral("GET /<img src=\"file://%1\"> HTTP/1.1 & more").arg(m_pipe);
    }

    static QLabel *shownTip()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each->inherits("QTipLabel") && each->isVisible())
                return qobject_cast<QLabel *>(each);
        }
        return nullptr;
    }

private slots:
    void longTextsGetLinesOfAReadableLength()
    {
        const QString sentence = QStringLiteral("as many words as fit into one line ").repeated(6);
        const QStringList lines = inLines(sentence + "\nend").split('\n');
        QVERIFY(lines.size() > 2);
        for (const QString &line : lines)
            QVERIFY2(line.size() <= 80, qPrintable(line));
        QCOMPARE(lines.join(' ').simplified(), (sentence + "end").simplified());
        QCOMPARE(lines.last(), QString("end"));
        QCOMPARE(inLines("short\n\n one"), QString("short\n\n one"));
        QCOMPARE(inLines(QString(200, 'x')), QString(200, 'x'));
    }

    void aLongTextOfChineseIsBrokenBetweenItsCharacters()
    {
        const QString text = QStringLiteral("数据包在网元之外、连接的线路开始处取得。").repeated(6);
        const QStringList lines = inLines(text).split('\n');
        QVERIFY(lines.size() > 2);
        for (const QString &line : lines)
            QVERIFY2(line.size() <= 40 && !line.startsWith(u'。'), qPrintable(line));
        QCOMPARE(lines.join(QString()), text);
        const QString path = QStringLiteral("/a-long-name/of/a-folder").repeated(5);
        QCOMPARE(inLines("一 " + path), "一\n" + path);
    }

    void aTextIsToldWithoutItsMnemonic()
    {
        QCOMPARE(withoutMnemonic("&Start Lab"), QString("Start Lab"));
        QCOMPARE(withoutMnemonic("打开(&O)…"), QString("打开…"));
        QCOMPARE(withoutMnemonic("名称"), QString("名称"));
    }

    void aLongTipOfARowIsShownInLines()
    {
        const PlainTexts plain;
        QStandardItemModel model(1, 1);
        const QString tip = QStringLiteral("what went wrong, and where ").repeated(8).trimmed();
        model.setData(model.index(0, 0), tip, Qt::ToolTipRole);
        QTableView view;
        view.setModel(&model);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QPoint place = view.visualRect(model.index(0, 0)).center();
        QHelpEvent event(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
        QApplication::sendEvent(view.viewport(), &event);
        QTRY_VERIFY(shownTip() != nullptr);
        QVERIFY(shownTip()->text().contains('\n'));
        QCOMPARE(shownTip()->text().simplified(), tip);
    }

    void init()
    {
        m_pipe = m_folder.filePath("pipe");
        ::mkfifo(QFile::encodeName(m_pipe).constData(), 0600);
    }

    /// No process opened the pipe to read it: a try to write fails then.
    void cleanup()
    {
        QToolTip::hideText();
        const int file = ::open(QFile::encodeName(m_pipe).constData(), O_WRONLY | O_NONBLOCK);
        QVERIFY(file < 0);
        QCOMPARE(errno, ENXIO);
        QFile::remove(m_pipe);
    }

    void aTooltipShowsItsTextAsItIs()
    {
        const PlainTexts plain;
        QWidget window;
        window.show();
        QToolTip::showText(window.mapToGlobal(QPoint(5, 5)), trap(), &window);
        QTRY_VERIFY(shownTip() != nullptr);
        QCOMPARE(shownTip()->text(), trap());
        QCOMPARE(shownTip()->textFormat(), Qt::PlainText);
        QVERIFY(!shownTip()->grab().isNull());
    }

    void aCellOfATableShowsItsTipAsItIs()
    {
        const PlainTexts plain;
        QStandardItemModel model(1, 1);
        auto *item = new QStandardItem(trap());
        item->setToolTip(trap());
        model.setItem(0, 0, item);
        QTableView view;
        view.setModel(&model);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QPoint place = view.visualRect(model.index(0, 0)).center();
        QHelpEvent help(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
        QApplication::sendEvent(view.viewport(), &help);
        QTRY_VERIFY(shownTip() != nullptr);
        QCOMPARE(shownTip()->text(), trap());
        QCOMPARE(shownTip()->textFormat(), Qt::PlainText);
        QVERIFY(!view.grab().isNull());
    }

    void aLabelAndAMessageShowTheirTextsAsTheyAre()
    {
        const PlainTexts plain;
        QLabel label;
        label.setText(trap());
        label.show();
        QVERIFY(!label.grab().isNull());
        QMessageBox box(QMessageBox::Warning, "title", trap());
        box.setInformativeText(trap());
        box.show();
        for (const QLabel *each : box.findChildren<QLabel *>())
            QVERIFY(each->textFormat() != Qt::AutoText);
        QVERIFY(!box.grab().isNull());
        QLabel meant;
        meant.setTextFormat(Qt::RichText);
        meant.show();
        QCOMPARE(meant.textFormat(), Qt::RichText);
    }

    void aPictureIsDecodedByWhatItIs()
    {
        QImage image(3, 2, QImage::Format_RGB32);
        image.fill(Qt::red);
        for (const char *format : {"PNG", "JPEG"}) {
            QBuffer buffer;
            QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, format));
            const auto decoded = decodePicture(buffer.data());
            QVERIFY2(decoded, decoded ? "" : decoded.error().text().c_str());
            QCOMPARE(decoded->size(), QSize(3, 2));
        }
        QBuffer bitmap;
        QVERIFY(bitmap.open(QIODevice::WriteOnly) && image.save(&bitmap, "BMP"));
        QVERIFY(!decodePicture(bitmap.data()));
        const QByteArray svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">"
                               "<image href=\"" +
                               QFile::encodeName(m_pipe) + "\" width=\"9\" height=\"9\"/></svg>";
        QVERIFY(!decodePicture(svg));
        QVERIFY(!decodePicture("\x89PNG\r\n\x1a\n" + svg));
        QVERIFY(!decodePicture("\xff\xd8\xff" + svg));
        QVERIFY(!decodePicture({}));
    }

    void aPictureThatSaysItIsHugeTakesNoMemory()
    {
        QImage image(1, 1, QImage::Format_RGB32);
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
        QByteArray bytes = buffer.data();
        // Width and height of the header, behind the signature and the chunk's length and name.
        for (const qsizetype at : {16, 20})
            bytes.replace(at, 4, QByteArray("\x00\x01\x00\x00", 4));
        const auto decoded = decodePicture(bytes);
        QVERIFY(!decoded);
    }
};

QTEST_MAIN(TestPlainTexts)
#include "tst_plaintexts.moc"
