// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/images/imageunpacker.h"

#include "app/base/files/usersremoval.h"
#include "app/base/helperprogram.h"
#include "app/base/systemwords.h"
#include "app/images/archivekind.h"
#include "app/topology/printable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <utility>

namespace tomato::images {

namespace {

constexpr QLatin1String Copying("copying");
constexpr QLatin1String Unpacking("unpacking");

/// How much the user may still write there.
qint64 freeBytes(const QString &folder)
{
    struct statvfs disk
    {
    };
    if (statvfs(QFile::encodeName(folder).constData(), &disk) != 0)
        return 0;
    return static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize);
}

/// The last line that a program said, without the time and the level before it.
QString lastLine(const QByteArray &said)
{
    const QString all = QString::fromUtf8(said).trimmed();
    QString line = all.section(u'\n', -1).trimmed();
    if (const QString mark = QStringLiteral("⨯ "); line.startsWith(mark)) // umoci's, of an error
        line.remove(0, mark.size());
    if (const qsizetype at = line.indexOf(QLatin1String(" msg=\"")); at >= 0) {
        line = line.mid(at + 6).replace(QLatin1String("\\\""), QLatin1String("\""));
        line.chop(line.endsWith(u'"') ? 1 : 0);
    }
    return topology::printable(line.left(500));
}

} // namespace

ImageUnpacker::ImageUnpacker(QString source, QString folder, const Limits &limits)
    : m_source(std::move(source)), m_folder(QFileInfo(folder).absoluteFilePath()), m_limits(limits)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    const auto most = static_cast<rlim_t>(m_limits.mostBytes);
    m_process.setChildProcessModifier([most] {
        // The keys that interrupt this program are for it alone.
        ::setpgid(0, 0);
        const rlimit file{most, most};
        ::setrlimit(RLIMIT_FSIZE, &file);
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_CORE, &none);
    });
    connect(&m_process, &QProcess::readyRead, this, [this] {
        constexpr qsizetype MaxSaid = 8'192;
        m_said = (m_said + m_process.readAll()).right(MaxSaid);
    });
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        stepEnded(status == QProcess::NormalExit && code == 0);
    });
    constexpr int LookMs = 200;
    m_look.setInterval(LookMs);
    connect(&m_look, &QTimer::timeout, this, &ImageUnpacker::look);
}

ImageUnpacker::~ImageUnpacker()
{
    cancel();
}

void ImageUnpacker::start(std::function<void(const Result<> &)> done)
{
    m_done = std::move(done);
    for (const auto &[program, package] : {std::pair("skopeo", "skopeo"), {"umoci", "umoci"}}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return end(failure(std::string(program) + " is not installed: apt install " + package));
    }
    if (QFileInfo::exists(m_folder) || QFileInfo(m_folder).isSymLink())
        return end(failure("is there already", m_folder.toStdString()));
    const auto source = recognizeImage(m_source);
    if (!source)
        return end(passOn(source));
    m_names = source->names;
    QByteArray work = QFile::encodeName(m_folder + QStringLiteral(".XXXXXX"));
    if (mkdtemp(work.data()) == nullptr)
        return end(
            failure("this folder cannot be made: " + systemWords(errno), m_folder.toStdString()));
    m_work = QFile::decodeName(work);
    m_freeAtFirst = freeBytes(m_work);
    if (const QString why = tooLarge(); !why.isEmpty())
        return end(failure(why.toStdString(), m_source.toStdString()));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // Temporary files of the programs count, too, and go with the rest.
    environment.insert(QStringLiteral("TMPDIR"), m_work);
    m_process.setProcessEnvironment(environment);
    m_look.start();
    // Nothing is fetched from elsewhere, so that no policy says who must have signed it. umoci
    // takes no layers that are not compressed.
    run(Copying, QStringLiteral("skopeo"),
        {QStringLiteral("--insecure-policy"), QStringLiteral("copy"), source->skopeoName,
         QStringLiteral("oci:%1/oci:image").arg(m_work)});
}

void ImageUnpacker::run(const QString &step, const QString &program, const QStringList &words)
{
    m_step = step;
    m_said.clear();
    m_process.start(program, words);
}

void ImageUnpacker::stepEnded(bool isGood)
{
    if (m_work.isEmpty())
        return;
    if (m_why.isEmpty())
        m_why = tooLarge();
    if (!m_why.isEmpty())
        return end(failure(m_why.toStdString(), m_source.toStdString()));
    if (!isGood)
        return end(failure("the image cannot be unpacked: " + lastLine(m_said).toStdString(),
                           m_source.toStdString()));
    if (m_step == Copying)
        return unpack();
    end(putInPlace());
}

void ImageUnpacker::unpack()
{
    const QStringList places{m_work + QStringLiteral("/oci:image"),
                             m_work + QStringLiteral("/bundle")};
    // With the user's subordinate ids the files belong to the users of the image.
    const std::string engine = geteuid() == 0 ? std::string() : findHelperProgram("tomato-engine");
    if (!engine.empty())
        return run(Unpacking, QString::fromStdString(engine),
                   QStringList{QStringLiteral("--unpack-image")} + places);
    run(Unpacking, QStringLiteral("umoci"),
        {QStringLiteral("unpack"), QStringLiteral("--rootless"), QStringLiteral("--image"),
         places[0], places[1]});
}

void ImageUnpacker::look()
{
    emit progressed(m_step, std::max<qint64>(m_freeAtFirst - freeBytes(m_work), 0));
    // The files may be gone again when it ended.
    if (m_why.isEmpty())
        m_why = tooLarge();
    if (!m_why.isEmpty())
        m_process.kill(); // stepEnded() follows
}

QString ImageUnpacker::tooLarge() const
{
    const qint64 left = freeBytes(m_work);
    if (left < m_limits.leftBytes)
        return QStringLiteral("less than %1 MB would be left on the disk")
            .arg(m_limits.leftBytes / 1'000'000);
    if (m_freeAtFirst - left > m_limits.mostBytes)
        return QStringLiteral("is larger than %1 MB").arg(m_limits.mostBytes / 1'000'000);
    return {};
}

Result<> ImageUnpacker::putInPlace()
{
    const QByteArray bundle = QFile::encodeName(m_work + QStringLiteral("/bundle"));
    const QByteArray folder = QFile::encodeName(m_folder);
    chmod(bundle.constData(), 0700);
    if (::renameat2(AT_FDCWD, bundle.constData(), AT_FDCWD, folder.constData(), RENAME_NOREPLACE) !=
        0)
        return failure("this folder cannot be made: " + systemWords(errno), m_folder.toStdString());
    return {};
}

void ImageUnpacker::end(const Result<> &outcome)
{
    m_look.stop();
    removeWork();
    m_done(outcome);
}

void ImageUnpacker::cancel()
{
    m_look.stop();
    if (m_process.state() != QProcess::NotRunning) {
        m_process.disconnect(this);
        // With what it started itself.
        ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
    }
    removeWork();
}

void ImageUnpacker::removeWork()
{
    if (m_work.isEmpty())
        return;
    // An image's folders may be closed to their owner.
    (void)removeTreeOfUsers(QFile::encodeName(std::exchange(m_work, QString())).toStdString());
}

} // namespace tomato::images
