// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QLockFile>
#include <QTimer>

#include <chrono>
#include <memory>

namespace tomato::document {

/// Keeps a recovery file of a document's unsaved changes, which is at most `delay` behind. The file
/// is removed when the document is saved or closed, and stays when the editor crashes: see
/// findRecoveries().
class Autosave final : public QObject
{
    Q_OBJECT

public:
    /// The document is borrowed.
    Autosave(Document &document, const QString &directory,
             std::chrono::milliseconds delay = std::chrono::seconds(5), QObject *parent = nullptr);
    /// Removes the recovery file: after a clean close the changes are saved, or not wanted.
    ~Autosave() override;

    const QString &path() const { return m_path; }

signals:
    /// The recovery file was written.
    void written();
    void failed(const QString &message);

private:
    void updateRecovery();
    void write();
    void discard();

    Document &m_document;
    QString m_path;
    QTimer m_timer;
    QLockFile m_lock;
};

} // namespace tomato::document
