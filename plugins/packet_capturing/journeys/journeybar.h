// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace tomato::plugins {

class PluginHost;

/// The first line of the dock: reads recordings, says which packets count and how far reading is,
/// and marks the canvas.
class JourneyBar final : public QWidget
{
    Q_OBJECT

public:
    JourneyBar(PluginHost &host, QWidget *parent);

    /// The filter as it was typed, without spaces around it.
    QString filter() const;
    /// Escape in the line brings this filter back, with which the recordings were read.
    void setUsedFilter(const QString &filter) { m_usedFilter = filter; }
    void clearFilter();
    /// Marks the filter as bad until it is changed; an empty message takes the mark away.
    void setFilterProblem(const QString &message);
    bool isOnCanvas() const;
    /// Unticks it without canvasMarked().
    void leaveCanvas();
    /// Names the file that is shown instead of the lab's recordings; empty for none.
    void setFile(const QString &path);
    void setReading(bool isReading, bool isReadAgain);
    void setProgress(qint64 done, qint64 total);

    /// Holds one more widget at its end until it is taken away.
    void hold(QWidget *widget);
    /// Saves room: the button that opens a recording shows its icon alone.
    void setTight(bool isTight);
    bool isHolding(const QWidget *widget) const;
    /// Returns what Tab goes through, without what it holds.
    QList<QWidget *> stops() const;

signals:
    /// The button was pressed: to read or, while it does so, to stop.
    void readPressed();
    /// Another recording is to be opened.
    void openPressed();
    /// The lab's recordings are to be shown again.
    void fileReleased();
    /// Enter was pressed in the filter.
    void filterEntered();
    /// Escape was pressed there.
    void filterLeft();
    void canvasMarked();

protected:
    void changeEvent(QEvent *event) override;

private:
    PluginHost &m_host;
    QPushButton *m_read;
    QToolButton *m_open;
    QToolButton *m_file;
    QLineEdit *m_filter;
    QAction *m_filterProblem;
    QProgressBar *m_progress;
    QCheckBox *m_onCanvas;
    QHBoxLayout *m_line;
    QString m_usedFilter;
};

} // namespace tomato::plugins
