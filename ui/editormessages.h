// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/exchange/importreport.h"
#include "plugins/api/pluginhost.h"

#include <QObject>

class QStatusBar;

namespace tomato::document {
class Document;
}

namespace tomato::ui {

class EditorDocks;

/// Says what happened in the window: as a row of the dock Messages, in the user's language, and,
/// where nothing has to be done about it, in the status bar for a moment.
class EditorMessages final : public QObject
{
    Q_OBJECT

public:
    using Severity = plugins::PluginHost::Severity;

    /// All have to live longer.
    EditorMessages(const document::Document &document, EditorDocks &docks, QStatusBar &status);

    /// `element` and `connection` say what the message is about, so that its row leads there; both
    /// may be empty. A message with a topic goes when the topic is resolved.
    void show(Severity severity, const QString &text, const ElementId &element = {},
              const ConnectionId &connection = {}, const QString &topic = {});
    /// A row for each thing that did not come along, and one that says what was done.
    void showReport(const exchange::ImportReport &report, const QString &done);
    /// Another document is open: what was about the one before goes.
    void forgetDocument();

private:
    QString textOf(const exchange::ImportReport::Remark &remark) const;

    const document::Document &m_document;
    EditorDocks &m_docks;
    QStatusBar &m_status;
};

} // namespace tomato::ui
