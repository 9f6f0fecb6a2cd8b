// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/elementpalette.h"

#include "app/parts/templatefolders.h"
#include "app/topology/attributes/attributenames.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/palette/palettebutton.h"
#include "ui/widgets/icons.h"

#include <QEvent>
#include <QJsonArray>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

using topology::ElementKind;

/// The longest name of a template that is not shortened, in characters of average width.
static constexpr int WidestName = 18;

const std::vector<ElementSort> &ElementPalette::sorts()
{
    static const std::vector<ElementSort> all = {
        ElementKind::Host,    ElementKind::Router,          ElementKind::Switch,
        ElementKind::Hub,     ElementKind::ExternalNetwork, ElementKind::Attach,
        ElementSort::replay()};
    return all;
}

static QString purpose(const ElementSort &sort)
{
    if (sort.isReplay)
        return ElementPalette::tr("Sends what is in a capture file, at its times");
    switch (sort.kind) {
    case ElementKind::Host:
        return ElementPalette::tr("A computer with a shell of its own");
    case ElementKind::Router:
        return ElementPalette::tr("Forwards IPv4 and IPv6 between its interfaces");
    case ElementKind::Switch:
        return ElementPalette::tr("Joins its connections to one Ethernet segment");
    case ElementKind::Hub:
        return ElementPalette::tr("Sends each frame to all of its connections");
    case ElementKind::Attach:
        return ElementPalette::tr("Stands for what runs already: a network namespace, a container, "
                                  "a process or an interface of this machine");
    default:
        return ElementPalette::tr("A network outside of the lab");
    }
}

static QString buttonName(const ElementSort &sort)
{
    if (sort.isReplay)
        return QStringLiteral("paletteReplay");
    switch (sort.kind) {
    case ElementKind::Host:
        return QStringLiteral("paletteHost");
    case ElementKind::Router:
        return QStringLiteral("paletteRouter");
    case ElementKind::Switch:
        return QStringLiteral("paletteSwitch");
    case ElementKind::Hub:
        return QStringLiteral("paletteHub");
    case ElementKind::Attach:
        return QStringLiteral("paletteAttach");
    default:
        return QStringLiteral("paletteExternalNetwork");
    }
}

QIcon templateIcon(const parts::ElementTemplate &made)
{
    const auto devices = made.devices();
    const QIcon first = elementIcon(ElementSort(*devices.front()));
    if (devices.size() == 1)
        return first;
    const auto other = std::ranges::find_if(devices, [&devices](const topology::Element *each) {
        return ElementSort(*each) != ElementSort(*devices.front());
    });
    const QIcon second = other == devices.end() ? first : elementIcon(ElementSort(**other));
    // Each has three fifths of the width: enough to be known by.
    QIcon both;
    for (const int pixels : {20, 40, 80}) {
        QPixmap picture(pixels, pixels);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        const int part = pixels * 3 / 5;
        second.paint(&painter, QRect(pixels - part, 0, part, part));
        first.paint(&painter, QRect(0, pixels - part, part, part));
        painter.end();
        both.addPixmap(picture);
    }
    return both;
}

QString templatePurpose(const parts::ElementTemplate &made)
{
    const auto devices = made.devices();
    QStringList lines{made.name};
    if (devices.size() == 1)
        lines << purpose(ElementSort(*devices.front()));
    else
        lines << ElementPalette::tr("%n element(s)", nullptr, static_cast<int>(devices.size()));
    const bool runs = std::ranges::any_of(devices, [](const topology::Element *each) {
        return !each->attributes.value(topology::CommandsAttribute).toArray().isEmpty() ||
               !each->attributes.value(topology::StartupCommandsAttribute).toArray().isEmpty();
    });
    if (runs)
        lines << ElementPalette::tr("Runs commands of its own when it starts");
    if (parts::isShippedTemplate(made.path))
        lines << ElementPalette::tr("Comes with the program");
    return lines.join(QLatin1Char('\n'));
}

ElementPalette::ElementPalette(QWidget *parent) : QWidget(parent), m_below(new QVBoxLayout)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    for (const ElementSort &sort : sorts()) {
        auto *button = new PaletteButton(
            elementIcon(sort), kindName(sort), [sort] { return CanvasGestures::mimeData(sort); },
            this);
        button->setObjectName(buttonName(sort));
        button->setToolTip(purpose(sort) + QLatin1Char('\n') +
                           tr("Click to add one, or drag it onto the canvas"));
        connect(button, &PaletteButton::clicked, this, [this, sort] { emit chosen(sort); });
        layout->addWidget(button);
    }
    m_below->setSpacing(layout->spacing());
    layout->addLayout(m_below);
    layout->addStretch(1);
}

void ElementPalette::setTemplates(std::vector<parts::ElementTemplate> templates)
{
    const auto isSame = [](const parts::ElementTemplate &one, const parts::ElementTemplate &other) {
        return one.path == other.path && one.part == other.part;
    };
    if (std::ranges::equal(m_templates, templates, isSame))
        return; // a button may have the focus
    m_templates = std::move(templates);
    showTemplates();
}

void ElementPalette::showTemplates()
{
    while (QLayoutItem *item = m_below->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->deleteLater(); // it may be why this is called
            item->widget()->setParent(nullptr);
        }
        delete item;
    }
    // Those that come with the program are behind the others.
    const auto shipped = std::ranges::find_if(m_templates, [](const parts::ElementTemplate &each) {
        return parts::isShippedTemplate(each.path);
    });
    if (shipped != m_templates.begin())
        addTitle(tr("Templates"), "paletteTemplates");
    std::for_each(m_templates.begin(), shipped,
                  [this](const parts::ElementTemplate &each) { addTemplate(each); });
    if (shipped != m_templates.end())
        addTitle(tr("Included Templates"), "paletteShippedTemplates");
    std::for_each(shipped, m_templates.end(),
                  [this](const parts::ElementTemplate &each) { addTemplate(each); });
}

void ElementPalette::addTitle(const QString &text, const char *name)
{
    auto *title = new QLabel(text, this);
    title->setObjectName(QLatin1String(name));
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    title->setContentsMargins(0, 8, 0, 0);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    m_below->addWidget(title);
}

void ElementPalette::addTemplate(const parts::ElementTemplate &made)
{
    const QString path = made.path;
    QString name = fontMetrics().elidedText(made.name, Qt::ElideRight,
                                            WidestName * fontMetrics().averageCharWidth());
    auto *button = new PaletteButton(
        templateIcon(made), name.replace(QLatin1Char('&'), QLatin1String("&&")),
        [path] { return CanvasGestures::templateData(path); }, this);
    button->setAccessibleName(made.name);
    button->setObjectName(QStringLiteral("paletteTemplate_") + made.name);
    button->setToolTip(templatePurpose(made) + QLatin1Char('\n') +
                       tr("Click to add one, or drag it onto the canvas"));
    button->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(button, &PaletteButton::clicked, this, [this, path] { emit templateChosen(path); });
    connect(button, &QWidget::customContextMenuRequested, this,
            [this, path, button](const QPoint &place) {
                emit templateMenuRequested(path, button->mapToGlobal(place));
            });
    m_below->addWidget(button);
}

void ElementPalette::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showTemplates(); // a template may be called like something that is translated
}

} // namespace tomato::ui
