// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualbook.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

static void initialiseManual()
{
    Q_INIT_RESOURCE(icons);
}

namespace tomato::ui {

static const QString FirstPage = QStringLiteral("manual");
static constexpr int ExcerptLength = 90;
/// The number of characters before a match, which must be visible in a narrow list.
static constexpr int LeadIn = 12;

ManualBook::ManualBook(const QString &language, const QString &folder)
    : m_folder(folder), m_language(language)
{
    static const bool isInitialised = (initialiseManual(), true);
    Q_UNUSED(isInitialised);
    static const QRegularExpression link(QStringLiteral("\\]\\(([^):#]+\\.md)"));
    QStringList names{FirstPage};
    for (int i = 0; i < names.size(); ++i) {
        auto links = link.globalMatch(QString::fromUtf8(source(names[i])));
        while (links.hasNext()) {
            const QString name = pageName(QUrl(links.next().captured(1)));
            if (!names.contains(name) && QFile::exists(file(name, QStringLiteral(".md"))))
                names << name;
        }
    }
    for (const QString &name : names)
        m_pages.push_back(read(name, source(name)));
}

QString ManualBook::file(const QString &name, const QString &ending) const
{
    const QString own = QDir(m_folder).filePath(name + QLatin1Char('_') + m_language + ending);
    return QFile::exists(own) ? own : QDir(m_folder).filePath(name + ending);
}

QByteArray ManualBook::contents(const QString &path)
{
    QFile page(path);
    return page.open(QIODevice::ReadOnly) ? page.readAll() : QByteArray();
}

QByteArray ManualBook::source(const QString &name) const
{
    return contents(file(name, QStringLiteral(".md")));
}

QString ManualBook::pictureFile(const QString &name) const
{
    const QFileInfo picture(name);
    QString base = picture.completeBaseName();
    const QString suffix = QLatin1Char('_') + m_language;
    if (base.endsWith(suffix))
        base.chop(suffix.size());
    return file(base, QLatin1Char('.') + picture.suffix());
}

ManualPage ManualBook::read(const QString &name, const QByteArray &source)
{
    ManualPage page{name, {}, {}};
    QTextDocument document;
    document.setMarkdown(QString::fromUtf8(source));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level > 0)
            page.sections.push_back({block.text(), level, {}});
        else if (!page.sections.empty())
            page.sections.back().text += block.text().simplified() + QLatin1Char(' ');
    }
    page.title = page.sections.empty() ? name : page.sections.front().title;
    return page;
}

int ManualBook::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_pages.begin(), m_pages.end(),
                                    [&](const ManualPage &page) { return page.name == name; });
    return found == m_pages.end() ? -1 : static_cast<int>(found - m_pages.begin());
}

/// Returns -1 when there is none.
static int sectionWithAnchor(const ManualPage &page, const QString &place)
{
    const auto found = std::ranges::find_if(page.sections, [&](const ManualSection &each) {
        return ManualBook::anchor(each.title) == place;
    });
    return found == page.sections.end() ? -1 : static_cast<int>(found - page.sections.begin());
}

int ManualBook::sectionAt(const QString &page, const QString &place) const
{
    const int index = indexOf(page);
    if (index < 0 || place.isEmpty())
        return 0;
    const ManualPage &own = m_pages[static_cast<size_t>(index)];
    if (const int section = sectionWithAnchor(own, place); section >= 0)
        return section;
    // A translation has the same sections in the same order.
    const QByteArray english = contents(QDir(m_folder).filePath(page + QStringLiteral(".md")));
    const int section = sectionWithAnchor(read(page, english), place);
    return section < static_cast<int>(own.sections.size()) ? std::max(0, section) : 0;
}

QStringList ManualBook::wordsIn(const QString &text)
{
    static const QRegularExpression space(QStringLiteral("\\s+"));
    return text.split(space, Qt::SkipEmptyParts);
}

static QString excerptAround(const QString &text, qsizetype place)
{
    qsizetype begin = std::max<qsizetype>(0, place - LeadIn);
    if (begin > 0)
        begin = text.indexOf(QLatin1Char(' '), begin) + 1;
    QString excerpt = text.mid(begin, ExcerptLength).trimmed();
    if (begin > 0)
        excerpt.prepend(QStringLiteral("… "));
    return begin + ExcerptLength < text.size() ? excerpt + QStringLiteral(" …") : excerpt;
}

std::vector<ManualHit> ManualBook::find(const QString &words) const
{
    const QStringList wanted = wordsIn(words);
    std::vector<ManualHit> hits;
    if (wanted.isEmpty())
        return hits;
    for (int page = 0; page < static_cast<int>(m_pages.size()); ++page) {
        const auto &sections = m_pages[static_cast<size_t>(page)].sections;
        for (int section = 0; section < static_cast<int>(sections.size()); ++section) {
            const ManualSection &each = sections[static_cast<size_t>(section)];
            const QString all = each.title + QLatin1Char(' ') + each.text;
            qsizetype count = 0;
            const bool hasAll = std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) {
                const auto times = all.count(word, Qt::CaseInsensitive);
                count += times;
                return times > 0;
            });
            if (!hasAll)
                continue;
            const auto place = each.text.indexOf(wanted.first(), 0, Qt::CaseInsensitive);
            hits.push_back({page, section, static_cast<int>(count),
                            excerptAround(each.text, std::max<qsizetype>(0, place))});
        }
    }
    return hits;
}

QUrl ManualBook::address(const QString &page, int section)
{
    QUrl url(QStringLiteral("qrc:/manual/") + page + QStringLiteral(".md"));
    if (section > 0)
        url.setFragment(QLocale::c().toString(section));
    return url;
}

QString ManualBook::pageName(const QUrl &link)
{
    // Pages link to the file of their own language, so that they can be read without the program.
    static const QRegularExpression language(QStringLiteral("_[a-z]{2}$"));
    return QFileInfo(link.path()).completeBaseName().remove(language);
}

QString ManualBook::anchor(const QString &title)
{
    QString anchor;
    for (const QChar each : title.toLower()) {
        if (each.isLetterOrNumber() || each == QLatin1Char('-') || each == QLatin1Char('_'))
            anchor += each;
        else if (each.isSpace())
            anchor += QLatin1Char('-');
    }
    return anchor;
}

} // namespace tomato::ui
