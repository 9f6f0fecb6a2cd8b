// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/elementform.h"

#include "app/topology/attachment.h"
#include "app/topology/labsettings.h"
#include "ui/icons.h"
#include "ui/properties/checkedfield.h"
#include "ui/properties/fieldcheck.h"
#include "ui/properties/notesfield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace tomato::ui {

using document::Document;
using topology::ElementKind;

/// A form for more would take seconds to make.
static constexpr std::size_t MostInterfaces = 32;

static bool hasAddresses(ElementKind kind)
{
    return kind == ElementKind::Host || kind == ElementKind::Router ||
           kind == ElementKind::ExternalNetwork || kind == ElementKind::Attach;
}

static QFormLayout *createForm()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setVerticalSpacing(6);
    return form;
}

ElementForm::ElementForm(Document &document, const ElementId &element, QWidget *parent)
    : QWidget(parent), m_document(document), m_element(element)
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
    const auto shown = hasFields ? std::min(interfaces.size(), MostInterfaces) : 0;
    for (std::size_t i = 0; i < shown; ++i)
        addInterface(*layout, interfaces[i]);
    if (hasFields && shown < interfaces.size())
        layout->addWidget(new QLabel(
            tr("%n more interface(s)", nullptr, static_cast<int>(interfaces.size() - shown)),
            this));
    layout->addStretch(1);
    connect(&document, &Document::elementChanged, this, &ElementForm::refresh);
    refresh();
}

void ElementForm::addHeading(QVBoxLayout &layout)
{
    auto *row = new QHBoxLayout;
    const topology::Element &element = *m_document.topology().element(m_element);
    auto *picture = new QLabel(this);
    picture->setPixmap(elementIcon(element.kind()).pixmap(QSize(32, 32)));
    auto *text = new QLabel(this);
    text->setTextFormat(Qt::PlainText);
    QFont bold = text->font();
    bold.setWeight(QFont::DemiBold);
    text->setFont(bold);
    text->setText(kindName(element.kind()));
    text->setToolTip(tr("Type in the file: %1").arg(element.type));
    row->addWidget(picture);
    row->addWidget(text, 1);
    layout.addLayout(row);
}

CheckedField *ElementForm::addName(QFormLayout &form, const ElementId &of,
                                   const QString &objectName)
{
    auto *field = new CheckedField(
        objectName,
        [](const QString &text) {
            return text.isEmpty() ? tr("An element needs a name") : QString();
        },
        this);
    form.addRow(of == m_element ? tr("&Name") : tr("Name"), field);
    field->line()->setAccessibleName(tr("Name"));
    connect(field, &CheckedField::edited, this, [this, of, field](const QString &name) {
        if (const auto done = m_document.rename(of, name); !done)
            field->showProblem(QString::fromStdString(done.error().text()));
    });
    m_refreshes.emplace_back([this, of, field] {
        const topology::Element *element = m_document.topology().element(of);
        field->setValue(element ? element->name() : QString());
    });
    return field;
}

void ElementForm::addFields(QFormLayout &form)
{
    addName(form, m_element, QStringLiteral("propertyName"));
    const ElementKind kind = m_document.topology().element(m_element)->kind();
    addKind(form);
    if (kind == ElementKind::Host || kind == ElementKind::Router)
        addAttribute(form, m_element, QStringLiteral("hostname"), tr("&Host name"),
                     QStringLiteral("propertyHostname"), hostnameProblem)
            ->setPlaceholder(tr("as the name"));
    if (kind == ElementKind::Host || kind == ElementKind::Router) {
        addAttribute(form, m_element, QStringLiteral("gateway4"), tr("IPv&4 gateway"),
                     QStringLiteral("propertyGateway4"), ip4Problem)
            ->setPlaceholder(QStringLiteral("10.0.0.254"));
        addAttribute(form, m_element, QStringLiteral("gateway6"), tr("IPv&6 gateway"),
                     QStringLiteral("propertyGateway6"), ip6Problem)
            ->setPlaceholder(QStringLiteral("fd00::1"));
    }
    if (kind == ElementKind::Switch)
        addSpanningTree(form);
    if (kind == ElementKind::ExternalNetwork)
        addOutside(form);
    if (kind == ElementKind::Attach)
        addAttachment(form);
    addNotes(form);
}

