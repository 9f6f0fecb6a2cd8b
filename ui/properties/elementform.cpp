// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/elementform.h"

#include "app/topology/attributes/attachment.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/replayattributes.h"
#include "plugins/api/listtext.h"
#include "ui/properties/checkedfield.h"
#include "ui/properties/fieldcheck.h"
#include "ui/properties/notesfield.h"
#include "ui/properties/programsform.h"
#include "ui/properties/replayform.h"
#include "ui/properties/sharedinterfacesform.h"
#include "ui/widgets/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <set>

namespace tomato::ui {

using document::Document;
using topology::ElementKind;

/// A form with more interfaces would take seconds to make.
static constexpr std::size_t MaxInterfaces = 32;

ElementForm::ElementForm(Document &document, const std::vector<ElementId> &elements,
                         const InterfaceForm::Leased &leased, QWidget *parent)
    : ElementFields(document, elements, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    addHeading(*layout);
    auto *form = createForm();
    layout->addLayout(form);
    addFields(*form);
    if (isSeveral())
        addSharedInterfaces(*layout);
    else
        addInterfaces(*layout, leased);
    if (areOf({ElementKind::Host, ElementKind::Router}))
        layout->addWidget(new ProgramsForm(document, elements, this));
    layout->addStretch(1);
    refresh();
}

bool ElementForm::areOf(std::initializer_list<ElementKind> kinds) const
{
    return areAll([&kinds](const topology::Element &each) {
        return std::ranges::find(kinds, each.kind()) != kinds.end();
    });
}

/// Adds the picture and the name of each sort.
void ElementForm::addHeading(QVBoxLayout &layout)
{
    std::set<ElementSort> sorts;
    QStringList types;
    for (const ElementId &each : ids()) {
        const topology::Element &device = *topology().element(each);
        sorts.emplace(device);
        types << device.type;
    }
    types.removeDuplicates();
    auto *row = new QHBoxLayout;
    QStringList names;
    for (const ElementSort &sort : sorts) {
        auto *picture = new QLabel(this);
        const int size = sorts.size() == 1 ? 32 : 24;
        picture->setPixmap(elementIcon(sort).pixmap(QSize(size, size)));
        row->addWidget(picture);
        names << kindName(sort);
    }
    auto *text = new QLabel(this);
    text->setObjectName(QStringLiteral("propertyKinds"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(sorts.size() > 1);
    QFont bold = text->font();
    bold.setWeight(QFont::DemiBold);
    text->setFont(bold);
    text->setText(plugins::listText(names));
    text->setToolTip(tr("Type in the file: %1").arg(plugins::listText(types)));
    constexpr std::size_t MostBeside = 2;
    layout.addLayout(row);
    if (sorts.size() <= MostBeside) {
        row->addWidget(text, 1);
    } else {
        row->addStretch(1);
        layout.addWidget(text);
    }
}

void ElementForm::addFields(QFormLayout &form)
{
    if (!isSeveral())
        addName(form, tr("&Name"), QStringLiteral("propertyName"));
    addKind(form);
    if (areOf({ElementKind::Host, ElementKind::Router})) {
        if (!isSeveral())
            addAttribute(form, topology::HostnameAttribute, tr("&Host name"),
                         QStringLiteral("propertyHostname"), hostnameProblem)
                ->setPlaceholder(tr("as the name"));
        addGateways(form);
    }
    if (areOf({ElementKind::Switch}))
        addSpanningTree(form);
    if (areOf({ElementKind::ExternalNetwork})) {
        addOutside(form);
        addServer(form);
    }
    if (areAll(topology::isReplay))
        form.addRow(new ReplayForm(document(), ids(), this));
    else if (areAll([](const topology::Element &each) {
                 return each.kind() == ElementKind::Attach && !topology::isReplay(each);
             }))
        addAttachment(form);
    addNotes(form);
}

void ElementForm::addGateways(QFormLayout &form)
{
    addAttribute(form, topology::Gateway4Attribute, tr("IPv&4 gateway"),
                 QStringLiteral("propertyGateway4"), ip4Problem)
        ->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("10.0.0.254")));
    addAttribute(form, topology::Gateway6Attribute, tr("IPv&6 gateway"),
                 QStringLiteral("propertyGateway6"), ip6Problem)
        ->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("fd00::1")));
}

void ElementForm::addInterfaces(QVBoxLayout &layout, const InterfaceForm::Leased &leased)
{
    if (!areOf({ElementKind::Host, ElementKind::Router, ElementKind::ExternalNetwork,
                ElementKind::Attach, ElementKind::Switch}))
        return;
    const auto interfaces = topology().interfaces(id());
    const auto shown = std::min(interfaces.size(), MaxInterfaces);
    for (std::size_t i = 0; i < shown; ++i)
        layout.addWidget(new InterfaceForm(document(), interfaces[i], leased, this));
    if (shown < interfaces.size())
        layout.addWidget(new QLabel(
            tr("%n more interface(s)", nullptr, static_cast<int>(interfaces.size() - shown)),
            this));
}

/// Routers are left out: one that asks at all of its interfaces serves nobody.
void ElementForm::addSharedInterfaces(QVBoxLayout &layout)
{
    if (!areOf({ElementKind::Host}))
        return;
    std::vector<ElementId> interfaces;
    for (const ElementId &each : ids())
        std::ranges::copy(topology().interfaces(each), std::back_inserter(interfaces));
    if (!interfaces.empty())
        layout.addWidget(new SharedInterfacesForm(document(), interfaces, this));
}

