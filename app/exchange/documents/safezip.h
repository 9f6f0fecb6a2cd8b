// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QIODevice;
class QuaZip;

namespace tomato::exchange {

/// A zip archive that a stranger made. Its list of members is judged before any of them is
/// unpacked: one with a member that would leave its folder, is there twice, is no file or folder,
/// is encrypted, shares its bytes with another, has another name before its bytes than in the list,
/// or is far larger than it looks, is refused with the member's name.
class SafeZip final
{
public:
    static constexpr std::size_t MaxMembers = 100'000;
    /// A member of this size or less may be packed as well as it likes.
    static constexpr quint64 MinBomb = 16 * 1024 * 1024;
    /// Real files deflate to ratios far below this; only zeros come near to 1000.
    static constexpr quint64 MaxRatio = 200;

    struct Member
    {
        QString name;
        quint64 bytes = 0;
        /// The compression method, see 4.4.5 of APPNOTE.TXT.
        quint16 method = 0;
        /// Its owner may run it.
        bool isExecutable = false;

        bool isFolder() const { return name.endsWith(QLatin1Char('/')); }
    };

    /// Whether a file begins as a zip archive does.
    static bool isZip(const QByteArray &begin);
    /// The device is borrowed, and must be random-access.
    static Result<SafeZip> open(QIODevice &archive);
    SafeZip(SafeZip &&other) noexcept;
    SafeZip &operator=(SafeZip &&other) noexcept;
    ~SafeZip();

    const std::vector<Member> &members() const { return m_members; }
    /// nullptr when there is none of this name.
    const Member *find(const QString &name) const;
    /// Returns the bytes of all members together, as the archive says.
    quint64 bytes() const;
    /// Whether QuaZip knows how it is packed.
    static Result<> checkMethod(const Member &member);

    using Take = std::function<Result<>(const QByteArray &)>;
    /// Hands out a member piece by piece, and no more bytes than the archive says that it has.
    Result<> unpack(const Member &member, const Take &take);
    /// The whole of a member that has at most so many bytes.
    Result<QByteArray> read(const Member &member, qint64 most);

private:
    explicit SafeZip(std::unique_ptr<QuaZip> zip);
    Result<> list(QIODevice &archive);

    std::unique_ptr<QuaZip> m_zip;
    std::vector<Member> m_members;
    /// In m_members, by name.
    QHash<QString, std::size_t> m_places;
};

} // namespace tomato::exchange
