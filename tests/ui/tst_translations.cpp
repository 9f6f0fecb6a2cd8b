// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTest>
#include <QTranslator>

class TestTranslations final : public QObject
{
    Q_OBJECT

private slots:
    void noTranslationIsUnfinished()
    {
        const QDir folder(QStringLiteral(TOMATO_SOURCE "/translations"));
        const QStringList files = folder.entryList({"*.ts"});
        QVERIFY(files.contains("tomato_de.ts"));
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("type=\"unfinished\""), qPrintable(name));
        }
    }

    void theWindowAndAPluginSpeakGerman()
    {
        QTranslator german;
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        QCOMPARE(german.translate("tomato::ui::MainWindow", "&File"), QString("&Datei"));
        QCOMPARE(german.translate("tomato::plugins::CaptureTab", "Packet Capturing"),
                 QString("Paketmitschnitt"));
    }

    void pluralsAreRightInBothLanguages()
    {
        QTranslator english;
        QTranslator german;
        QVERIFY(english.load("tomato_en", TOMATO_BIN "/translations"));
        QVERIFY(german.load("tomato_de", TOMATO_BIN "/translations"));
        const auto moved = [](const QTranslator &translator, int count) {
            return translator.translate("tomato::document::Document", "Move %n element(s)", nullptr,
                                        count);
        };
        QCOMPARE(moved(english, 1), QString("Move %n element"));
        QCOMPARE(moved(english, 2), QString("Move %n elements"));
        QCOMPARE(moved(german, 2), QString("%n Elemente verschieben"));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
