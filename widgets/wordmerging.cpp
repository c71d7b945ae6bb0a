// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wordmerging.h"

#include "model/text/labels.h"
#include "widgets/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace lab {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WordMerging)
};

constexpr std::string_view wordStart = "▁";

bool isLaterByte(const Token& token) // of a UTF-8 character: 10xxxxxx
{
    return isByte(token) &&
           (token.piece[3] == '8' || token.piece[3] == '9' || token.piece[3] == 'A' || token.piece[3] == 'B');
}

bool isSpecial(const Token& token)
{
    return token.piece.size() > 2 && token.piece.starts_with('<') && token.piece.ends_with('>');
}

/// Of a script that writes words with letters and puts something between them.
bool isOfAlphabet(QChar character)
{
    if (character == u'\'' || character == u'’')
        return true;
    switch (character.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
        return false;
    default:
        return character.isLetterOrNumber() || character.isMark();
    }
}

/// Whether `next` goes on with the word of `before`. `marked`: words begin with ▁, or are told apart by the
/// gaps between surfaces.
bool goesOn(const Token& before, const Token& next, bool marked)
{
    if (isByte(before) || isByte(next))
        return isByte(before) && isLaterByte(next);
    if (isSpecial(before) || isSpecial(next) || next.piece.starts_with(wordStart) || before.end != next.begin)
        return false;
    const bool hasSurface = next.end > next.begin;
    const QString first = QString::fromStdString(before.piece);
    const QString second = QString::fromStdString(next.piece);
    return (marked || hasSurface) && !first.isEmpty() && !second.isEmpty() && isOfAlphabet(first.back()) &&
           isOfAlphabet(second.front());
}

std::vector<Token> tokensOf(const Decoding& decoding, Token StepRecord::*token)
{
    std::vector<Token> tokens;
    for (const auto& step : decoding.steps)
        tokens.push_back((*step).*token);
    return tokens;
}

QStringList merged(const QStringList& labels, const WordSpans& words)
{
    QStringList result;
    for (const CellSpan& word : words) {
        std::vector<std::string> pieces;
        for (const QString& label : labels.mid(word.first, word.count))
            pieces.push_back(label.toStdString());
        result.append(QString::fromStdString(joinedLabel(pieces)));
    }
    return result;
}

/// All rows of a heat map as one matrix; 0 for keys that a query does not have.
Matrix allRows(const HeatMapData& data, SharedMatrix HeadRecord::*numbers)
{
    Matrix all = Matrix::Zero(data.rowCount(), data.columnCount());
    for (int row = 0; row < data.rowCount(); ++row) {
        const AttentionRow& attention = data.attention[std::size_t(row)];
        const Matrix& from = attention.head.*numbers;
        const Index known = std::min<Index>(from.cols(), data.columnCount());
        all.row(row).head(known) = from.row(attention.query).head(known);
    }
    return all;
}

bool allMasked(const HeatMapData& data, const CellSpan& query, const CellSpan& key)
{
    for (int row = query.first; row < query.end(); ++row) {
        for (int column = key.first; column < key.end(); ++column) {
            if (!data.isMasked(row, column))
                return false;
        }
    }
    return true;
}

std::vector<int> takenWords(const HeatMapData& data, const CellSpan& query, const WordSpans& keys)
{
    std::vector<int> taken;
    for (int row = query.first; row < query.end(); ++row) {
        const AttentionRow& attention = data.attention[std::size_t(row)];
        if (std::size_t(attention.query) >= attention.head.draws.size())
            continue;
        for (const int piece : attention.head.draws[std::size_t(attention.query)]) {
            const int word = wordOfPiece(keys, piece);
            if (std::find(taken.begin(), taken.end(), word) == taken.end())
                taken.push_back(word);
        }
    }
    return taken;
}

/// The merged head: probabilities, weights, what was taken, and of the logits only where they are masked.
HeadRecord mergedHead(const HeatMapData& data, const SiteWords& words)
{
    HeadRecord head;
    head.probabilities = mergedPieces(allRows(data, &HeadRecord::probabilities), words);
    head.weights = mergedPieces(allRows(data, &HeadRecord::weights), words);
    Matrix masks = Matrix::Zero(head.weights.rows(), head.weights.cols());
    for (std::size_t query = 0; query < words.queries.size(); ++query) {
        for (std::size_t key = 0; key < words.keys.size(); ++key) {
            if (allMasked(data, words.queries[query], words.keys[key]))
                masks(Index(query), Index(key)) = maskedCell;
        }
        const std::vector<int> taken = takenWords(data, words.queries[query], words.keys);
        if (!taken.empty()) {
            head.draws.resize(words.queries.size());
            head.draws[query] = taken;
        }
    }
    head.logits = std::move(masks);
    return head;
}

