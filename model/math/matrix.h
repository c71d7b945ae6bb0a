// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <memory>
#include <utility>

/// Dense numbers. This is the only header that names Eigen's types; everything else says Matrix.
///
/// Matrices are row-major float32: one token (query, key, value, state) is one contiguous row, and the
/// layout of a weight in memory is the layout of the PyTorch tensor in its file.
namespace lab {

using Index = Eigen::Index;
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using RowVector = Eigen::Matrix<float, 1, Eigen::Dynamic, Eigen::RowMajor>;
/// true where a query may look at a key.
using Mask = Eigen::Array<bool, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Ref<const Matrix, 0, Eigen::OuterStride<>>;
using MutableMatrixView = Eigen::Ref<Matrix, 0, Eigen::OuterStride<>>;

/// An immutable matrix with a cheap copy: copies share the same numbers. Never null; a default-constructed
/// one is 0 x 0. Safe to read from any thread.
class SharedMatrix {
public:
    SharedMatrix() : SharedMatrix(Matrix{}) {}
    SharedMatrix(Matrix matrix) : m_matrix(std::make_shared<const Matrix>(std::move(matrix))) {}
    /// Shares a matrix that is owned elsewhere; `matrix` must not be null and must not change any more.
    explicit SharedMatrix(std::shared_ptr<const Matrix> matrix) : m_matrix(std::move(matrix)) {}

    const Matrix& operator*() const { return *m_matrix; }
    const Matrix* operator->() const { return m_matrix.get(); }
    operator const Matrix&() const { return *m_matrix; }
    float operator()(Index row, Index column) const { return (*m_matrix)(row, column); }
    Index rows() const { return m_matrix->rows(); }
    Index cols() const { return m_matrix->cols(); }

private:
    std::shared_ptr<const Matrix> m_matrix;
};

} // namespace lab
