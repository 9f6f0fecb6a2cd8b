// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/properties/propertiespanel.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace tomato::test {

/// The panel of properties beside a drawing: h1 and h2 are hosts, r1 is a router.
class ShownProperties
{
protected:
    std::unique_ptr<DrawnHosts> m_drawing;
    std::unique_ptr<ui::TopologyScene> m_scene;
    std::unique_ptr<ui::PropertiesPanel> m_panel;

    void show()
    {
        m_drawing = std::make_unique<DrawnHosts>();
        m_scene = std::make_unique<ui::TopologyScene>(document(), QApplication::palette(),
                                                      QApplication::font());
        m_panel = std::make_unique<ui::PropertiesPanel>(*m_scene);
        m_panel->show();
    }

    void hide()
    {
        m_panel.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    document::Document &document() const { return m_drawing->document; }

    template <class Widget = QLineEdit>
    Widget *field(const QString &name) const
    {
        return m_panel->widget()->findChild<Widget *>(name);
    }

    bool has(const QString &name) const { return field<QWidget>(name) != nullptr; }

    void enter(const QString &name, const QString &text) const
    {
        auto *line = field(name);
        QVERIFY2(line != nullptr, qPrintable(name));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }

    QJsonValue value(const ElementId &id, const char *key) const
    {
        return document().topology().element(id)->attributes.value(QLatin1String(key));
    }

    /// Gives an element a value, as another view of the document would.
    void give(const ElementId &id, const char *key, const QJsonValue &value) const
    {
        QVERIFY(document().changeElement(id, {{QLatin1String(key), value}}, "give").has_value());
    }

    ElementId add(topology::ElementKind kind, const QString &type = {}) const
    {
        return *document().addElement(kind, QPointF(0, 200), type);
    }
};

} // namespace tomato::test
