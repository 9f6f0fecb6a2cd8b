// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bundle/secretfilter.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <functional>

namespace tomato::bundle {

namespace {

constexpr quint32 SectionHeader = 0x0a0d0d0a;
constexpr quint32 DecryptionSecrets = 0x0000000a;
constexpr quint32 NativeOrder = 0x1a2b3c4d;
constexpr qint64 MinBlock = 12;

/// Calls `use` with type and whole length of each block, which begins where the file stands.
Result<> eachBlock(QFile &file, const GoOn &goOn,
                   const std::function<Result<>(quint32 type, qint64 length)> &use)
{
    bool isBig = false;
    constexpr int BlocksAtOnce = 4096;
    for (int number = 0; !file.atEnd(); ++number) {
        if (goOn && number % BlocksAtOnce == 0 && !goOn())
            return failure("cancelled");
        const qint64 at = file.pos();
        const QByteArray head = file.peek(12);
        if (head.size() < MinBlock)
            return failure("is cut off at byte " + std::to_string(at),
                           file.fileName().toStdString());
        const auto word = [&](qsizetype offset) {
            return isBig ? qFromBigEndian<quint32>(head.data() + offset)
                         : qFromLittleEndian<quint32>(head.data() + offset);
        };
        if (qFromLittleEndian<quint32>(head.data()) == SectionHeader)
            isBig = qFromBigEndian<quint32>(head.data() + 8) == NativeOrder;
        const qint64 length = word(4);
        if (length < MinBlock || length % 4 != 0 || at + length > file.size())
            return failure("the block at byte " + std::to_string(at) + " has no good length",
                           file.fileName().toStdString());
        if (const auto used = use(word(0), length); !used)
            return used;
        if (!file.seek(at + length))
            return failure("cannot read", file.fileName().toStdString());
    }
    return {};
}

Result<> openCapture(QFile &file)
{
    if (!file.open(QIODevice::ReadOnly))
        return failure("cannot read: " + file.errorString().toStdString(),
                       file.fileName().toStdString());
    return {};
}

} // namespace

Result<bool> hasSecrets(const QString &path, const GoOn &goOn)
{
    QFile file(path);
    if (const auto opened = openCapture(file); !opened)
        return passOn(opened);
    bool has = false;
    const auto read = eachBlock(file, goOn, [&has](quint32 type, qint64) {
        has = has || type == DecryptionSecrets;
        return Result<>();
    });
    if (!read)
        return passOn(read);
    return has;
}

Result<> copyWithoutSecrets(const QString &path, QIODevice &into, const GoOn &goOn)
{
    QFile file(path);
    if (const auto opened = openCapture(file); !opened)
        return opened;
    return eachBlock(file, goOn, [&](quint32 type, qint64 length) -> Result<> {
        if (type == DecryptionSecrets)
            return {};
        const QByteArray block = file.read(length);
        if (block.size() != length || into.write(block) != length)
            return failure("cannot copy: " + into.errorString().toStdString(), path.toStdString());
        return {};
    });
}

} // namespace tomato::bundle
