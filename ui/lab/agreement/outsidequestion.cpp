// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/agreement/outsidequestion.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/printable.h"
#include "plugins/api/listtext.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

using topology::OutsideReach;
using topology::printable;
using Reach = OutsideReach::Kind;

namespace {

constexpr int RowIcon = 24;
constexpr int MinWidth = 520;
/// A list that would be higher scrolls.
constexpr int MaxListHeight = 320;

struct Row
{
    QString icon;
    QString what;
    QString meaning;
};

class RowText
{
    Q_DECLARE_TR_FUNCTIONS(tomato::ui::OutsideQuestion)

public:
    static Row of(const OutsideReach &reach)
    {
        const QString what = shown(reach.what);
        switch (reach.kind) {
        case Reach::SharedFolder:
            return {QStringLiteral("open"),
                    tr("It gives elements the folder %1 to read and write").arg(what),
                    reach.detail.isEmpty()
                        ? tr("Programs inside can change and delete all that is in it.")
                        : tr("It is a link to %1. Programs inside can change and delete all that "
                             "is in it.")
                              .arg(shown(reach.detail))};
        case Reach::Image:
            return {QStringLiteral("open"),
                    tr("It shows %1 what is in %2, as their own files").arg(asking(reach), what),
                    reach.detail.isEmpty() || topology::isDigest(reach.detail)
                        ? tr("Programs inside can read it; what they change there is kept apart.")
                        : tr("It is a link to %1. Programs inside can read it; what they change "
                             "there is kept apart.")
                              .arg(shown(reach.detail))};
        case Reach::LiveViewers:
            return {QStringLiteral("capture"),
                    tr("It lets %1 watch live captures at %2").arg(viewers(reach), what),
                    tr("All that crosses %1 is sent to them, not encrypted.").arg(asking(reach))};
        case Reach::Attachment:
            if (reach.detail == QLatin1String("file"))
                return {
                    QStringLiteral("run"),
                    tr("It lets %1 send what is in the file %2").arg(asking(reach), what),
                    tr("Each of its frames goes into the lab, and into what it is joined with.")};
            return {QStringLiteral("connect"),
                    tr("It joins %1 with %2").arg(asking(reach), attached(reach)),
                    reach.interfaces.isEmpty()
                        ? tr("The lab can record what crosses there, and send into it.")
                        : tr("By %1 there. The lab can record what crosses there, and send into "
                             "it.")
                              .arg(some(reach.interfaces))};
        case Reach::Nat:
            if (!reach.detail.isEmpty())
                return {QStringLiteral("export"),
                        tr("It lets elements behind %1 reach this machine's own services")
                            .arg(asking(reach)),
                        tr("What listens at this machine's addresses takes them for its network.")};
            return {QStringLiteral("export"),
                    tr("It lets elements behind %1 reach this machine's network and the Internet")
                        .arg(asking(reach)),
                    tr("As you, by NAT: other machines take it for this one.")};
        }
        return {};
    }

    static QString commands(int count)
    {
        return tr("%n command(s) run by themselves when the lab starts, and decide what becomes "
                  "of this.",
                  nullptr, count);
    }

private:
    /// Breaks lines behind slashes, where a long path may.
    static QString shown(const QString &text)
    {
        QString line = printable(text.left(300));
        return QStringLiteral("“%1”").arg(line.replace(u'/', QStringLiteral("/\u200b")));
    }

    static QString asking(const OutsideReach &reach) { return some(reach.askedBy); }

    static QString some(const QStringList &all)
    {
        constexpr qsizetype MaxShown = 4;
        QStringList listed;
        for (const QString &name : all.mid(0, MaxShown))
            listed << QStringLiteral("“%1”").arg(printable(name.left(60)));
        const QString names = plugins::listText(listed);
        const auto others = static_cast<int>(all.size() - MaxShown);
        return others > 0 ? tr("%1 and %n more", nullptr, others).arg(names) : names;
    }

    static QString viewers(const OutsideReach &reach)
    {
        const QStringList anybody{QStringLiteral("0.0.0.0/0"), QStringLiteral("::/0")};
        if (std::ranges::any_of(anybody,
                                [&](const QString &each) { return reach.detail.contains(each); }))
            return tr("everybody who reaches this machine");
        return reach.detail.isEmpty() ? tr("other machines")
                                      : tr("machines of %1").arg(shown(reach.detail));
    }

    static QString attached(const OutsideReach &reach)
    {
        const QString name = shown(reach.what);
        if (reach.detail == QLatin1String("interface"))
            return tr("the interface %1 of this machine").arg(name);
        if (reach.detail == QLatin1String("container"))
            return tr("the container %1").arg(name);
        if (reach.detail == QLatin1String("process"))
            return tr("the network of process %1").arg(name);
        return tr("the network namespace %1 of this machine").arg(name);
    }
};

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setText(text);
    return label;
}

} // namespace

