// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/manualwindow.h"

#include "ui/help/manualview.h"
#include "ui/preferences/language.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScreen>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace tomato::ui {

static constexpr int PageRole = Qt::UserRole;
static constexpr int SectionRole = Qt::UserRole + 1;
static constexpr QSize WantedSize{1000, 720};

ManualWindow::ManualWindow(QWidget *parent)
    : QDialog(parent, Qt::Window), m_view(new ManualView(this)),
      m_back(new QAction(tr("Back"), this)), m_forward(new QAction(tr("Forward"), this)),
      m_words(new QLineEdit(this)), m_count(new QLabel(this)), m_side(new QStackedWidget(this)),
      m_contents(createTree(QStringLiteral("manualContents"))),
      m_hits(createTree(QStringLiteral("manualHits")))
{
    setObjectName(QStringLiteral("manual"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manual"));
    resize(WantedSize.boundedTo(screen()->availableSize() * 0.9));
    m_view->setObjectName(QStringLiteral("manualPage"));
    m_view->setAccessibleName(tr("Page of the manual"));
    auto *splitter = new QSplitter(this);
    splitter->addWidget(createSide());
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 740});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(createBar());
    layout->addWidget(splitter, 1);
    connect(m_view, &ManualView::sectionChanged, this, &ManualWindow::updateContents);
    openBook();
    m_view->setSource(ManualBook::address(m_book->pages().front().name));
    m_view->setFocus();
}

ManualWindow::~ManualWindow() = default;

static QToolButton *buttonFor(QAction *action, const char *name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(QLatin1String(name));
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    return button;
}

QWidget *ManualWindow::createBar()
{
    auto *bar = new QWidget(this);
    refreshIcons();
    m_back->setShortcut(Qt::ALT | Qt::Key_Left);
    m_back->setToolTip(tr("To the place where you were before (Alt+Left)"));
    m_forward->setShortcut(Qt::ALT | Qt::Key_Right);
    m_forward->setToolTip(tr("Where you came back from (Alt+Right)"));
    for (QAction *action : {m_back, m_forward})
        action->setEnabled(false);
    connect(m_back, &QAction::triggered, m_view, &ManualView::backward);
    connect(m_forward, &QAction::triggered, m_view, &ManualView::forward);
    connect(m_view, &ManualView::backwardAvailable, m_back, &QAction::setEnabled);
    connect(m_view, &ManualView::forwardAvailable, m_forward, &QAction::setEnabled);
    m_words->setObjectName(QStringLiteral("manualSearch"));
    m_words->setAccessibleName(tr("Search the manual"));
    m_words->setPlaceholderText(tr("Search all pages"));
    m_words->setToolTip(tr("Finds sections that have all of these words (Ctrl+F); Enter and F3 go "
                           "from one to the next"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaximumWidth(320);
    connect(m_words, &QLineEdit::textChanged, this, &ManualWindow::search);
    connect(m_words, &QLineEdit::returnPressed, this, &ManualWindow::openNextHit);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, this, [this] {
        m_words->setFocus(Qt::ShortcutFocusReason);
        m_words->selectAll();
    });
    auto *next = new QShortcut(Qt::Key_F3, this);
    connect(next, &QShortcut::activated, this, [this] { m_view->goToMark(1); });
    auto *previous = new QShortcut(Qt::SHIFT | Qt::Key_F3, this);
    connect(previous, &QShortcut::activated, this, [this] { m_view->goToMark(-1); });
    m_count->setObjectName(QStringLiteral("manualCount"));
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(buttonFor(m_back, "manualBack", bar));
    layout->addWidget(buttonFor(m_forward, "manualForward", bar));
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_words, 1);
    return bar;
}

QTreeWidget *ManualWindow::createTree(const QString &name)
{
    auto *tree = new QTreeWidget(this);
    tree->setObjectName(name);
    tree->setHeaderHidden(true);
    tree->setFrameShape(QFrame::NoFrame);
    connect(tree, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *item) { openSection(item); });
    connect(tree, &QTreeWidget::itemClicked, this,
            [this](const QTreeWidgetItem *item) { openSection(item); });
    return tree;
}

QWidget *ManualWindow::createSide()
{
    m_contents->setAccessibleName(tr("Contents"));
    m_hits->setAccessibleName(tr("Found sections"));
    m_hits->setWordWrap(true);
    m_hits->setRootIsDecorated(false);
    m_side->setMinimumWidth(160);
    m_side->addWidget(m_contents);
    m_side->addWidget(m_hits);
    return m_side;
}

