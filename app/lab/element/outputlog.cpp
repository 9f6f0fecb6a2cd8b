// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/outputlog.h"

#include "app/base/systemwords.h"

#include <QDir>
#include <QFileInfo>

namespace tomato::lab {

static constexpr qint64 MaxFile = 1'000'000;

Result<> OutputLog::open()
{
    errno = 0;
    const QString before = m_file.fileName() + QStringLiteral(".1");
    QFile::remove(before);
    if (m_begun)
        m_file.close();
    else
        QDir().mkpath(QFileInfo(m_file.fileName()).path());
    if (m_begun && !m_file.rename(before))
        return failure(fileWords(m_file, errno), m_file.fileName().toStdString());
    if (m_begun)
        m_file.setFileName(before.chopped(2));
    m_begun = true;
    errno = 0;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return failure(fileWords(m_file, errno), m_file.fileName().toStdString());
    return {};
}

Result<> OutputLog::append(const QByteArray &text)
{
    if (!m_begun || m_file.size() + text.size() > MaxFile) {
        if (const auto opened = open(); !opened)
            return opened;
    }
    errno = 0;
    if (m_file.write(text) != text.size())
        return failure(fileWords(m_file, errno), m_file.fileName().toStdString());
    return {};
}

} // namespace tomato::lab
