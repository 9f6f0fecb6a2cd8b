// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/programsform.h"

#include "app/base/congestioncontrols.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/congestioncontrolname.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/labsettings.h"
#include "plugins/api/enginetexts.h"
#include "ui/properties/checkedfield.h"
#include "ui/properties/imageform.h"
#include "ui/properties/notesfield.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

using topology::ElementKind;

ProgramsForm::ProgramsForm(document::Document &document, const std::vector<ElementId> &elements,
                           QWidget *parent)
    : ElementFields(document, elements, parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto *heading = new QLabel(tr("Programs inside"), this);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    layout->addWidget(heading);
    layout->addWidget(new ImageForm(document, elements, this));
    auto *form = createForm();
    layout->addLayout(form);
    addLimits(*form);
    addCongestionControl(*form);
    if (areAll([](const topology::Element &each) { return each.kind() == ElementKind::Router; }))
        addRouting(*form);
    refresh();
}

void ProgramsForm::addLimits(QFormLayout &form)
{
    const QString tip = tr("What all programs of this element may use together. Those that run "
                           "keep to a change at once, to the first limit of a kind from the "
                           "element's next start.");
    auto *memory = addNumber(form, topology::MemoryLimitAttribute, tr("Memory limit (MB)"),
                             QStringLiteral("propertyMemoryLimit"), {1, 10'000'000, true});
    memory->setPlaceholder(tr("none"));
    auto *cpu = addNumber(form, topology::CpuLimitAttribute, tr("CPU limit (cores)"),
                          QStringLiteral("propertyCpuLimit"), {0.01, 1024, false});
    cpu->setPlaceholder(tr("none"));
    auto *processes = addNumber(form, topology::ProcessLimitAttribute, tr("Process limit"),
                                QStringLiteral("propertyProcessLimit"), {301, 4'194'304, true});
    processes->setPlaceholder(QStringLiteral("2048"));
    for (CheckedField *field : {memory, cpu, processes})
        field->setToolTip(tip);
    cpu->setToolTip(tip + QLatin1Char('\n') + tr("0.5 is half a core."));
}

void ProgramsForm::addCongestionControl(QFormLayout &form)
{
    auto *algorithm = addAttribute(
        form, topology::CongestionControlAttribute, tr("Congestion control"),
        QStringLiteral("propertyCongestionControl"), [](const QString &text) {
            return text.trimmed().isEmpty() || topology::isCongestionControl(text.trimmed())
                       ? QString()
                       : tr("It is a name such as cubic, of at most 15 letters and "
                            "digits.");
        });
    algorithm->setWarning([this](const QString &text) {
        const bool isHere = std::ranges::any_of(ids(), [this](const ElementId &each) {
            const topology::Element *element = topology().element(each);
            return element != nullptr && topology::hostOf(*element) == topology::HereValue;
        });
        return isHere ? plugins::inUsersLanguage(
                            QString::fromStdString(whyNoCongestionControl(text.toStdString())))
                      : QString();
    });
    algorithm->setPlaceholder(tr("as this machine"));
    algorithm->setToolTip(tr("The algorithm that TCP uses in this element, such as reno, cubic or "
                             "bbr. The command “tomato lab check” lists those of this machine's "
                             "kernel."));
}

void ProgramsForm::addRouting(QFormLayout &form)
{
    auto *text = new NotesField(this);
    text->setObjectName(QStringLiteral("propertyFrr"));
    text->setPlaceholderText(QStringLiteral("router ospf\n network 10.0.0.0/8 area 0"));
    text->setToolTip(tr("Lines in the language of FRR. The daemons that they need (OSPF, BGP, RIP, "
                        "IS-IS, ...) then run in this router, and vtysh in its terminal talks to "
                        "them. Needs the package frr."));
    text->setAccessibleName(tr("FRR configuration"));
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    // The field is as wide as the panel, and as high as a short configuration.
    constexpr int Lines = 8;
    text->setFixedHeight(text->fontMetrics().lineSpacing() * Lines);
    const QString title = tr("FRR configuration");
    auto *label = new QLabel(title, this);
    label->setBuddy(text);
    form.addRow(label);
    form.addRow(text);
    auto *problem = new QLabel(this);
    problem->setObjectName(QStringLiteral("propertyFrrProblem"));
    problem->setTextFormat(Qt::PlainText);
    problem->setWordWrap(true);
    problem->hide();
    form.addRow(problem);
    connect(text, &NotesField::edited, this, [this, problem, title](const QString &value) {
        const auto changed =
            change({{topology::FrrAttribute,
                     value.trimmed().isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(value)}},
                   title, tr("Change the FRR configuration of %1").arg(topology().label(id())));
        problem->setVisible(!changed);
        if (!changed)
            problem->setText(
                plugins::inUsersLanguage(QString::fromStdString(changed.error().text())));
    });
    onRefresh([this, text] { text->setValue(sharedValue(topology::FrrAttribute)); });
}

} // namespace tomato::ui
