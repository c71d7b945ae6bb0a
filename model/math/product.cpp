// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/math/product.h"

#include "model/math/error.h"
#include "model/math/productbuffers.h"

#include <cblas.h>

#include <string>

// OpenBLAS asks itself this before it starts its threads, which happens when the program is loaded. Their
// buffers would take 128 MiB of address space each, and where there is less they try for ever, even at the
// end. The library's own answer is the variable OPENBLAS_NUM_THREADS; a definition in the program takes its
// place.
extern "C" __attribute__((visibility("default"))) int openblas_num_threads_env()
{
    return 1;
}

namespace lab {
namespace {

// Below this many multiply-adds Eigen's inlined kernels beat the fixed cost of a library call.
constexpr Index kLibraryThreshold = 32 * 1024;

// A weight with more numbers than this (256 KiB) is not in the processor's nearest cache any more.
constexpr Index kFarAway = 64 * 1024;

std::string shape(const MatrixView& m)
{
    return std::to_string(m.rows()) + "x" + std::to_string(m.cols());
}

void requireShapes(bool fits, const MatrixView& a, const MatrixView& b, const MatrixView& out)
{
    if (!fits)
        throw ShapeError(
            "Matrices " + shape(a) + " and " + shape(b) + " do not multiply into " + shape(out) + ".");
}

bool worthLibrary(Index m, Index n, Index k)
{
    return m > 3 && n > 3 && m * n * k > kLibraryThreshold;
}

void useOneThread()
{
    static const bool done = (openblas_set_num_threads(1), true);
    (void)done;
}

struct Operand {
    const MatrixView& matrix;
    CBLAS_TRANSPOSE transpose;
};

void library(Operand a, Operand b, Index inner, MutableMatrixView& out, bool accumulate)
{
    useOneThread();
    const ProductBuffer buffer;
    const auto stride = [](const auto& m) { return static_cast<blasint>(m.outerStride()); };
    cblas_sgemm(CblasRowMajor, a.transpose, b.transpose, static_cast<blasint>(out.rows()),
        static_cast<blasint>(out.cols()), static_cast<blasint>(inner), 1.0F, a.matrix.data(),
        stride(a.matrix), b.matrix.data(), stride(b.matrix), accumulate ? 1.0F : 0.0F, out.data(),
        stride(out));
}

// out += weight · row: one dot product for each output.
void addDotProducts(const MatrixView& row, const MatrixView& weight, MutableMatrixView& out)
{
    if (weight.size() > kFarAway) { // memory sets the pace, and is fastest read from front to back
        for (Index i = 0; i < weight.rows(); ++i)
            out(0, i) += weight.row(i).dot(row.row(0));
    } else { // Eigen reads eight rows side by side
        out.row(0).transpose().noalias() += weight * row.row(0).transpose();
    }
}

} // namespace

Matrix sumOfRows(const MatrixView& m)
{
    // Row by row, as the numbers lie in memory; Eigen's own sum goes down one group of columns after another.
    Matrix sum = Matrix::Zero(1, m.cols());
    for (Index i = 0; i < m.rows(); ++i)
        sum += m.row(i);
    return sum;
}

void multiply(const MatrixView& a, const MatrixView& b, MutableMatrixView out, bool accumulate)
{
    requireShapes(a.cols() == b.rows() && out.rows() == a.rows() && out.cols() == b.cols(), a, b, out);
    if (worthLibrary(out.rows(), out.cols(), a.cols()))
        return library({a, CblasNoTrans}, {b, CblasNoTrans}, a.cols(), out, accumulate);
    if (!accumulate)
        out.setZero();
    out.noalias() += a * b;
}

void multiplyTransposed(const MatrixView& a, const MatrixView& b, MutableMatrixView out, bool accumulate)
{
    requireShapes(a.cols() == b.cols() && out.rows() == a.rows() && out.cols() == b.rows(), a, b, out);
    if (worthLibrary(out.rows(), out.cols(), a.cols()))
        return library({a, CblasNoTrans}, {b, CblasTrans}, a.cols(), out, accumulate);
    if (!accumulate)
        out.setZero();
    if (a.rows() == 1)
        addDotProducts(a, b, out);
    else
        out.noalias() += a * b.transpose();
}

void transposedMultiply(const MatrixView& a, const MatrixView& b, MutableMatrixView out, bool accumulate)
{
    requireShapes(a.rows() == b.rows() && out.rows() == a.cols() && out.cols() == b.cols(), a, b, out);
    if (worthLibrary(out.rows(), out.cols(), a.rows()))
        return library({a, CblasTrans}, {b, CblasNoTrans}, a.rows(), out, accumulate);
    if (!accumulate)
        out.setZero();
    out.noalias() += a.transpose() * b;
}

} // namespace lab
