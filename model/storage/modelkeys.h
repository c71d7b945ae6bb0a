// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/math/error.h"
#include "model/storage/jsoncursor.h"
#include "model/translation/translatorconfig.h"

#include <string>
#include <vector>

/// What config.json says about a model of each kind, beside what it says about all. For the sources of this
/// folder.
namespace lab {

constexpr int kLargestVocabularyKey = 1'000'000;
constexpr int kLargestSizeKey = 65'536;

/// A key that holds an integer.
template <typename Config>
struct SizeKey {
    const char* name;
    int Config::*size;
    int smallest; ///< 0: may be without meaning
    int largest;
};

/// A key that holds true or false.
template <typename Config>
struct SwitchKey {
    const char* name;
    bool Config::*value;
};

/// The name of a choice; the error of `fromName` lists the choices, this one adds where it was read.
template <typename Choice>
Choice readChoice(const JsonCursor& cursor, Choice (*fromName)(const std::string&))
{
    try {
        return fromName(cursor.name());
    } catch (const ConfigError& error) {
        throw FormatError(cursor.where() + ": " + error.what());
    }
}

/// The keys of a recurrent model, reading them, and writing them in the order of the documentation.
std::vector<std::string> recurrentKeys();
RecurrentConfig readRecurrent(const JsonCursor& root);
void writeKeys(const RecurrentConfig& config, OrderedJson& document);

/// The same for a transformer.
std::vector<std::string> transformerKeys();
TransformerConfig readTransformer(const JsonCursor& root);
void writeKeys(const TransformerConfig& config, OrderedJson& document);

} // namespace lab
