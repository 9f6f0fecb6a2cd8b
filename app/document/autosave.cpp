// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/autosave.h"

#include "app/document/recovery.h"

#include <QDir>
#include <QUuid>

namespace tomato::document {

Autosave::Autosave(Document &document, const QString &directory, std::chrono::milliseconds delay,
                   QObject *parent)
    : QObject(parent), m_document(document),
      m_path(QDir(directory).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) +
                                      QStringLiteral(".recovery"))),
      m_lock(recoveryLock(m_path))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    m_lock.setStaleLockTime(0);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &Autosave::updateRecovery);
    connect(&document, &Document::modifiedChanged, this, &Autosave::updateRecovery);
    connect(&document, &Document::replaced, this, &Autosave::updateRecovery);
    updateRecovery();
}

Autosave::~Autosave()
{
    discard();
}

void Autosave::updateRecovery()
{
    if (!m_document.isModified())
        discard();
    else if (!m_timer.isActive())
        m_timer.start();
}

void Autosave::write()
{
    const QString directory = QFileInfo(m_path).path();
    if (!QDir().mkpath(directory)) {
        emit failed(QStringLiteral("%1: cannot be made").arg(directory));
        return;
    }
    if (!m_lock.isLocked() && !m_lock.tryLock(0)) {
        emit failed(QStringLiteral("%1: cannot be locked").arg(m_path));
        return;
    }
    const auto done = writeRecovery(
        {m_path, m_document.filePath(), QDateTime::currentDateTimeUtc(), m_document.topology()});
    if (done)
        emit written();
    else
        emit failed(QString::fromStdString(done.error().text()));
}

void Autosave::discard()
{
    m_timer.stop();
    if (!m_lock.isLocked())
        return;
    QFile::remove(m_path);
    m_lock.unlock();
}

} // namespace tomato::document
