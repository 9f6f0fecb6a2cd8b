// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pictures/picturedlab.h"

#include "app/client/engineclient.h"
#include "app/topology/lookup.h"
#include "ui/lab/labsession.h"
#include "ui/preferences/language.h"

#include <QDockWidget>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <functional>
#include <stdexcept>

using namespace tomato;
using namespace tomato::ui;

PicturedLab::PicturedLab(const Shell &shell, const QString &topology, QDir folder, Lab lab)
    : m_shell(shell), m_folder(std::move(folder)),
      m_window(std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"}))
{
    constexpr QSize Size(1240, 820);
    m_window->resize(Size);
    m_window->show();
    m_window->openFile(topology);
    if (lab == Lab::Stopped)
        return;
    m_window->lab().start();
    wait([this] { return m_window->lab().isRunning(); }, "the lab to run");
}

PicturedLab::~PicturedLab()
{
    if (!m_window->lab().isUp())
        return;
    bool isDone = false;
    m_window->lab().stop([&isDone](bool) { isDone = true; });
    constexpr int MaxWait = 30'000;
    if (!QTest::qWaitFor([&isDone] { return isDone; }, MaxWait))
        qWarning("the lab was not stopped");
}

void PicturedLab::require(bool isSo, const QString &what)
{
    if (!isSo)
        throw std::runtime_error("missing: " + what.toStdString());
}

void PicturedLab::wait(const std::function<bool()> &isSo, const QString &what)
{
    constexpr int MaxWait = 60'000;
    require(QTest::qWaitFor(isSo, MaxWait), what);
}

QStringList PicturedLab::inside(const QString &element, const QStringList &command) const
{
    const auto id = topology::findElement(m_window->document().topology(), element);
    require(id.has_value(), element);
    return client::enterElement(m_window->lab().engine().lab().elements.at(*id)) + command;
}

void PicturedLab::run(const QString &element, const QStringList &command) const
{
    const auto process = start(element, command);
    wait([&process] { return process->state() == QProcess::NotRunning; }, command.join(' '));
}

std::unique_ptr<QProcess> PicturedLab::start(const QString &element,
                                             const QStringList &command) const
{
    const QStringList words = inside(element, command);
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_shell.environment());
    process->setStandardInputFile(QProcess::nullDevice());
    process->start(words.front(), words.mid(1));
    require(process->waitForStarted(), command.join(' '));
    return process;
}

QWidget &PicturedLab::showDock(const QString &name, int height) const
{
    auto &dock = find<QDockWidget>(name);
    dock.show();
    dock.raise();
    m_window->resizeDocks({&dock}, {height}, Qt::Vertical);
    QCoreApplication::processEvents();
    return dock;
}

/// Its most frequent colours are enough, at a quarter of the size.
static QImage withFewColours(const QImage &picture)
{
    const QImage all = picture.convertToFormat(QImage::Format_RGB32);
    QHash<QRgb, int> frequency;
    for (int y = 0; y < all.height(); ++y) {
        for (int x = 0; x < all.width(); ++x)
            ++frequency[all.pixel(x, y)];
    }
    QList<QRgb> colours = frequency.keys();
    std::ranges::sort(colours, std::greater(), [&](QRgb each) { return frequency[each]; });
    // One of each kind of colour, so that a small thing keeps its own.
    constexpr QRgb Kind = 0xfff8f8f8;
    constexpr qsizetype MaxChosen = 256;
    QSet<QRgb> kinds;
    QList<QRgb> chosen;
    for (const QRgb each : colours) {
        if (chosen.size() < MaxChosen && !kinds.contains(each & Kind)) {
            kinds.insert(each & Kind);
            chosen << each;
        }
    }
    return all.convertToFormat(QImage::Format_Indexed8, chosen,
                               Qt::ThresholdDither | Qt::AvoidDither);
}

QString PicturedLab::routers(const Shell &shell, const QString &name, const QJsonObject &attributes)
{
    QFile example(QStringLiteral(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json"));
    require(example.open(QIODevice::ReadOnly), example.fileName());
    QJsonObject document = QJsonDocument::fromJson(example.readAll()).object();
    QJsonObject topology = document["topology"].toObject();
    topology["name"] = name;
    QJsonArray connections;
    for (const QJsonValue each : topology["connections"].toArray()) {
        QJsonObject connection = each.toObject();
        for (auto attribute = attributes.begin(); attribute != attributes.end(); ++attribute)
            connection[attribute.key()] = attribute.value();
        connections.append(connection);
    }
    topology["connections"] = connections;
    document["topology"] = topology;
    QFile file(shell.path(name + ".tomato4.json"));
    require(file.open(QIODevice::WriteOnly), file.fileName());
    file.write(QJsonDocument(document).toJson());
    return file.fileName();
}

void PicturedLab::take(const QString &name, const std::function<QWidget &()> &prepare) const
{
    // Columns that are wider for a longer heading stay so.
    for (const QString language : {"en", "zh", "de"}) {
        chooseLanguage(language);
        applyLanguage(QStringLiteral(TOMATO_BIN "/translations"));
        QWidget &seen = prepare();
        constexpr int Settle = 300;
        QTest::qWait(Settle);
        save(seen.grab().toImage(), m_folder, name, language);
    }
}

void PicturedLab::save(const QImage &picture, const QDir &folder, const QString &name,
                       const QString &language)
{
    const QString file =
        name + (language == "en" ? QStringLiteral(".png") : "_" + language + ".png");
    require(withFewColours(picture).save(folder.filePath(file)), file);
}
