// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/elementform.h"

#include "app/topology/attributes/attachment.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/replayattributes.h"
#include "ui/properties/checkedfield.h"
#include "ui/properties/fieldcheck.h"
#include "ui/properties/notesfield.h"
#include "ui/properties/programsform.h"
#include "ui/properties/replayform.h"
#include "ui/widgets/icons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tomato::ui {

using document::Document;
using topology::ElementKind;

/// A form with more interfaces would take seconds to make.
static constexpr std::size_t MaxInterfaces = 32;

static bool hasAddresses(ElementKind kind)
{
    return kind == ElementKind::Host || kind == ElementKind::Router ||
           kind == ElementKind::ExternalNetwork || kind == ElementKind::Attach;
}

ElementForm::ElementForm(Document &document, const ElementId &element,
                         const InterfaceForm::Leased &leased, QWidget *parent)
    : ElementFields(document, element, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    addHeading(*layout);
    auto *form = createForm();
    layout->addLayout(form);
    addFields(*form);
    const ElementKind kind = document.topology().element(element)->kind();
    const auto interfaces = document.topology().interfaces(element);
    const bool hasFields = hasAddresses(kind) || kind == ElementKind::Switch;
    const auto shown = hasFields ? std::min(interfaces.size(), MaxInterfaces) : 0;
    for (std::size_t i = 0; i < shown; ++i)
        layout->addWidget(new InterfaceForm(document, interfaces[i], leased, this));
    if (hasFields && shown < interfaces.size())
        layout->addWidget(new QLabel(
            tr("%n more interface(s)", nullptr, static_cast<int>(interfaces.size() - shown)),
            this));
    if (kind == ElementKind::Host || kind == ElementKind::Router)
        layout->addWidget(new ProgramsForm(document, element, this));
    layout->addStretch(1);
    refresh();
}

void ElementForm::addHeading(QVBoxLayout &layout)
{
    auto *row = new QHBoxLayout;
    const topology::Element &device = element();
    auto *picture = new QLabel(this);
    picture->setPixmap(elementIcon(ElementSort(device)).pixmap(QSize(32, 32)));
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    QFont bold = text->font();
    bold.setWeight(QFont::DemiBold);
    text->setFont(bold);
    text->setText(kindName(ElementSort(device)));
    text->setToolTip(tr("Type in the file: %1").arg(device.type));
    row->addWidget(picture);
    row->addWidget(text, 1);
    layout.addLayout(row);
}

void ElementForm::addFields(QFormLayout &form)
{
    addName(form, tr("&Name"), QStringLiteral("propertyName"));
    const ElementKind kind = element().kind();
    addKind(form);
    if (kind == ElementKind::Host || kind == ElementKind::Router)
        addAttribute(form, topology::HostnameAttribute, tr("&Host name"),
                     QStringLiteral("propertyHostname"), hostnameProblem)
            ->setPlaceholder(tr("as the name"));
    if (kind == ElementKind::Host || kind == ElementKind::Router) {
        addAttribute(form, topology::Gateway4Attribute, tr("IPv&4 gateway"),
                     QStringLiteral("propertyGateway4"), ip4Problem)
            ->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("10.0.0.254")));
        addAttribute(form, topology::Gateway6Attribute, tr("IPv&6 gateway"),
                     QStringLiteral("propertyGateway6"), ip6Problem)
            ->setPlaceholder(tr("e.g. %1").arg(QStringLiteral("fd00::1")));
    }
    if (kind == ElementKind::Switch)
        addSpanningTree(form);
    if (kind == ElementKind::ExternalNetwork) {
        addOutside(form);
        addServer(form);
    }
    if (topology::isReplay(element()))
        form.addRow(new ReplayForm(document(), id(), this));
    else if (kind == ElementKind::Attach)
        addAttachment(form);
    addNotes(form);
}

void ElementForm::addOutside(QFormLayout &form)
{
    const auto changes = [](bool reaches) {
        return QJsonObject{{topology::OutsideAttribute, reaches ? QJsonValue(topology::OutsideByNat)
                                                                : QJsonValue(QJsonValue::Null)}};
    };
    addBox(
        form, tr("Reach this machine's network (NAT)"), QStringLiteral("propertyOutside"),
        tr("Change outside access of %1").arg(topology().label(id())),
        [this] { return topology::reachesOutside(element()); }, changes)
        ->setToolTip(tr("The elements behind it share this machine's address. Nothing reaches them "
                        "from outside."));
}

void ElementForm::addServer(QFormLayout &form)
{
    addBox(
        form, tr("Serve addresses by DHCP"), QStringLiteral("propertyDhcpServer"),
        tr("Change the DHCP server of %1").arg(topology().label(id())),
        [this] { return topology::servesDhcp(element()); }, serverChanges)
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
        [this, key] { return element().attributes.value(key).toBool(); }, changes)
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
    form.addRow(tr("Stands &for"), kinds);
    connect(kinds, &QComboBox::activated, this, [this, kinds] {
        const QString kind = kinds->currentData().toString();
        if (valueOf(topology::AttachAttribute) != kind)
            (void)document().changeElement(
                id(), {{topology::AttachAttribute, kind}},
                tr("Change what %1 stands for").arg(topology().label(id())));
    });
    onRefresh([this, kinds] {
        kinds->setCurrentIndex(std::max(0, kinds->findData(valueOf(topology::AttachAttribute))));
    });
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
    const topology::Element &device = element();
    if (!device.type.startsWith(QLatin1String("tinc")) &&
        !device.type.startsWith(QLatin1String("vpncloud")))
        return;
    auto *modes = new QComboBox(this);
    modes->setObjectName(QStringLiteral("propertyMode"));
    modes->addItem(kindName(ElementKind::Switch), QStringLiteral("switch"));
    modes->addItem(kindName(ElementKind::Hub), QStringLiteral("hub"));
    modes->addItem(kindName(ElementKind::Router), QStringLiteral("router"));
    modes->setToolTip(tr("What this element does with the frames it gets"));
    form.addRow(tr("&Works as"), modes);
    connect(modes, &QComboBox::activated, this, [this, modes] {
        const QString mode = modes->currentData().toString();
        const QString text = tr("Make %1 a %2").arg(topology().label(id()), modes->currentText());
        if (valueOf(topology::ModeAttribute) != mode)
            (void)document().changeElement(id(), {{topology::ModeAttribute, mode}}, text);
    });
    onRefresh([this, modes] {
        const ElementKind kind = element().kind();
        modes->setCurrentIndex(kind == ElementKind::Router ? 2 : kind == ElementKind::Hub ? 1 : 0);
    });
}

void ElementForm::addNotes(QFormLayout &form)
{
    auto *notes = new NotesField(this);
    notes->setObjectName(QStringLiteral("propertyNotes"));
    form.addRow(tr("N&otes"), notes);
    connect(notes, &NotesField::edited, this, [this](const QString &text) {
        const QJsonValue value = text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
        (void)document().changeElement(id(), {{topology::NotesAttribute, value}},
                                       tr("Change the notes of %1").arg(topology().label(id())));
    });
    onRefresh([this, notes] { notes->setValue(valueOf(topology::NotesAttribute)); });
}

} // namespace tomato::ui
