// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/topology/annotation.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QDoubleSpinBox;
class QFormLayout;
class QToolButton;

namespace tomato::ui {

class NotesField;

/// The fields of an annotation's content and look. Each change is one undo step.
class AnnotationForm final : public QWidget
{
    Q_OBJECT

public:
    AnnotationForm(document::Document &document, qsizetype index, QWidget *parent = nullptr);

private:
    void refresh();
    void addText(QFormLayout &form);
    void addLook(QFormLayout &form);
    QToolButton *addColour(QFormLayout &form, const QString &label, const char *name,
                           QString topology::Annotation::*member, bool mayBeNone);
    QDoubleSpinBox *addNumber(QFormLayout &form, const QString &label, const char *name,
                              double topology::Annotation::*member, double least, double most);
    QCheckBox *addFlag(QFormLayout &form, const QString &label, const char *name,
                       bool topology::Annotation::*member);
    void change(const std::function<void(topology::Annotation &)> &with);

    document::Document &m_document;
    const qsizetype m_index;
    topology::Annotation m_shown;
    /// These functions update the fields.
    std::vector<std::function<void()>> m_refresh;
};

} // namespace tomato::ui
