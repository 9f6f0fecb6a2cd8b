// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/annotationcommands.h"

#include "app/topology/format/wholefile.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/widgets/picturedecoder.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

#include <algorithm>

namespace tomato::ui {

using topology::Annotation;
using Kind = Annotation::Kind;

/// The size of a new box in pixels of the scene.
static constexpr QSizeF NewSize(180, 110);
/// A picture that is inserted is at most as wide; one for the background is as large as it is.
static constexpr double WidestPicture = 400;

AnnotationCommands::AnnotationCommands(TopologyScene &scene, CanvasView &view, QObject *parent)
    : QObject(parent), m_scene(scene), m_view(view)
{
    connect(&scene.annotations(), &AnnotationLayer::failed, this, &AnnotationCommands::failed);
}

QMenu *AnnotationCommands::createInsertMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("&Insert"), parent);
    menu->setObjectName(QStringLiteral("insertMenu"));
    menu->setToolTipsVisible(true);
    const auto action = [menu](const char *name, const QString &text, const QString &tip) {
        QAction *made = menu->addAction(text);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(tip);
        made->setStatusTip(tip);
        return made;
    };
    QAction *text = action("actionInsertText", tr("&Text"), tr("Writes something on the canvas"));
    text->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    connect(text, &QAction::triggered, this, [this] {
        Annotation annotation;
        annotation.text = tr("Text");
        add(annotation, tr("Insert text"));
    });
    const std::tuple<const char *, QString, QString, Kind, QString> shapes[] = {
        {"actionInsertBox", tr("&Box"), tr("Draws a box around a part of the network"),
         Kind::Rectangle, tr("Insert box")},
        {"actionInsertEllipse", tr("&Ellipse"), tr("Draws an ellipse around a part of the network"),
         Kind::Ellipse, tr("Insert ellipse")},
        {"actionInsertLine", tr("&Line"), tr("Draws a line that is no connection"), Kind::Line,
         tr("Insert line")}};
    for (const auto &[name, label, tip, kind, step] : shapes) {
        connect(action(name, label, tip), &QAction::triggered, this,
                [this, each = kind, undoText = step] {
                    Annotation annotation;
                    annotation.kind = each;
                    annotation.size = each == Kind::Line ? QSizeF(NewSize.width(), 0) : NewSize;
                    annotation.border = 2;
                    add(annotation, undoText);
                });
    }
    menu->addSeparator();
    connect(action("actionInsertPicture", tr("&Picture…"), tr("Adds a picture from a file")),
            &QAction::triggered, this, [this] { choosePicture(false); });
    connect(
        action("actionInsertBackground", tr("Bac&kground Picture…"),
               tr("Lays a map or a plan beneath the network, where the mouse does not catch it")),
        &QAction::triggered, this, [this] { choosePicture(true); });
    return menu;
}

void AnnotationCommands::add(Annotation annotation, const QString &text)
{
    const double scale = m_scene.document().positionScale();
    const bool isBox = annotation.kind == Kind::Rectangle || annotation.kind == Kind::Ellipse;
    const QSizeF shown = annotation.kind == Kind::Text ? QSizeF(40, 20) : annotation.size;
    const QPointF centre = m_view.mapToScene(m_view.viewport()->rect().center());
    const QPointF place = isBox || annotation.kind == Kind::Picture ? centre : m_view.freePlace();
    annotation.position = (place - QPointF(shown.width(), shown.height()) / 2) / scale;
    annotation.size /= scale;
    annotation.border /= scale;
    QJsonArray list = m_scene.document().annotations();
    list.append(annotation.toJson());
    if (const auto done = m_scene.document().changeAnnotations(list, text); !done) {
        emit failed(QString::fromStdString(done.error().text()));
        return;
    }
    m_scene.selectAnnotations({list.size() - 1});
    m_view.setFocus();
    emit added();
}

void AnnotationCommands::choosePicture(bool isBackground)
{
    const QString path = QFileDialog::getOpenFileName(
        &m_view, tr("Insert Picture"), {},
        tr("Pictures (%1)").arg(QStringLiteral("*.png *.jpg *.jpeg *.PNG *.JPG *.JPEG")));
    if (!path.isEmpty())
        addPicture(path, isBackground);
}

void AnnotationCommands::addPicture(const QString &path, bool isBackground)
{
    if (QFileInfo(path).size() > Annotation::MaxPicture) {
        emit failed(tr("%1 is too large: a picture in a topology has at most 16 MB")
                        .arg(QFileInfo(path).fileName()));
        return;
    }
    const auto bytes = topology::readWholeFile(path, Annotation::MaxPicture);
    const auto image = bytes ? decodePicture(*bytes) : passOn(bytes);
    if (!image) {
        emit failed(tr("%1: %2").arg(QFileInfo(path).fileName(),
                                     QString::fromStdString(image.error().message)));
        return;
    }
    Annotation annotation;
    annotation.kind = Kind::Picture;
    annotation.picture = *bytes;
    annotation.size = image->size();
    if (!isBackground && annotation.size.width() > WidestPicture)
        annotation.size.scale(WidestPicture, 1e6, Qt::KeepAspectRatio);
    annotation.isLocked = isBackground;
    if (isBackground) {
        for (const AnnotationItem *each : m_scene.annotations().items())
            annotation.z = std::min(annotation.z, each->annotation().z - 1);
    }
    add(annotation, isBackground ? tr("Insert background picture") : tr("Insert picture"));
}

} // namespace tomato::ui
