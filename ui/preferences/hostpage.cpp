// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/hostpage.h"

#include "app/hosts/hostfile.h"
#include "app/hosts/launchline.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/numbertexts.h"
#include "ui/preferences/hosttrial.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

static const QString LauncherKey = QStringLiteral("launcher");
static const QString SshWord = QStringLiteral("ssh");

HostPage::HostPage(QWidget *parent, QString path)
    : PreferencesPage(parent), m_path(std::move(path)), m_list(new QListWidget(this))
{
    auto *intro = new QLabel(tr("Machines that elements of labs may run on. They are kept in %1; "
                                "topologies hold their names only.")
                                 .arg(m_path),
                             this);
    intro->setWordWrap(true);
    intro->setTextFormat(Qt::PlainText);
    auto *parts = new QHBoxLayout;
    parts->addWidget(createList(), 1);
    parts->addWidget(createForm(), 3);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addLayout(parts, 1);
    setFocusProxy(m_list);
    load();
    connect(m_list, &QListWidget::currentRowChanged, this, &HostPage::showChosen);
    m_list->setCurrentRow(m_drafts.empty() ? -1 : 0);
    showChosen();
}

HostPage::~HostPage() = default;

QWidget *HostPage::createList()
{
    auto *side = new QWidget(this);
    m_list->setObjectName(QStringLiteral("hostList"));
    m_list->setAccessibleName(tr("Hosts"));
    auto *add = new QPushButton(tr("&Add"), side);
    add->setObjectName(QStringLiteral("hostAdd"));
    m_remove = new QPushButton(tr("&Remove"), side);
    m_remove->setObjectName(QStringLiteral("hostRemove"));
    for (QPushButton *each : {add, m_remove})
        each->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &HostPage::addNew);
    connect(m_remove, &QPushButton::clicked, this, &HostPage::removeChosen);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    return side;
}

QLineEdit *HostPage::addField(QFormLayout &form, const QString &label, const char *key,
                              const QString &placeholder, const QString &tip)
{
    auto *field = new QLineEdit(m_form);
    field->setObjectName(QStringLiteral("host_") + QLatin1String(key));
    field->setPlaceholderText(placeholder);
    field->setToolTip(tip);
    form.addRow(label, field);
    m_labels.emplace(QLatin1String(key), QString(label).remove(u'&').remove(u':'));
    m_fields.emplace(QLatin1String(key), field);
    connect(field, &QLineEdit::textChanged, this,
            [this, key = QString(QLatin1String(key))](const QString &text) { take(key, text); });
    return field;
}

void HostPage::addChoice(QFormLayout &form, const QString &label, const QString &key,
                         const std::vector<std::pair<QString, QString>> &words)
{
    auto *choice = new QComboBox(m_form);
    choice->setObjectName(QStringLiteral("host_") + key);
    for (const auto &[word, text] : words)
        choice->addItem(text, word);
    form.addRow(label, choice);
    m_choices.emplace(key, choice);
    connect(choice, &QComboBox::currentIndexChanged, this, [this, key, choice](int index) {
        take(key, index == 0 ? QString() : choice->currentData().toString());
    });
}

QWidget *HostPage::createForm()
{
    m_form = new QWidget(this);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_name = new QLineEdit(m_form);
    m_name->setObjectName(QStringLiteral("host_name"));
    m_name->setToolTip(tr("What topologies call the host"));
    form->addRow(tr("&Name:"), m_name);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) { take({}, text); });
    addChoice(*form, tr("Reached &by:"), LauncherKey,
              {{SshWord, tr("ssh")},
               {QStringLiteral("slurm"), tr("Slurm (srun, inside an allocation)")},
               {QStringLiteral("command"), tr("A command, or a part of this machine")}});
    addField(*form, tr("&ssh goes to:"), "ssh", tr("the name, as ~/.ssh/config knows it"),
             tr("What you would type behind ssh: alice@gw.example. Gateways, ports and keys are "
                "what ~/.ssh/config says."));
    addField(*form, tr("&Command:"), "command", tr("none: a part of this machine"),
             tr("What the engine's program and its arguments are put behind"));
    addField(*form, tr("&Weight:"), "weight", QStringLiteral("1"),
             tr("How many elements it gets beside other hosts"));
    addField(*form, tr("&Memory:"), "memory", tr("what it says itself, in megabytes"), {});
    addField(*form, tr("&Folder:"), "folder", tr("where the package puts it"),
             tr("Where tomato-engine is there, when it is not installed from a package"));
    addChoice(*form, tr("F&rames go by:"), QStringLiteral("trunk"),
              {{QStringLiteral("auto"), tr("UDP where it gets through, else the stream of ssh")},
               {QStringLiteral("stream"), tr("the stream of ssh only")},
               {QStringLiteral("udp"), tr("UDP only")}});
    addField(*form, tr("&UDP goes to:"), "address", tr("the address that ssh reached"),
             tr("A name or an address of the host for UDP, where ssh goes by a gateway"));
    addField(*form, tr("UDP &ports:"), "udp_ports", tr("any"),
             tr("Ports that a firewall lets through to the host, such as 20000-20099"));
    m_line = new QLineEdit(m_form);
    m_line->setObjectName(QStringLiteral("hostLine"));
    m_line->setReadOnly(true);
    form->addRow(tr("Is started by:"), m_line);
    m_trial = new HostTrial([this] { return chosenHost(); }, m_form);
    auto *layout = new QVBoxLayout(m_form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addWidget(m_trial, 1);
    return m_form;
}

