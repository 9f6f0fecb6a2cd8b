// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace tomato::ui {

/// The part of a page from one heading to the next.
struct ManualSection
{
    QString title;
    /// The heading's level; 1 for the page's own.
    int level = 1;
    /// The plain text, in one line, without the heading.
    QString text;
};

struct ManualPage
{
    /// The name of its file, without an ending or a language: "labs".
    QString name;
    QString title;
    std::vector<ManualSection> sections;
};

/// A section that a search found.
struct ManualHit
{
    int page = 0;
    int section = 0;
    int count = 0;
    /// The text around the first match.
    QString excerpt;
};

/// The pages of the manual in one language, with their contents and addresses.
class ManualBook final
{
public:
    /// A page that does not exist in this language is read in English.
    explicit ManualBook(const QString &language,
                        const QString &folder = QStringLiteral(":/manual"));

    /// The pages are in the order in which the first one links to them.
    const std::vector<ManualPage> &pages() const { return m_pages; }
    /// Returns -1 when there is none.
    int indexOf(const QString &name) const;
    /// Finds the sections that contain all of these words, in the order of the book. Case is
    /// ignored.
    std::vector<ManualHit> find(const QString &words) const;
    /// Returns the section that a link's place behind the # stands for: by its title in this
    /// language, or by the English one, which pages name that are not translated. Returns 0, the
    /// whole page, when there is none.
    int sectionAt(const QString &page, const QString &place) const;
    /// Returns a page's Markdown source.
    QByteArray source(const QString &name) const;
    /// Returns the picture with this name, in this language when it has its own version.
    QString pictureFile(const QString &name) const;

    /// Returns the address of a page's section, which is the same in each language.
    static QUrl address(const QString &page, int section = 0);
    /// Returns the page that a link leads to, by the name that address() uses.
    static QString pageName(const QUrl &link);
    /// Returns the anchor of a section with this title: the part of a link behind the #.
    static QString anchor(const QString &title);
    static QStringList wordsIn(const QString &text);

private:
    QString file(const QString &name, const QString &ending) const;
    static QByteArray contents(const QString &path);
    static ManualPage read(const QString &name, const QByteArray &source);

    QString m_folder;
    QString m_language;
    std::vector<ManualPage> m_pages;
};

} // namespace tomato::ui
