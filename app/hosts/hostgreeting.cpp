// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/hostgreeting.h"

#include <QJsonDocument>
#include <QSysInfo>
#include <QThread>

#include <unistd.h>

namespace tomato::hosts {

static constexpr QByteArrayView GreetingMark("TOMATO-HOST 1 ");

HostGreeting HostGreeting::own()
{
    HostGreeting greeting;
    greeting.protocol = Protocol;
    greeting.features = {QStringLiteral("part"),      QStringLiteral("trunk-stream"),
                         QStringLiteral("trunk-udp"), QStringLiteral("lease"),
                         QStringLiteral("clock"),     QStringLiteral("epoch")};
    greeting.version = QStringLiteral(TOMATO_VERSION);
    greeting.kernel = QSysInfo::kernelVersion();
    greeting.uid = ::geteuid();
    greeting.cores = QThread::idealThreadCount();
    greeting.memoryMegabytes =
        static_cast<qint64>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE) / 1'000'000;
    return greeting;
}

QJsonObject HostGreeting::toJson() const
{
    QJsonObject json{{"protocol", protocol},
                     {"features", QJsonArray::fromStringList(features)},
                     {"version", version},
                     {"kernel", kernel},
                     {"uid", uid},
                     {"cores", cores},
                     {"memory", memoryMegabytes}};
    if (!checks.isEmpty())
        json.insert("checks", checks);
    if (load)
        json.insert("load", *load);
    return json;
}

QByteArray HostGreeting::line() const
{
    return GreetingMark.toByteArray() + QJsonDocument(toJson()).toJson(QJsonDocument::Compact) +
           '\n';
}

Result<HostGreeting> HostGreeting::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object.value("protocol").isDouble() || !object.value("version").isString())
        return failure("its greeting cannot be read");
    HostGreeting greeting;
    greeting.protocol = object.value("protocol").toInt();
    greeting.version = object.value("version").toString().left(100);
    if (greeting.protocol != Protocol)
        return failure("has ToMaTo Desktop " + greeting.version.toStdString() +
                       ", which speaks the protocol " + std::to_string(greeting.protocol) +
                       "; here is " TOMATO_VERSION " with the protocol " +
                       std::to_string(Protocol) + ": install the same version on both");
    for (const QJsonValue feature : object.value("features").toArray())
        greeting.features << feature.toString();
    greeting.kernel = object.value("kernel").toString().left(200);
    greeting.uid = object.value("uid").toInteger();
    greeting.cores = object.value("cores").toInt();
    greeting.memoryMegabytes = object.value("memory").toInteger();
    greeting.checks = object.value("checks").toArray();
    if (object.value("load").isDouble())
        greeting.load = object.value("load").toDouble();
    return greeting;
}

Result<std::optional<HostGreeting>> GreetingSearch::look(const QByteArray &line)
{
    // A shell's prompt may stand before it.
    const qsizetype at = line.indexOf(GreetingMark);
    if (at < 0) {
        m_noise += line.size();
        if (const auto allowed = allow(0); !allowed)
            return passOn(allowed);
        return std::nullopt;
    }
    auto greeting = HostGreeting::fromJson(line.mid(at + GreetingMark.size()).trimmed());
    if (!greeting)
        return passOn(greeting);
    return std::move(*greeting);
}

Result<> GreetingSearch::allow(qsizetype waiting) const
{
    if (m_noise + waiting > MaxNoise)
        return failure("its login shell prints more than 64 KiB before tomato-engine begins: have "
                       "it print nothing when it is not interactive");
    return {};
}

} // namespace tomato::hosts
