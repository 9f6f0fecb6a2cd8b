// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/documents/textencoding.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QUtf8StringView>

#include <algorithm>

namespace tomato::exchange {

namespace {

using Encoding = QStringConverter::Encoding;

std::string lineOf(const QByteArray &bytes, qsizetype at)
{
    return "line " + std::to_string(QByteArrayView(bytes).first(at).count('\n') + 1);
}

Result<QString> decode(const QByteArray &bytes, Encoding encoding)
{
    // Without a state, an incomplete character at the end is an error, too.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    if (decoder.hasError() || !text.isValidUtf16())
        return failure(std::string("it is not ") + QStringConverter::nameForEncoding(encoding) +
                       " throughout, as it says at its beginning");
    return text;
}

/// The first byte that is not UTF-8: what does not belong there comes back changed.
qsizetype firstInvalidByte(const QByteArray &bytes)
{
    const QByteArray again = QString::fromUtf8(bytes).toUtf8();
    return std::mismatch(bytes.begin(), bytes.end(), again.begin(), again.end()).first -
           bytes.begin();
}

/// The C1 controls are in no text: there are other encodings with letters at their places.
Result<QString> decodeLatin1(const QByteArray &bytes, const std::string &otherwise)
{
    const auto control = std::find_if(bytes.begin(), bytes.end(), [](char each) {
        const auto byte = static_cast<unsigned char>(each);
        return byte == 0 || (byte >= 0x80 && byte < 0xa0);
    });
    if (control != bytes.end())
        return failure(otherwise + ": save it as UTF-8", lineOf(bytes, control - bytes.begin()));
    return QString::fromLatin1(bytes);
}

/// Returns the encoding from `<?xml … encoding="…"?>`; empty when there is none.
QString declaredEncoding(const QByteArray &bytes)
{
    static const QRegularExpression declaration(
        QStringLiteral("\\A\\s*<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']"));
    return declaration
        .match(QString::fromLatin1(bytes.first(std::min<qsizetype>(200, bytes.size()))))
        .captured(1);
}

} // namespace

Result<QString> decodeText(const QByteArray &bytes, ImportReport &report)
{
    // UTF-16 begins as UTF-32 does, so that the longer marks are looked for first, as Qt does.
    if (const auto marked = QStringConverter::encodingForData(bytes))
        return decode(bytes, *marked);
    const QString declared = declaredEncoding(bytes);
    static const QRegularExpression latin1(QStringLiteral("\\A(iso-?8859-?1|latin-?1|l1)\\z"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression utf8(QStringLiteral("\\A(utf-?8|us-ascii|ascii)\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    if (latin1.match(declared).hasMatch())
        return decodeLatin1(bytes, "it is not ISO-8859-1, as it says");
    if (!declared.isEmpty() && !utf8.match(declared).hasMatch())
        return failure("the encoding " + quoted(declared) + " cannot be read: save it as UTF-8",
                       "line 1");
    if (QUtf8StringView(bytes).isValidUtf8())
        return QString::fromUtf8(bytes);
    const qsizetype at = firstInvalidByte(bytes);
    const std::string place = lineOf(bytes, at);
    if (!declared.isEmpty() || bytes.contains('\0'))
        return failure("it is not UTF-8", place);
    auto text = decodeLatin1(bytes, "it is neither UTF-8 nor ISO-8859-1");
    if (text)
        report.add("it is not UTF-8 and was read as ISO-8859-1 (Latin-1): look at its letters",
                   place);
    return text;
}

} // namespace tomato::exchange
