import BigInt

extension Machine {
  /// `int(text, base)`; ValueError as CPython words it. `base` is 0 or 2 to 36.
  func parseInt(_ text: StringRef, base: Int) throws(Raised) -> Value {
    switch IntegerText.read(text.units, base: base, mostBits: host.mostIntegerBits) {
    case .small(let value): return .int(value)
    case .value(let value): return heap.int(value)
    case .tooLarge: throw integerTooLarge()
    case .tooManyDigits(let count):
      throw error(
        .valueError,
        "Exceeds the limit (\(IntegerText.mostDigits) digits) for integer string conversion: "
          + "value has \(count) digits; use sys.set_int_max_str_digits() to increase the limit")
    case .invalid:
      let shown = String.UnicodeScalarView(try repr(text.value).text.unicodeScalars.prefix(200))
      throw error(.valueError, "invalid literal for int() with base \(base): \(String(shown))")
    }
  }

  /// `float(text)`; ValueError as CPython words it.
  func parseFloat(_ text: StringRef) throws(Raised) -> Double {
    if let value = FloatText.read(text.units) {
      // Two nans that were made apart are not the same object, so `nan in [nan]` must tell them
      // apart: a float's identity is its bits.
      if value.isNaN {
        nanCount = (nanCount + 1) & 0xFFFF_FFFF
        return Double(bitPattern: value.bitPattern | nanCount)
      }
      return value
    }
    throw error(
      .valueError, "could not convert string to float: \(try repr(text.value).text)")
  }

  /// Decimal text of an int of any size; ValueError beyond 4300 digits.
  package func decimalText(_ value: Value) throws(Raised) -> String {
    if value.isSmallInteger { return String(value.asInt) }
    let big = value.asBigInt
    if let text = IntegerText.decimal(big) { return text }
    throw error(
      .valueError,
      "Exceeds the limit (\(IntegerText.mostDigits) digits) for integer string conversion; "
        + "use sys.set_int_max_str_digits() to increase the limit")
  }

  /// `repr(float)`: the shortest digits that read back, in CPython's form.
  package static func text(of value: Double) -> String { FloatText.repr(value) }

  /// An int, or what `__index__` gives, as an integer value of any size.
  ///
  /// - Parameter message: of the TypeError for anything else; nil for "'…' object cannot be
  ///   interpreted as an integer".
  package func integerIndex(
    _ value: Value, _ message: @autoclosure () -> String? = nil
  ) throws(Raised) -> Value {
    if value.isInteger { return value }
    if let result = try callSpecial(.index, of: value) {
      let plain = unwrap(result)
      if plain.isInteger { return plain }
      throw error(
        .typeError, "__index__ returned non-int (type \(type(of: result).info.nameInErrors))")
    }
    throw error(
      .typeError,
      message()
        ?? "'\(type(of: value).info.nameInErrors)' object cannot be interpreted as an integer")
  }

  /// An index: int or `__index__`; IndexError when it is larger than any index.
  ///
  /// - Parameter message: as for `integerIndex`.
  package func index(
    _ value: Value, _ message: @autoclosure () -> String? = nil
  ) throws(Raised) -> Int {
    if value.isSmallInteger { return value.asInt }
    let integer = try integerIndex(value, message())
    if integer.isSmallInteger { return integer.asInt }
    throw error(
      .indexError, "cannot fit '\(type(of: value).info.nameInErrors)' into an index-sized integer")
  }

  /// A number of something, as arguments are: OverflowError when it is too large.
  package func size(_ value: Value) throws(Raised) -> Int {
    if value.isSmallInteger { return value.asInt }
    let integer = try integerIndex(value)
    if integer.isSmallInteger { return integer.asInt }
    throw error(.overflowError, "Python int too large to convert to C ssize_t")
  }
}