/// Hard attention may take several pieces of a word, whose weights then sum to more than 1.
HeatMapData withMergedWeights(HeatMapData data, const HeadRecord& head)
{
    constexpr float rounding = 1e-4F;
    if (const float largest = head.weights->maxCoeff(); largest > 1 + rounding)
        data.scale.upper = niceCeiling(double(largest));
    data.about +=
        Text::tr(" Pieces of a word are merged: the weights of a source word's pieces are added up, the "
                 "rows of a target word's pieces are averaged.");
    return data;
}

} // namespace

WordSpans wordsOf(const std::vector<Token>& pieces)
{
    const bool marked = std::any_of(
        pieces.begin(), pieces.end(), [](const Token& token) { return token.piece.starts_with(wordStart); });
    WordSpans words;
    for (int piece = 0; piece < int(pieces.size()); ++piece) {
        const auto at = std::size_t(piece);
        if (piece > 0 && goesOn(pieces[at - 1], pieces[at], marked))
            ++words.back().count;
        else
            words.push_back({piece, 1});
    }
    return words;
}

SiteWords wordsAt(const Decoding& decoding, AttentionSite site)
{
    const WordSpans source = wordsOf(decoding.source.tokens);
    if (isWithinSource(site))
        return {source, source};
    if (site == AttentionSite::Cross)
        return {wordsOf(tokensOf(decoding, &StepRecord::chosen)), source};
    const WordSpans read = wordsOf(tokensOf(decoding, &StepRecord::input));
    return {read, read};
}

Matrix mergedPieces(const Matrix& pieces, const SiteWords& words)
{
    Matrix merged(Index(words.queries.size()), Index(words.keys.size()));
    for (std::size_t query = 0; query < words.queries.size(); ++query) {
        const CellSpan& rows = words.queries[query];
        for (std::size_t key = 0; key < words.keys.size(); ++key) {
            const CellSpan& columns = words.keys[key];
            const auto block = pieces.block(rows.first, columns.first, rows.count, columns.count);
            merged(Index(query), Index(key)) = float(block.cast<double>().sum() / rows.count);
        }
    }
    return merged;
}

HeatMapData mergedIntoWords(const HeatMapData& data, const SiteWords& words)
{
    if (data.rowCount() == 0)
        return data;
    HeatMapData result = data;
    const HeadRecord head = mergedHead(data, words);
    const bool areWeights = data.kind == FigureKind::Weights;
    result.rows.assign(words.queries.size(), areWeights ? head.weights : head.probabilities);
    result.attention.clear();
    for (std::size_t query = 0; query < words.queries.size(); ++query)
        result.attention.push_back({head, Index(query)});
    result.rowLabels = merged(data.rowLabels, words.queries);
    result.columnLabels = merged(data.columnLabels, words.keys);
    result.reached = mergedIntoWords(data.reached, words.queries);
    result.note = Text::tr("pieces merged: columns summed, rows averaged");
    if (areWeights)
        return withMergedWeights(std::move(result), head);
    result.about += Text::tr(" Pieces of a word are merged: the shares of a source word's pieces are added "
                             "up, the rows of a target word's pieces are averaged. Rows still sum to 1.");
    return result;
}

HeatMapData shownInWords(const HeatMapData& data, const SiteWords& words)
{
    if (hasWords(data.kind))
        return mergedIntoWords(data, words);
    HeatMapData result = data;
    result.note = Text::tr("per piece: only probabilities and weights are merged");
    return result;
}

ReachedRows mergedIntoWords(const ReachedRows& reached, const WordSpans& queries)
{
    ReachedRows merged = reached;
    const bool currentIsDone = reached.cells == ReachedRows::all;
    const int done = reached.current == reached.rows - 1 && !currentIsDone ? reached.rows - 1 : reached.rows;
    merged.rows = int(std::count_if(
        queries.begin(), queries.end(), [done](const CellSpan& word) { return word.end() <= done; }));
    merged.current = wordOfPiece(queries, reached.current);
    merged.cells = ReachedRows::all;
    if (merged.current >= merged.rows) {
        merged.current = -1; // a piece has yet to come
        merged.named = true;
    } else if (merged.current >= 0) {
        const CellSpan& word = queries[std::size_t(merged.current)];
        merged.cells = currentIsDone ? ReachedRows::all : 0;
        if (word.count > 1 && reached.taken != ReachedRows::all)
            merged.taken = 0;
        if (reached.current + 1 < word.end()) // an earlier piece of a word that is there already
            merged.named = true;
    }
    return merged;
}

int wordOfPiece(const WordSpans& words, int piece)
{
    const auto found = std::find_if(
        words.begin(), words.end(), [piece](const CellSpan& word) { return word.contains(piece); });
    return found == words.end() ? -1 : int(found - words.begin());
}

} // namespace lab
