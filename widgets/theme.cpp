// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

namespace lab {

Theme lightTheme()
{
    Theme theme;
    theme.background = QColor(0xF6F6F3);
    theme.panel = QColor(0xFFFFFF);
    theme.hairline = QColor(0xE3E3DD);
    theme.track = QColor(0xEEEEF1);
    theme.text = QColor(0x1C1F24);
    theme.secondary = QColor(0x646972);
    theme.accent = QColor(0x3D5AFE);
    theme.accentText = QColor(0xFFFFFF);
    theme.quietBar = QColor(0xB4BAC6);
    theme.error = QColor(0xFDE8E4);
    theme.notice = QColor(0xFFF6DB);
    theme.sequential = colourMapOf(SequentialMap::Blue, false);
    theme.diverging.stops = {0x1971C2, 0xFBFBF9, 0xD9480F};
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.dark = true;
    theme.background = QColor(0x15171B);
    theme.panel = QColor(0x1D2025);
    theme.hairline = QColor(0x31353D);
    theme.track = QColor(0x2A2D34);
    theme.text = QColor(0xECEEF2);
    theme.secondary = QColor(0x9AA1AC);
    theme.accent = QColor(0x8C9EFF);
    theme.accentText = QColor(0x10131C);
    theme.quietBar = QColor(0x565C68);
    theme.error = QColor(0x4A2320);
    theme.notice = QColor(0x423A1C);
    theme.sequential = colourMapOf(SequentialMap::Blue, true);
    theme.diverging.stops = {0x1971C2, 0x22252B, 0xD9480F};
    return theme;
}

Theme forLecture(Theme theme)
{
    theme.large = true;
    theme.lineScale = 1.6;
    theme.text = theme.dark ? QColor(0xFFFFFF) : QColor(Qt::black);
    theme.secondary = theme.dark ? QColor(0xD2D6DE) : QColor(0x3A3E45);
    theme.background = theme.dark ? QColor(Qt::black) : QColor(0xFFFFFF);
    theme.panel = theme.background;
    theme.hairline = theme.dark ? QColor(0x7A818E) : QColor(0x8E939C);
    theme.track = theme.dark ? QColor(0x30343C) : QColor(0xE2E4EA);
    theme.accent = theme.dark ? QColor(0xA9B6FF) : QColor(0x1F3BE0);
    return theme;
}

Theme themeOf(bool dark, SequentialMap map)
{
    Theme theme = dark ? darkTheme() : lightTheme();
    theme.sequential = colourMapOf(map, dark);
    return theme;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette(theme.background);
    palette.setColor(QPalette::Window, theme.background);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.background);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.secondary);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.accentText);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Disabled, QPalette::Text, theme.quietBar);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, theme.quietBar);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, theme.quietBar);
    return palette;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QPen focusPen(const Theme& theme)
{
    return {theme.accent, theme.lineScale * 1.5, Qt::DotLine};
}

} // namespace lab
