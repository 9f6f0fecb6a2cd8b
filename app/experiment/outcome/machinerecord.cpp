// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/machinerecord.h"

#include <QFile>
#include <QJsonArray>
#include <QSysInfo>
#include <QThread>

#include <sys/utsname.h>

namespace tomato::experiment {

namespace {

/// Reads a file of the kernel; the result is empty where there is none.
QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(64 * 1024)).trimmed()
                                          : QString();
}

/// The value behind "NAME : value" or "NAME: value".
QString fieldOf(const QString &path, const QString &name)
{
    for (const QString &line : textOf(path).split(u'\n')) {
        if (line.section(u':', 0, 0).trimmed() == name)
            return line.section(u':', 1).trimmed();
    }
    return {};
}

QString sysctlName(QString path)
{
    return path.replace(u'/', u'.');
}

/// Values of several numbers stand with tabs between them.
QString valueOf(const QString &text)
{
    return text.simplified();
}

QJsonArray load()
{
    QJsonArray load;
    for (const QString &each : textOf(QStringLiteral("/proc/loadavg")).split(u' ').mid(0, 3))
        load.append(each.toDouble());
    return load;
}

/// Reads the settings that no namespace has of its own, or that elements take over from the
/// machine.
QJsonObject sharedSettings()
{
    QJsonObject settings;
    for (const char *path :
         {"net/core/default_qdisc", "net/core/netdev_budget", "net/core/netdev_max_backlog",
          "net/core/rmem_default", "net/core/rmem_max", "net/core/wmem_default",
          "net/core/wmem_max", "net/ipv4/tcp_available_congestion_control", "net/ipv4/tcp_mem",
          "net/ipv4/udp_mem", "kernel/sched_rt_runtime_us"}) {
        const QString value = textOf(QStringLiteral("/proc/sys/") + QLatin1String(path));
        if (!value.isEmpty())
            settings.insert(sysctlName(QLatin1String(path)), valueOf(value));
    }
    return settings;
}

} // namespace

QJsonObject machineRecord()
{
    utsname names = {};
    (void)::uname(&names);
    const QString cpu = QStringLiteral("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    const QString clock =
        QStringLiteral("/sys/devices/system/clocksource/clocksource0/current_clocksource");
    QJsonObject record{{"kernel", QSysInfo::kernelVersion()},
                       {"kernel_build", QString::fromLocal8Bit(names.version)},
                       {"architecture", QSysInfo::currentCpuArchitecture()},
                       {"system", QSysInfo::prettyProductName()},
                       {"processors", QThread::idealThreadCount()},
                       {"load", load()},
                       {"sysctls", sharedSettings()}};
    const auto add = [&record](const char *key, const QString &value) {
        if (!value.isEmpty())
            record.insert(QLatin1String(key), value);
    };
    add("processor", fieldOf(QStringLiteral("/proc/cpuinfo"), QStringLiteral("model name")));
    add("memory", fieldOf(QStringLiteral("/proc/meminfo"), QStringLiteral("MemTotal")));
    add("governor", textOf(cpu));
    add("clock_source", textOf(clock));
    return record;
}

const QStringList &elementSettings()
{
    static const QStringList all = {
        QStringLiteral("net/core/somaxconn"),
        QStringLiteral("net/ipv4/ip_forward"),
        QStringLiteral("net/ipv4/ip_default_ttl"),
        QStringLiteral("net/ipv4/fib_multipath_hash_policy"),
        QStringLiteral("net/ipv4/conf/all/rp_filter"),
        QStringLiteral("net/ipv4/icmp_ratelimit"),
        QStringLiteral("net/ipv4/tcp_congestion_control"),
        QStringLiteral("net/ipv4/tcp_ecn"),
        QStringLiteral("net/ipv4/tcp_fastopen"),
        QStringLiteral("net/ipv4/tcp_limit_output_bytes"),
        QStringLiteral("net/ipv4/tcp_min_rtt_wlen"),
        QStringLiteral("net/ipv4/tcp_moderate_rcvbuf"),
        QStringLiteral("net/ipv4/tcp_mtu_probing"),
        QStringLiteral("net/ipv4/tcp_no_metrics_save"),
        QStringLiteral("net/ipv4/tcp_notsent_lowat"),
        QStringLiteral("net/ipv4/tcp_pacing_ca_ratio"),
        QStringLiteral("net/ipv4/tcp_pacing_ss_ratio"),
        QStringLiteral("net/ipv4/tcp_recovery"),
        QStringLiteral("net/ipv4/tcp_rmem"),
        QStringLiteral("net/ipv4/tcp_sack"),
        QStringLiteral("net/ipv4/tcp_slow_start_after_idle"),
        QStringLiteral("net/ipv4/tcp_timestamps"),
        QStringLiteral("net/ipv4/tcp_window_scaling"),
        QStringLiteral("net/ipv4/tcp_wmem"),
        QStringLiteral("net/ipv6/conf/all/disable_ipv6"),
        QStringLiteral("net/ipv6/conf/all/forwarding"),
        QStringLiteral("net/mpls/platform_labels"),
    };
    return all;
}

QString printElementSettings()
{
    // One program, as a busy machine takes its time for each.
    return QStringLiteral("cd /proc/sys && grep -Hs . %1; true").arg(elementSettings().join(u' '));
}

QJsonObject readElementSettings(const QByteArray &printed)
{
    QJsonObject settings;
    for (const QString &line : QString::fromUtf8(printed).split(u'\n')) {
        const QString path = line.section(u':', 0, 0);
        if (elementSettings().contains(path) && line.contains(u':'))
            settings.insert(sysctlName(path), valueOf(line.section(u':', 1)));
    }
    return settings;
}

} // namespace tomato::experiment