void HostPage::load()
{
    auto list = hosts::HostList::load(m_path);
    if (!list) {
        m_unreadable = plugins::inUsersLanguage(QString::fromStdString(list.error().text()));
        setEnabled(false);
        m_line->setText(m_unreadable);
        return;
    }
    m_before = std::move(*list);
    for (const auto &[name, host] : m_before.hosts()) {
        Draft draft{name, {}};
        for (const auto &[key, value] : hosts::keysOf(host))
            draft.values.emplace(key, value);
        addHost(draft);
    }
}

void HostPage::addHost(const Draft &draft)
{
    m_drafts.push_back(draft);
    m_list->addItem(draft.name);
}

void HostPage::addNew()
{
    const auto isTaken = [this](const QString &name) {
        return std::ranges::find(m_drafts, name, &Draft::name) != m_drafts.end();
    };
    int number = 1;
    while (isTaken(QStringLiteral("host%1").arg(plugins::plainNumber(number))))
        ++number;
    const QString name = QStringLiteral("host%1").arg(plugins::plainNumber(number));
    addHost({name, {}});
    m_list->setCurrentRow(m_list->count() - 1);
    m_name->setFocus();
    m_name->selectAll();
    emit changed();
}

void HostPage::removeChosen()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_drafts.erase(m_drafts.begin() + row);
    delete m_list->takeItem(row);
    showChosen();
    emit changed();
}

HostPage::Draft *HostPage::chosen()
{
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_drafts.size())
               ? nullptr
               : &m_drafts[static_cast<std::size_t>(row)];
}

void HostPage::showChosen()
{
    const Draft *draft = chosen();
    m_isShowing = true;
    m_form->setEnabled(draft != nullptr);
    m_remove->setEnabled(draft != nullptr);
    const auto valueOf = [draft](const QString &key) {
        const auto found = draft == nullptr ? std::map<QString, QString>::const_iterator()
                                            : draft->values.find(key);
        return draft == nullptr || found == draft->values.end() ? QString() : found->second;
    };
    m_name->setText(draft == nullptr ? QString() : draft->name);
    for (const auto &[key, choice] : m_choices)
        choice->setCurrentIndex(std::max(0, choice->findData(valueOf(key))));
    for (const auto &[key, field] : m_fields)
        field->setText(valueOf(key));
    m_isShowing = false;
    m_trial->clear();
    refreshFields();
}

/// Takes over an entered value; an empty key stands for the name.
void HostPage::take(const QString &key, const QString &value)
{
    Draft *draft = chosen();
    if (m_isShowing || draft == nullptr)
        return;
    const QString text = value.trimmed();
    if (key.isEmpty()) {
        draft->name = text;
        m_list->currentItem()->setText(text);
    } else if (text.isEmpty()) {
        draft->values.erase(key);
    } else {
        draft->values[key] = text;
    }
    refreshFields();
    emit changed();
}

void HostPage::refreshFields()
{
    const QString launcher = m_choices.at(LauncherKey)->currentData().toString();
    m_fields.at(SshWord)->setEnabled(launcher == SshWord);
    m_fields.at("command")->setEnabled(launcher == QLatin1String("command"));
    const bool hasUdp =
        m_choices.at(QStringLiteral("trunk"))->currentData().toString() != QLatin1String("stream");
    for (const char *each : {"address", "udp_ports"})
        m_fields.at(QLatin1String(each))->setEnabled(hasUdp);
    refreshLine();
}

void HostPage::refreshLine()
{
    if (!m_unreadable.isEmpty())
        return;
    const auto host = chosenHost();
    const auto line =
        host ? hosts::launchLine(*host, {QStringLiteral("--dial"), QStringLiteral("LAB")},
                                 hosts::Asking::ByDialog)
             : Result<QStringList>(passOn(host));
    m_line->setText(line ? line->join(u' ') : QString());
    m_line->setCursorPosition(0);
    m_line->setToolTip(m_line->text());
}

Result<hosts::Host> HostPage::chosenHost()
{
    const Draft *draft = chosen();
    if (draft == nullptr)
        return failure(tr("There is no host").toStdString());
    return hosts::HostList::make(draft->name, draft->values);
}

QString HostPage::problemOf(const Draft &draft) const
{
    const auto isSame = [&draft](const Draft &other) { return other.name == draft.name; };
    if (std::ranges::count_if(m_drafts, isSame) > 1)
        return tr("Two hosts are called “%1”.").arg(draft.name);
    // QSettings takes this section for keys without a section.
    if (draft.name == QLatin1String("General"))
        return tr("No host can be called “General”.");
    const auto made = hosts::HostList::make(draft.name, draft.values);
    if (made)
        return {};
    const QString problem = plugins::inUsersLanguage(QString::fromStdString(made.error().message));
    const QString key = QString::fromStdString(made.error().place).mid(1); // behind a dot
    const auto field = m_labels.find(key);
    if (field == m_labels.end())
        return QStringLiteral("%1 %2").arg(draft.name, problem);
    return tr("%1, %2: %3").arg(draft.name, field->second, problem);
}

QString HostPage::title() const
{
    return tr("Hosts");
}

QString HostPage::problem() const
{
    for (const Draft &draft : m_drafts) {
        if (const QString problem = problemOf(draft); !problem.isEmpty())
            return problem;
    }
    return {};
}

Result<> HostPage::save()
{
    if (!m_unreadable.isEmpty())
        return {}; // it stays as it is
    std::map<QString, hosts::Host> all;
    for (const Draft &draft : m_drafts) {
        auto host = hosts::HostList::make(draft.name, draft.values);
        if (!host)
            return passOn(host);
        all.emplace(draft.name, std::move(*host));
    }
    if (all == m_before.hosts())
        return {};
    return hosts::writeHosts(m_path, m_before, all);
}

} // namespace tomato::ui
