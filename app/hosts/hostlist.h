// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/hosts/host.h"

#include <map>
#include <vector>

namespace tomato::hosts {

/// The hosts that this user gave names to. A topology holds these names and nothing else of them,
/// so that nobody's file says where programs are started.
class HostList final
{
public:
    /// Returns `$XDG_CONFIG_HOME/tomato-desktop/hosts.conf`, else the path in `~/.config`.
    static QString path();
    /// A file that is not there has no hosts. An error's place is the file, the host and the key.
    static Result<HostList> load(const QString &path = HostList::path());
    /// Returns the hosts of the file, and the nodes of the allocation of Slurm that this program
    /// runs in.
    static Result<HostList> known();
    /// Fails for a text that cannot be the name of a host: [A-Za-z0-9][A-Za-z0-9._-]{0,62}.
    static Result<> checkName(const QString &name);
    /// Makes a host of a section's name and values. An error's place is ".KEY", or empty when the
    /// name is wrong.
    static Result<Host> make(const QString &name, const std::map<QString, QString> &values);
    /// Fails for a value that a key of the file cannot have, and for a key that there is not.
    static Result<> checkValue(const QString &key, const QString &value);

    const std::map<QString, Host> &hosts() const { return m_hosts; }
    /// The error lists the existing hosts.
    Result<Host> find(const QString &name) const;
    /// Reads names as "a,b": each host is returned once, `here` among them when it is named, and
    /// each node where AllNodes is.
    Result<std::vector<Host>> choose(const QString &names) const;

private:
    void addNodes(const QStringList &nodes);
    Result<std::vector<Host>> named(const QString &name) const;

    QString m_path;
    std::map<QString, Host> m_hosts;
    QStringList m_nodes;
};

} // namespace tomato::hosts
