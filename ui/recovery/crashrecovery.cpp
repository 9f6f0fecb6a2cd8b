// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/crashrecovery.h"

#include "app/document/document.h"
#include "ui/recovery/recoverybar.h"

namespace tomato::ui {

using document::Document;

CrashRecovery::CrashRecovery(Document &document, RecoveryBar &bar, QObject *parent)
    : QObject(parent), m_document(document), m_bar(bar),
      m_autosave(document, document::recoveryDirectory(), std::chrono::seconds(5), this)
{
    connect(&m_autosave, &document::Autosave::failed, this, [this](const QString &text) {
        emit failed(tr("Changes are not kept for a crash: %1").arg(text));
    });
    connect(&bar, &RecoveryBar::recoverRequested, this, &CrashRecovery::recoverRequested);
}

void CrashRecovery::offer()
{
    m_bar.look();
}

void CrashRecovery::recover(const document::Recovery &recovery)
{
    m_bar.hide();
    m_document.recover(recovery.topology, recovery.file);
    // Until these changes are kept anew, or saved, the old file is the only copy.
    const auto forget = [this, path = recovery.path] { m_bar.remove(path); };
    connect(&m_autosave, &document::Autosave::written, &m_bar, forget, Qt::SingleShotConnection);
    connect(&m_document, &Document::modifiedChanged, &m_bar, forget, Qt::SingleShotConnection);
}

} // namespace tomato::ui
