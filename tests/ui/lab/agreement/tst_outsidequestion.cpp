// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/reach/agreements.h"
#include "ui/lab/agreement/labagreement.h"
#include "ui/lab/agreement/outsidequestion.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;
using document::Document;

/// Whether a lab may reach outside of itself.
class TestOutsideQuestion final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<LabAgreement> m_agreement;
    int m_asked = 0;
    bool m_answer = false;

    /// A file that shares a folder and runs a command.
    void load(const QJsonArray &folders, const QString &command = "true")
    {
        const QString path = m_home->filePath("lab.tomato4.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QJsonObject host{{"id", "h1"},
                               {"type", "container"},
                               {"parent", QJsonValue()},
                               {"name", "h1"},
                               {"commands", QJsonArray{QJsonObject{{"run", command}}}}};
        const QJsonObject topology{{"name", "lab"},
                                   {"shared_folders", folders},
                                   {"elements", QJsonArray{host}},
                                   {"connections", QJsonArray()}};
        file.write(QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                             {"topology", topology}})
                       .toJson());
        file.close();
        QVERIFY(m_document->load(path));
    }

    void share(const QJsonArray &folders) const
    {
        QVERIFY(m_document->changeTopology({{"shared_folders", folders}}, "Share"));
    }

    bool ask(bool isStart = true) const
    {
        bool said = false;
        m_agreement->ask(isStart, [&said](bool isAgreed) { said = isAgreed; });
        return said;
    }

    void begin()
    {
        m_asked = 0;
        m_agreement = std::make_unique<LabAgreement>(*m_document);
        m_agreement->setQuestion(
            [this](const topology::Topology &, bool, const LabAgreement::Answer &answer) {
                ++m_asked;
                answer(m_answer);
            });
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->filePath("data").toUtf8());
        m_document = std::make_unique<Document>();
        begin();
    }

    void whatStaysInsideIsNotAsked()
    {
        load({});
        QVERIFY(m_agreement->holds());
    }

    void aYesIsAskedForOnceAndKeptForTheFile()
    {
        load({"/srv"});
        QVERIFY(!m_agreement->holds());
        m_answer = false;
        QVERIFY(!ask());
        QVERIFY(!m_agreement->holds());
        m_answer = true;
        QVERIFY(ask());
        QVERIFY(m_agreement->holds());
        begin(); // as in another program
        load({"/srv"});
        QVERIFY(m_agreement->holds());
        QCOMPARE(m_asked, 0);
        load({"/srv", "/home"});
        QVERIFY(!m_agreement->holds());
        load({"/srv"}, "rm -r /srv");
        QVERIFY(!m_agreement->holds());
    }

    void whatTheUserDrawsIsAskedOnlyWhenItReachesFurther()
    {
        load({"/srv"});
        m_answer = true;
        QVERIFY(ask());
        QVERIFY(m_document->changeElement(
            ElementId("h1"), {{"commands", QJsonArray{QJsonObject{{"run", "ls"}}}}}, "Command"));
        QVERIFY(m_agreement->holds());
        share({"/srv", "/home"});
        QVERIFY(!m_agreement->holds());
        share({});
        QVERIFY(m_agreement->holds());
        // A file that was imported is nobody's own.
        share({"/srv"});
        QVERIFY(m_agreement->holds());
        QVERIFY(m_document->changeElement(
            ElementId("h1"), {{"commands", QJsonArray{QJsonObject{{"run", "rm"}}}}}, "Command"));
        m_agreement->forget();
        QVERIFY(!m_agreement->holds());
    }

    void aNoToAChangeIsNotAskedAgainAtEachStep()
    {
        load({"/srv"});
        m_answer = false;
        QVERIFY(!ask(false));
        QVERIFY(!ask(false));
        QCOMPARE(m_asked, 1);
        QVERIFY(!ask(true));
        QCOMPARE(m_asked, 2);
        share({"/home"});
        QVERIFY(!ask(false));
        QCOMPARE(m_asked, 3);
    }

    void whatChangesWhileItIsAskedIsNotAgreedTo()
    {
        load({"/srv"});
        m_agreement->setQuestion(
            [this](const topology::Topology &, bool, const LabAgreement::Answer &answer) {
                share({"/srv", "/home"});
                answer(true);
            });
        QVERIFY(!ask());
        QVERIFY(!m_agreement->holds());
    }

    void withoutAQuestionItIsANo()
    {
        load({"/srv"});
        m_agreement->setQuestion({});
        QVERIFY(!ask());
        QVERIFY(!m_agreement->holds());
    }

    void theEditorAsksBeforeTheLabStarts()
    {
        load({"/srv"});
        qputenv("XDG_RUNTIME_DIR", m_home->path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home->path().toUtf8());
        qputenv("TOMATO_ENGINE", "/no/such/engine");
        MainWindow window({});
        window.resize(1000, 700);
        window.show();
        window.openFile(m_home->filePath("lab.tomato4.json"));
        auto *start = window.findChild<QAction *>("actionStartLab");
        QTRY_VERIFY(start->isEnabled());
        start->trigger();
        auto *question = window.findChild<OutsideQuestion *>("outsideQuestion");
        QVERIFY(question && question->isVisible());
        QVERIFY(!window.lab().isStarting() && !window.lab().engine().isOpen());
        QTest::keyClick(question, Qt::Key_Escape);
        QVERIFY(!window.lab().isStarting());
        QVERIFY(!window.lab().agreement().holds());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        start->trigger();
        question = window.findChild<OutsideQuestion *>("outsideQuestion");
        QVERIFY(question);
        question->findChild<QPushButton *>("outsideAllow")->click();
        QVERIFY(window.lab().agreement().holds());
        QVERIFY(window.lab().isStarting() || !window.lab().engine().isOpen());
    }

    void oneDialogListsAllInPlainWordsAndIsSafeByDefault()
    {
        using Kind = topology::OutsideReach::Kind;
        const std::vector<topology::OutsideReach> reaches = {
            {Kind::SharedFolder, "/home/u/data", {}, {}},
            {Kind::LiveViewers, "0.0.0.0", "0.0.0.0/0", {"h1:eth0 \u21c4 h2:eth0"}},
            {Kind::Attachment, "eth0", "interface", {"lan"}},
            {Kind::Attachment, "<b>web</b>\x1b[2J", "container", {"web"}, {"eth0 10.0.0.1/8"}},
            {Kind::Attachment, "/home/u/x.pcap", "file", {"h1"}},
            {Kind::Nat, {}, {}, {"internet"}}};
        QWidget window;
        window.resize(900, 700);
        window.show();
        OutsideQuestion question("student<b>lab</b>", reaches, 3, OutsideQuestion::Moment::Start,
                                 &window);
        question.show();
        QVERIFY(QTest::qWaitForWindowExposed(&question));
        QString all;
        for (const QLabel *label : question.findChildren<QLabel *>()) {
            all += label->text().remove(u'\u200b') + '\n';
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
        }
        for (const char *words :
             {"gives elements the folder “/home/u/data” to read and write",
              "lets everybody who reaches this machine watch live captures at “0.0.0.0”",
              "joins “lan” with the interface “eth0” of this machine",
              "the container “<b>web</b>\\x1b[2J”",
              "By “eth0 10.0.0.1/8” there. The lab can record",
              "lets “h1” send what is in the file “/home/u/x.pcap”",
              "elements behind “internet” reach this machine's network and the Internet",
              "3 command(s) run by themselves", "student<b>lab</b>"})
            QVERIFY2(all.contains(QString::fromUtf8(words)), qPrintable(all));
        QVERIFY(question.grab().save(QStringLiteral(TOMATO_PICTURES "/outside-question.png")));
        auto *allow = question.findChild<QPushButton *>("outsideAllow");
        auto *refuse = question.findChild<QPushButton *>("outsideRefuse");
        QVERIFY(refuse->isDefault() && !allow->isDefault());
        QTest::keyClick(&question, Qt::Key_Return);
        QCOMPARE(question.result(), int(QDialog::Rejected));
        QTRY_VERIFY(!question.isVisible());
        question.show();
        QTest::mouseClick(allow, Qt::LeftButton);
        QCOMPARE(question.result(), int(QDialog::Accepted));
    }
};

QTEST_MAIN(TestOutsideQuestion)
#include "tst_outsidequestion.moc"
