// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/reach/outsidereach.h"

#include "app/topology/attributes/attachment.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/replayattributes.h"
#include "app/topology/attributes/storedname.h"
#include "app/topology/printable.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace tomato::topology {

using Reach = OutsideReach::Kind;

namespace {

/// The most names that are listed in one line.
constexpr qsizetype MaxNamed = 4;

QString inQuotes(const QString &text)
{
    return QLatin1Char('\'') + printable(text.left(300)) + QLatin1Char('\'');
}

QString names(const QStringList &all)
{
    QStringList some;
    for (const QString &name : all.mid(0, MaxNamed))
        some << QLatin1Char('\'') + printable(name.left(60)) + QLatin1Char('\'');
    QString text = some.join(QStringLiteral(", "));
    if (all.size() > MaxNamed)
        text += QStringLiteral(" and %1 more").arg(all.size() - MaxNamed);
    return text;
}

/// Returns true only for addresses that are certainly of this machine alone: for others the user is
/// asked.
bool isThisMachine(const QString &address)
{
    return address.isEmpty() || address == QLatin1String("127.0.0.1") ||
           address == QLatin1String("::1");
}

/// The kind of an attachment that is a capture file, which is played into the lab.
const QString PlayedFile = QStringLiteral("file");

QString attachmentText(const OutsideReach &reach)
{
    if (reach.detail == QLatin1String("interface"))
        return QStringLiteral("the interface %1 of this machine").arg(inQuotes(reach.what));
    if (reach.detail == QLatin1String("netns"))
        return QStringLiteral("the network namespace %1 of this machine").arg(inQuotes(reach.what));
    return QStringLiteral("the %1 %2").arg(printable(reach.detail), inQuotes(reach.what));
}

class Found
{
public:
    void add(Reach kind, const QString &what, const QString &detail, const QString &askedBy,
             const QStringList &interfaces = {})
    {
        const auto known = std::ranges::find_if(m_all, [&](const OutsideReach &each) {
            return each.kind == kind && each.what == what && each.detail == detail &&
                   each.interfaces == interfaces;
        });
        OutsideReach &reach =
            known == m_all.end()
                ? m_all.emplace_back(OutsideReach{kind, what, detail, {}, interfaces})
                : *known;
        if (!askedBy.isEmpty())
            reach.askedBy << askedBy;
    }

    std::vector<OutsideReach> take()
    {
        std::ranges::stable_sort(m_all, {}, &OutsideReach::kind);
        return std::move(m_all);
    }

private:
    std::vector<OutsideReach> m_all;
};

} // namespace

QString OutsideReach::key() const
{
    switch (kind) {
    case Reach::SharedFolder:
        return QStringLiteral("share ") + what + QChar::Null + detail;
    case Reach::Image:
        return QStringLiteral("image ") + what + QChar::Null + detail;
    case Reach::LiveViewers:
        return QStringLiteral("live ") + what + QChar::Null + detail;
    case Reach::Attachment:
        return (QStringList{QStringLiteral("attach ") + detail, what} + interfaces)
            .join(QChar::Null);
    case Reach::Nat:
        return detail.isEmpty() ? QStringLiteral("nat") : QStringLiteral("nat ") + detail;
    }
    return {};
}

QString OutsideReach::text() const
{
    switch (kind) {
    case Reach::SharedFolder:
        return QStringLiteral("gives elements the folder %1%2 to read and write")
            .arg(inQuotes(what), detail.isEmpty()
                                     ? QString()
                                     : QStringLiteral(" (which is %1)").arg(inQuotes(detail)));
    case Reach::Image:
        return QStringLiteral("shows %1 what is in %2%3, as their own files")
            .arg(names(askedBy), inQuotes(what),
                 detail.isEmpty() ? QString()
                                  : QStringLiteral(" (which is %1)").arg(inQuotes(detail)));
    case Reach::LiveViewers:
        return QStringLiteral("lets viewers from %1 watch captures live at %2, without a password "
                              "and unencrypted (%3)")
            .arg(detail.isEmpty() ? QStringLiteral("nowhere yet") : inQuotes(detail),
                 inQuotes(what), names(askedBy));
    case Reach::Attachment:
        if (detail == PlayedFile)
            return QStringLiteral("lets %1 send what is in the file %2")
                .arg(names(askedBy), inQuotes(what));
        return QStringLiteral("joins %1 with %2%3, to record there and to send into it")
            .arg(names(askedBy), attachmentText(*this),
                 interfaces.isEmpty() ? QString()
                                      : QStringLiteral(" by %1").arg(names(interfaces)));
    case Reach::Nat:
        if (!detail.isEmpty())
            return QStringLiteral("lets elements behind %1 reach this machine's own services")
                .arg(names(askedBy));
        return QStringLiteral("lets elements behind %1 reach this machine's network and the "
                              "Internet (NAT)")
            .arg(names(askedBy));
    }
    return {};
}

