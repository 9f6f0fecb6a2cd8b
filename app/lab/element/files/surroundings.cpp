// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/files/surroundings.h"

#include "app/base/filedescriptor.h"
#include "app/base/files/fileaccess.h"
#include "app/base/files/foldercopy.h"
#include "app/base/files/memberpath.h"
#include "app/base/systemwords.h"
#include "app/images/imagenote.h"
#include "app/lab/element/files/givenfolder.h"
#include "app/lab/element/limits/diskreserve.h"
#include "app/lab/plan/labplan.h"
#include "app/lab/zygote/elementids.h"
#include "app/topology/attributes/attributenames.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace tomato::lab {

namespace {

Result<> fill(QFile &file, const std::string &text, const std::string &path)
{
    const auto size = static_cast<qint64>(text.size());
    errno = 0;
    if (!file.seek(0) || file.write(text.data(), size) != size || !file.flush() ||
        !file.resize(size))
        return failure(fileWords(file, errno), path);
    return {};
}

/// Replaces a file that only the worker's user can read.
Result<> replaceFile(const std::string &path, const std::string &text)
{
    QSaveFile file(QString::fromStdString(path));
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.commit())
        return failure(fileWords(file, errno), path);
    return {};
}

/// Makes a file for the element's root, which its other users can read: nobody else gets into the
/// folder above.
Result<> makeOwnFile(const std::string &path, const std::string &text)
{
    const unsigned user = elementIds().first;
    const auto open = [&path] {
        return FileDescriptor(
            ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    };
    FileDescriptor opened = open();
    if (!opened && errno == EEXIST && ::unlink(path.c_str()) == 0)
        opened = open();
    if (!opened || fchmod(opened.get(), 0644) != 0 ||
        (user != 0 && fchown(opened.get(), user, user) != 0))
        return failure(systemWords(errno), path);
    return writeAll(opened, text, 0, path);
}

/// Changes the file in place, as the element has the file itself mounted. The element's own changes
/// stay: `before` is the text that it was given. So does what it holds against others.
Result<> changeOwnFile(const std::string &path, const std::string &before, const std::string &text)
{
    if (before == text)
        return {};
    const FileDescriptor opened(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    // A lease (fcntl(2)) of a program inside would have us wait for 45 s.
    if (!opened && errno == EWOULDBLOCK)
        return {};
    QFile file;
    if (!opened || !file.open(opened.get(), QIODevice::ReadWrite))
        return failure(systemWords(errno), path);
    if (file.size() != static_cast<qint64>(before.size()) ||
        file.readAll() != QByteArray::fromStdString(before))
        return {};
    return fill(file, text, path);
}

/// Returns the addresses of interfaces that use DHCP, as far as they are known.
std::map<ElementId, IpAddress> leasedAddresses(const std::map<ElementId, DevicePlan> &plans)
{
    std::map<ElementId, IpAddress> leased;
    for (const auto &[id, plan] : plans) {
        for (const DhcpLease &lease : plan.leases)
            leased.emplace(lease.interface, lease.address);
    }
    return leased;
}

std::string hostsOf(const std::map<ElementId, DevicePlan> &plans)
{
    std::string text = "127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n";
    const auto leased = leasedAddresses(plans);
    for (const auto &[id, plan] : plans) {
        const auto add = [&](const IpAddress &address, const std::string &interface) {
            text += address.text() + ' ' + plan.hostName +
                    (interface.empty() ? "" : ' ' + plan.hostName + '-' + interface) + '\n';
        };
        for (const InterfacePlan &interface : plan.interfaces) {
            for (const IpPrefix &address : interface.addresses)
                add(address.address, interface.name);
            if (const auto lease = leased.find(interface.id);
                interface.usesDhcp && lease != leased.end())
                add(lease->second, interface.name);
        }
        for (const IpPrefix &address : plan.bridgeAddresses)
            add(address.address, {});
    }
    return text;
}

/// A stranger may name an element "..".
bool isFileName(const std::string &name)
{
    return name.find('/') == std::string::npos && problemOfMemberPath(name).empty();
}

Result<std::string> resolverOf(const topology::Topology &topology)
{
    // Without a server the resolver asks this machine's own port 53, where nobody answers, and
    // fails at once.
    std::string text = "options timeout:2 attempts:1\n";
    const auto servers = planNameservers(topology);
    if (!servers)
        return passOn(servers);
    for (const IpAddress &server : *servers)
        text += "nameserver " + server.text() + '\n';
    return text;
}

} // namespace

Result<> Surroundings::write(const topology::Topology &topology,
                             const std::map<ElementId, DevicePlan> &plans)
{
    m_seen.clear();
    m_shared.clear();
    if (m_folder.empty())
        return {};
    for (const std::string &folder : {m_folder + "/elements", m_folder + "/settings"}) {
        if (!QDir().mkpath(QString::fromStdString(folder)))
            return failure("this folder cannot be made", folder);
    }
    if (m_settings == nullptr) {
        auto made = SettingsPlace::make(m_folder + "/settings");
        if (!made)
            return passOn(made);
        m_settings = std::make_unique<SettingsPlace>(std::move(*made));
    }
    const auto resolver = resolverOf(topology);
    if (!resolver)
        return passOn(resolver);
    Names names{hostsOf(plans), *resolver};
    if (m_names == nullptr || names != *m_names) {
        // The file is for recordings, which name addresses; elements have files of their own.
        if (const auto written = replaceFile(m_folder + "/hosts", names.hosts); !written)
            return written;
        m_names = std::make_shared<const Names>(std::move(names));
    }
    std::set<std::string> present;
    for (const auto &[id, plan] : plans) {
        const auto given = m_given.find(plan.folder);
        present.insert(plan.folder);
        if (const topology::Element *element = topology.element(id))
            m_elements[plan.folder] = element->name().toStdString();
        if (given == m_given.end())
            continue;
        if (const auto told = changeOwnFiles(plan, given->second); !told)
            return told;
    }
    std::erase_if(m_given, [&](const auto &each) { return !present.contains(each.first); });
    m_seen.push_back(m_folder);
    for (const QJsonValue &each :
         topology.attributes().value(topology::SharedFoldersAttribute).toArray()) {
        auto folder = SharedFolder::open(each.toString(), m_agreed);
        if (!folder)
            return passOn(folder);
        m_seen.push_back(folder->place());
        m_shared.push_back(std::move(*folder));
    }
    return {};
}

Surroundings::Given Surroundings::namesFor(const DevicePlan &plan) const
{
    return {m_names, plan.hostName + '\n'};
}

Result<> Surroundings::changeOwnFiles(const DevicePlan &plan, Given &given) const
{
    const Given next = namesFor(plan);
    if (given == next)
        return {};
    const std::string folder = settingsFolder(plan);
    Result<> done = changeOwnFile(folder + "/hosts", given.names->hosts, next.names->hosts);
    if (done)
        done = changeOwnFile(folder + "/resolv.conf", given.names->resolver, next.names->resolver);
    if (done)
        done = changeOwnFile(folder + "/hostname", given.hostName, next.hostName);
    given = next;
    return done;
}

Result<> Surroundings::makeOwnFiles(const DevicePlan &plan)
{
    const std::string folder = settingsFolder(plan);
    const Given given = namesFor(plan);
    if (!QDir().mkpath(QString::fromStdString(folder)))
        return failure("this folder cannot be made", folder);
    Result<> done = makeOwnFile(folder + "/hosts", given.names->hosts);
    if (done)
        done = makeOwnFile(folder + "/resolv.conf", given.names->resolver);
    if (done)
        done = makeOwnFile(folder + "/hostname", given.hostName);
    if (done)
        m_given[plan.folder] = given;
    return done;
}

/// Its first files come in before it has its name, so that no element writes there meanwhile, and a
/// copy that ended halfway is not taken for the folder. One that is there is the element's own.
Result<> Surroundings::makeWorkingFolder(const DevicePlan &plan) const
{
    const std::filesystem::path folder = workingFolder(plan);
    const auto name = m_elements.find(plan.folder);
    std::error_code problem;
    if (std::filesystem::exists(std::filesystem::symlink_status(folder, problem)))
        return {};
    const std::filesystem::path coming = m_folder + "/coming/" + plan.folder;
    std::filesystem::remove_all(coming, problem);
    if (!QDir().mkpath(QFile::decodeName(coming.c_str())))
        return failure("this folder cannot be made", coming.string());
    if (!m_files.empty() && name != m_elements.end() && isFileName(name->second)) {
        const std::filesystem::path files = std::filesystem::path(m_files) / name->second;
        const auto target = EnclosedFolder::open(coming);
        if (!target)
            return passOn(target);
        if (std::filesystem::exists(std::filesystem::symlink_status(files, problem))) {
            if (const auto copied = copyFolder(files, *target); !copied)
                return copied;
        }
    }
    if (::rename(coming.c_str(), folder.c_str()) != 0)
        return failure("this folder cannot be made: " + systemWords(errno), folder.string());
    std::filesystem::remove(coming.parent_path(), problem); // if it is empty
    return {};
}

Result<> Surroundings::prepare(const DevicePlan &plan)
{
    const std::string folder = workingFolder(plan);
    if (folder.empty())
        return {};
    if (const std::string problem = this->problem(); !problem.empty())
        return failure(problem, folder);
    if (const auto made = makeWorkingFolder(plan); !made)
        return made;
    if (const auto made = makeOwnFiles(plan); !made)
        return made;
    return giveTo(elementIds().first, folder);
}

Result<ElementImage> Surroundings::image(const DevicePlan &plan) const
{
    const std::string layer = m_folder + "/layers/" + plan.folder;
    if (plan.image.name.empty()) {
        if (!m_folder.empty())
            images::forgetImage(layer);
        return ElementImage();
    }
    if (m_folder.empty())
        return failure("a lab that keeps nothing has no images", topology::ImageAttribute.data());
    return ElementImage::open(plan.image, m_agreed, layer);
}

std::string Surroundings::problem() const
{
    if (!DiskReserve::isTouched(m_folder))
        return {};
    return "less than 256 MB are left on the disk of its working folder";
}

std::string Surroundings::workingFolder(const DevicePlan &plan) const
{
    return m_folder.empty() ? std::string() : m_folder + "/elements/" + plan.folder;
}

std::string Surroundings::settingsFolder(const DevicePlan &plan) const
{
    return m_folder + "/settings/" + plan.folder;
}

std::string Surroundings::outputFolder(const DevicePlan &plan) const
{
    return m_folder.empty() ? std::string() : m_folder + "/output/" + plan.folder;
}

} // namespace tomato::lab
