// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/elementform.h"

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
           kind == ElementKind::ExternalNetwork;
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
    const auto shown = hasAddresses(kind) ? std::min(interfaces.size(), MostInterfaces) : 0;
    for (std::size_t i = 0; i < shown; ++i)
        addInterface(*layout, interfaces[i]);
    if (hasAddresses(kind) && shown < interfaces.size())
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

CheckedField *ElementForm::addName(QFormLayout &form)
{
    auto *field = new CheckedField(
        QStringLiteral("propertyName"),
        [](const QString &text) {
            return text.isEmpty() ? tr("An element needs a name") : QString();
        },
        this);
    form.addRow(tr("&Name"), field);
    field->line()->setAccessibleName(tr("Name"));
    connect(field, &CheckedField::edited, this, [this, field](const QString &name) {
        if (const auto done = m_document.rename(m_element, name); !done)
            field->showProblem(QString::fromStdString(done.error().text()));
    });
    m_refreshes.emplace_back(
        [this, field] { field->setValue(m_document.topology().element(m_element)->name()); });
    return field;
}

void ElementForm::addFields(QFormLayout &form)
{
    addName(form);
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
    if (kind == ElementKind::ExternalNetwork)
        addOutside(form);
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
    return found ? found->attributes.value(key).toString() : QString();
}

void ElementForm::refresh()
{
    if (!m_document.topology().element(m_element))
        return;
    for (const auto &each : m_refreshes)
        each();
}

} // namespace tomato::ui
