// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/aboutbox.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMessageBox>
#include <QPushButton>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AboutBox)
};

QString aboutText()
{
    return QStringLiteral("<h3>%1 %2</h3><p>%3</p><p>%4</p><p>%5</p>")
        .arg(Text::tr("Attention Lab"), QString::fromLatin1(ATTENTION_LAB_VERSION),
            Text::tr("Step a really trained decoder one word at a time and see every number of attention: "
                     "scores, probabilities, context vector, next word. Everything that is drawn is the "
                     "computed number."),
            Text::tr("Free software under the GNU General Public License, version 3 or later. Built with Qt "
                     "%1, QCustomPlot, Eigen and SentencePiece.")
                .arg(QString::fromLatin1(qVersion())),
            Text::tr(
                "The models were trained on sentence pairs of Tatoeba (tatoeba.org, CC BY 2.0 FR) and of the "
                "Kurohashi-Kawahara laboratory of Kyoto University, translated by NICT (CC BY 3.0)."));
}

} // namespace

void showAboutBox(QWidget* window)
{
    auto* box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Text::tr("About Attention Lab"));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/attention-lab.svg")).pixmap(72, 72));
    box->setText(aboutText());
    box->setStandardButtons(QMessageBox::Close);
    box->button(QMessageBox::Close)->setIcon({});
    box->open();
}

} // namespace lab
