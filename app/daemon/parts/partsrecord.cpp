// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partsrecord.h"

#include "app/protocol/folders/labpaths.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cstdio>

namespace tomato::engine {

static constexpr QLatin1String PartsKey("parts");
static constexpr QLatin1String EpochKey("epoch");
/// A file that is larger was not written here.
static constexpr qint64 MaxRecordBytes = 1024 * 1024;

PartsRecord::PartsRecord(QString path) : m_path(std::move(path))
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QJsonObject json = QJsonDocument::fromJson(file.read(MaxRecordBytes)).object();
    m_epoch = std::max<qint64>(0, json[EpochKey].toInteger());
    const QJsonObject parts = json[PartsKey].toObject();
    for (auto each = parts.begin(); each != parts.end(); ++each) {
        const LabId lab(each->toString().toStdString());
        if (rpc::LabPaths::check(lab))
            m_parts.emplace(each.key(), lab);
    }
}

void PartsRecord::setParts(const Parts &parts)
{
    if (parts == m_parts)
        return;
    m_parts = parts;
    save();
}

qint64 PartsRecord::nextEpoch()
{
    // The clock tells homes apart whose folder is not the same; it may have been set back.
    m_epoch = std::max(m_epoch + 1, QDateTime::currentMSecsSinceEpoch());
    save();
    return m_epoch;
}

void PartsRecord::save() const
{
    QJsonObject parts;
    for (const auto &[host, lab] : m_parts)
        parts.insert(host, QString::fromStdString(lab.value));
    QSaveFile file(m_path);
    const QByteArray text =
        QJsonDocument(QJsonObject{{EpochKey, m_epoch}, {PartsKey, parts}}).toJson();
    // Without the file the lab runs all the same: parts that nobody remembers end by their lease.
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        std::fprintf(stderr, "%s: cannot be written: %s\n", qUtf8Printable(m_path),
                     qUtf8Printable(file.errorString()));
}

} // namespace tomato::engine
