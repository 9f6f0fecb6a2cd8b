// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editorwindows.h"

#include "ui/mainwindow.h"
#include "ui/preferences/generalpreferences.h"
#include "ui/widgets/screenroom.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace tomato::ui {

static const QString WindowsKey = QStringLiteral("session/windows");
static const QString FileKey = QStringLiteral("file");
static const QString SessionGeometryKey = QStringLiteral("geometry");
/// The offset from one window to the next, so that both are visible.
static constexpr QPoint Cascade{28, 28};

EditorWindows::EditorWindows(QStringList pluginDirectories)
    : m_pluginDirectories(std::move(pluginDirectories))
{
    connect(&m_openFiles, &OpenFiles::asked, this, [this](const QString &file) {
        if (MainWindow *window = windowOf(file))
            show(*window);
    });
}

EditorWindows::~EditorWindows()
{
    for (MainWindow *window : std::exchange(m_windows, {}))
        delete window;
}

void EditorWindows::begin(const QStringList &files, uid_t user)
{
    for (const QString &file : files)
        open(file);
    if (m_windows.empty() && !restore())
        open({});
    MainWindow &first = *m_windows.front();
    first.offerRecovery();
    if (user == 0)
        first.showMessage(MainWindow::Severity::Warning,
                          tr("The editor runs as root. No part of it needs that but attaching "
                             "interfaces of this machine to labs: start it as an ordinary user if "
                             "you can"));
    first.askAboutPlugins();
}

MainWindow *EditorWindows::windowOf(const QString &file) const
{
    const QString path = QFileInfo(file).canonicalFilePath();
    if (path.isEmpty())
        return nullptr;
    const auto found = std::ranges::find_if(m_windows, [&path](MainWindow *window) {
        const QString own = window->document().filePath();
        return !own.isEmpty() && QFileInfo(own).canonicalFilePath() == path;
    });
    return found == m_windows.end() ? nullptr : *found;
}

void EditorWindows::show(MainWindow &window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

/// Where the desktop does not allow another program to raise its window, the message says where to
/// look.
bool EditorWindows::isInAnotherEditor(MainWindow &window, const QString &file)
{
    if (!OpenFiles::showElsewhere(file))
        return false;
    window.showMessage(MainWindow::Severity::Warning,
                       tr("%1 is open in another editor, which was asked to come forward")
                           .arg(QFileInfo(file).fileName()));
    return true;
}

MainWindow &EditorWindows::open(const QString &file)
{
    m_isQuitting = false;
    if (MainWindow *other = windowOf(file)) {
        show(*other);
        return *other;
    }
    auto *window = new MainWindow(m_pluginDirectories);
    window->setOthers([this, window](const QString &path) {
        MainWindow *other = windowOf(path);
        if (!other)
            return isInAnotherEditor(*window, path);
        if (other != window)
            show(*other);
        return other != window;
    });
    if (!m_windows.empty())
        window->move(m_windows.back()->pos() + Cascade);
    m_windows.push_back(window);
    connect(window, &MainWindow::newWindowRequested, this, [this] { open({}); });
    connect(window, &MainWindow::quitRequested, this, &EditorWindows::quit);
    connect(window, &MainWindow::closed, this, [this, window] { forget(window); });
    connect(&window->document(), &document::Document::filePathChanged, this, [this] {
        m_isQuitting = false;
        remember();
        notifyOthers();
    });
    if (!file.isEmpty())
        window->openFile(file);
    window->show();
    remember();
    return *window;
}

bool EditorWindows::restore()
{
    if (!isSessionKept())
        return false;
    struct Left
    {
        QString file;
        QByteArray geometry;
    };
    std::vector<Left> left;
    QSettings settings;
    const int count = settings.beginReadArray(WindowsKey);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        const QString file = settings.value(FileKey).toString();
        // Another editor of this session may go on already.
        if (QFileInfo(file).isFile() && !OpenFiles::isElsewhere(file))
            left.push_back({file, settings.value(SessionGeometryKey).toByteArray()});
    }
    settings.endArray();
    for (const Left &each : left)
        restoreWithin(open(each.file), each.geometry);
    return !left.empty();
}

void EditorWindows::quit()
{
    remember();
    m_isQuitting = true;
    if (!m_windows.empty())
        m_windows.back()->close(); // the next one follows when this one is gone
}

void EditorWindows::forget(MainWindow *window)
{
    // The last window that is closed is the session, too.
    if (!m_isQuitting && m_windows.size() == 1)
        remember();
    std::erase(m_windows, window);
    window->deleteLater();
    notifyOthers();
    if (!m_isQuitting && !m_windows.empty())
        remember();
    if (m_isQuitting && !m_windows.empty())
        m_windows.back()->close();
}

void EditorWindows::notifyOthers()
{
    QStringList files;
    for (MainWindow *window : m_windows)
        files << window->document().filePath();
    m_openFiles.setOpen(files);
}

void EditorWindows::remember() const
{
    QSettings settings;
    settings.remove(WindowsKey);
    settings.beginWriteArray(WindowsKey);
    int index = 0;
    for (MainWindow *window : m_windows) {
        const QString file = window->document().filePath();
        if (file.isEmpty())
            continue;
        settings.setArrayIndex(index++);
        settings.setValue(FileKey, file);
        settings.setValue(SessionGeometryKey, window->saveGeometry());
    }
    settings.endArray();
}

} // namespace tomato::ui
