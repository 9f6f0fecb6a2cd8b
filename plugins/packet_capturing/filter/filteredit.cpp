// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/filter/filteredit.h"

#include "plugins/api/differentvalue.h"
#include "plugins/api/enginetexts.h"
#include "plugins/packet_capturing/common/displayfilteradvice.h"
#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/filter/filterline.h"
#include "plugins/packet_capturing/filter/filtermenu.h"
#include "plugins/packet_capturing/filter/filterwords.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace tomato::plugins {

static QLabel *createHelp(QWidget *parent)
{
    auto *help = new QLabel(parent);
    help->setObjectName(QStringLiteral("filterHelp"));
    help->setTextFormat(Qt::RichText);
    help->setText(
        FilterEdit::tr("<a href=\"%1\">Filter syntax</a>, also as <code>man pcap-filter</code>")
            .arg(QStringLiteral("https://www.tcpdump.org/manpages/pcap-filter.7.html")));
    help->setTextInteractionFlags(Qt::TextBrowserInteraction);
    help->setOpenExternalLinks(true);
    help->setToolTip(
        FilterEdit::tr("Opens the manual page of pcap filter expressions in the web browser"));
    return help;
}

FilterEdit::FilterEdit(QWidget *parent, Purpose purpose)
    : QWidget(parent), m_purpose(purpose), m_text(new FilterLine(this)),
      m_status(new StatusLine(this)), m_lookUp(new QPushButton(tr("Look &Up Names"), this)),
      m_convert(new QPushButton(tr("&Take Capture Filter"), this))
{
    createLine();
    m_text->keepFree(m_status);
    m_status->setReservedLines(2); // of libpcap's messages nearly all have less
    QSizePolicy lookUpPolicy = m_lookUp->sizePolicy();
    lookUpPolicy.setRetainSizeWhenHidden(true);
    m_lookUp->setSizePolicy(lookUpPolicy);
    QPushButton *common = createMenuButton();
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 0, 0);
    layout->addWidget(common, 0, 1);
    layout->addWidget(m_status, 1, 0);
    layout->addWidget(m_lookUp, 1, 1, Qt::AlignTop);
    layout->addWidget(m_convert, 1, 1, Qt::AlignTop);
    if (purpose == Purpose::Filter)
        layout->addWidget(createHelp(this), 2, 0, 1, 2);
    setFocusProxy(m_text);
    setTabOrder(m_text, common);
    setTabOrder(common, m_lookUp);
    setTabOrder(m_lookUp, m_convert);
    m_convert->setObjectName(purpose == Purpose::Filter ? QStringLiteral("takeCaptureFilter")
                                                        : QStringLiteral("takeCaptureTrigger"));
    m_convert->setToolTip(tr("Puts the capture filter that says the same into the line"));
    m_convert->hide();
    connect(m_convert, &QPushButton::clicked, this, [this] {
        m_text->selectAll();
        m_text->insert(m_converted);
        m_text->setFocus();
    });
    m_lookUp->setObjectName(purpose == Purpose::Filter ? QStringLiteral("lookUpNames")
                                                       : QStringLiteral("lookUpTriggerNames"));
    m_lookUp->setToolTip(tr("Puts the addresses that your machine knows for them in the place of "
                            "names, so that the recording depends on no name server"));
    m_lookUp->hide();

    connect(m_text, &QLineEdit::textChanged, this, &FilterEdit::expectVerdict);
    connect(&m_check, &client::FilterCheck::checked, this, [this] { m_asked = false; });
    connect(&m_check, &client::FilterCheck::checked, this, &FilterEdit::showVerdict);
    connect(m_lookUp, &QPushButton::clicked, this, &FilterEdit::lookUpNames);
    connect(&m_names, &client::FilterNames::lookedUp, this, &FilterEdit::takeAddresses);
    showVerdict({}, {});
}

void FilterEdit::createLine()
{
    const bool isTrigger = m_purpose == Purpose::Trigger;
    m_text->setObjectName(isTrigger ? QStringLiteral("captureTrigger")
                                    : QStringLiteral("captureFilter"));
    m_text->setAccessibleName(isTrigger ? tr("Trigger") : tr("Packet filter"));
    m_text->setPlaceholderText(isTrigger ? tr("no trigger") : tr("every packet"));
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(m_text->fontMetrics().averageCharWidth() * 40);
    m_text->setToolTip(isTrigger
                           ? tr("A pcap filter expression. The recording goes round in its files "
                                "until a packet matches it; only then “Ends after” counts.")
                           : tr("A pcap filter expression: only packets that match are recorded.\n"
                                "Primitives such as \"host 10.0.0.1\", \"icmp\" or \"tcp port "
                                "80\" are joined with \"and\", \"or\" and \"not\".") +
                                 u'\n' +
                                 tr("A packet with a VLAN tag is found by \"vlan and ...\" only: "
                                    "\"vlan and icmp\"."));
    m_status->setObjectName(isTrigger ? QStringLiteral("triggerVerdict")
                                      : QStringLiteral("filterVerdict"));
}

