// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editorhost.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

namespace tomato::ui {

EditorHost::EditorHost(document::Document &document, LabSession &session, QWidget &window)
    : m_document(document), m_session(session), m_window(window)
{
    connect(&document, &document::Document::topologyChanged, this, &PluginHost::topologyChanged);
    connect(&document, &document::Document::replaced, this, &PluginHost::topologyChanged);
}

Result<> EditorHost::changeConnection(const ConnectionId &connection, const QJsonObject &changes,
                                      const QString &text)
{
    return m_document.changeConnection(connection, changes, text);
}

void EditorHost::showMessage(Severity severity, const QString &text)
{
    emit messageShown(severity, text);
}

void EditorHost::configure(const ConnectionId &connection)
{
    emit configureRequested(connection);
}

QString EditorHost::proposedPath(const QString &suffix) const
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._-]+"));
    QString name = m_document.displayName() + suffix;
    name.replace(unsafe, QStringLiteral("-"));
    const QString folder = m_document.filePath().isEmpty()
                               ? QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)
                               : QFileInfo(m_document.filePath()).absolutePath();
    return QDir(QFileInfo(folder).isWritable() ? folder : QDir::homePath()).filePath(name);
}

} // namespace tomato::ui
