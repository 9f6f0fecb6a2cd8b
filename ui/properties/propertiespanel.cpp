// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/propertiespanel.h"

#include "app/topology/attributes/attributenames.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/listtext.h"
#include "plugins/api/numbertexts.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/properties/annotationform.h"
#include "ui/properties/connectionform.h"
#include "ui/properties/elementform.h"
#include "ui/properties/notesfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tomato::ui {

using document::Document;

PropertiesPanel::PropertiesPanel(TopologyScene &scene, QWidget *parent)
    : QScrollArea(parent), m_scene(scene)
{
    setObjectName(QStringLiteral("properties"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const Document &document = scene.document();
    connect(&scene, &QGraphicsScene::selectionChanged, this, &PropertiesPanel::updateContents);
    connect(&document, &Document::topologyChanged, this, &PropertiesPanel::updateContents);
    connect(&document, &Document::replaced, this, &PropertiesPanel::updateContents);
    connect(&document, &Document::filePathChanged, this, &PropertiesPanel::updateContents);
    connect(&document, &Document::attributesChanged, this, &PropertiesPanel::updateContents);
    plugins::whenLanguageChanges(this, &PropertiesPanel::rebuild);
    updateContents();
}

void PropertiesPanel::rebuild()
{
    m_shown.clear();
    updateContents();
}

void PropertiesPanel::updateContents()
{
    QStringList shown;
    const auto &topology = m_scene.document().topology();
    for (const ElementId &id : m_scene.selectedElements()) {
        shown << QString::fromStdString(id.value);
        // Another set of interfaces, or another kind, is another form.
        if (const topology::Element *element = topology.element(id))
            shown << plugins::plainNumber(static_cast<int>(element->kind()));
        for (const ElementId &each : topology.interfaces(id)) {
            const topology::Connection *connection = topology.connectionAt(each);
            shown << QString::fromStdString(each.value + ' ' +
                                            (connection ? connection->id.value : std::string()));
        }
    }
    for (const ConnectionId &id : m_scene.selectedConnections())
        shown << QStringLiteral("connection ") + QString::fromStdString(id.value);
    if (shown.isEmpty()) { // else they have no fields
        for (const qsizetype index : m_scene.annotations().selected())
            shown << QStringLiteral("annotation ") + plugins::plainNumber(index);
    }
    if (shown.isEmpty()) // the summary
        shown << plugins::numberText(topology.elements().size())
              << plugins::numberText(topology.connections().size())
              << m_scene.document().displayName()
              << topology.attributes().value(topology::NotesAttribute).toString();
    const QString text = shown.join(QLatin1Char('\n'));
    if (text == m_shown && widget())
        return;
    m_shown = text;
    // A field that finishes editing may be what led here: its page goes when it is done.
    if (QWidget *old = takeWidget())
        old->deleteLater();
    setWidget(createPage());
}

void PropertiesPanel::focusFirstField()
{
    if (auto *text = widget()->findChild<NotesField *>(QStringLiteral("annotationText"))) {
        text->setFocus(Qt::OtherFocusReason);
        text->selectAll();
    } else if (auto *field = widget()->findChild<QLineEdit *>()) {
        field->setFocus(Qt::OtherFocusReason);
    } else if (auto *form = widget()->findChild<ElementForm *>()) {
        // What elements of different kinds have in common may be no line.
        for (QWidget *each : form->findChildren<QWidget *>()) {
            if (each->focusPolicy() & Qt::TabFocus) {
                each->setFocus(Qt::OtherFocusReason);
                return;
            }
        }
    }
}

QWidget *PropertiesPanel::createPage()
{
    const auto elements = m_scene.selectedElements();
    const auto connections = m_scene.selectedConnections();
    // While a removal is under way an item may be there a little longer than what it shows.
    const auto &topology = m_scene.document().topology();
    if (elements.size() == 1 && connections.empty() && topology.element(elements.front()))
        return createElementForm(elements.front());
    if (connections.size() == 1 && elements.empty() && topology.connection(connections.front())) {
        auto *form = new ConnectionForm(
            m_scene.document(), connections.front(), [this, id = connections.front()] {
                const DrawnConnection *drawn = m_scene.connection(id);
                return drawn && drawn->badge() ? drawn->badge()->toolTip : QString();
            });
        connect(&m_scene, &TopologyScene::badgeChanged, form,
                [form, id = connections.front()](const ConnectionId &changed) {
                    if (changed == id)
                        form->refresh();
                });
        connect(form, &ConnectionForm::configureRequested, this,
                &PropertiesPanel::configureRequested);
        return form;
    }
    const auto annotations = m_scene.annotations().selected();
    if (elements.empty() && connections.empty() && annotations.size() == 1)
        return new AnnotationForm(m_scene.document(), annotations.front());
    return elements.empty() ? createSummary() : createSharedForm(elements);
}

QWidget *PropertiesPanel::createElementForm(const ElementId &element)
{
    auto *form = new ElementForm(m_scene.document(), {element}, [this](const ElementId &interface) {
        return m_scene.leasedAddress(interface);
    });
    connect(&m_scene, &TopologyScene::labShown, form, [form] {
        for (ElementFields *each : form->findChildren<ElementFields *>())
            each->refresh();
    });
    return form;
}

/// Shows what is selected above the fields of the elements.
QWidget *PropertiesPanel::createSharedForm(const std::vector<ElementId> &elements)
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(12, 12, 12, 0);
    head->setSpacing(10);
    layout->addLayout(head);
    addCounts(*head);
    if (elements.size() == 1) {
        layout->addWidget(createElementForm(elements.front()), 1);
        return page;
    }
    auto *hint =
        new QLabel(tr("All of these elements have the fields below. What you change there, "
                      "all of them get. Names and addresses are each element's own."),
                   page);
    hint->setObjectName(QStringLiteral("propertiesHint"));
    hint->setWordWrap(true);
    head->addWidget(hint);
    auto *rename = new QPushButton(tr("&Rename by Pattern…"), page);
    rename->setObjectName(QStringLiteral("renameElements"));
    rename->setToolTip(tr("Gives each of them another name, after a look at the names"));
    connect(rename, &QPushButton::clicked, this, &PropertiesPanel::renameRequested);
    head->addWidget(rename, 0, Qt::AlignLeft);
    layout->addWidget(new ElementForm(m_scene.document(), elements, {}), 1);
    return page;
}

/// Adds how many things are selected, and the button for all connections among them.
void PropertiesPanel::addCounts(QVBoxLayout &layout)
{
    const auto elements = m_scene.selectedElements().size();
    const auto connections = m_scene.selectedConnections().size();
    QStringList parts;
    if (elements > 0)
        parts << tr("%n element(s)", nullptr, static_cast<int>(elements));
    if (connections > 0)
        parts << tr("%n connection(s)", nullptr, static_cast<int>(connections));
    auto *text = new QLabel(tr("Selected: %1").arg(plugins::listText(parts)));
    text->setObjectName(QStringLiteral("propertiesSummary"));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    layout.addWidget(text);
    if (connections == 0)
        return;
    auto *configure = new QPushButton(tr("Con&figure All…"));
    configure->setObjectName(QStringLiteral("configureConnections"));
    configure->setToolTip(tr("Gives the same settings to all of them"));
    connect(configure, &QPushButton::clicked, this, &PropertiesPanel::configureAllRequested);
    layout.addWidget(configure, 0, Qt::AlignLeft);
}

QWidget *PropertiesPanel::createSummary()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    if (!m_scene.selectedConnections().empty()) {
        addCounts(*layout);
        layout->addStretch(1);
        return page;
    }
    auto *text = new QLabel(page);
    text->setObjectName(QStringLiteral("propertiesSummary"));
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    const auto &topology = m_scene.document().topology();
    const auto devices = m_scene.elementItems().size();
    QStringList lines{m_scene.document().displayName(),
                      plugins::listText({tr("%n element(s)", nullptr, static_cast<int>(devices)),
                                         tr("%n connection(s)", nullptr,
                                            static_cast<int>(topology.connections().size()))})};
    const QString notes = topology.attributes().value(topology::NotesAttribute).toString();
    if (!notes.isEmpty())
        lines << QString() << notes;
    lines << QString() << tr("Select an element or a connection to see its properties.");
    text->setText(lines.join(QLatin1Char('\n')));
    layout->addWidget(text);
    layout->addStretch(1);
    return page;
}

} // namespace tomato::ui
