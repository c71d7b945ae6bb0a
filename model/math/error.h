// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>

/// The typed errors of the model. Each message is one sentence with the numbers that explain it; the window
/// and the command line show it as it is.
namespace lab {

/// Base of every error that the model throws on purpose.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Matrices whose shapes do not fit together, or an index outside its range.
class ShapeError : public Error {
public:
    using Error::Error;
};

/// A configuration or option with a value that cannot work.
class ConfigError : public Error {
public:
    using Error::Error;
};

/// A file or folder that cannot be read or written.
class FileError : public Error {
public:
    using Error::Error;
};

/// A file whose content is not what its format requires.
class FormatError : public Error {
public:
    using Error::Error;
};

} // namespace lab
