// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab {

/// Lets products of so many threads run at the same time, or of fewer where there is no memory for all. Call
/// it while no other thread takes memory; later the program takes no more for this, and further threads take
/// turns. Without this call the first product takes what one thread needs.
void reserveProducts(int threads);

/// While a thread multiplies with OpenBLAS. The library takes a buffer for each thread that does so at the
/// same time, keeps it, and tries for ever where there is no memory for it. That there was some a moment ago
/// does not help where other threads take it meanwhile, so no more threads multiply than it has buffers.
/// Throws std::bad_alloc where there is no memory for any.
class ProductBuffer {
public:
    ProductBuffer();
    ~ProductBuffer();
    ProductBuffer(const ProductBuffer&) = delete;
    ProductBuffer& operator=(const ProductBuffer&) = delete;
};

} // namespace lab
