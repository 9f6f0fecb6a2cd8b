// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/picturecommands.h"

#include "plugins/api/pluginhost.h"
#include "ui/canvas/canvaspicture.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>

#include <memory>

namespace tomato::ui {

PictureCommands::PictureCommands(TopologyScene &scene, const plugins::PluginHost &host,
                                 QWidget &window)
    : QObject(&window), m_scene(scene), m_host(host), m_window(window)
{
}

void PictureCommands::save()
{
    auto *dialog = new QFileDialog(&m_window, tr("Export as a picture"), m_host.proposedPath({}));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PNG (*.png)"), tr("SVG (*.svg)"), tr("PDF (*.pdf)")});
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(QLatin1Char('.'), -1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const auto written = writePicture(m_scene, path); !written)
            emit failed(tr("The picture could not be saved: %1")
                            .arg(QString::fromStdString(written.error().text())));
        else
            emit saved(path);
    });
    dialog->open();
}

void PictureCommands::print()
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setDocName(m_scene.document().displayName());
    auto *dialog = new QPrintDialog(printer.get(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, printer] {
        if (const auto drawn = drawOnPage(m_scene, *printer); !drawn)
            emit failed(tr("The drawing could not be printed: %1")
                            .arg(QString::fromStdString(drawn.error().text())));
    });
    // The dialog borrows the printer as long as it lives.
    connect(dialog, &QObject::destroyed, this, [printer] {});
    dialog->open();
}

} // namespace tomato::ui
