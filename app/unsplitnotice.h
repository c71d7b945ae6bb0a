// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

class ModelLoader;
class Session;

/// From now on the message bar says when a sentence is one unknown word, see UnsplitSentences. Both must live
/// as long as the other.
void noteUnsplitSentences(Session& session, const ModelLoader& loader);

} // namespace lab