OutsideReach sharedFolder(const QString &path)
{
    const QString folder = QDir::cleanPath(path);
    const QString real = QFileInfo(folder).canonicalFilePath();
    return {Reach::SharedFolder, folder, real == folder ? QString() : real, {}};
}

OutsideReach imageReach(const ImageName &image)
{
    if (image.kind() == ImageName::Kind::Stored)
        return {Reach::Image, image.text(), storedDigest(imageStore(), image.name()), {}};
    if (image.kind() != ImageName::Kind::Path)
        return {Reach::Image, image.text(), {}, {}};
    const QString real = QFileInfo(image.text()).canonicalFilePath();
    return {Reach::Image, image.text(), real == image.text() ? QString() : real, {}};
}

/// Returns an interface that the lab has in another network, with all that is set there.
static QString textOf(const Element &interface)
{
    QStringList words{interface.name()};
    for (const QLatin1String key : {MacAttribute, Ip4AddressAttribute, Ip6AddressAttribute})
        words << interface.attributes.value(key).toString().trimmed();
    words.removeAll(QString());
    return words.join(u' ');
}

/// What an element is attached to; nothing for one without a name, which joins nothing yet.
static void findAttachment(const Topology &topology, const Element &element, Found &found)
{
    const QString name = element.attributes.value(AttachNameAttribute).toString().trimmed();
    if (name.isEmpty())
        return;
    const QString kind =
        element.attributes.value(AttachAttribute).toString(QStringLiteral("netns"));
    QStringList interfaces;
    // An interface of this machine stays as it is.
    if (kind != QLatin1String("interface")) {
        for (const ElementId &id : topology.interfaces(element.id))
            interfaces << textOf(*topology.element(id));
    }
    found.add(Reach::Attachment, name, kind, element.name(), interfaces);
}

/// Steps of the experiment that play a file from outside of their element's folder.
static void findPlayedFiles(const Topology &topology, Found &found)
{
    const QJsonArray steps = topology.attributes()
                                 .value(ExperimentAttribute)
                                 .toObject()
                                 .value(QLatin1String("steps"))
                                 .toArray();
    for (const QJsonValue step : steps) {
        const QString file = step["file"].toString();
        if (step["do"].toString() == QLatin1String("replay") && file.startsWith(u'/'))
            found.add(Reach::Attachment, file, PlayedFile, step["in"].toString());
    }
}

std::vector<OutsideReach> outsideReaches(const Topology &topology)
{
    Found found;
    findPlayedFiles(topology, found);
    for (const QJsonArray folders = topology.attributes().value(SharedFoldersAttribute).toArray();
         const QJsonValue each : folders) {
        const OutsideReach reach = sharedFolder(each.toString());
        found.add(reach.kind, reach.what, reach.detail, {});
    }
    for (const auto &[id, connection] : topology.connections()) {
        if (connection.attributes.isEmpty())
            continue;
        const CaptureSettings settings = captureSettings(connection);
        if (const QString address = settings.liveAddress; !isThisMachine(address))
            found.add(Reach::LiveViewers, address, settings.liveAllow, topology.label(id));
    }
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        if (const ImageName image(element.attributes.value(ImageAttribute).toString());
            image.kind() != ImageName::Kind::None && image.kind() != ImageName::Kind::Unknown) {
            const OutsideReach reach = imageReach(image);
            found.add(reach.kind, reach.what, reach.detail, element.name());
        }
        if (reachesOutside(element))
            found.add(Reach::Nat, {}, {}, element.name());
        if (reachesOutside(element) && element.attributes.value(OutsideMachineAttribute).toBool())
            found.add(Reach::Nat, {}, QStringLiteral("machine"), element.name());
        if (isReplay(element)) {
            if (const QString file = element.attributes.value(ReplayFileAttribute).toString();
                file.startsWith(u'/'))
                found.add(Reach::Attachment, file, PlayedFile, element.name());
            continue;
        }
        if (element.kind() == ElementKind::Attach)
            findAttachment(topology, element, found);
    }
    return found.take();
}

QStringList keysOf(const std::vector<OutsideReach> &reaches)
{
    QStringList keys;
    for (const OutsideReach &reach : reaches)
        keys << reach.key();
    return keys;
}

QByteArray commandsDigest(const Topology &topology)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (const QJsonValue experiment = topology.attributes().value(ExperimentAttribute);
        experiment.isObject())
        hash.addData(QJsonDocument(experiment.toObject()).toJson(QJsonDocument::Compact));
    for (const auto &[id, element] : topology.elements()) {
        for (const QLatin1String key :
             {CommandsAttribute, StartupCommandsAttribute, EnvironmentAttribute}) {
            const QJsonValue value = element.attributes.value(key);
            if (value.isUndefined() || value.isNull())
                continue;
            hash.addData(QByteArray::fromStdString(id.value) + '\n' + key.data() + '\n');
            hash.addData(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
        }
    }
    return hash.result().toHex();
}

} // namespace tomato::topology
