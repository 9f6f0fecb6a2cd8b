// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/propertiespanel.h"

#include "ui/icons.h"

#include <QFormLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

namespace tomato::ui {

using document::Document;

/// Empty when the text may stand in this attribute.
static QString problemOf(const QString &key, const QString &text)
{
    const bool isAddress = key.startsWith(QLatin1String("ip"));
    if (text.isEmpty() || (!isAddress && !key.startsWith(QLatin1String("gateway"))))
        return {};
    const bool isIpv4 = key.contains(QLatin1Char('4'));
    const QStringList parts = text.split(QLatin1Char('/'));
    const QHostAddress address(parts[0]);
    const auto wanted = isIpv4 ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol;
    const QString example = isIpv4 ? QStringLiteral("10.0.0.1") : QStringLiteral("fd00::1");
    bool isNumber = true;
    const int prefix = isAddress && parts.size() == 2 ? parts[1].toInt(&isNumber) : 1;
    if (address.protocol() != wanted || parts.size() != (isAddress ? 2 : 1) || !isNumber ||
        prefix < 1 || prefix > (isIpv4 ? 32 : 128) ||
        (isIpv4 && parts[0].count(QLatin1Char('.')) != 3))
        return PropertiesPanel::tr("“%1” is no address such as %2")
            .arg(text, isAddress ? example + (isIpv4 ? "/24" : "/64") : example);
    return {};
}

PropertiesPanel::PropertiesPanel(Document &document, QWidget *parent)
    : QScrollArea(parent), m_document(document)
{
    setObjectName(QStringLiteral("properties"));
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    // Queued: a field that is being left must not be deleted under its own signal.
    const auto later = [this] { QTimer::singleShot(0, this, &PropertiesPanel::rebuild); };
    connect(&document, &Document::topologyChanged, this, later);
    connect(&document, &Document::replaced, this, later);
    rebuild();
}

void PropertiesPanel::show(const ElementId &element)
{
    m_element = element;
    m_connection = {};
    rebuild();
}

void PropertiesPanel::show(const ConnectionId &connection)
{
    m_element = {};
    m_connection = connection;
    rebuild();
}

void PropertiesPanel::showNothing()
{
    m_element = {};
    m_connection = {};
    rebuild();
}

void PropertiesPanel::rebuild()
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const topology::Element *element = m_document.topology().element(m_element);
    const topology::Connection *connection = m_document.topology().connection(m_connection);
    if (element != nullptr) {
        buildElement(*form, *element);
    } else if (connection != nullptr) {
        buildConnection(*form, *connection);
    } else {
        auto *hint = new QLabel(tr("Choose an element or a connection to see its properties."));
        hint->setWordWrap(true);
        hint->setEnabled(false);
        form->addRow(hint);
    }
    // A field with the focus keeps it when the panel is built anew around it.
    const QString focused = focusWidget() != nullptr ? focusWidget()->objectName() : QString();
    setWidget(page);
    if (!focused.isEmpty()) {
        if (auto *field = page->findChild<QWidget *>(focused))
            field->setFocus();
    }
}

static QLabel *heading(const QString &text)
{
    auto *label = new QLabel(QStringLiteral("<b>%1</b>").arg(text.toHtmlEscaped()));
    label->setContentsMargins(0, 8, 0, 0);
    return label;
}

void PropertiesPanel::buildElement(QFormLayout &form, const topology::Element &element)
{
    using topology::ElementKind;
    form.addRow(heading(kindName(element.kind())));
    QLineEdit *name = addField(form, tr("&Name"), element.id, QStringLiteral("name"), {});
    name->setObjectName(QStringLiteral("fieldName"));
    const bool hasAddresses =
        element.kind() == ElementKind::Host || element.kind() == ElementKind::Router;
    if (hasAddresses) {
        addField(form, tr("&Hostname"), element.id, QStringLiteral("hostname"),
                 tr("as the name when empty"));
        addField(form, tr("Gateway IPv&4"), element.id, QStringLiteral("gateway4"),
                 QStringLiteral("10.0.0.1"));
        addField(form, tr("Gateway IPv&6"), element.id, QStringLiteral("gateway6"),
                 QStringLiteral("fd00::1"));
    }
    if (element.kind() == ElementKind::ExternalNetwork)
        form.addRow(new QLabel(tr("<i>A plain segment for now: it answers as a gateway\n"
                                  "and does not reach your network.</i>")));
    for (const ElementId &id : m_document.topology().interfaces(element.id)) {
        const topology::Element &interface = *m_document.topology().element(id);
        form.addRow(heading(interface.name()));
        if (const topology::Connection *wire = m_document.topology().connectionAt(id)) {
            const ElementId &other = wire->ends[0] == id ? wire->ends[1] : wire->ends[0];
            form.addRow(tr("Connected to"), new QLabel(m_document.topology().label(other)));
        }
        if (hasAddresses || element.kind() == ElementKind::ExternalNetwork)
            buildInterface(form, interface);
    }
}

void PropertiesPanel::buildInterface(QFormLayout &form, const topology::Element &interface)
{
    addField(form, tr("IPv4"), interface.id, QStringLiteral("ip4address"),
             QStringLiteral("10.0.0.1/24"));
    addField(form, tr("IPv6"), interface.id, QStringLiteral("ip6address"),
             QStringLiteral("fd00::1/64"));
}

void PropertiesPanel::buildConnection(QFormLayout &form, const topology::Connection &connection)
{
    form.addRow(heading(tr("Connection")));
    for (const ElementId &end : connection.ends)
        form.addRow(new QLabel(m_document.topology().label(end)));
    auto *hint = new QLabel(tr("Double click the connection, or press Enter, to configure it."));
    hint->setWordWrap(true);
    hint->setEnabled(false);
    form.addRow(hint);
}

QLineEdit *PropertiesPanel::addField(QFormLayout &form, const QString &label,
                                     const ElementId &element, const QString &key,
                                     const QString &hint)
{
    auto *field =
        new QLineEdit(m_document.topology().element(element)->attributes.value(key).toString());
    field->setObjectName(QString::fromStdString(element.value) + QLatin1Char('.') + key);
    field->setPlaceholderText(hint);
    field->setAccessibleName(label);
    form.addRow(label, field);
    connect(field, &QLineEdit::editingFinished, this,
            [=, this] { commit(*field, element, key, QString(label).remove(QLatin1Char('&'))); });
    return field;
}

void PropertiesPanel::commit(QLineEdit &field, const ElementId &element, const QString &key,
                             const QString &label)
{
    const topology::Element *target = m_document.topology().element(element);
    const QString text = field.text().trimmed();
    if (target == nullptr || text == target->attributes.value(key).toString())
        return;
    const QString problem = problemOf(key, text);
    if (!problem.isEmpty()) {
        emit refused(QStringLiteral("%1: %2").arg(m_document.topology().label(element), problem));
        field.setText(target->attributes.value(key).toString());
        return;
    }
    const auto changed =
        key == QLatin1String("name")
            ? m_document.rename(element, text)
            : m_document.changeElement(
                  element, {{key, text}},
                  tr("Change %1 of %2").arg(label, m_document.topology().label(element)));
    if (!changed) {
        emit refused(QString::fromStdString(changed.error().text()));
        field.setText(target->attributes.value(key).toString());
    }
}

} // namespace tomato::ui
