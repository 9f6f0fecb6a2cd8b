// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/capturepreferencespage.h"

#include "app/client/labfolder.h"
#include "plugins/api/languagechange.h"
#include "plugins/packet_capturing/common/bytesize.h"
#include "plugins/packet_capturing/common/statusline.h"
#include "plugins/packet_capturing/common/wireshark.h"
#include "plugins/packet_capturing/settings/liveaccessedit.h"
#include "plugins/packet_capturing/settings/ringsizeedit.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSpinBox>
#include <QStorageInfo>
#include <QVBoxLayout>

#include <algorithm>

namespace tomato::plugins {

CapturePreferencesPage::CapturePreferencesPage(QWidget *parent)
    : PreferencesPage(parent), m_wiresharkStatus(new StatusLine(this)),
      m_folderStatus(new StatusLine(this)), m_mode(new QComboBox(this)),
      m_files(new RingSizeEdit(this)), m_access(new LiveAccessEdit(this))
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *wireshark = new QLabel(tr("&Wireshark command:"), this);
    form->addRow(wireshark, createWireshark());
    wireshark->setBuddy(m_wireshark);
    auto *folder = new QLabel(tr("&Recordings in:"), this);
    form->addRow(folder, createFolder());
    folder->setBuddy(m_folder);
    auto *earlier = new QLabel(tr("&Earlier recordings:"), this);
    form->addRow(earlier, createKept());
    earlier->setBuddy(m_kept);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(createNewCaptures());
    layout->addStretch();
    setFocusProxy(m_wireshark);

    const CapturePreferences kept = CapturePreferences::load();
    m_wireshark->setText(kept.wireshark);
    m_folder->setText(QDir::toNativeSeparators(client::captureFolder()));
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(kept.mode)));
    m_files->setLimits(kept.limits);
    m_access->setAccess(kept.liveAddress, kept.liveAllow, kept.livePlain);
    for (QLineEdit *line : {m_wireshark, m_folder})
        connect(line, &QLineEdit::textChanged, this, &CapturePreferencesPage::updateContents);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &CapturePreferencesPage::changed);
    connect(m_kept, &QSpinBox::valueChanged, this, &CapturePreferencesPage::changed);
    connect(m_files, &RingSizeEdit::changed, this, &CapturePreferencesPage::changed);
    connect(m_access, &LiveAccessEdit::changed, this, &CapturePreferencesPage::changed);
    whenLanguageChanges(this, &CapturePreferencesPage::updateContents);
    updateContents();
}

QLineEdit *CapturePreferencesPage::createLine(const QString &name, const QString &title,
                                              const QString &toolTip)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(name);
    line->setAccessibleName(title);
    line->setToolTip(toolTip);
    return line;
}

QWidget *CapturePreferencesPage::createWireshark()
{
    m_wireshark =
        createLine(QStringLiteral("preferenceWireshark"), tr("Wireshark command"),
                   tr("The program that opens captures, with its options. Empty: wireshark"));
    m_wireshark->setPlaceholderText(QStringLiteral("wireshark"));
    m_wireshark->setMinimumWidth(fontMetrics().averageCharWidth() * 52);
    m_wiresharkStatus->setObjectName(QStringLiteral("preferenceWiresharkStatus"));
    auto *part = new QWidget(this);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_wireshark);
    layout->addWidget(m_wiresharkStatus);
    return part;
}

QWidget *CapturePreferencesPage::createFolder()
{
    m_folder = createLine(QStringLiteral("preferenceCaptureFolder"), tr("Folder of recordings"),
                          tr("Where new recordings are kept, in a folder for each lab. Empty: "
                             "among the program's own data"));
    m_folder->setPlaceholderText(QDir::toNativeSeparators(client::labsFolder()));
    m_folderStatus->setObjectName(QStringLiteral("preferenceCaptureFolderStatus"));
    auto *choose = new QPushButton(tr("C&hoose…"), this);
    choose->setObjectName(QStringLiteral("chooseCaptureFolder"));
    choose->setToolTip(tr("Chooses a folder for recordings"));
    connect(choose, &QPushButton::clicked, this, &CapturePreferencesPage::chooseFolder);
    auto *part = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_folderStatus);
    return part;
}

QWidget *CapturePreferencesPage::createNewCaptures()
{
    auto *box = new QGroupBox(tr("New captures"), this);
    box->setToolTip(tr("What a connection begins with when packets are captured on it for the "
                       "first time; each can be configured otherwise"));
    auto *form = new QFormLayout(box);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_mode->setObjectName(QStringLiteral("preferenceMode"));
    m_mode->setAccessibleName(tr("Mode of new captures"));
    m_mode->addItem(tr("File for download"), static_cast<int>(capture::CaptureMode::File));
    m_mode->addItem(tr("Live via network"), static_cast<int>(capture::CaptureMode::Net));
    m_mode->addItem(tr("Both"), static_cast<int>(capture::CaptureMode::Both));
    auto *mode = new QLabel(tr("&Mode:"), box);
    mode->setBuddy(m_mode);
    form->addRow(mode, m_mode);
    auto *files = new QLabel(tr("&Files:"), box);
    files->setBuddy(m_files->focusProxy());
    form->addRow(files, m_files);
    auto *access = new QLabel(tr("Li&ve address:"), box);
    access->setBuddy(m_access->focusProxy());
    form->addRow(access, m_access);
    return box;
}

