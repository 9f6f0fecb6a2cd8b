// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/sshquestion.h"

#include "app/topology/printable.h"
#include "plugins/api/numbertexts.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::ui {

/// A prompt is shown up to here, so that the buttons stay on the screen.
static constexpr qsizetype MaxPrompt = 2000;
static constexpr qsizetype MaxPromptLines = 20;
/// A label grows as wide as its longest word. Fingerprints are shorter than this.
static constexpr int MaxWord = 60;

/// Parts of the prompt come from the other machine.
static QString shownPrompt(const QString &prompt)
{
    static const QRegularExpression longWord(
        QStringLiteral("(\\S{%1})(?=\\S)").arg(plugins::plainNumber(MaxWord)));
    const QStringList lines = prompt.trimmed().split(u'\n');
    QStringList shown;
    for (const QString &line : lines.first(std::min(lines.size(), MaxPromptLines)))
        shown << topology::printable(line);
    QString text = shown.join(u'\n');
    if (shown.size() < lines.size() || text.size() > MaxPrompt)
        text = text.left(MaxPrompt) + u'…';
    return text.replace(longWord, QStringLiteral("\\1\u200b"));
}

SshQuestion::Kind SshQuestion::kindOf(const QString &prompt, const QString &kind)
{
    if (kind == QLatin1String("confirm"))
        return Kind::Confirmation;
    if (kind == QLatin1String("none"))
        return Kind::Notice;
    return prompt.contains(QLatin1String("(yes/no")) ? Kind::Key : Kind::Secret;
}

SshQuestion::SshQuestion(const QString &prompt, const QString &kind, QWidget *parent)
    : QDialog(parent), m_kind(kindOf(prompt, kind))
{
    setObjectName(QStringLiteral("sshQuestion"));
    setWindowTitle(tr("ssh asks"));
    setMinimumWidth(460);
    auto *icon = new QLabel(this);
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize, nullptr, this);
    icon->setPixmap(style()
                        ->standardIcon(m_kind == Kind::Key ? QStyle::SP_MessageBoxWarning
                                                           : QStyle::SP_MessageBoxQuestion)
                        .pixmap(size, size));
    auto *text = new QLabel(shownPrompt(prompt), this);
    text->setObjectName(QStringLiteral("sshPrompt"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *top = new QHBoxLayout;
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addWidget(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    if (m_kind == Kind::Key) {
        auto *hint = new QLabel(tr("Compare the fingerprint with what the host's administrator "
                                   "says, or with “ssh-keygen -l” there: whoever else answers "
                                   "under this name could read and change what the lab sends."),
                                this);
        hint->setWordWrap(true);
        layout->addWidget(hint);
    }
    if (m_kind == Kind::Secret)
        addSecret();
    addButtons();
}

void SshQuestion::addSecret()
{
    m_secret = new QLineEdit(this);
    m_secret->setObjectName(QStringLiteral("sshSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setAccessibleName(tr("Answer"));
    layout()->addWidget(m_secret);
    m_secret->setFocus();
}

void SshQuestion::addButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    const bool isDecision = m_kind == Kind::Key || m_kind == Kind::Confirmation;
    QPushButton *yes = isDecision
                           ? buttons->addButton(tr("&Yes, Connect"), QDialogButtonBox::AcceptRole)
                           : buttons->addButton(QDialogButtonBox::Ok);
    yes->setObjectName(QStringLiteral("sshYes"));
    QPushButton *no = buttons->addButton(QDialogButtonBox::Cancel);
    no->setObjectName(QStringLiteral("sshNo"));
    // The dialog comes by itself, perhaps while somebody types. The button that has the focus
    // takes Enter and Space, whichever button is the default.
    if (isDecision) {
        yes->setAutoDefault(false);
        no->setDefault(true);
        no->setFocus();
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

QString SshQuestion::answer() const
{
    return m_secret != nullptr ? m_secret->text() : QStringLiteral("yes");
}

} // namespace tomato::ui
