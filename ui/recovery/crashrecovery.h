// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/autosave.h"
#include "app/document/recovery.h"

#include <QObject>

namespace tomato::document {
class Document;
}

namespace tomato::ui {

class RecoveryBar;

/// Keeps a document's changes for the case of a crash, and offers what an editor that crashed has
/// left behind.
class CrashRecovery final : public QObject
{
    Q_OBJECT

public:
    /// Both have to live longer.
    CrashRecovery(document::Document &document, RecoveryBar &bar, QObject *parent);

    /// Shows the bar where something was left behind.
    void offer();
    /// Puts what was left behind in the place of the document.
    void recover(const document::Recovery &recovery);

signals:
    void recoverRequested(const tomato::document::Recovery &recovery);
    /// The changes could not be kept, for this reason.
    void failed(const QString &text);

private:
    document::Document &m_document;
    RecoveryBar &m_bar;
    document::Autosave m_autosave;
};

} // namespace tomato::ui