void ElementForm::addOutside(QFormLayout &form)
{
    auto *box = new QCheckBox(tr("Reach this machine's network (NAT)"), this);
    box->setObjectName(QStringLiteral("propertyOutside"));
    box->setToolTip(tr("The elements behind it share this machine's address. Nothing reaches them "
                       "from outside."));
    form.addRow(box);
    connect(box, &QCheckBox::clicked, this, [this](bool reaches) {
        const QJsonValue value =
            reaches ? QJsonValue(topology::OutsideByNat) : QJsonValue(QJsonValue::Null);
        (void)m_document.changeElement(
            m_element, {{topology::OutsideAttribute, value}},
            tr("Change outside access of %1").arg(m_document.topology().label(m_element)));
    });
    m_refreshes.emplace_back([this, box] {
        box->setChecked(topology::reachesOutside(*m_document.topology().element(m_element)));
    });
}

void ElementForm::addSpanningTree(QFormLayout &form)
{
    const QString key = QStringLiteral("stp");
    auto *box = new QCheckBox(tr("&Break loops (spanning tree)"), this);
    box->setObjectName(QStringLiteral("propertyStp"));
    box->setToolTip(tr("A new connection then takes some seconds until frames cross it."));
    form.addRow(box);
    connect(box, &QCheckBox::clicked, this, [this, key](bool on) {
        (void)m_document.changeElement(
            m_element, {{key, on ? QJsonValue(true) : QJsonValue(QJsonValue::Null)}},
            tr("Change the spanning tree of %1").arg(m_document.topology().label(m_element)));
    });
    m_refreshes.emplace_back([this, key, box] {
        box->setChecked(m_document.topology().element(m_element)->attributes.value(key).toBool());
    });
}

/// Of a switch's port, which is an access port or a trunk.
void ElementForm::addVlans(QFormLayout &form, const ElementId &port, const QString &suffix)
{
    const QString access = QStringLiteral("vlan");
    const QString trunk = QStringLiteral("vlan_trunk");
    const QString native = QStringLiteral("vlan_native");
    const auto ofTrunk = [this, port, access](auto check) {
        return [this, port, access, check](const QString &text) {
            return text.isEmpty() || valueOf(port, access).isEmpty()
                       ? check(text)
                       : tr("This port is an access port: empty its VLAN first");
        };
    };
    addAttribute(form, port, access, tr("Access VLAN"), QStringLiteral("propertyVlan") + suffix,
                 [this, port, trunk, native](const QString &text) {
                     const bool isTrunk =
                         !valueOf(port, trunk).isEmpty() || !valueOf(port, native).isEmpty();
                     return text.isEmpty() || !isTrunk
                                ? vlanProblem(text)
                                : tr("This port is a trunk: empty the fields below first");
                 })
        ->setPlaceholder(tr("none"));
    addAttribute(form, port, trunk, tr("Trunk of VLANs"), QStringLiteral("propertyTrunk") + suffix,
                 ofTrunk(vlanTrunkProblem))
        ->setPlaceholder(QStringLiteral("10,20-30"));
    addAttribute(form, port, native, tr("Native VLAN"), QStringLiteral("propertyNative") + suffix,
                 ofTrunk(vlanProblem))
        ->setPlaceholder(tr("none"));
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
        if (valueOf(m_element, topology::AttachAttribute) != kind)
            (void)m_document.changeElement(
                m_element, {{topology::AttachAttribute, kind}},
                tr("Change what %1 stands for").arg(m_document.topology().label(m_element)));
    });
    m_refreshes.emplace_back([this, kinds] {
        kinds->setCurrentIndex(
            std::max(0, kinds->findData(valueOf(m_element, topology::AttachAttribute))));
    });
    addAttribute(form, m_element, topology::AttachNameAttribute, tr("&Its name"),
                 QStringLiteral("propertyAttachName"),
                 [this](const QString &text) {
                     const auto kind = valueOf(m_element, topology::AttachAttribute);
                     const bool isProcess = kind == topology::attachmentKinds().constLast();
                     if (text.isEmpty() || topology::Attachment::parse(kind, text))
                         return QString();
                     return isProcess ? tr("The number of a process") : tr("This is no such name");
                 })
        ->setPlaceholder(tr("what is at the other side"));
}

