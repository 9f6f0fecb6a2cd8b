// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/annotationform.h"

#include "ui/canvas/scene/annotationlayer.h"
#include "ui/properties/notesfield.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace tomato::ui {

using topology::Annotation;
using Kind = Annotation::Kind;

AnnotationForm::AnnotationForm(document::Document &document, qsizetype index, QWidget *parent)
    : QWidget(parent), m_document(document), m_index(index)
{
    if (const auto annotation = Annotation::read(document.annotations().at(index)))
        m_shown = *annotation;
    auto *title = new QLabel(tr("Annotation"), this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(title);
    layout->addLayout(form);
    layout->addStretch(1);
    if (m_shown.kind == Kind::Text || m_shown.kind == Kind::Rectangle ||
        m_shown.kind == Kind::Ellipse)
        addText(*form);
    addLook(*form);
    connect(&document, &document::Document::attributesChanged, this, &AnnotationForm::refresh);
    refresh();
}

void AnnotationForm::addText(QFormLayout &form)
{
    auto *text = new NotesField(this);
    text->setObjectName(QStringLiteral("annotationText"));
    text->setPlaceholderText({});
    text->setAccessibleName(tr("Text"));
    form.addRow(tr("&Text"), text);
    connect(text, &NotesField::edited, this, [this](const QString &value) {
        change([&](Annotation &each) { each.text = value.left(Annotation::MaximumText); });
    });
    m_refresh.push_back([this, text] { text->setValue(m_shown.text); });
    addNumber(form, tr("&Size"), "annotationTextSize", &Annotation::textSize, 4, 400);
    addFlag(form, tr("&Bold"), "annotationBold", &Annotation::isBold);
    addFlag(form, tr("&Italic"), "annotationItalic", &Annotation::isItalic);
}

void AnnotationForm::addLook(QFormLayout &form)
{
    if (m_shown.kind != Kind::Picture)
        addColour(form, tr("&Colour"), "annotationColour", &Annotation::colour, false);
    if (m_shown.kind == Kind::Rectangle || m_shown.kind == Kind::Ellipse)
        addColour(form, tr("&Fill"), "annotationFill", &Annotation::fill, true);
    if (m_shown.kind != Kind::Text && m_shown.kind != Kind::Picture) {
        addNumber(form, tr("&Line width"), "annotationBorder", &Annotation::border, 0, 100);
        addFlag(form, tr("&Dashed"), "annotationDashed", &Annotation::isDashed);
    }
    addNumber(form, tr("&Rotation"), "annotationRotation", &Annotation::rotation, -360, 360)
        ->setSuffix(QStringLiteral("°"));
    addFlag(form, tr("Loc&ked in place"), "annotationLocked", &Annotation::isLocked);
}

QDoubleSpinBox *AnnotationForm::addNumber(QFormLayout &form, const QString &label, const char *name,
                                          double Annotation::*member, double least, double most)
{
    auto *field = new QDoubleSpinBox(this);
    field->setObjectName(QLatin1String(name));
    field->setRange(least, most);
    field->setDecimals(1);
    field->setKeyboardTracking(false);
    form.addRow(label, field);
    connect(field, &QDoubleSpinBox::valueChanged, this, [this, member](double value) {
        change([&](Annotation &each) { each.*member = value; });
    });
    m_refresh.push_back([this, field, member] {
        const QSignalBlocker quiet(field);
        field->setValue(m_shown.*member);
    });
    return field;
}

QCheckBox *AnnotationForm::addFlag(QFormLayout &form, const QString &label, const char *name,
                                   bool Annotation::*member)
{
    auto *field = new QCheckBox(label, this);
    field->setObjectName(QLatin1String(name));
    form.addRow(field);
    connect(field, &QCheckBox::clicked, this,
            [this, member](bool isOn) { change([&](Annotation &each) { each.*member = isOn; }); });
    m_refresh.push_back([this, field, member] { field->setChecked(m_shown.*member); });
    return field;
}

QToolButton *AnnotationForm::addColour(QFormLayout &form, const QString &label, const char *name,
                                       QString Annotation::*member, bool mayBeNone)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    button->setMenu(menu);
    form.addRow(label, button);
    connect(menu->addAction(tr("&Choose…")), &QAction::triggered, this, [this, member] {
        const QColor before(m_shown.*member);
        const QColor colour = QColorDialog::getColor(before.isValid() ? before : QColor(Qt::gray),
                                                     this, {}, QColorDialog::ShowAlphaChannel);
        if (colour.isValid())
            change([&](Annotation &each) { each.*member = colour.name(QColor::HexArgb); });
    });
    for (const auto &[text, value] : {std::pair{tr("&Yellow"), "#80ffe08a"},
                                      {tr("&Green"), "#80a8dba8"},
                                      {tr("&Blue"), "#80a3c9f1"},
                                      {tr("&Red"), "#80f2a7a0"},
                                      {tr("Gr&ey"), "#80c0c0c0"}}) {
        // A fill lets through what lies beneath it; an edge or a text does not.
        const QString colour =
            mayBeNone ? QLatin1String(value) : QColor(QLatin1String(value)).darker(180).name();
        QPixmap swatch(16, 16);
        swatch.fill(QColor(colour));
        connect(
            menu->addAction(QIcon(swatch), text), &QAction::triggered, this,
            [this, member, colour] { change([&](Annotation &each) { each.*member = colour; }); });
    }
    connect(menu->addAction(mayBeNone ? tr("&None") : tr("Canvas' &Own")), &QAction::triggered,
            this, [this, member] { change([&](Annotation &each) { (each.*member).clear(); }); });
    m_refresh.push_back([this, button, member, mayBeNone] {
        const QString value = m_shown.*member;
        QPixmap swatch(16, 16);
        swatch.fill(value.isEmpty() ? QColor(Qt::transparent) : QColor(value));
        button->setIcon(QIcon(swatch));
        button->setText(!value.isEmpty() ? value : mayBeNone ? tr("None") : tr("Canvas' Own"));
    });
    return button;
}

void AnnotationForm::refresh()
{
    if (const auto annotation = Annotation::read(m_document.annotations().at(m_index)))
        m_shown = *annotation;
    for (const auto &each : m_refresh)
        each();
}

void AnnotationForm::change(const std::function<void(Annotation &)> &with)
{
    QJsonArray list = m_document.annotations();
    if (m_index >= list.size())
        return;
    Annotation annotation = m_shown;
    with(annotation);
    list[m_index] = changed(list.at(m_index).toObject(), annotation);
    if (const auto done = m_document.changeAnnotations(list, tr("Change annotation")); !done)
        refresh();
}

} // namespace tomato::ui
