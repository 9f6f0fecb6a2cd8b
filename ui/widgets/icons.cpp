// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

static void initialiseResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace tomato::ui {

using topology::ElementKind;

static QString resource(const QString &path)
{
    static const bool initialised = (initialiseResources(), true);
    Q_UNUSED(initialised);
    return QStringLiteral(":/icons/") + path + QStringLiteral(".svg");
}

QString elementPicture(const ElementSort &sort)
{
    if (sort.isReplay)
        return resource(QStringLiteral("elements/replay"));
    switch (sort.kind) {
    case ElementKind::Host:
        return resource(QStringLiteral("elements/host"));
    case ElementKind::Router:
        return resource(QStringLiteral("elements/router"));
    case ElementKind::Switch:
        return resource(QStringLiteral("elements/switch"));
    case ElementKind::Hub:
        return resource(QStringLiteral("elements/hub"));
    case ElementKind::ExternalNetwork:
        return resource(QStringLiteral("elements/external"));
    case ElementKind::Attach:
        return resource(QStringLiteral("elements/attach"));
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return resource(QStringLiteral("elements/unknown"));
}

static QPixmap drawn(const QByteArray &svg, int pixels)
{
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    return pixmap;
}

static QByteArray inColour(QByteArray svg, const QColor &colour)
{
    return svg.replace("currentColor", colour.name().toLatin1());
}

QIcon elementIcon(const ElementSort &sort)
{
    return QIcon(elementPicture(sort));
}

QIcon actionIcon(const QString &name, const QPalette &palette, const QString &themeName)
{
    if (!themeName.isEmpty() && QIcon::hasThemeIcon(themeName))
        return QIcon::fromTheme(themeName);
    QFile file(resource(QStringLiteral("actions/") + name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    const QByteArray enabled = inColour(svg, palette.color(QPalette::WindowText));
    QIcon icon;
    for (const int pixels : {16, 20, 24, 32, 48, 64})
        icon.addPixmap(drawn(enabled, pixels));
    return icon;
}

QIcon applicationIcon()
{
    return QIcon(resource(QStringLiteral("application")));
}

QString kindName(const ElementSort &sort)
{
    if (sort.isReplay)
        return QCoreApplication::translate("tomato::ui::Kind", "Replay");
    switch (sort.kind) {
    case ElementKind::Host:
        return QCoreApplication::translate("tomato::ui::Kind", "Host");
    case ElementKind::Router:
        return QCoreApplication::translate("tomato::ui::Kind", "Router");
    case ElementKind::Switch:
        return QCoreApplication::translate("tomato::ui::Kind", "Switch");
    case ElementKind::Hub:
        return QCoreApplication::translate("tomato::ui::Kind", "Hub");
    case ElementKind::ExternalNetwork:
        return QCoreApplication::translate("tomato::ui::Kind", "External network");
    case ElementKind::Attach:
        return QCoreApplication::translate("tomato::ui::Kind", "Attached");
    case ElementKind::Interface:
        return QCoreApplication::translate("tomato::ui::Kind", "Interface");
    case ElementKind::Unknown:
        break;
    }
    return QCoreApplication::translate("tomato::ui::Kind", "Unknown element");
}

} // namespace tomato::ui
