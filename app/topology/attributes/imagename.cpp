// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/imagename.h"

#include <QDir>
#include <QRegularExpression>

namespace tomato::topology {

namespace {

constexpr QLatin1String Storage("containers-storage:");
constexpr QLatin1String Store("store:");

} // namespace

ImageName::ImageName(const QString &text) : m_text(text.trimmed())
{
    constexpr qsizetype MaxPath = 1000;
    if (m_text.isEmpty())
        return;
    m_kind = Kind::Unknown;
    if (m_text.startsWith(u'/') && m_text.size() <= MaxPath && !m_text.contains(QChar::Null)) {
        m_kind = Kind::Path;
        m_text = QDir::cleanPath(m_text);
    } else if (m_text.startsWith(Storage) && isReference(m_text.mid(Storage.size()))) {
        m_kind = Kind::Storage;
    } else if (m_text.startsWith(Store) && isReference(m_text.mid(Store.size()))) {
        m_kind = Kind::Stored;
    }
}

QString ImageName::name() const
{
    if (m_kind == Kind::Stored)
        return m_text.mid(Store.size());
    return m_kind == Kind::Storage ? m_text.mid(Storage.size()) : QString();
}

bool isReference(const QString &text)
{
    // It is an argument of a program, and no option of it; and the name of a file.
    static const QRegularExpression form(
        QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._/:@-]{0,229}\\z"));
    return form.match(text).hasMatch();
}

bool isDigest(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\Asha256:[0-9a-f]{64}\\z"));
    return form.match(text).hasMatch();
}

} // namespace tomato::topology
