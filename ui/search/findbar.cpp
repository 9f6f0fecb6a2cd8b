// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/findbar.h"

#include "app/topology/attributes/attributenames.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/numbertexts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace tomato::ui {

using document::Document;

FindBar::FindBar(TopologyScene &scene, CanvasView &view, QWidget *parent)
    : QFrame(parent), m_scene(scene), m_view(view), m_line(new QLineEdit(this)),
      m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_line->setObjectName(QStringLiteral("findText"));
    m_line->setAccessibleName(tr("Find"));
    m_line->setPlaceholderText(tr("Name, address, type or capture filter"));
    m_line->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("findCount"));
    const auto button = [this](QStyle::StandardPixmap picture, const QString &text, auto act) {
        auto *made = new QToolButton(this);
        made->setIcon(style()->standardIcon(picture));
        made->setAutoRaise(true);
        made->setToolTip(text);
        made->setAccessibleName(text);
        connect(made, &QToolButton::clicked, this, act);
        return made;
    };
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->addWidget(m_line, 1);
    for (const Chip chip : {Capturing, Running, Failed})
        layout->addWidget(m_chips[chip] = makeChip(chip));
    layout->addWidget(m_count);
    layout->addWidget(
        button(QStyle::SP_ArrowUp, tr("Previous (Shift+Enter)"), [this] { step(-1); }));
    layout->addWidget(button(QStyle::SP_ArrowDown, tr("Next (Enter)"), [this] { step(1); }));
    layout->addWidget(
        button(QStyle::SP_TitleBarCloseButton, tr("Close (Escape)"), [this] { leave(); }));
    connect(m_line, &QLineEdit::textChanged, this, &FindBar::search);
    plugins::whenLanguageChanges(this, &FindBar::searchAnew);
    const auto forget = [this] { m_search.reset(); };
    connect(&scene.document(), &Document::topologyChanged, this, forget);
    connect(&scene.document(), &Document::replaced, this, [this] {
        m_search.reset();
        m_found.clear();
        m_count->clear();
    });
    hide();
}

QToolButton *FindBar::makeChip(Chip chip)
{
    struct Text
    {
        const char *name;
        QString text;
        QString tip;
    };
    const std::array<Text, Chips> texts{
        Text{"findCapturing", tr("Capturing"), tr("Only connections that capture (Alt+1)")},
        Text{"findRunning", tr("Running"), tr("Only elements that run (Alt+2)")},
        Text{"findFailed", tr("Failed"),
             tr("Only elements that failed, and connections with a problem (Alt+3)")}};
    const Text &text = texts[chip];
    auto *made = new QToolButton(this);
    made->setObjectName(QLatin1String(text.name));
    made->setText(text.text);
    made->setShortcut(QKeyCombination(
        Qt::ALT, static_cast<Qt::Key>(static_cast<int>(Qt::Key_1) + static_cast<int>(chip))));
    made->setToolTip(text.tip);
    made->setAccessibleName(text.text);
    made->setAccessibleDescription(text.tip);
    made->setCheckable(true);
    made->setFocusPolicy(Qt::TabFocus);
    connect(made, &QToolButton::toggled, this, &FindBar::search);
    return made;
}

bool FindBar::isChosen() const
{
    return std::any_of(m_chips.begin(), m_chips.end(),
                       [](const QToolButton *each) { return each->isChecked(); });
}

bool FindBar::isIn(Chip chip, const TopologySearch::Match &match) const
{
    const ElementItem *element =
        match.element.isEmpty() ? nullptr : m_scene.elementItem(match.element);
    const DrawnConnection *drawn = element ? nullptr : m_scene.connection(match.connection);
    switch (chip) {
    case Capturing: {
        const topology::Connection *connection =
            m_scene.document().topology().connection(match.connection);
        return connection && connection->attributes.value(topology::CapturingAttribute).toBool();
    }
    case Running:
        return element && element->state() == ElementItem::State::Running;
    case Failed:
        if (element)
            return element->state() == ElementItem::State::Failed;
        return drawn && drawn->badge() &&
               drawn->badge()->shape == plugins::ConnectionBadge::Shape::Warning;
    case Chips:
        break;
    }
    return false;
}

void FindBar::open()
{
    show();
    m_line->setFocus();
    m_line->selectAll();
    search();
}

void FindBar::search()
{
    find();
    m_current = 0;
    showMatch();
}

void FindBar::find()
{
    if (!m_search)
        m_search = std::make_unique<TopologySearch>(m_scene.document().topology());
    if (isChosen()) {
        m_found = m_search->find(m_line->text(), [this](const TopologySearch::Match &match) {
            for (const Chip chip : {Capturing, Running, Failed}) {
                if (m_chips[chip]->isChecked() && isIn(chip, match))
                    return true;
            }
            return false;
        });
    } else {
        m_found = m_search->find(m_line->text());
    }
}

/// The types of elements are found by their names in the language of the window. What is selected
/// stays so.
void FindBar::searchAnew()
{
    m_search.reset();
    if (!isVisible())
        return;
    find();
    m_current = std::min(m_current, std::max(0, static_cast<int>(m_found.size()) - 1));
    showCount();
}

void FindBar::step(int by)
{
    if (!m_search) // the topology changed
        return search();
    const int count = static_cast<int>(m_found.size());
    if (count == 0)
        return;
    m_current = (m_current + by + count) % count;
    showMatch();
}

void FindBar::showCount()
{
    const bool isAsked = isChosen() || !m_line->text().trimmed().isEmpty();
    if (!m_found.empty())
        m_count->setText(
            tr("%1 of %2")
                .arg(plugins::numberText(m_current + 1), plugins::numberText(m_found.size())));
    else
        m_count->setText(isAsked ? tr("Nothing found") : QString());
}

void FindBar::showMatch()
{
    showCount();
    if (m_found.empty())
        return;
    const TopologySearch::Match match = m_found[static_cast<std::size_t>(m_current)];
    if (const ElementItem *element = m_scene.elementItem(match.element)) {
        m_scene.selectOnly(match.element);
        m_view.reveal(element->sceneBoundingRect());
    } else if (const DrawnConnection *connection = m_scene.connection(match.connection)) {
        m_scene.selectOnly(match.connection);
        m_view.revealMiddle(*connection);
    }
}

void FindBar::leave()
{
    hide();
    m_view.setFocus();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        return leave();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace tomato::ui
