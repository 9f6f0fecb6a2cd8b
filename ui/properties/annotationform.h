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

/// What an annotation says and how it looks. Each change is one undo step.
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
    /// Bring each field up to date.
    std::vector<std::function<void()>> m_refresh;
};

} // namespace tomato::ui
