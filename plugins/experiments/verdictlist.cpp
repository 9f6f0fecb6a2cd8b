// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/verdictlist.h"

#include "plugins/api/darkness.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/numbertexts.h"
#include "plugins/experiments/verdicttexts.h"

#include <algorithm>

namespace tomato::plugins {

namespace {

QColor verdictColour(const QPalette &palette, bool held)
{
    const bool dark = isDark(palette.color(QPalette::Base));
    if (held)
        return dark ? QColor(0x6f, 0xcf, 0x7f) : QColor(0x2e, 0x7d, 0x32);
    return dark ? QColor(0xff, 0x6b, 0x6b) : QColor(0xc6, 0x28, 0x28);
}

/// Several things that did not hold are one text.
QString doubtText(const QString &doubt)
{
    QStringList parts;
    for (const QString &each : doubt.split(QStringLiteral("; ")))
        parts << inUsersLanguage(each);
    return parts.join(QStringLiteral("; "));
}

QString verdictText(const RunProgress::Verdict &verdict)
{
    if (!verdict.held)
        return QStringLiteral("✗ %1: %2")
            .arg(verdict.name, verdictInUsersLanguage(verdict.message));
    const QString text = QStringLiteral("✓ ") + verdict.name;
    return verdict.measured ? text + QStringLiteral(": ") + numberText(*verdict.measured, 2) : text;
}

} // namespace

VerdictList::VerdictList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("timelineVerdicts"));
    setWordWrap(true);
    setSpacing(1);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void VerdictList::retranslate()
{
    setAccessibleName(tr("What must come out"));
}

QSize VerdictList::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, QListWidget::sizeHint().height()};
}

void VerdictList::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(bold);
    item->setFlags(Qt::ItemIsEnabled);
}

void VerdictList::addVerdicts(const std::map<int, RunProgress::Verdict> &known,
                              const QStringList &names)
{
    const auto judged = known.empty() ? 0 : static_cast<qsizetype>(known.rbegin()->first) + 1;
    for (qsizetype i = 0; i < std::max(names.size(), judged); ++i) {
        const auto verdict = known.find(static_cast<int>(i));
        if (verdict == known.end()) {
            const QString name = names.value(i);
            addItem(QStringLiteral("• ") + (name.isEmpty() ? tr("a statement") : name));
            continue;
        }
        auto *item = new QListWidgetItem(verdictText(verdict->second), this);
        item->setForeground(verdictColour(palette(), verdict->second.held));
        item->setToolTip(verdictInUsersLanguage(verdict->second.message));
    }
}

void VerdictList::setVerdicts(const RunProgress &progress, const QStringList &statements,
                              const QStringList &comparisons)
{
    clear();
    QStringList problems = progress.problems;
    if (!progress.problem.isEmpty())
        problems.prepend(progress.problem);
    for (const QString &problem : std::as_const(problems)) {
        auto *item = new QListWidgetItem(QStringLiteral("✗ ") + inUsersLanguage(problem), this);
        item->setForeground(verdictColour(palette(), false));
    }
    const bool isSweep = !comparisons.isEmpty() || !progress.compared.empty();
    if (isSweep)
        addHeading(tr("Each run"));
    addVerdicts(progress.verdicts, statements);
    for (const QString &doubt : progress.doubts) {
        auto *item = new QListWidgetItem(QStringLiteral("⚠ ") + doubtText(doubt), this);
        item->setToolTip(tr("The numbers of this run are not to be trusted:") + u'\n' +
                         doubtText(doubt));
    }
    for (const QString &early : progress.endedEarly) {
        auto *item = new QListWidgetItem(QStringLiteral("⚠ ") + inUsersLanguage(early), this);
        item->setToolTip(tr("A command in the background ended before the run did"));
    }
    if (isSweep)
        addHeading(tr("All runs together"));
    addVerdicts(progress.compared, comparisons);
}

} // namespace tomato::plugins
