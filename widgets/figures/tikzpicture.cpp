// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/error.h"
#include "widgets/figures/encoders.h"
#include "widgets/figures/tikzdevice.h"
#include "widgets/fonts.h"

#include <qcustomplot.h>

namespace lab {

namespace {

constexpr const char* firstLine = "% Attention Lab: a picture for XeLaTeX, alone or by \\input.\n";
constexpr const char* propertyLine = "% property ";

/// Line breaks would end a comment.
QByteArray inOneLine(const std::string& text)
{
    QByteArray line = QByteArray::fromStdString(text);
    line.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    return line;
}

std::string fromOneLine(const QByteArray& line)
{
    std::string text;
    for (qsizetype index = 0; index < line.size(); ++index) {
        const bool escapes = line[index] == '\\' && index + 1 < line.size();
        const char next = escapes ? line[++index] : line[index];
        text += !escapes ? next : next == 'n' ? '\n' : next == 'r' ? '\r' : next;
    }
    return text;
}

/// The first of these that is installed, by a command that names a font.
QByteArray firstInstalled(const QByteArray& command, const QStringList& families)
{
    QByteArray choice;
    QByteArray ends;
    for (const QString& family : families) {
        const QByteArray name = family.toUtf8();
        choice += "\\IfFontExistsTF{" + name + "}{" + command + '{' + name + "}[Ligatures=TeXOff]}{";
        ends += '}';
    }
    return choice + ends + '\n';
}

/// The font of the drawing, and the usual one for what that cannot draw.
QByteArray fonts(const QString& family)
{
    if (family.isEmpty())
        return firstInstalled("\\setsansfont", textFamilies());
    return firstInstalled("\\setsansfont", QStringList{family} + textFamilies()) +
           firstInstalled("\\newfontfamily\\otherfont", textFamilies());
}

} // namespace

QByteArray encodeTikz(const Drawing& drawing, const PictureOptions& options)
{
    TikzDevice device(drawing.size, !drawing.family.isEmpty());
    QCPPainter painter(&device);
    painter.setMode(QCPPainter::pmVectorized);
    drawing.paint(painter);
    painter.end();
    if (device.engine().hasImages())
        throw ConfigError("A TikZ picture has rectangles only, and this matrix has too many cells for that: "
                          "choose PNG, PDF or SVG.");
    QByteArray text = firstLine;
    for (const auto& [name, value] : options.metadata)
        text += propertyLine + inOneLine(name) + ": " + inOneLine(value) + '\n';
    text += "\\documentclass{standalone}\n\\usepackage{tikz}\n\\usepackage{fontspec}\n";
    text += fonts(drawing.family);
    text += "\\begin{document}\n"
            "\\begin{tikzpicture}[x=0.75bp,y=-0.75bp,every node/.style={anchor=base west,inner sep=0pt,"
            "outer sep=0pt},font=\\sffamily\\addfontfeatures{Ligatures=TeXOff}]\n"
            // \input passes over all that stands before the document.
            "\\providecommand{\\otherfont}{}\n";
    text += "\\clip (0,0) rectangle (" + QByteArray::number(drawing.size.width(), 'f', 2) + ',' +
            QByteArray::number(drawing.size.height(), 'f', 2) + ");\n";
    return text + device.engine().commands() + "\\end{tikzpicture}\n\\end{document}\n";
}

Metadata readTikzMetadata(const QByteArray& file)
{
    Metadata metadata;
    for (qsizetype next = 0; next < file.size() && file[next] == '%';) {
        const qsizetype begin = next;
        const qsizetype end = file.indexOf('\n', begin);
        next = end < 0 ? file.size() : end + 1;
        const QByteArray line = file.mid(begin, end < 0 ? -1 : end - begin);
        const qsizetype colon = line.indexOf(": ");
        if (line.startsWith(propertyLine) && colon > 0) {
            const auto name = qsizetype(qstrlen(propertyLine));
            addRead(metadata, fromOneLine(line.mid(name, colon - name)), fromOneLine(line.mid(colon + 2)));
        }
    }
    return metadata;
}

} // namespace lab
