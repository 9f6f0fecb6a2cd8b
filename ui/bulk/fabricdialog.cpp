// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/fabricdialog.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/languagechange.h"
#include "plugins/api/listtext.h"
#include "ui/bulk/fabricpreview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <limits>

namespace tomato::ui {

using bulk::FabricShape;
using topology::ElementKind;

FabricDialog::FabricDialog(QWidget *parent)
    : QDialog(parent), m_fields(new QFormLayout), m_shape(new QComboBox(this)),
      m_nodes(new QComboBox(this)), m_addresses(new QCheckBox(tr("Assign &addresses"), this)),
      m_preview(new FabricPreview(this)), m_summary(new QLabel(this)),
      m_insert(new QPushButton(tr("&Insert"), this))
{
    setObjectName(QStringLiteral("fabricDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Insert a Fabric"));
    addShapes();
    addNumbers();
    m_addresses->setObjectName(QStringLiteral("fabricAddresses"));
    m_addresses->setChecked(true);
    m_addresses->setToolTip(
        tr("Each interface gets an IPv4 and an IPv6 address, hosts get gateways, "
           "and routers the ways to each other's networks"));
    m_fields->addRow(m_addresses);
    m_summary->setObjectName(QStringLiteral("fabricSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_insert->setObjectName(QStringLiteral("fabricInsert"));
    m_insert->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_insert, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *top = new QHBoxLayout;
    top->addLayout(m_fields);
    top->addWidget(m_preview, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    changeShape();
    plugins::whenLanguageChanges(this, &FabricDialog::refresh);
}

void FabricDialog::addShapes()
{
    m_shape->setObjectName(QStringLiteral("fabricShape"));
    const std::pair<FabricShape, QString> shapes[] = {
        {FabricShape::Clos, tr("Clos (leaf and spine)")},
        {FabricShape::FatTree, tr("Fat tree")},
        {FabricShape::Ring, tr("Ring")},
        {FabricShape::Line, tr("Line")},
        {FabricShape::Star, tr("Star")},
        {FabricShape::Mesh, tr("Full mesh")},
        {FabricShape::Grid, tr("Grid")},
        {FabricShape::Tree, tr("Tree")},
        {FabricShape::Random, tr("Random")}};
    for (const auto &[shape, text] : shapes)
        m_shape->addItem(text, static_cast<int>(shape));
    m_fields->addRow(tr("&Shape:"), m_shape);
    connect(m_shape, &QComboBox::currentIndexChanged, this, &FabricDialog::changeShape);
    m_nodes->setObjectName(QStringLiteral("fabricNodes"));
    m_nodes->addItem(tr("Routers"), static_cast<int>(ElementKind::Router));
    m_nodes->addItem(tr("Switches"), static_cast<int>(ElementKind::Switch));
    m_nodes->setToolTip(tr("Switches that are joined in loops run the spanning tree protocol"));
    m_fields->addRow(tr("N&odes:"), m_nodes);
    connect(m_nodes, &QComboBox::currentIndexChanged, this, &FabricDialog::refresh);
}

QSpinBox *FabricDialog::addNumber(const QString &name, const QString &label)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(QStringLiteral("fabric_") + name);
    box->setRange(1, bulk::MaxFabricNumber);
    m_fields->addRow(label, box);
    connect(box, &QSpinBox::valueChanged, this, &FabricDialog::refresh);
    return box;
}

void FabricDialog::addNumbers()
{
    const std::pair<const char *, QString> numbers[] = {{"spines", tr("S&pines:")},
                                                        {"leaves", tr("&Leaves:")},
                                                        {"ports", tr("&Ports of a node:")},
                                                        {"size", tr("N&umber of nodes:")},
                                                        {"rows", tr("&Rows:")},
                                                        {"columns", tr("&Columns:")},
                                                        {"depth", tr("&Levels below:")},
                                                        {"fanout", tr("&Below each:")},
                                                        {"links", tr("&Links:")},
                                                        {"hosts", tr("&Hosts each:")}};
    for (const auto &[name, label] : numbers)
        m_numbers[QLatin1String(name)] = addNumber(QLatin1String(name), label);
    m_numbers[QStringLiteral("links")]->setSpecialValueText(tr("half as many again"));
    m_seed = addNumber(QStringLiteral("seed"), tr("See&d:"));
    m_seed->setMaximum(std::numeric_limits<int>::max());
    m_seed->setValue(1);
    m_seed->setToolTip(tr("The same number makes the same network"));
}

FabricShape FabricDialog::shape() const
{
    return static_cast<FabricShape>(m_shape->currentData().toInt());
}

void FabricDialog::changeShape()
{
    const std::vector<bulk::FabricNumber> known = bulk::numbersOf(shape());
    for (const auto &[name, box] : m_numbers) {
        const auto found = std::ranges::find(known, name, &bulk::FabricNumber::name);
        m_fields->setRowVisible(box, found != known.end());
        if (found == known.end())
            continue;
        const QSignalBlocker blocked(box);
        box->setMinimum(found->least);
        box->setValue(found->usual);
    }
    m_numbers[QStringLiteral("ports")]->setSingleStep(2);
    m_fields->setRowVisible(m_seed, shape() == FabricShape::Random);
    refresh();
}

bulk::FabricPlan FabricDialog::plan() const
{
    bulk::FabricPlan plan;
    plan.shape = shape();
    plan.nodes = static_cast<ElementKind>(m_nodes->currentData().toInt());
    for (const bulk::FabricNumber &each : bulk::numbersOf(plan.shape))
        plan.numbers[each.name] = m_numbers.at(each.name)->value();
    plan.seed = static_cast<quint64>(m_seed->value());
    return plan;
}

bool FabricDialog::wantsAddresses() const
{
    return m_addresses->isChecked();
}

void FabricDialog::refresh()
{
    const auto size = bulk::sizeOf(plan());
    m_insert->setEnabled(size.has_value());
    m_preview->setPlan(plan());
    if (!size)
        m_summary->setText(plugins::inUsersLanguage(QString::fromStdString(size.error().message)));
    else
        m_summary->setText(plugins::listText(
            {tr("%n element(s)", nullptr, static_cast<int>(size->nodes + size->hosts)),
             tr("%n connection(s)", nullptr, static_cast<int>(size->links + size->hosts))}));
}

} // namespace tomato::ui
