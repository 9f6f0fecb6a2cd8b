// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pictures/programpictures.h"

#include "app/topology/lookup.h"
#include "tests/pictures/picturedlab.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include <csignal>
#include <cstdio>

namespace {

/// Makes an image of nothing but busybox and its libraries, which says of itself that it is one,
/// and gives it to a host of the topology. That it may is agreed to.
const char *const MakeImage = R"shell(set -e
mkdir -p root/bin root/etc root/www
program=$(command -v busybox)
cp "$program" root/bin/busybox
for library in $(ldd "$program" 2> /dev/null | grep -o '/[^ )]*'); do
  mkdir -p "root${library%/*}"
  cp -nL "$library" "root$library"
done
for name in cat head httpd id ip ls ping ps sh; do ln -s busybox "root/bin/$name"; done
printf '%s\n' 'NAME="Web"' 'VERSION_ID="1"' 'PRETTY_NAME="Web 1, made from nothing"' > root/etc/os-release
echo 'from an image' > root/www/index.html
umoci init --layout web
umoci new --image web:1
umoci insert --rootless --image web:1 root /
umoci config --image web:1 --config.entrypoint busybox --config.entrypoint httpd \
  --config.entrypoint -f --config.entrypoint -h --config.entrypoint /www
tomato image unpack web --name web:1
tomato image use web:1 "$1" h2
tomato lab start "$1" --trust
tomato lab stop "$1"
)shell";

void script(const Shell &shell, const QString &text, const QStringList &arguments)
{
    const auto done =
        shell.run("sh", QStringList{"-c", "PATH=" TOMATO_BIN ":$PATH\n" + text, "sh"} + arguments);
    PicturedLab::require(done.exitCode == 0, done.errors);
}

