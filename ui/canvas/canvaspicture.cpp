// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvaspicture.h"

#include "app/base/systemwords.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace tomato::ui {

static constexpr double PictureBorder = 24;
static constexpr double PngScale = 2;
/// The limit in pixels of a side: more needs gigabytes.
static constexpr double MaxSide = 16'000;

static QRectF wholeOf(const TopologyScene &scene)
{
    return scene.contentRect().adjusted(-PictureBorder, -PictureBorder, PictureBorder,
                                        PictureBorder);
}

static Result<> draw(TopologyScene &scene, QPaintDevice &device, const QRectF &target,
                     const std::string &path)
{
    const std::vector<ElementId> elements = scene.selectedElements();
    const std::vector<ConnectionId> connections = scene.selectedConnections();
    const std::vector<qsizetype> annotations = scene.annotations().selected();
    QPainter painter;
    if (!painter.begin(&device))
        return failure("cannot be written", path);
    scene.selectNothing(); // the selection is no part of the picture
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    scene.render(&painter, target, wholeOf(scene));
    scene.select(elements, connections);
    scene.annotations().select(annotations);
    if (!painter.end())
        return failure("cannot be written", path);
    return {};
}

static Result<> writePng(TopologyScene &scene, const QString &path)
{
    const QSizeF size = wholeOf(scene).size();
    const double scale = std::min(PngScale, MaxSide / std::max(size.width(), size.height()));
    QImage image((size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(scene.look().colours().background);
    if (const auto drawn = draw(scene, image, image.rect(), path.toStdString()); !drawn)
        return drawn;
    errno = 0;
    if (!image.save(path))
        return failure(errno != 0 ? systemWords(errno) : "cannot be written", path.toStdString());
    return {};
}

static Result<> writeSvg(TopologyScene &scene, const QString &path)
{
    const QSizeF size = wholeOf(scene).size();
    QSvgGenerator svg;
    svg.setFileName(path);
    svg.setSize(size.toSize());
    svg.setViewBox(QRectF(QPointF(), size));
    svg.setTitle(scene.document().displayName());
    return draw(scene, svg, QRectF(QPointF(), size), path.toStdString());
}

Result<> drawOnPage(TopologyScene &scene, QPagedPaintDevice &page)
{
    const QSizeF size = wholeOf(scene).size();
    page.setPageOrientation(size.width() > size.height() ? QPageLayout::Landscape
                                                         : QPageLayout::Portrait);
    return draw(scene, page, QRectF(0, 0, page.width(), page.height()), "the page");
}

Result<> writePicture(TopologyScene &scene, const QString &path)
{
    if (scene.elementItems().empty() && scene.annotations().isEmpty())
        return failure("there is nothing to draw: the topology is empty");
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png"))
        return writePng(scene, path);
    if (ending == QLatin1String("svg"))
        return writeSvg(scene, path);
    if (ending == QLatin1String("pdf")) {
        QPdfWriter pdf(path);
        pdf.setTitle(scene.document().displayName());
        return drawOnPage(scene, pdf);
    }
    return failure("a picture ends in .png, .svg or .pdf", path.toStdString());
}

} // namespace tomato::ui