QPushButton *FilterEdit::createMenuButton()
{
    const bool isTrigger = m_purpose == Purpose::Trigger;
    auto *button = new QPushButton(isTrigger ? tr("C&hoose") : tr("Co&mmon Filters"), this);
    button->setObjectName(isTrigger ? QStringLiteral("commonTriggers")
                                    : QStringLiteral("commonFilters"));
    button->setToolTip(tr("Puts an expression that is often needed, or was used before, into the "
                          "line"));
    auto *menu = new FilterMenu([this] { return filter(); }, button);
    menu->setObjectName(button->objectName() + QStringLiteral("Menu"));
    connect(menu, &FilterMenu::chosen, this, [this](const QString &filter) {
        m_text->selectAll();
        m_text->insert(filter); // unlike setText(), Ctrl+Z brings the old one back
        m_text->setFocus();
    });
    button->setMenu(menu);
    return button;
}

void FilterEdit::setFilter(const QString &filter)
{
    m_text->setText(filter);
    expectVerdict();
}

QString FilterEdit::filter() const
{
    return m_text->text().trimmed();
}

void FilterEdit::expectVerdict()
{
    m_verdict = Verdict::Checking;
    if (!m_asked)
        ask();
    emit changed();
}

/// Sends one request at a time: when the user types faster than libpcap answers, the next request
/// is about the latest text.
void FilterEdit::ask()
{
    if (filter().isEmpty()) {
        showVerdict({}, {});
        return;
    }
    m_asked = true;
    m_check.check(filter());
}

void FilterEdit::showVerdict(const QString &filter, const QString &message)
{
    if (filter != this->filter()) {
        if (!m_asked)
            ask();
        return;
    }
    m_verdict = message.isEmpty() ? Verdict::Good : Verdict::Bad;
    m_message = message;
    const QString unknown = client::FilterCheck::unknownName(message);
    const QString meant = meantKeyword(filter, unknown);
    std::optional<DisplayFilterAdvice> display;
    if (m_verdict == Verdict::Bad)
        display = DisplayFilterAdvice::of(filter);
    m_converted = display ? display->captureFilter : QString();
    m_convert->setVisible(!m_converted.isEmpty());
    m_lookUp->setVisible(!unknown.isEmpty() && meant.isEmpty() && !display);
    m_lookUp->setEnabled(true);
    const auto place = m_check.place();
    const qsizetype before = m_text->text().indexOf(filter);
    const bool isPlaced = m_verdict == Verdict::Bad && place.length > 0;
    m_text->underline(isPlaced ? place.at + static_cast<int>(before) : 0,
                      isPlaced ? place.length : 0);
    if (m_verdict == Verdict::Bad)
        m_status->setStatus(StatusLine::Kind::Bad,
                            display ? display->text
                            : meant.isEmpty()
                                ? inUsersLanguage(message)
                                : tr("unknown word “%1”: did you mean %2?").arg(unknown, meant));
    else if (filter.isEmpty())
        m_status->setStatus(StatusLine::Kind::Neutral, emptyVerdict());
    else
        m_status->setStatus(StatusLine::Kind::Good, m_purpose == Purpose::Filter
                                                        ? tr("The filter compiles.")
                                                        : tr("The trigger compiles."));
    emit changed();
}

void FilterEdit::updateEmptyVerdict()
{
    if (filter().isEmpty())
        showVerdict({}, {});
}

QString FilterEdit::emptyVerdict() const
{
    const auto *different = m_text->findChild<DifferentValue *>();
    if (different && different->isOpen())
        return m_purpose == Purpose::Filter ? tr("Each connection keeps the filter that it has.")
                                            : tr("Each connection keeps the trigger that it has.");
    return m_purpose == Purpose::Filter
               ? tr("No filter: every packet is recorded.")
               : tr("No trigger: “Ends after” counts from the first packet that is recorded.");
}

void FilterEdit::lookUpNames()
{
    m_lookUp->setEnabled(false);
    m_status->setStatus(StatusLine::Kind::Neutral, tr("Looking up names…"));
    m_names.lookUp(filter());
}

void FilterEdit::takeAddresses(const QString &filter, const QString &numeric,
                               const QString &message)
{
    if (filter != this->filter())
        return;
    if (numeric == filter) {
        showVerdict(filter, message);
        return;
    }
    m_text->selectAll();
    m_text->insert(numeric);
    m_text->setFocus();
}

} // namespace tomato::plugins