/// A screen that nobody sees, as long as the object lives.
class HiddenScreen final
{
public:
    HiddenScreen(const Shell &shell, QSize size)
    {
        m_server.setProcessEnvironment(shell.environment());
        m_server.start("Xvfb", {"-displayfd", "1", "-nolisten", "tcp", "-screen", "0",
                                QStringLiteral("%1x%2x24").arg(size.width()).arg(size.height())});
        PicturedLab::require(m_server.waitForReadyRead(60'000), "Xvfb");
        m_name = QStringLiteral(":") + QString::fromLatin1(m_server.readLine()).trimmed();
        // The mouse stands over nothing that would light up.
        const auto moved = shell.run("env", {"DISPLAY=" + m_name, "xdotool", "mousemove",
                                             QString::number(size.width() - 1), "0"});
        PicturedLab::require(moved.exitCode == 0, "xdotool");
    }
    ~HiddenScreen()
    {
        m_server.terminate();
        m_server.waitForFinished();
    }

    const QString &name() const { return m_name; }
    QImage picture() const
    {
        QProcess import;
        import.start("import", {"-display", m_name, "-window", "root", "png:-"});
        import.waitForFinished(60'000);
        return QImage::fromData(import.readAllStandardOutput());
    }

private:
    QProcess m_server;
    QString m_name;
};

/// What Wireshark offers beside our interfaces here: its own programs, and the machine's.
QStringList otherInterfaces(const Shell &shell)
{
    const auto listed = shell.run("env", {"HOME=" + shell.path(""), "tshark", "-D"});
    QStringList names;
    for (const QString &line : listed.output.split('\n', Qt::SkipEmptyParts)) {
        const QString name = line.section(' ', 1, 1);
        if (!line.contains("(tomato: "))
            names << name;
    }
    return names;
}

void write(const QString &path, const QString &text)
{
    PicturedLab::require(QDir().mkpath(QFileInfo(path).path()), path);
    QFile file(path);
    PicturedLab::require(file.open(QIODevice::WriteOnly), path);
    file.write(text.toUtf8());
}

/// Wireshark as somebody has it who has used it before.
void prepare(const Shell &shell, QSize size, const QString &language)
{
    const QString folder = shell.path("config/wireshark/");
    write(folder + "preferences", "gui.update.enabled: FALSE\nprivs.warn_if_elevated: FALSE\n"
                                  "capture.devices_hide: " +
                                      otherInterfaces(shell).join(',') + '\n');
    write(folder + "recent_common",
          QStringLiteral("gui.geometry_main_x: 0\ngui.geometry_main_y: 0\n"
                         "gui.geometry_main_width: %1\ngui.geometry_main_height: %2\n"
                         "gui.geometry_main_maximized: FALSE\n")
              .arg(size.width())
              .arg(size.height()));
    write(folder + "language", "language: " + language + '\n');
}

} // namespace

void takeImagePicture(const Shell &shell, const QDir &folder)
{
    const QString topology = PicturedLab::routers(shell, "image", {});
    script(shell, MakeImage, {topology});
    const PicturedLab lab(shell, topology, folder);
    const auto host = tomato::topology::findElement(lab.window().document().topology(), "h2");
    PicturedLab::require(host.has_value(), "h2");
    lab.take("image_run", [&]() -> QWidget & {
        for (QDialog *each : lab.window().findChildren<QDialog *>("runCommandDialog"))
            delete each;
        lab.window().scene().select({*host}, {});
        lab.find<QAction>("actionRunCommand").trigger();
        auto &dialog = lab.find<QDialog>("runCommandDialog");
        dialog.resize(620, 330);
        const auto run = [&dialog](const QString &command) {
            auto *button = dialog.findChild<QPushButton *>("commandRun");
            dialog.findChild<QComboBox *>("commandLine")->setEditText(command);
            button->click();
            PicturedLab::wait([button] { return button->isEnabled(); }, command);
        };
        run("cat /etc/os-release");
        run("echo /bin/*");
        run("ping -c 1 h1");
        return dialog;
    });
}

void takeWiresharkPicture(const Shell &shell, const QDir &folder)
{
    for (const char *program : {"wireshark", "Xvfb", "import", "xdotool"}) {
        if (QStandardPaths::findExecutable(program).isEmpty()) {
            std::fprintf(stderr,
                         "manual_pictures: %s is not installed: the picture of Wireshark is left "
                         "as it is\n",
                         program);
            return;
        }
    }
    constexpr QSize Window(900, 560);
    const HiddenScreen screen(shell, Window * 2);
    const QString topology = PicturedLab::routers(shell, "wireshark", {});
    script(shell, "set -e; tomato lab start \"$1\"; HOME=$PWD tomato-extcap --install", {topology});
    for (const QString language : {"en", "zh", "de"}) {
        prepare(shell, Window, language == "zh" ? "zh_CN" : language);
        QProcess wireshark;
        auto environment = shell.environment();
        environment.insert("HOME", shell.path(""));
        environment.insert("DISPLAY", screen.name());
        environment.insert("QT_QPA_PLATFORM", "xcb");
        environment.insert("QT_SCALE_FACTOR", "2");
        environment.insert("LANG", "C.UTF-8");
        wireshark.setProcessEnvironment(environment);
        wireshark.setStandardErrorFile(QProcess::nullDevice());
        wireshark.setStandardOutputFile(QProcess::nullDevice());
        wireshark.start("wireshark", QStringList());
        PicturedLab::require(wireshark.waitForStarted(), "wireshark");
        // It draws its window in steps, and is ready when nothing has changed for some seconds.
        constexpr int Steady = 6;
        QImage last;
        int same = 0;
        const auto isReady = [&] {
            const QImage now = screen.picture();
            const bool isDrawn = !now.isNull() && now.pixel(now.rect().center()) != qRgb(0, 0, 0);
            same = isDrawn && now == last ? same + 1 : 0;
            last = now;
            return same >= Steady;
        };
        constexpr int MaxWait = 300'000;
        PicturedLab::require(QTest::qWaitFor(isReady, MaxWait), "Wireshark's window");
        PicturedLab::save(last, folder, "wireshark_interfaces", language);
        wireshark.terminate();
        wireshark.waitForFinished();
    }
    script(shell, "tomato lab stop \"$1\"", {topology});
}
