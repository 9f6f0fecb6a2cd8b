// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/manualwindow.h"

#include <QFile>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace tomato::ui {

ManualWindow::ManualWindow(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("manual"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manual"));
    resize(760, 680);
    auto *browser = new QTextBrowser;
    browser->setOpenExternalLinks(true);
    QFile page(QStringLiteral(":/manual/packet_capturing.md"));
    if (page.open(QIODevice::ReadOnly))
        browser->setMarkdown(QString::fromUtf8(page.readAll()));
    browser->document()->setDocumentMargin(16);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(browser);
}

} // namespace tomato::ui
