// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/labmemory.h"

#include "app/protocol/folders/labpaths.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace tomato::rpc {

static constexpr qint64 MaxBytes = 64 * 1024;

QString LabMemory::path(const LabId &lab)
{
    return LabPaths::data(lab) + QStringLiteral("/lab.json");
}

LabMemory LabMemory::load(const LabId &lab)
{
    QFile file(path(lab));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.read(MaxBytes)).object();
    return {json.value("name").toString(), json.value("file").toString()};
}

void LabMemory::save(const LabId &lab) const
{
    QSaveFile written(path(lab));
    if (!written.open(QIODevice::WriteOnly))
        return;
    written.write(
        QJsonDocument(QJsonObject{{"name", name}, {"file", file}}).toJson(QJsonDocument::Compact));
    written.commit();
}

} // namespace tomato::rpc
