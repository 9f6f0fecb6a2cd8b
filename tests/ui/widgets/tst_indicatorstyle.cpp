// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/indicatorstyle.h"

#include "ui/preferences/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>
#include <QSettings>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace tomato::ui;

class TestIndicatorStyle final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    static double luminance(const QColor &colour)
    {
        const auto linear = [](double part) {
            return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    }

    /// The contrast of what stands out most from the window's ground; WCAG 2.1, 1.4.11 asks for 3.
    static double contrast(QWidget &widget)
    {
        const QImage seen = widget.grab().toImage();
        const double ground = luminance(widget.palette().window().color());
        double most = 1;
        for (int y = 0; y < seen.height(); ++y) {
            for (int x = 0; x < seen.width(); ++x) {
                const double other = luminance(seen.pixelColor(x, y));
                most = std::max(most, (std::max(ground, other) + 0.05) /
                                          (std::min(ground, other) + 0.05));
            }
        }
        return most;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QApplication::setStyle(QStyleFactory::create("fusion"));
    }

    void whatIsNotCheckedIsSeenInDarkColours()
    {
        chooseColourScheme(ColourScheme::Dark);
        QCheckBox box;
        QRadioButton choice;
        for (QAbstractButton *each :
             {static_cast<QAbstractButton *>(&box), static_cast<QAbstractButton *>(&choice)}) {
            each->ensurePolished();
            each->resize(each->sizeHint());
            const double reached = contrast(*each);
            QVERIFY2(reached >= 3, qPrintable(QString::number(reached)));
        }
    }

    void iconsOfDialogsAreThoseOfTheProgram()
    {
        IndicatorStyle ours;
        const std::unique_ptr<QStyle> plain(QStyleFactory::create("fusion"));
        const auto picture = [](const QStyle &style, QStyle::StandardPixmap which) {
            return style.standardIcon(which, nullptr, nullptr).pixmap(24, 24).toImage();
        };
        for (const auto which :
             {QStyle::SP_MessageBoxQuestion, QStyle::SP_MessageBoxWarning, QStyle::SP_ArrowBack,
              QStyle::SP_FileDialogNewFolder, QStyle::SP_LineEditClearButton}) {
            QVERIFY(!picture(ours, which).isNull());
            QVERIFY(picture(ours, which) != picture(*plain, which));
        }
        QCOMPARE(
            ours.styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons, nullptr, nullptr, nullptr),
            0);
    }

    void otherColoursStayAsTheyWere()
    {
        const auto drawn = [](QStyle *style) {
            QCheckBox box;
            box.setStyle(style);
            box.resize(box.sizeHint());
            return box.grab().toImage();
        };
        chooseColourScheme(ColourScheme::Light);
        const std::unique_ptr<QStyle> plain(QStyleFactory::create("fusion"));
        IndicatorStyle ours;
        QCOMPARE(drawn(&ours), drawn(plain.get()));
    }
};

QTEST_MAIN(TestIndicatorStyle)
#include "tst_indicatorstyle.moc"
