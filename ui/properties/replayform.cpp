// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/properties/replayform.h"

#include "app/topology/attributes/replayattributes.h"
#include "app/topology/lookup.h"
#include "ui/properties/checkedfield.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>

namespace tomato::ui {

ReplayForm::ReplayForm(document::Document &document, const std::vector<ElementId> &elements,
                       QWidget *parent)
    : ElementFields(document, elements, parent)
{
    constexpr double MinSpeed = 0.001;
    constexpr double MaxSpeed = 1000;
    constexpr double MaxLoops = 1e9;
    auto *form = createForm();
    form->setContentsMargins(0, 0, 0, 0);
    setLayout(form);
    addFile(*form);
    addAttribute(*form, topology::ReplayDirectionAttribute, tr("Onl&y from"),
                 QStringLiteral("propertyReplayDirection"),
                 [](const QString &) { return QString(); })
        ->setPlaceholder(tr("all, or e.g. %1").arg(QStringLiteral("h1:eth0")));
    addNumber(*form, topology::ReplaySpeedAttribute, tr("Spee&d"),
              QStringLiteral("propertyReplaySpeed"), {MinSpeed, MaxSpeed, false})
        ->setPlaceholder(QStringLiteral("1"));
    CheckedField *loops = addNumber(*form, topology::ReplayLoopsAttribute, tr("Ti&mes"),
                                    QStringLiteral("propertyReplayLoops"), {0, MaxLoops, true});
    loops->setPlaceholder(QStringLiteral("1"));
    loops->setToolTip(tr("How often the file is played; 0 for ever"));
    refresh();
}

void ReplayForm::addFile(QFormLayout &form)
{
    addAttribute(form, topology::ReplayFileAttribute, tr("&File"),
                 QStringLiteral("propertyReplayFile"), [](const QString &) { return QString(); })
        ->setPlaceholder(tr("a .pcap or .pcapng file"));
    auto *choose = new QPushButton(tr("C&hoose…"), this);
    choose->setObjectName(QStringLiteral("chooseReplayFile"));
    choose->setToolTip(tr("Chooses the capture file whose frames this element sends as soon as its "
                          "connection carries frames"));
    connect(choose, &QPushButton::clicked, this, &ReplayForm::chooseFile);
    form.addRow(QString(), choose);
}

void ReplayForm::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a Capture File"));
    dialog->setObjectName(QStringLiteral("replayFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Capture files (%1)").arg(QStringLiteral("*.pcap *.pcapng")), tr("All files (*)")});
    const QString before = valueOf(topology::ReplayFileAttribute);
    if (before.startsWith(u'/'))
        dialog->setDirectory(QFileInfo(before).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        (void)change({{topology::ReplayFileAttribute, file}}, tr("&File"),
                     tr("Change what %1 plays").arg(topology().label(id())));
    });
    dialog->open();
}

} // namespace tomato::ui
