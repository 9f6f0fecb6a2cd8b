// SPDX-License-Identifier: GPL-3.0-or-later
// Which plugins a window has.
#include "ui/mainwindow.h"
#include "ui/plugins/pluginagreement.h"
#include "ui/plugins/plugintrial.h"

namespace tomato::ui {

Result<> MainWindow::checkPlugin(const QString &path)
{
    if (PluginAgreement::covers(path))
        return PluginTrial()(path);
    m_newPlugins << path;
    return failure(
        tr("it is new, or another one than before, and you did not agree to it").toStdString());
}

void MainWindow::askAboutPlugins()
{
    if (m_newPlugins.isEmpty())
        return;
    PluginAgreement::ask(*this, m_newPlugins, [this] {
        showMessage(Severity::Information,
                    tr("The new plugins are used by each window that is opened from now on"));
    });
}

} // namespace tomato::ui