void ElementForm::addOutside(QFormLayout &form)
{
    const auto changes = [](bool reaches) {
        return QJsonObject{{topology::OutsideAttribute, reaches ? QJsonValue(topology::OutsideByNat)
                                                                : QJsonValue(QJsonValue::Null)}};
    };
    addBox(form, tr("Reach this machine's network (NAT)"), QStringLiteral("propertyOutside"),
           tr("Change outside access of %1").arg(topology().label(id())), topology::reachesOutside,
           changes)
        ->setToolTip(tr("The elements behind it share this machine's address. Nothing reaches them "
                        "from outside."));
}

void ElementForm::addServer(QFormLayout &form)
{
    addBox(form, tr("Serve addresses by DHCP"), QStringLiteral("propertyDhcpServer"),
           tr("Change the DHCP server of %1").arg(topology().label(id())), topology::servesDhcp,
           serverChanges)
        ->setToolTip(serverTip());
}

void ElementForm::addSpanningTree(QFormLayout &form)
{
    const QString key = topology::StpAttribute;
    const auto changes = [key](bool on) {
        return QJsonObject{{key, on ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}};
    };
    addBox(
        form, tr("&Break loops (spanning tree)"), QStringLiteral("propertyStp"),
        tr("Change the spanning tree of %1").arg(topology().label(id())),
        [key](const topology::Element &each) { return each.attributes.value(key).toBool(); },
        changes)
        ->setToolTip(tr("A new connection then takes some seconds until frames cross it."));
}

void ElementForm::addAttachment(QFormLayout &form)
{
    auto *kinds = new QComboBox(this);
    kinds->setObjectName(QStringLiteral("propertyAttach"));
    const QStringList names = {tr("Network namespace"), tr("Interface of this machine"),
                               tr("Container (Docker, Podman)"), tr("Process")};
    for (qsizetype i = 0; i < names.size(); ++i)
        kinds->addItem(names[i], topology::attachmentKinds()[i]);
    kinds->setToolTip(tr("A connection to another attached element is listened to where both are "
                         "joined already; one to an element of the lab becomes a new interface of "
                         "what this stands for."));
    const QString label = tr("Stands &for");
    form.addRow(label, kinds);
    connect(kinds, &QComboBox::activated, this, [this, kinds, label] {
        const QString kind = kinds->currentData().toString();
        if (valueOf(topology::AttachAttribute) != kind)
            (void)change({{topology::AttachAttribute, kind}}, label,
                         tr("Change what %1 stands for").arg(topology().label(id())));
    });
    onRefresh([this, kinds] {
        const auto shown = sharedValue(topology::AttachAttribute);
        showChoice(*kinds,
                   shown ? std::optional(std::max(0, kinds->findData(*shown))) : std::nullopt);
    });
    if (isSeveral())
        return; // what each stands for has a name of its own
    addAttribute(form, topology::AttachNameAttribute, tr("&Its name"),
                 QStringLiteral("propertyAttachName"),
                 [this](const QString &text) {
                     const auto kind = valueOf(topology::AttachAttribute);
                     const bool isProcess = kind == topology::attachmentKinds().constLast();
                     if (text.isEmpty() || topology::Attachment::parse(kind, text))
                         return QString();
                     return isProcess ? tr("The number of a process") : tr("This is no such name");
                 })
        ->setPlaceholder(tr("what is at the other side"));
}

void ElementForm::addKind(QFormLayout &form)
{
    const auto hasMode = [](const topology::Element &each) {
        return each.type.startsWith(QLatin1String("tinc")) ||
               each.type.startsWith(QLatin1String("vpncloud"));
    };
    if (!areAll(hasMode))
        return;
    auto *modes = new QComboBox(this);
    modes->setObjectName(QStringLiteral("propertyMode"));
    modes->addItem(kindName(ElementKind::Switch), QStringLiteral("switch"));
    modes->addItem(kindName(ElementKind::Hub), QStringLiteral("hub"));
    modes->addItem(kindName(ElementKind::Router), QStringLiteral("router"));
    modes->setToolTip(tr("What this element does with the frames it gets"));
    const QString label = tr("&Works as");
    form.addRow(label, modes);
    connect(modes, &QComboBox::activated, this, [this, modes, label] {
        const QString mode = modes->currentData().toString();
        const QString text = tr("Make %1 a %2").arg(topology().label(id()), modes->currentText());
        if (valueOf(topology::ModeAttribute) != mode)
            (void)change({{topology::ModeAttribute, mode}}, label, text);
    });
    onRefresh([this, modes] {
        showChoice(*modes, shared<int>([](const topology::Element &each) {
            const ElementKind kind = each.kind();
            return kind == ElementKind::Router ? 2 : kind == ElementKind::Hub ? 1 : 0;
        }));
    });
}

void ElementForm::addNotes(QFormLayout &form)
{
    auto *notes = new NotesField(this);
    notes->setObjectName(QStringLiteral("propertyNotes"));
    const QString label = tr("N&otes");
    form.addRow(label, notes);
    connect(notes, &NotesField::edited, this, [this, label](const QString &text) {
        const QJsonValue value = text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
        (void)change({{topology::NotesAttribute, value}}, label,
                     tr("Change the notes of %1").arg(topology().label(id())));
    });
    onRefresh([this, notes] { notes->setValue(sharedValue(topology::NotesAttribute)); });
}

} // namespace tomato::ui
