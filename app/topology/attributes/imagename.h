// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::topology {

/// The value of an element's attribute `image`: what the element's root is made of.
class ImageName final
{
public:
    enum class Kind
    {
        /// The element runs on this machine's programs.
        None,
        /// An absolute path of a folder, or of an archive.
        Path,
        /// "containers-storage:NAME": an image of Podman's.
        Storage,
        /// "store:NAME": one of the user's unpacked images, see storedname.h.
        Stored,
        Unknown
    };

    explicit ImageName(const QString &text);

    Kind kind() const { return m_kind; }
    /// A path is clean: without "..", "." and double slashes.
    const QString &text() const { return m_text; }
    /// Returns the NAME of "store:NAME" and "containers-storage:NAME"; else empty.
    QString name() const;

private:
    QString m_text;
    Kind m_kind = Kind::None;
};

/// Tells whether the text can be the NAME of an image.
bool isReference(const QString &text);
/// Tells whether the text is "sha256:" and 64 hexadecimal digits in lower case.
bool isDigest(const QString &text);

} // namespace tomato::topology
