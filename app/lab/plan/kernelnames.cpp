// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/kernelnames.h"

#include "app/topology/attributes/attributenames.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <net/if.h>

#include <set>

namespace tomato::lab {

static QString reduced(const QString &text)
{
    static const QRegularExpression marks(QStringLiteral("\\p{M}+"));
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9.]+"));
    static const QRegularExpression edges(QStringLiteral("\\A[-.]+|[-.]+\\z"));
    static const QRegularExpression emptyLabels(QStringLiteral("[-.]*\\.[-.]*"));
    QString result = text.normalized(QString::NormalizationForm_KD);
    result.remove(marks).replace(others, QStringLiteral("-"));
    result.replace(emptyLabels, QStringLiteral(".")).remove(edges);
    return result.left(63).remove(edges);
}

std::string hostName(const topology::Element &device)
{
    const QString wanted = device.attributes.value(topology::HostnameAttribute).toString();
    for (const QString &each : {wanted, device.name(), QString::fromStdString(device.id.value)}) {
        if (const QString name = reduced(each); !name.isEmpty())
            return name.toStdString();
    }
    return "element";
}

std::string folderName(const ElementId &element)
{
    const QByteArray id = QByteArray::fromStdString(element.value);
    const QByteArray encoded = id.toPercentEncoding({}, ".~");
    if (encoded.size() <= 200)
        return encoded.toStdString();
    return QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex().toStdString();
}

bool isDeviceName(const QString &name)
{
    // dev_valid_name() in the kernel; all and default are folders beside the devices' in /proc/sys.
    static const QRegularExpression form(QStringLiteral("\\A[!-~]{1,%1}\\z").arg(IFNAMSIZ - 1));
    static const QRegularExpression forbidden(
        QStringLiteral("[/:%]|\\A(?:\\.|\\.\\.|lo|all|default)\\z"));
    return form.match(name).hasMatch() && !forbidden.match(name).hasMatch();
}

std::string portName(const ElementId &interface)
{
    const QByteArray id = QByteArray::fromStdString(interface.value);
    return "p" +
           QCryptographicHash::hash(id, QCryptographicHash::Sha256).toHex().first(14).toStdString();
}

std::map<ElementId, std::string>
interfaceNames(const std::vector<std::pair<ElementId, QString>> &wanted, const std::string &prefix,
               const std::string &reserved, const std::map<ElementId, std::string> &current)
{
    std::map<ElementId, std::string> names;
    std::set<std::string> taken = {reserved};
    const auto give = [&](const ElementId &id, const std::string &name) {
        if (!names.contains(id) && taken.insert(name).second)
            names.emplace(id, name);
    };
    for (const auto &[id, name] : wanted) {
        if (isDeviceName(name))
            give(id, name.toStdString());
    }
    for (const auto &[id, name] : wanted) {
        if (const auto found = current.find(id); found != current.end())
            give(id, found->second);
    }
    for (const auto &[id, name] : wanted) {
        for (int number = 0; !names.contains(id); ++number)
            give(id, prefix + std::to_string(number));
    }
    return names;
}

} // namespace tomato::lab
