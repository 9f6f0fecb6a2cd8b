// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/zipheaders.h"

#include "app/exchange/documents/importreport.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>
#include <QtEndian>

#include <algorithm>

namespace tomato::exchange {

namespace {

// Sizes and places of APPNOTE.TXT 4.3.7, 4.3.12 and 4.5.3.
constexpr qint64 RecordBytes = 46;
constexpr qint64 HeaderBytes = 30;
constexpr quint32 In64Bits = 0xffffffff;

quint16 word16(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

quint32 word32(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

/// The bytes at a place; fewer when the archive ends before.
QByteArray bytesAt(QIODevice &archive, qint64 at, qint64 size)
{
    return archive.seek(at) ? archive.read(size) : QByteArray();
}

std::string shown(const QByteArray &name)
{
    return "the member " + quoted(QString::fromUtf8(name));
}

/// The bytes of one member, with its own header.
struct Span
{
    QByteArray name;
    qint64 begin = 0;
    qint64 end = 0;
};

/// A 64-bit field of an entry: in the entry itself or, when that is full, next in the extra field.
quint64 wide(const QByteArray &record, qsizetype at, const QByteArray &extra, qsizetype &next)
{
    const quint32 narrow = word32(record, at);
    if (narrow != In64Bits || next + 8 > extra.size())
        return narrow;
    next += 8;
    return qFromLittleEndian<quint64>(extra.constData() + next - 8);
}

/// The extra field of 64-bit sizes; empty where there is none.
QByteArray wideExtra(const QByteArray &extras)
{
    for (qsizetype at = 0; at + 4 <= extras.size();) {
        const qsizetype size = word16(extras, at + 2);
        if (word16(extras, at) == 1)
            return extras.mid(at + 4, size);
        at += 4 + size;
    }
    return {};
}

Result<Span> spanOf(QIODevice &archive, qint64 place)
{
    const QByteArray record = bytesAt(archive, place, RecordBytes);
    if (record.size() < RecordBytes || !record.startsWith("PK\x01\x02"))
        return failure("the list of members is not where the archive says",
                       "byte " + std::to_string(place));
    Span span;
    span.name = archive.read(word16(record, 28));
    const QByteArray extra = wideExtra(archive.read(word16(record, 30)));
    qsizetype next = 0;
    (void)wide(record, 24, extra, next); // the unpacked size comes first
    const quint64 packed = wide(record, 20, extra, next);
    const quint64 begin = wide(record, 42, extra, next);
    const auto size = static_cast<quint64>(archive.size());
    if (begin > size || packed > size - begin)
        return failure(shown(span.name) + " lies behind the archive's end");
    span.begin = static_cast<qint64>(begin);
    const QByteArray header = bytesAt(archive, span.begin, HeaderBytes);
    if (header.size() < HeaderBytes || !header.startsWith("PK\x03\x04"))
        return failure(shown(span.name) + " has no header of its own");
    const QByteArray name = archive.read(word16(header, 26));
    if (name != span.name)
        return failure(shown(span.name) + " has another name before its bytes, " +
                       quoted(QString::fromUtf8(name)));
    span.end =
        span.begin + HeaderBytes + name.size() + word16(header, 28) + static_cast<qint64>(packed);
    return span;
}

} // namespace

Result<> checkZipHeaders(QIODevice &archive, const std::vector<qint64> &records)
{
    if (records.empty())
        return {};
    std::vector<Span> spans;
    for (const qint64 record : records) {
        auto span = spanOf(archive, record);
        if (!span)
            return passOn(span);
        spans.push_back(*std::move(span));
    }
    std::sort(spans.begin(), spans.end(),
              [](const Span &a, const Span &b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < spans.size(); ++i) {
        if (spans[i].begin < spans[i - 1].end)
            return failure(shown(spans[i].name) + " shares bytes with the member " +
                           quoted(QString::fromUtf8(spans[i - 1].name)));
    }
    const qint64 list = *std::min_element(records.begin(), records.end());
    if (spans.back().end > list)
        return failure(shown(spans.back().name) + " shares bytes with the list of members");
    return {};
}

} // namespace tomato::exchange
