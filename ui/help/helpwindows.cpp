// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpwindows.h"

#include "ui/help/manualwindow.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace tomato::ui {

namespace {

class HelpText final
{
    Q_DECLARE_TR_FUNCTIONS(HelpText)

public:
    static QString aboutTitle() { return tr("About ToMaTo Desktop"); }
    static QString about(const QStringList &plugins)
    {
        return tr("<h3>ToMaTo Desktop %1</h3>"
                  "<p>Draw a network, run it as a lab on this machine, and capture packets on any "
                  "of its connections.</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later.</p>"
                  "<p>Plugins: %2</p>")
            .arg(QStringLiteral(TOMATO_VERSION),
                 plugins.isEmpty() ? tr("none")
                                   : plugins.join(QStringLiteral(", ")).toHtmlEscaped());
    }
};

} // namespace

void showManual(QWidget &parent)
{
    if (auto *open = parent.findChild<QDialog *>(QStringLiteral("manual"))) {
        open->raise();
        open->activateWindow();
        return;
    }
    (new ManualWindow(&parent))->show();
}

void showAbout(QWidget &parent, const QStringList &plugins)
{
    auto *box = new QMessageBox(&parent);
    box->setObjectName(QStringLiteral("about"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(HelpText::aboutTitle());
    box->setIconPixmap(applicationIcon().pixmap(QSize(64, 64)));
    box->setTextFormat(Qt::RichText);
    box->setText(HelpText::about(plugins));
    box->open();
}

} // namespace tomato::ui
