// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/imagename.h"

#include <QDir>
#include <QRegularExpression>

namespace tomato::topology {

ImageName::ImageName(const QString &text) : m_text(text.trimmed())
{
    // As in references of images; it is an argument of a program, and no option of it.
    static const QRegularExpression storage(
        QStringLiteral("\\Acontainers-storage:[A-Za-z0-9][A-Za-z0-9._/:@-]{0,300}\\z"));
    constexpr qsizetype MaxPath = 1000;
    if (m_text.isEmpty())
        return;
    m_kind = Kind::Unknown;
    if (m_text.startsWith(u'/') && m_text.size() <= MaxPath && !m_text.contains(QChar::Null)) {
        m_kind = Kind::Path;
        m_text = QDir::cleanPath(m_text);
    } else if (storage.match(m_text).hasMatch()) {
        m_kind = Kind::Storage;
    }
}

bool isDigest(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\Asha256:[0-9a-f]{64}\\z"));
    return form.match(text).hasMatch();
}

} // namespace tomato::topology