QWidget *CapturePreferencesPage::createKept()
{
    constexpr int MaxMegabytes = 1'000'000;
    m_kept = new QSpinBox(this);
    m_kept->setObjectName(QStringLiteral("preferenceKept"));
    m_kept->setAccessibleName(tr("Most that earlier recordings take"));
    m_kept->setToolTip(tr("How much the recordings before the latest one of each connection may "
                          "take, for each lab; the oldest ones go first"));
    m_kept->setRange(0, MaxMegabytes);
    m_kept->setSingleStep(100);
    m_kept->setGroupSeparatorShown(true);
    m_kept->setSuffix(tr(" MB for each lab"));
    m_kept->setValue(
        static_cast<int>(std::min<qint64>(client::keptBytes() / 1'000'000, MaxMegabytes)));
    return m_kept;
}

QString CapturePreferencesPage::title() const
{
    return tr("Packet Capturing");
}

void CapturePreferencesPage::chooseFolder()
{
    auto *question = new QFileDialog(window(), tr("Folder of Recordings"));
    question->setObjectName(QStringLiteral("captureFolderQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setFileMode(QFileDialog::Directory);
    question->setOption(QFileDialog::ShowDirsOnly);
    if (QDir(m_folder->text()).exists())
        question->setDirectory(m_folder->text());
    connect(question, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    question->open();
}

QString CapturePreferencesPage::wiresharkProblem() const
{
    const QString command = m_wireshark->text().trimmed();
    if (command.isEmpty() || !Wireshark::find(command).isEmpty())
        return {};
    return tr("“%1” is no program on this machine.")
        .arg(QProcess::splitCommand(command).value(0, command));
}

/// The folder itself, or the nearest one above it that is there.
static QFileInfo nearest(const QString &folder)
{
    QFileInfo found(folder);
    while (!found.exists() && !found.isRoot())
        found = QFileInfo(found.path());
    return found;
}

QString CapturePreferencesPage::folderProblem() const
{
    const QString folder = m_folder->text().trimmed();
    if (folder.isEmpty())
        return {};
    if (!QDir::isAbsolutePath(folder))
        return tr("The folder of recordings needs its whole path, from / on.");
    const QFileInfo found = nearest(folder);
    if (!found.isDir())
        return tr("%1 is no folder.").arg(found.filePath());
    if (!found.isWritable() || !found.isExecutable())
        return tr("You may not write in %1.").arg(found.filePath());
    return {};
}

void CapturePreferencesPage::updateContents()
{
    using Kind = StatusLine::Kind;
    const QString command = m_wireshark->text().trimmed();
    const QString program =
        Wireshark::find(command.isEmpty() ? QStringLiteral("wireshark") : command);
    if (!wiresharkProblem().isEmpty())
        m_wiresharkStatus->setStatus(Kind::Bad, wiresharkProblem());
    else if (program.isEmpty())
        m_wiresharkStatus->setStatus(Kind::Neutral, tr("Wireshark is not installed"));
    else
        m_wiresharkStatus->setStatus(Kind::Good, program);

    const QString folder = m_folder->text().trimmed();
    const QFileInfo found = nearest(folder.isEmpty() ? client::labsFolder() : folder);
    if (!folderProblem().isEmpty())
        m_folderStatus->setStatus(Kind::Bad, folderProblem());
    else if (!folder.isEmpty() && !QFileInfo::exists(folder))
        m_folderStatus->setStatus(Kind::Good, tr("Will be made"));
    else
        m_folderStatus->setStatus(
            Kind::Good,
            tr("%1 free").arg(byteSize(QStorageInfo(found.filePath()).bytesAvailable())));
    emit changed();
}

CapturePreferences CapturePreferencesPage::entered() const
{
    return {m_wireshark->text().trimmed(),
            m_files->limits(),
            m_access->address(),
            m_access->allow(),
            m_access->isPlain(),
            static_cast<capture::CaptureMode>(m_mode->currentData().toInt())};
}

QString CapturePreferencesPage::problem() const
{
    const QString files = m_files->problem(capture::DefaultSnapLength);
    for (const QString &each : {wiresharkProblem(), folderProblem(), files, m_access->problem()}) {
        if (!each.isEmpty())
            return each;
    }
    return {};
}

Result<> CapturePreferencesPage::save()
{
    entered().save();
    const QString folder = m_folder->text().trimmed();
    const QString clean = folder.isEmpty() ? folder : QDir::cleanPath(folder);
    const qint64 kept = qint64{m_kept->value()} * 1'000'000;
    if (kept != client::keptBytes()) {
        if (auto saved = client::setKeptBytes(kept); !saved)
            return saved;
    }
    return clean == client::captureFolder() ? Result<>() : client::setCaptureFolder(clean);
}

} // namespace tomato::plugins
