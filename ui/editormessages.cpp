// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editormessages.h"

#include "app/document/document.h"
#include "plugins/api/enginetexts.h"
#include "ui/commands/filecommands.h"
#include "ui/editordocks.h"
#include "ui/panels/messagespanel.h"

#include <QStatusBar>

namespace tomato::ui {

static constexpr int MillisecondsToRead = 6000;

EditorMessages::EditorMessages(const document::Document &document, EditorDocks &docks,
                               QStatusBar &status)
    : m_document(document), m_docks(docks), m_status(status)
{
}

void EditorMessages::show(Severity severity, const QString &text, const ElementId &element,
                          const ConnectionId &connection, const QString &topic)
{
    const QString translated = plugins::inUsersLanguage(text);
    m_docks.messages().add(severity, translated, element, connection, topic);
    if (severity == Severity::Information)
        m_status.showMessage(translated, MillisecondsToRead);
    else
        m_docks.showMessages();
}

void EditorMessages::warnAboutProgram(const QString &text, const QString &topic)
{
    m_docks.messages().addAboutProgram(Severity::Warning, text, topic);
    m_docks.showMessages();
}

/// The element's name is added where it has one, since a place such as "topology.nodes[3]" is hard
/// to find.
QString EditorMessages::textOf(const exchange::ImportReport::Remark &remark) const
{
    const topology::Element *device = m_document.topology().deviceOf(remark.about);
    const QString message = plugins::inUsersLanguage(QString::fromStdString(remark.message));
    if (!device || device->name().isEmpty())
        return message + FileCommands::placesOf(remark);
    const QString name = m_document.topology().label(remark.about);
    const auto others = static_cast<int>(remark.count) - 1;
    return others > 0 ? tr("%1 and %n more: %2", nullptr, others).arg(name, message)
                      : tr("%1: %2").arg(name, message);
}

void EditorMessages::showReport(const exchange::ImportReport &report, const QString &done)
{
    for (const exchange::ImportReport::Remark &remark : report.remarks()) {
        // The canvas has devices, to which rows lead.
        const topology::Element *device = m_document.topology().deviceOf(remark.about);
        show(Severity::Warning, textOf(remark), device ? device->id : ElementId());
    }
    const auto count = static_cast<int>(report.remarks().size());
    show(Severity::Information,
         count == 0 ? done : tr("%1, with %n remark(s)", nullptr, count).arg(done));
}

void EditorMessages::showSaved(const QString &path)
{
    m_status.showMessage(tr("Saved %1").arg(path), MillisecondsToRead);
}

void EditorMessages::resolve(const QString &topic)
{
    m_docks.messages().resolve(topic);
}

void EditorMessages::forgetDocument()
{
    m_docks.messages().forgetDocument();
    m_status.clearMessage();
}

} // namespace tomato::ui
