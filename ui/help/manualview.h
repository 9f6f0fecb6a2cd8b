// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/manualbook.h"

#include <QTextBrowser>

namespace tomato::ui {

/// Shows a page of the manual, goes back and forth between pages, and marks the words of a search.
class ManualView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ManualView(QWidget *parent = nullptr);

    /// Shows the same place in this book.
    void setBook(const ManualBook &book);
    /// Marks all matches of these words, on each page that is shown.
    void setMarkedWords(const QString &words);
    /// Returns the number of marks on this page.
    int markCount() const;
    /// Scrolls to the next mark, or to the one before it, and continues at the page's other end.
    void goToMark(int step);
    /// Returns the section of the book that is at the top of the view.
    int currentSection() const;

signals:
    void sectionChanged();

protected:
    QVariant loadResource(int type, const QUrl &name) override;
    void doSetSource(const QUrl &name, QTextDocument::ResourceType type) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void goTo(const QString &place);
    QTextBlock heading(int section) const;
    /// Sets the margins of the page, and the look of its tables and code.
    void layOut();
    void layOutBlocks();
    void layOutTables();
    void fitPictures();
    void fitPicture(int position, const QUrl &name);
    /// Returns the width that is available for text and pictures.
    int room() const;
    void mark();
    void showMarks(int current);

    const ManualBook *m_book = nullptr;
    /// The page was read, and is to be laid out.
    bool m_isReadAnew = false;
    QStringList m_words;
    QList<QTextCursor> m_marks;
    int m_currentMark = -1;
};

} // namespace tomato::ui
