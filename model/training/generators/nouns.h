// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/training/generators/frames.h"

#include <string>
#include <vector>

namespace lab {

/// A thing that is counted: 书 with the measure word 本; book, books.
struct CountedNoun {
    std::string chinese;
    std::string measure;
    std::string one;
    std::string many;
};

/// What one does with it: things are bought and sold, people met, texts read and written, places visited.
enum class NounKind { Thing, Person, Text, Place };

/// Nouns of everyday life, among them those whose plural is irregular, and things in cups, bottles and boxes.
const std::vector<CountedNoun>& countedNouns(NounKind kind);

/// So many of it: 两本书, two books; 一本书, one book.
Phrase counted(std::int64_t number, const CountedNoun& noun);

/// Who does something: 我, I; 我妈妈, my mother.
struct Subject {
    std::string chinese;
    std::string english;
    bool third; ///< he has, but I have
};

const std::vector<Subject>& subjects();

} // namespace lab
