// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packets/filterentries.h"

#include <QCoreApplication>
#include <QMenu>

namespace tomato::plugins {

void addFilterEntries(QMenu &menu, const QString &filter, const QString &now,
                      const std::function<void(const QString &)> &apply)
{
    const auto add = [&](const char *name, const QString &text, const QString &whole) {
        // An ampersand belongs to the filter and marks no mnemonic.
        QAction *action = menu.addAction(QString(text).replace(u'&', QLatin1String("&&")));
        action->setObjectName(QLatin1String(name));
        QObject::connect(action, &QAction::triggered, &menu, [apply, whole] { apply(whole); });
    };
    const auto text = [&](const char *words) {
        return QCoreApplication::translate("FilterEntries", words).arg(filter);
    };
    const QString opposite = QStringLiteral("!(%1)").arg(filter);
    add("filterByField", text(QT_TRANSLATE_NOOP("FilterEntries", "Apply as Filter: %1")), filter);
    add("filterByOpposite", text(QT_TRANSLATE_NOOP("FilterEntries", "Apply as Filter: not %1")),
        opposite);
    if (now.isEmpty())
        return;
    const QString both = QStringLiteral("(%1) && (%2)");
    add("filterAlso", text(QT_TRANSLATE_NOOP("FilterEntries", "Add to the Filter: and %1")),
        both.arg(now, filter));
    add("filterAlsoOpposite",
        text(QT_TRANSLATE_NOOP("FilterEntries", "Add to the Filter: and not %1")),
        both.arg(now, opposite));
}

} // namespace tomato::plugins