void ElementForm::addKind(QFormLayout &form)
{
    const topology::Element &element = *m_document.topology().element(m_element);
    if (!element.type.startsWith(QLatin1String("tinc")) &&
        !element.type.startsWith(QLatin1String("vpncloud")))
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
        const QString text =
            tr("Make %1 a %2").arg(m_document.topology().label(m_element), modes->currentText());
        if (valueOf(m_element, QStringLiteral("mode")) != mode)
            (void)m_document.changeElement(m_element, {{QStringLiteral("mode"), mode}}, text);
    });
    m_refreshes.emplace_back([this, modes] {
        const ElementKind kind = m_document.topology().element(m_element)->kind();
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
        (void)m_document.changeElement(
            m_element, {{QStringLiteral("_notes"), value}},
            tr("Change the notes of %1").arg(m_document.topology().label(m_element)));
    });
    m_refreshes.emplace_back(
        [this, notes] { notes->setValue(valueOf(m_element, QStringLiteral("_notes"))); });
}

CheckedField *ElementForm::addAttribute(QFormLayout &form, const ElementId &of, const QString &key,
                                        const QString &label, const QString &objectName,
                                        std::function<QString(const QString &)> check)
{
    auto *field = new CheckedField(objectName, std::move(check), this);
    form.addRow(label, field);
    field->line()->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    connect(field, &CheckedField::edited, this, [this, of, key, field](const QString &text) {
        const QJsonValue value = text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
        const auto done = m_document.changeElement(
            of, {{key, value}}, tr("Change %1 of %2").arg(key, m_document.topology().label(of)));
        if (!done)
            field->showProblem(QString::fromStdString(done.error().text()));
    });
    m_refreshes.emplace_back([this, of, key, field] { field->setValue(valueOf(of, key)); });
    return field;
}

void ElementForm::addInterface(QVBoxLayout &layout, const ElementId &interface)
{
    const auto &topology = m_document.topology();
    QString title = topology.element(interface)->name();
    if (const topology::Connection *connection = topology.connectionAt(interface)) {
        const ElementId &other =
            connection->ends[0] == interface ? connection->ends[1] : connection->ends[0];
        title += QStringLiteral(" \u21c4 ") + topology.label(other);
    }
    auto *heading = new QLabel(title, this);
    heading->setTextFormat(Qt::PlainText);
    heading->setEnabled(topology.connectionAt(interface) != nullptr);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    layout.addWidget(heading);
    auto *form = createForm();
    layout.addLayout(form);
    const QString suffix = QLatin1Char('_') + topology.element(interface)->name();
    if (topology.deviceOf(interface)->kind() == ElementKind::Switch) {
        addVlans(*form, interface, suffix);
        return;
    }
    if (topology.deviceOf(interface)->kind() == ElementKind::Attach)
        addName(*form, interface, QStringLiteral("propertyInterfaceName") + suffix)
            ->setToolTip(tr("Of the interface there: one that is there to listen to, or the one "
                            "that is to be made for an element of the lab"));
    addAttribute(*form, interface, QStringLiteral("ip4address"), tr("IPv4"),
                 QStringLiteral("propertyIp4") + suffix, ip4WithPrefixProblem)
        ->setPlaceholder(QStringLiteral("10.0.0.1/24"));
    addAttribute(*form, interface, QStringLiteral("ip6address"), tr("IPv6"),
                 QStringLiteral("propertyIp6") + suffix, ip6WithPrefixProblem)
        ->setPlaceholder(QStringLiteral("fd00::1/64"));
}

QString ElementForm::valueOf(const ElementId &element, const QString &key) const
{
    const topology::Element *found = m_document.topology().element(element);
    const QJsonValue value = found ? found->attributes.value(key) : QJsonValue();
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString();
}

void ElementForm::refresh()
{
    if (!m_document.topology().element(m_element))
        return;
    for (const auto &each : m_refreshes)
        each();
}

} // namespace tomato::ui
