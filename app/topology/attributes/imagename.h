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
        Unknown
    };

    explicit ImageName(const QString &text);

    Kind kind() const { return m_kind; }
    /// A path is clean: without "..", "." and double slashes.
    const QString &text() const { return m_text; }

private:
    QString m_text;
    Kind m_kind = Kind::None;
};

/// Tells whether the text is "sha256:" and 64 hexadecimal digits in lower case.
bool isDigest(const QString &text);

} // namespace tomato::topology
