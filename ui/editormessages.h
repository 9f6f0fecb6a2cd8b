// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/exchange/documents/importreport.h"
#include "plugins/api/pluginhost.h"

#include <QObject>

class QStatusBar;

namespace tomato::document {
class Document;
}

namespace tomato::ui {

class EditorDocks;

/// Shows the window's messages: as a row of the dock Messages, in the user's language, and, where
/// no action is needed, in the status bar for a moment.
class EditorMessages final : public QObject
{
    Q_OBJECT

public:
    using Severity = plugins::PluginHost::Severity;

    /// All of them must outlive this.
    EditorMessages(const document::Document &document, EditorDocks &docks, QStatusBar &status);

    /// `element` and `connection` are the subject of the message, to which its row leads; both may
    /// be empty. A message with a topic is removed when the topic is resolved.
    void show(Severity severity, const QString &text, const ElementId &element = {},
              const ConnectionId &connection = {}, const QString &topic = {});
    void showProblem(const QString &text) { show(Severity::Problem, text); }
    void showInformation(const QString &text) { show(Severity::Information, text); }
    /// Adds a row that stays when another document is opened.
    void warnAboutProgram(const QString &text, const QString &topic);
    /// Says in the status bar that a file was written.
    void showSaved(const QString &path);
    /// Removes the rows with this topic.
    void resolve(const QString &topic);
    /// Adds a row for each thing that was not imported or exported, and one about what was done.
    void showReport(const exchange::ImportReport &report, const QString &done);
    /// Call it when another document is open: removes the rows about the previous one.
    void forgetDocument();

private:
    QString textOf(const exchange::ImportReport::Remark &remark) const;

    const document::Document &m_document;
    EditorDocks &m_docks;
    QStatusBar &m_status;
};

} // namespace tomato::ui
