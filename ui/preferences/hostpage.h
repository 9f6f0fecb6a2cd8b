// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/hostlist.h"
#include "plugins/api/preferencespage.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace tomato::ui {

class HostTrial;

/// Preferences > Hosts: the user's list of hosts (hosts.conf), which hosts there are and how each
/// is reached. With OK the file is written; comments in it stay.
class HostPage final : public plugins::PreferencesPage
{
    Q_OBJECT

public:
    explicit HostPage(QWidget *parent = nullptr, QString path = hosts::HostList::path());
    ~HostPage() override;

    QString title() const override;
    QString problem() const override;
    Result<> save() override;

private:
    /// A host as it is entered, whether right or wrong.
    struct Draft
    {
        QString name;
        std::map<QString, QString> values;
    };

    QWidget *createList();
    QWidget *createForm();
    QLineEdit *addField(QFormLayout &form, const QString &label, const char *key,
                        const QString &placeholder, const QString &tip);
    void addChoice(QFormLayout &form, const QString &label, const QString &key,
                   const std::vector<std::pair<QString, QString>> &words);
    void load();
    void addHost(const Draft &draft);
    void addNew();
    void removeChosen();
    void showChosen();
    void take(const QString &key, const QString &value);
    void refreshFields();
    void refreshLine();
    Draft *chosen();
    QString problemOf(const Draft &draft) const;
    Result<hosts::Host> chosenHost();

    QString m_path;
    hosts::HostList m_before;
    /// The reason why the file cannot be edited here; empty when it can.
    QString m_unreadable;
    std::vector<Draft> m_drafts;
    QListWidget *m_list;
    QPushButton *m_remove = nullptr;
    QWidget *m_form = nullptr;
    QLineEdit *m_name = nullptr;
    /// By key; the first word of each is what holds without the key.
    std::map<QString, QComboBox *> m_choices;
    std::map<QString, QLineEdit *> m_fields;
    /// The names of the fields, for problems.
    std::map<QString, QString> m_labels;
    QLineEdit *m_line = nullptr;
    HostTrial *m_trial = nullptr;
    bool m_isShowing = false;
};

} // namespace tomato::ui