OutsideQuestion::OutsideQuestion(const QString &name, const std::vector<OutsideReach> &reaches,
                                 int ownCommands, Moment moment, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("outsideQuestion"));
    setWindowTitle(tr("Out of the lab"));
    setMinimumWidth(MinWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addWidget(createHeading(name));
    layout->addWidget(createList(reaches, ownCommands), 1);
    auto *note = plainLabel(tr("Your answer is kept for this file, on this machine. You are asked "
                               "again when the file asks for something else."),
                            this);
    note->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(note);
    layout->addWidget(createButtons(moment));
    // The size hint of a list is larger than its lines.
    resize(MinWidth, layout->minimumHeightForWidth(MinWidth));
}

QWidget *OutsideQuestion::createHeading(const QString &name)
{
    auto *heading = new QWidget(this);
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *picture = new QLabel(heading);
    picture->setPixmap(actionIcon(QStringLiteral("warning"), palette()).pixmap(QSize(40, 40)));
    auto *texts = new QVBoxLayout;
    auto *title =
        plainLabel(tr("“%1” reaches outside of its lab").arg(printable(name.left(100))), heading);
    QFont bold = title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    title->setFont(bold);
    texts->addWidget(title);
    texts->addWidget(
        plainLabel(tr("Allow this only if you know where the file comes from."), heading));
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return heading;
}

QWidget *OutsideQuestion::createList(const std::vector<OutsideReach> &reaches, int ownCommands)
{
    auto *list = new QWidget;
    list->setObjectName(QStringLiteral("outsideList"));
    auto *rows = new QVBoxLayout(list);
    rows->setSpacing(12);
    for (const OutsideReach &reach : reaches) {
        const Row row = RowText::of(reach);
        addRow(*rows, row.icon, row.what, row.meaning);
    }
    if (ownCommands > 0)
        addRow(*rows, QStringLiteral("run"), RowText::commands(ownCommands), {});
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAutoFillBackground(true);
    list->setBackgroundRole(QPalette::Base);
    const int height =
        rows->hasHeightForWidth() ? rows->heightForWidth(MinWidth - 40) : list->sizeHint().height();
    scroll->setMinimumHeight(std::min(height + 4, MaxListHeight));
    return scroll;
}

void OutsideQuestion::addRow(QVBoxLayout &rows, const QString &icon, const QString &what,
                             const QString &meaning)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    auto *picture = new QLabel(this);
    picture->setPixmap(actionIcon(icon, palette()).pixmap(QSize(RowIcon, RowIcon)));
    row->addWidget(picture, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    auto *title = plainLabel(what, this);
    QFont bold = title->font();
    bold.setWeight(QFont::DemiBold);
    title->setFont(bold);
    texts->addWidget(title);
    // The consequences are most important, so they are as readable as the rest.
    if (!meaning.isEmpty())
        texts->addWidget(plainLabel(meaning, this));
    row->addLayout(texts, 1);
    rows.addLayout(row);
}

QWidget *OutsideQuestion::createButtons(Moment moment)
{
    const bool isStart = moment == Moment::Start;
    auto *buttons = new QDialogButtonBox(this);
    auto *allow = buttons->addButton(isStart ? tr("&Allow and Start") : tr("&Allow and Follow"),
                                     QDialogButtonBox::AcceptRole);
    allow->setObjectName(QStringLiteral("outsideAllow"));
    allow->setAutoDefault(false);
    auto *refuse = buttons->addButton(isStart ? tr("&Do Not Start") : tr("&Leave the Lab as It Is"),
                                      QDialogButtonBox::RejectRole);
    refuse->setObjectName(QStringLiteral("outsideRefuse"));
    refuse->setDefault(true);
    refuse->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

static int countOwnCommands(const topology::Topology &topology)
{
    qsizetype count = 0;
    for (const auto &[id, element] : topology.elements()) {
        for (const QLatin1String key :
             {topology::CommandsAttribute, topology::StartupCommandsAttribute})
            count += element.attributes.value(key).toArray().size();
    }
    return static_cast<int>(count);
}

LabAgreement::Question askOutside(QWidget &window, const document::Document &document)
{
    return [&](const topology::Topology &topology, bool isStart,
               const LabAgreement::Answer &answer) {
        auto *question = new OutsideQuestion(
            document.displayName(), topology::outsideReaches(topology), countOwnCommands(topology),
            isStart ? OutsideQuestion::Moment::Start : OutsideQuestion::Moment::Change, &window);
        question->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(question, &QDialog::finished, &window,
                         [answer](int result) { answer(result == QDialog::Accepted); });
        question->open();
    };
}

} // namespace tomato::ui