void ManualWindow::refreshIcons()
{
    m_back->setIcon(actionIcon(QStringLiteral("back"), palette(), QStringLiteral("go-previous")));
    m_forward->setIcon(actionIcon(QStringLiteral("forward"), palette(), QStringLiteral("go-next")));
}

void ManualWindow::openBook()
{
    auto book = std::make_unique<ManualBook>(languageInUse());
    m_view->setBook(*book);
    m_book = std::move(book);
    fillContents();
    search(m_words->text());
    updateContents();
}

static QTreeWidgetItem *itemFor(const QString &text, const QString &page, int section)
{
    auto *item = new QTreeWidgetItem({text});
    item->setData(0, PageRole, page);
    item->setData(0, SectionRole, section);
    return item;
}

void ManualWindow::fillContents()
{
    const QSignalBlocker silent(m_contents);
    m_contents->clear();
    for (const ManualPage &page : m_book->pages()) {
        auto *top = itemFor(page.title, page.name, 0);
        m_contents->addTopLevelItem(top);
        QTreeWidgetItem *parents[] = {top, top, top, top, top, top, top};
        for (size_t section = 1; section < page.sections.size(); ++section) {
            const int level = page.sections[section].level;
            auto *item =
                itemFor(page.sections[section].title, page.name, static_cast<int>(section));
            parents[level - 1]->addChild(item);
            std::fill(std::begin(parents) + level, std::end(parents), item);
        }
    }
}

void ManualWindow::search(const QString &words)
{
    m_view->setMarkedWords(words);
    const bool isAsked = !words.trimmed().isEmpty();
    m_side->setCurrentWidget(isAsked ? m_hits : m_contents);
    const auto hits = m_book->find(words);
    showHits(hits);
    m_count->setText(!isAsked       ? QString()
                     : hits.empty() ? tr("Nothing found")
                                    : tr("%n section(s)", nullptr, static_cast<int>(hits.size())));
    if (!isAsked)
        updateContents();
}

void ManualWindow::showHits(const std::vector<ManualHit> &hits)
{
    const QSignalBlocker silent(m_hits);
    m_hits->clear();
    QTreeWidgetItem *top = nullptr;
    for (const ManualHit &hit : hits) {
        const ManualPage &page = m_book->pages()[static_cast<size_t>(hit.page)];
        if (!top || top->data(0, PageRole) != page.name) {
            top = itemFor(page.title, page.name, 0);
            QFont bold = m_hits->font();
            bold.setBold(true);
            top->setFont(0, bold);
            top->setFlags(Qt::ItemIsEnabled);
            m_hits->addTopLevelItem(top);
        }
        const QString &title = page.sections[static_cast<size_t>(hit.section)].title;
        auto *item = itemFor(
            QStringLiteral("%1 (%2)\n%3").arg(title, QLocale().toString(hit.count), hit.excerpt),
            page.name, hit.section);
        item->setToolTip(0, hit.excerpt);
        top->addChild(item);
    }
    m_hits->expandAll();
}

void ManualWindow::openSection(const QTreeWidgetItem *item)
{
    if (!item)
        return;
    m_opening = item->data(0, SectionRole).toInt();
    m_view->setSource(ManualBook::address(item->data(0, PageRole).toString(), *m_opening));
    if (m_side->currentWidget() == m_hits)
        m_view->goToMark(1);
    m_opening.reset();
}

void ManualWindow::openNextHit()
{
    QTreeWidgetItem *item = m_hits->currentItem();
    do {
        item = item ? m_hits->itemBelow(item) : m_hits->topLevelItem(0);
    } while (item && !item->parent());
    if (!item && m_hits->topLevelItemCount() > 0)
        item = m_hits->topLevelItem(0)->child(0);
    if (item)
        m_hits->setCurrentItem(item);
}

void ManualWindow::updateContents()
{
    const QString page = ManualBook::pageName(m_view->source());
    const int index = m_book ? m_book->indexOf(page) : -1;
    if (index < 0)
        return;
    setWindowTitle(tr("%1 – Manual").arg(m_book->pages()[static_cast<size_t>(index)].title));
    const int section = m_opening.value_or(m_view->currentSection());
    QTreeWidgetItem *item = m_contents->topLevelItem(index);
    for (QTreeWidgetItem *each = item; each && each->data(0, PageRole) == page;
         each = m_contents->itemBelow(each)) {
        if (each->data(0, SectionRole).toInt() > section)
            break;
        item = each;
    }
    const QSignalBlocker silent(m_contents);
    m_contents->topLevelItem(index)->setExpanded(true);
    m_contents->setCurrentItem(item);
}

void ManualWindow::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        openBook();
    else if (event->type() == QEvent::PaletteChange)
        refreshIcons();
}

} // namespace tomato::ui
