// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace tomato::ui {

/// From one heading of a page to the next.
struct ManualSection
{
    QString title;
    /// 1 for the page's own heading.
    int level = 1;
    /// As plain text, in one line, without the heading.
    QString text;
};

struct ManualPage
{
    /// Of its file, without an ending or a language: "labs".
    QString name;
    QString title;
    std::vector<ManualSection> sections;
};

/// A section with what was looked for.
struct ManualHit
{
    int page = 0;
    int section = 0;
    int count = 0;
    /// What stands around the first of them.
    QString excerpt;
};

/// The pages of the manual in one language: what is in them, and where.
class ManualBook final
{
public:
    /// A page that is not there in this language is taken in English.
    explicit ManualBook(const QString &language,
                        const QString &folder = QStringLiteral(":/manual"));

    /// In the order in which the first one leads to them.
    const std::vector<ManualPage> &pages() const { return m_pages; }
    /// -1 when there is none.
    int indexOf(const QString &name) const;
    /// The sections that hold each of these words, in the order of the book. Case does not count.
    std::vector<ManualHit> find(const QString &words) const;
    /// A page as it was written, in Markdown.
    QByteArray source(const QString &name) const;
    /// A picture of this name, in this language when there is one of its own.
    QString pictureFile(const QString &name) const;

    /// The address of a page's section, which is the same in each language.
    static QUrl address(const QString &page, int section = 0);
    /// The page that a link leads to, by the name that address() has.
    static QString pageName(const QUrl &link);
    /// What a link to a section of this title says behind the #.
    static QString anchor(const QString &title);
    static QStringList wordsIn(const QString &text);

private:
    QString file(const QString &name, const QString &ending) const;
    ManualPage read(const QString &name) const;

    QString m_folder;
    QString m_language;
    std::vector<ManualPage> m_pages;
};

} // namespace tomato::ui
