// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/performed.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>
#include <stdexcept>

namespace tomato::bench {

namespace {

QByteArray topologyOf(const QJsonObject &experiment)
{
    QJsonArray elements;
    for (const char *host : {"1", "2"}) {
        const QString id = QLatin1String(host);
        elements.append(QJsonObject{{"id", id},
                                    {"type", "container"},
                                    {"parent", QJsonValue()},
                                    {"name", QStringLiteral("h") + id}});
        elements.append(QJsonObject{{"id", QStringLiteral("1") + id},
                                    {"type", "container_interface"},
                                    {"parent", id},
                                    {"name", "eth0"},
                                    {"ip4address", QStringLiteral("10.0.0.%1/24").arg(id)}});
    }
    const QJsonObject link{{"id", "c"},
                           {"elements", QJsonArray{"11", "12"}},
                           {"capture_precision", "nano"},
                           {"capture_segments", 500}};
    return QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                     {"topology", QJsonObject{{"name", "bench"},
                                                              {"experiment", experiment},
                                                              {"elements", elements},
                                                              {"connections", QJsonArray{link}}}}})
        .toJson();
}

} // namespace

Performed::Performed(const QJsonObject &experiment, const QByteArray &capture)
    : Performed(topologyOf(experiment), capture)
{
}

Performed::Performed(const QByteArray &topology, const QByteArray &capture)
{
    write(QStringLiteral("x.tomato4.json"), topology);
    if (!capture.isEmpty() && !QDir(m_folder.path()).mkpath(QStringLiteral("files/h1")))
        throw std::runtime_error("there is no temporary folder");
    if (!capture.isEmpty())
        write(QStringLiteral("files/h1/x.pcap"), capture);
    QProcess tomato;
    tomato.setWorkingDirectory(m_folder.path());
    QStringList words = {"experiment", "run", "x.tomato4.json", "--out", "out", "--json"};
    if (!capture.isEmpty())
        words += {"--files", "files"};
    tomato.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    tomato.start(QStringLiteral(TOMATO_BIN "/tomato"), words);
    tomato.waitForFinished(-1);
    m_exitCode = tomato.exitCode();
}

QJsonObject Performed::run(int number) const
{
    QFile file(path(QStringLiteral("out/runs/%1/run.json").arg(number, 3, 10, QChar(u'0'))));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void Performed::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        throw std::runtime_error("a file cannot be written");
}

double atShare(std::vector<double> &values, double share)
{
    if (values.empty())
        return -1;
    const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(place),
                     values.end());
    return values[place];
}

} // namespace tomato::bench
