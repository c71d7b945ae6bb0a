// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline/notices.h"

#include "model/text/terminaltext.h"

#include <iostream>

namespace lab {

void printNotice(const std::string& sentence)
{
    std::cerr << "attention-lab: " << lineForTerminal(sentence) << '\n';
}

void UnsplitNotice::check(const TokenizedText& source)
{
    if (m_said || !m_unsplit.has(source))
        return;
    m_said = true;
    printNotice("\"" + source.text +
                "\" is one unknown word, as this model splits sentences at spaces: put spaces "
                "between the words");
}

void printEncoding(const std::string& name, const std::string& encoding)
{
    printNotice(name + ": read as " + encoding + ", as it is not UTF-8");
}

} // namespace lab
