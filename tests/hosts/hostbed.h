// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <map>
#include <memory>

namespace tomato::hosts {

/// One of the machines of a HostBed: a network that stays, as that of a machine whose cable is
/// plugged in, and what runs in it, which can be killed and booted again. It has processes, mounts,
/// a name, a user without rights and an sshd of its own. Everything that it starts ends with it.
class BedHost final
{
public:
    /// `number` is that of its address; `folder` holds its files, and `programs` what was built.
    BedHost(QString name, int number, QString folder, QString programs);
    ~BedHost();
    BedHost(const BedHost &) = delete;
    BedHost &operator=(const BedHost &) = delete;

    Result<> plugIn();
    /// Begins its processes; returns when its sshd listens.
    Result<> boot();
    /// Ends all of its processes at once, as a power cut does.
    void kill();

    const QString &name() const { return m_name; }
    QString address() const;
    /// Its end of the cable, which stands in the bed's network.
    QString port() const;
    /// What its first process and sshd said since it was asked before.
    QByteArray said();
    /// Puts what runs a command on this machine, with rights over it, before the command.
    QStringList inside(const QStringList &command) const;
    /// Runs the command there; its output, or why it failed.
    Result<QString> run(const QStringList &command) const;
    /// The same by its user, who has no rights over it.
    Result<QString> runAsUser(const QStringList &command) const;
    /// Where sockets of its user's programs are.
    static QString runtimeFolder();
    /// What its user runs beside sshd, one command line each.
    QStringList processes() const;
    /// Its user's home.
    QString home() const { return m_folder + QStringLiteral("/home"); }

private:
    QString m_name;
    int m_number;
    QString m_folder;
    QString m_programs;
    QProcess m_network;
    QProcess m_machine;
    qint64 m_first = 0;
};

/// Machines that a test makes on this one, and that the ordinary OpenSSH client reaches: network
/// namespaces, joined by a bridge, in each an sshd that lets in one user by a key. The test is on
/// the bridge, too (enterOwnNetwork()). No machine outside sees anything of it.
class HostBed final
{
public:
    static constexpr const char *Programs = "/run/tomato-desktop";
    static constexpr const char *User = "lab";
    static constexpr int Port = 2222;

    struct Settings
    {
        /// More lines of each sshd_config.
        QString sshd = {};
        /// More lines of each host in hosts.conf.
        QString host = {};
        /// The login shell of each user.
        QString shell = QStringLiteral("/bin/sh");
    };
    /// `folder` is that of the user's settings, `programs` that of tomato-engine.
    static Result<std::unique_ptr<HostBed>> make(const QStringList &names, const QString &programs,
                                                 const Settings &settings);
    static Result<std::unique_ptr<HostBed>> make(const QStringList &names, const QString &programs)
    {
        return make(names, programs, Settings());
    }
    ~HostBed();

    BedHost &host(const QString &name) { return *m_hosts.at(name); }
    const std::map<QString, std::unique_ptr<BedHost>> &hosts() const { return m_hosts; }
    /// The ssh that knows these machines, for TOMATO_SSH.
    QString ssh() const { return m_folder.filePath(QStringLiteral("ssh")); }
    /// What hosts.conf says of them.
    QString hostsConf() const;
    /// Pulls the cable of a host, or plugs it in again.
    static Result<> setCable(const BedHost &host, bool isIn);
    /// Lets so much through in each direction.
    static Result<> setRate(const BedHost &host, const QString &rate);
    /// From now on the cable of a host takes packets of so many bytes. Where the host does not know
    /// it, longer ones that it sends are lost, and nobody says so.
    static Result<> setMtu(const BedHost &host, int bytes, bool isKnown = true);
    /// What is between a machine and all others.
    struct LongWay
    {
        /// In each direction.
        std::chrono::milliseconds delay{};
        /// One of so many frames is lost, in each direction.
        int loseOneOf = 0;
    };
    /// From now on the cable of a host is so long; what joins its ends runs until this is deleted.
    static Result<std::unique_ptr<QProcess>> setLongWay(const BedHost &host, LongWay way);

    /// Runs a command on this machine; its output, or why it failed.
    static Result<QString> run(const QStringList &command);

private:
    HostBed(const QStringList &names, const QString &programs, Settings settings);
    Result<> begin();
    Result<> writeFiles() const;
    Result<> write(const QString &name, const QString &text, bool runs = false) const;

    QTemporaryDir m_folder;
    Settings m_settings;
    std::map<QString, std::unique_ptr<BedHost>> m_hosts;
};

} // namespace tomato::hosts
