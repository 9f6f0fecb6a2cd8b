// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextDocumentFragment>

#include <iterator>
#include <map>

using namespace tomato;

class TestTrafficPlot final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
    }

    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_view = m_stage->dock("trafficDock");
        m_view->resize(900, 300);
        m_view->show();
        m_chart = m_view->findChild<QWidget *>("trafficView");
    }

    void cleanup() { m_stage.reset(); }

    void withoutCapturesItSaysSo()
    {
        auto *hint = m_view->findChild<QLabel *>("trafficHint");
        QVERIFY(hint->isVisible() && !m_chart->isVisible());
    }

    void inADarkWindowThePlotIsDark()
    {
        const QPalette before = QApplication::palette();
        QApplication::setPalette(QPalette(QColor(40, 40, 45)));
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        QWidget *chart = m_stage->dock("trafficDock")->findChild<QWidget *>("trafficView");
        chart->resize(300, 200);
        QVERIFY(chart->grab().toImage().pixelColor(150, 60).lightness() < 128);
        QApplication::setPalette(before);
        QTRY_VERIFY(chart->grab().toImage().pixelColor(150, 60).lightness() > 128);
    }

    void axesAreNamedInFullHoweverLittleRoomThereIs()
    {
        auto *view = qobject_cast<QGraphicsView *>(m_chart);
        QVERIFY(view != nullptr);
        view->resize(500, view->minimumHeight());
        view->grab(); // lays it out
        QStringList texts;
        for (const QGraphicsItem *item : view->scene()->items()) {
            if (const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item))
                texts << QTextDocumentFragment::fromHtml(text->toHtml()).toPlainText();
        }
        QVERIFY2(texts.contains("Packets/s") && texts.contains("kbit/s"),
                 qPrintable(texts.join(u'|')));
    }

    void trafficIsPlottedAndSaved()
    {
        m_stage->host.set({{"capturing", true}});
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        qint64 packets = 1000;
        const auto more = [&] {
            packets += 700 + packets % 900;
            QJsonObject capture = test::FakeEngine::recording("file");
            capture.insert("run", 1);
            capture.insert("packets", packets);
            capture.insert("bytes", packets * 300);
            const QJsonArray sides{packets / 3, packets - packets / 3};
            const QJsonArray bytes{packets * 100, packets * 200};
            capture.insert("counters", QJsonObject{{"written", sides}, {"writtenBytes", bytes}});
            return m_stage->setCapture(capture);
        };
        QTRY_VERIFY_WITH_TIMEOUT(more() && m_chart->isVisible(), 10'000);
        auto *choice = m_view->findChild<QComboBox *>("trafficConnection");
        QVERIFY(choice->currentText().startsWith("h1:eth0"));
        const QImage before = m_chart->grab().toImage();
        QTRY_VERIFY_WITH_TIMEOUT(more() && m_chart->grab().toImage() != before, 10'000);
        int seconds = 0;
        QTRY_VERIFY_WITH_TIMEOUT(more() && ++seconds > 80, 30'000);
        QVERIFY(m_view->grab().save(QStringLiteral(TOMATO_PICTURES "/traffic.png")));
        theNumbersOfTheAxesAreTrue();
        theyAreWrittenAsTheLanguageDoes();
        save("plot.png");
        const QImage saved(m_stage->path("plot.png"));
        QCOMPARE(saved.size(), m_chart->size() * 2);
        save("plot.svg");
        QFile svg(m_stage->path("plot.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray drawing = svg.readAll();
        QVERIFY(drawing.contains("<svg") && drawing.contains("Packets from h1:eth0") &&
                drawing.contains("Bits from r1:eth0"));
        save("missing/plot.png");
        QVERIFY(m_stage->host.messages.value(0).contains("missing/plot.png"));
    }

private:
    /// Whole numbers at equal distances are as far from each other.
    void theNumbersOfTheAxesAreTrue()
    {
        const auto *view = qobject_cast<QGraphicsView *>(m_chart);
        std::map<bool, std::map<int, double>> labels; // by side and place
        for (const QGraphicsItem *item : view->scene()->items()) {
            const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item);
            if (!text || !text->isVisible())
                continue;
            bool isNumber = false;
            const double number = m_view->locale().toDouble(
                QTextDocumentFragment::fromHtml(text->toHtml()).toPlainText(), &isNumber);
            if (isNumber)
                labels[text->scenePos().x() < view->width() / 2.0]
                      [static_cast<int>(text->scenePos().y())] = number;
        }
        QCOMPARE(labels.size(), 2U);
        for (const auto &[side, numbers] : labels) {
            QVERIFY(numbers.size() >= 4);
            const double step = numbers.begin()->second - std::next(numbers.begin())->second;
            QVERIFY(step >= 1);
            for (auto at = std::next(numbers.begin()); at != numbers.end(); ++at)
                QCOMPARE(std::prev(at)->second - at->second, step);
            QCOMPARE(numbers.rbegin()->second, 0.0);
        }
    }

    QStringList textsOfTheChart() const
    {
        m_chart->grab(); // lays it out
        QStringList texts;
        for (const QGraphicsItem *item : qobject_cast<QGraphicsView *>(m_chart)->scene()->items()) {
            if (const auto *text = qgraphicsitem_cast<const QGraphicsTextItem *>(item))
                texts << QTextDocumentFragment::fromHtml(text->toHtml()).toPlainText();
        }
        return texts;
    }

    void theyAreWrittenAsTheLanguageDoes()
    {
        const auto have = [this](const char *number) {
            const QStringList texts = textsOfTheChart();
            return std::any_of(texts.begin(), texts.end(),
                               [number](const QString &text) { return text.endsWith(number); });
        };
        m_view->setLocale(QLocale(QLocale::German));
        QTRY_VERIFY2(have(".000"), qPrintable(textsOfTheChart().join(u'|')));
        m_view->setLocale(QLocale(QLocale::Chinese));
        QTRY_VERIFY2(have(",000"), qPrintable(textsOfTheChart().join(u'|')));
    }

    void save(const QString &name)
    {
        m_view->findChild<QPushButton *>("trafficSave")->click();
        auto *question = m_stage->host.window()->findChild<QFileDialog *>("trafficQuestion");
        QVERIFY(question != nullptr);
        emit question->fileSelected(m_stage->path(name));
        delete question;
    }

    std::unique_ptr<test::PluginStage> m_stage;
    QWidget *m_view = nullptr;
    QWidget *m_chart = nullptr;
};

QTEST_MAIN(TestTrafficPlot)
#include "tst_trafficplot.moc"
