// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/layoutengine.h"

namespace tomato::layout {

QString engineName(LayoutEngine engine)
{
    switch (engine) {
    case LayoutEngine::Dot:
        return QStringLiteral("dot");
    case LayoutEngine::Neato:
        return QStringLiteral("neato");
    case LayoutEngine::Fdp:
        return QStringLiteral("fdp");
    case LayoutEngine::Sfdp:
        return QStringLiteral("sfdp");
    case LayoutEngine::Circo:
        return QStringLiteral("circo");
    case LayoutEngine::Twopi:
        return QStringLiteral("twopi");
    }
    return {};
}

Result<LayoutEngine> engineFromName(const QString &name)
{
    for (const LayoutEngine engine : AllLayoutEngines) {
        if (engineName(engine) == name)
            return engine;
    }
    return failure("there is no engine " + name.toStdString() +
                   "; there are dot, neato, fdp, sfdp, circo and twopi");
}

} // namespace tomato::layout
