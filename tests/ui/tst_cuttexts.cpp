// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cuttexts.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;

/// Judges what the tests of languages judge by.
class TestCutTexts final : public QObject
{
    Q_OBJECT

private slots:
    void aCutTextIsFound()
    {
        QWidget window;
        QLabel label("A text that is cut", &window);
        QPushButton button("A longer text", &window);
        button.resize(20, 10);
        window.show();
        label.resize(30, 40);
        QCOMPARE(test::CutTexts::in(window).size(), 2);
        label.setToolTip("A text that is cut");
        button.adjustSize();
        QCOMPARE(test::CutTexts::in(window), QStringList());
        label.setToolTip({});
        label.setWordWrap(true);
        label.resize(60, 20);
        QCOMPARE(test::CutTexts::in(window).size(), 1);
        window.resize(2000, 100);
        QCOMPARE(test::CutTexts::in(window).size(), 2);
    }

    void aCutChoiceAndACutHeadingAreFound()
    {
        QWidget window;
        QComboBox box(&window);
        box.addItems({"one", "another choice that is longer"});
        QTreeWidget table(&window);
        table.setHeaderLabels({"A heading of several words", "two"});
        window.show();
        box.resize(box.sizeHint());
        table.resize(400, 100);
        table.header()->resizeSections(QHeaderView::ResizeToContents);
        QCOMPARE(test::CutTexts::in(window), QStringList());
        box.resize(80, box.height());
        table.header()->resizeSection(0, 40);
        QCOMPARE(test::CutTexts::in(window).size(), 2);
        box.setToolTip("another choice that is longer");
        table.headerItem()->setToolTip(0, "A heading of several words");
        QCOMPARE(test::CutTexts::in(window), QStringList());
    }
};

QTEST_MAIN(TestCutTexts)
#include "tst_cuttexts.moc"
