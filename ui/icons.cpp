// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons.h"

#include <QCoreApplication>
#include <QSvgRenderer>

#include <map>
#include <memory>

namespace tomato::ui {

using topology::ElementKind;

static QString elementFile(ElementKind kind)
{
    static const std::map<ElementKind, QString> names = {
        {ElementKind::Host, QStringLiteral("host")},
        {ElementKind::Router, QStringLiteral("router")},
        {ElementKind::Switch, QStringLiteral("switch")},
        {ElementKind::Hub, QStringLiteral("hub")},
        {ElementKind::ExternalNetwork, QStringLiteral("external")},
    };
    const auto found = names.find(kind);
    return QStringLiteral(":/icons/elements/%1.svg")
        .arg(found == names.end() ? QStringLiteral("unknown") : found->second);
}

QIcon actionIcon(const QString &themeName, const QString &ownName)
{
    const QIcon own(QStringLiteral(":/icons/actions/%1.svg").arg(ownName));
    return themeName.isEmpty() ? own : QIcon::fromTheme(themeName, own);
}

QIcon elementIcon(ElementKind kind)
{
    return QIcon(elementFile(kind));
}

QSvgRenderer &elementRenderer(ElementKind kind)
{
    // A cache of constant pictures, filled by the one GUI thread.
    static std::map<ElementKind, std::unique_ptr<QSvgRenderer>> renderers;
    auto &renderer = renderers[kind];
    if (renderer == nullptr)
        renderer = std::make_unique<QSvgRenderer>(elementFile(kind));
    return *renderer;
}

QString kindName(ElementKind kind)
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("ElementKind", text);
    };
    switch (kind) {
    case ElementKind::Host:
        return translated(QT_TRANSLATE_NOOP("ElementKind", "Host"));
    case ElementKind::Router:
        return translated(QT_TRANSLATE_NOOP("ElementKind", "Router"));
    case ElementKind::Switch:
        return translated(QT_TRANSLATE_NOOP("ElementKind", "Switch"));
    case ElementKind::Hub:
        return translated(QT_TRANSLATE_NOOP("ElementKind", "Hub"));
    case ElementKind::ExternalNetwork:
        return translated(QT_TRANSLATE_NOOP("ElementKind", "External network"));
    case ElementKind::Interface:
        return translated(QT_TRANSLATE_NOOP("ElementKind", "Interface"));
    case ElementKind::Unknown:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("ElementKind", "Unknown element"));
}

} // namespace tomato::ui
