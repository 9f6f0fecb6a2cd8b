// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/manualbook.h"

#include <QTextBrowser>

namespace tomato::ui {

/// Shows a page of the manual, goes back and forth between pages, and marks what was looked for.
class ManualView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit ManualView(QWidget *parent = nullptr);

    /// Shows the same place of this one.
    void setBook(const ManualBook &book);
    /// Marks each place of these words, on each page that is shown.
    void setMarkedWords(const QString &words);
    /// How many places are marked on this page.
    int markCount() const;
    /// Brings the next marked place into view, or the one before it; round the page.
    void goToMark(int step);
    /// Of the book's sections of this page, the one at the top.
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
    /// Gives the page room, and its tables and code what sets them apart.
    void layOut();
    void layOutBlocks();
    void layOutTables();
    void fitPictures();
    void fitPicture(int position, const QUrl &name);
    /// The width that text and pictures have.
    int room() const;
    void mark();
    void showMarks(int current);

    const ManualBook *m_book = nullptr;
    QStringList m_words;
    QList<QTextCursor> m_marks;
    int m_currentMark = -1;
};

} // namespace tomato::ui
