// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/autosave.h"

#include "app/base/files/privatefolder.h"
#include "app/base/systemwords.h"
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

/// Returns an error with the system's message, where there is one.
static QString failureAt(const QString &path, const char *what, int number)
{
    const QString text = QStringLiteral("%1: %2").arg(path, QLatin1String(what));
    return number == 0 ? text
                       : text + QStringLiteral(": ") + QString::fromStdString(systemWords(number));
}

void Autosave::write()
{
    const QString directory = QFileInfo(m_path).path();
    errno = 0;
    if (!makePrivateFolder(QFile::encodeName(directory).toStdString())) {
        emit failed(failureAt(directory, "cannot be made", errno));
        return;
    }
    errno = 0;
    if (!m_lock.isLocked() && !m_lock.tryLock(0)) {
        emit failed(failureAt(m_path, "cannot be locked", errno));
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
