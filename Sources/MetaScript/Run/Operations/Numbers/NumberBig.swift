import BigInt

// Operators on integers that do not fit in 64 bits. Sizes are checked before the work is done, and
// the work is charged.

extension Machine {
  func bigArithmetic(
    _ op: BinaryOperator, _ a: BigInt, _ b: BigInt
  ) throws(Raised) -> Value? {
    let (aWords, bWords) = (a.magnitude.bitWidth / 64 + 1, b.magnitude.bitWidth / 64 + 1)
    switch op {
    case .add: return try integer(a + b)
    case .subtract: return try integer(a - b)
    case .multiply:
      if a.magnitude.bitWidth + b.magnitude.bitWidth > host.mostIntegerBits + 1 {
        throw integerTooLarge()
      }
      try chargeWords(aWords * bWords)
      return try integer(a * b)
    case .divide: return .float(try trueQuotient(a, b))
    case .floorDivide:
      if b.isZero { throw integerDivisionByZero() }
      try chargeWords(aWords * bWords)
      return heap.int(IntegerMath.floorDivide(a, b).quotient)
    case .modulo:
      if b.isZero { throw integerModuloByZero() }
      try chargeWords(aWords * bWords)
      return heap.int(IntegerMath.floorDivide(a, b).remainder)
    case .power:
      if b.sign == .minus { return .float(try negativePower(a, b)) }
      return try bigPower(a, b)
    case .leftShift:
      if b.sign == .minus { throw error(.valueError, "negative shift count") }
      if a.isZero { return .int(0) }
      guard let count = Int(exactly: b) else {
        throw error(.overflowError, "too many digits in integer")
      }
      return try shiftLeft(a, by: count)
    case .rightShift:
      if b.sign == .minus { throw error(.valueError, "negative shift count") }
      let count = Int(exactly: b) ?? Int.max
      if count > a.magnitude.bitWidth { return .int(a.sign == .minus ? -1 : 0) }
      return heap.int(IntegerMath.shiftRight(a, by: count))
    case .bitAnd: return heap.int(a & b)
    case .bitOr: return heap.int(a | b)
    case .bitXor: return heap.int(a ^ b)
    case .matrixMultiply: return nil
    }
  }

  func shiftLeft(_ a: BigInt, by count: Int) throws(Raised) -> Value {
    if count > host.mostIntegerBits - a.magnitude.bitWidth { throw integerTooLarge() }
    return heap.int(a << count)
  }

  /// `a / b`, correctly rounded.
  func trueQuotient(_ a: BigInt, _ b: BigInt) throws(Raised) -> Double {
    if b.isZero { throw error(.zeroDivisionError, "division by zero") }
    if a.isZero { return b.sign == .minus ? -0.0 : 0.0 }
    // A quotient of 65 or 66 bits, its remainder kept as one sticky bit.
    let shift = b.magnitude.bitWidth - a.magnitude.bitWidth + 65
    let numerator = shift > 0 ? a.magnitude << shift : a.magnitude
    let denominator = shift > 0 ? b.magnitude : b.magnitude << -shift
    try chargeWords(denominator.bitWidth / 64 * 2)
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let excess = quotient.bitWidth - 64
    let top = UInt64(truncatingIfNeeded: quotient >> excess)
    let isExact = remainder.isZero && quotient.trailingZeroBitCount >= excess
    guard
      let result = Double.rounding(
        top, exponent: excess - shift, isExact: isExact, sign: a.sign != b.sign)
    else {
      throw error(.overflowError, "integer division result too large for a float")
    }
    return result
  }

  func smallPower(_ base: Int, _ exponent: Int) throws(Raised) -> Value {
    if exponent < 0 { return .float(try power(Double(base), Double(exponent))) }
    if let result = IntegerMath.power(base, exponent) { return .int(result) }
    return try bigPower(BigInt(base), BigInt(exponent))
  }

  private func negativePower(_ base: BigInt, _ exponent: BigInt) throws(Raised) -> Double {
    guard let x = base.nearestDouble, let y = exponent.nearestDouble else {
      throw error(.overflowError, "int too large to convert to float")
    }
    return try power(x, y)
  }

  private func bigPower(_ base: BigInt, _ exponent: BigInt) throws(Raised) -> Value {
    if base.magnitude <= 1 {
      return .int(
        base.sign == .minus && !(exponent.words.first ?? 0).isMultiple(of: 2)
          ? -1
          : base.isZero && !exponent.isZero ? 0 : 1)
    }
    guard let count = Int(exactly: exponent) else { throw integerTooLarge() }
    let (bits, overflow) = (base.magnitude.bitWidth - 1).multipliedReportingOverflow(by: count)
    if overflow || bits >= host.mostIntegerBits { throw integerTooLarge() }
    if bits < 4_096 { return try integer(base.power(count)) }
    // By squares, from the exponent's highest bit on: each is charged, so that a long power can be
    // interrupted.
    var result = base
    for bit in (0..<(Int.bitWidth - count.leadingZeroBitCount - 1)).reversed() {
      let words = result.magnitude.bitWidth / 64 + 1
      try charge(words * words >> 6)
      result *= result
      if count >> bit & 1 == 1 { result *= base }
    }
    return try integer(result)
  }

  /// `pow(base, exponent, modulus)` for integers.
  func modularPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws(Raised) -> Value {
    let m = modulus.asBigInt
    if m.isZero { throw error(.valueError, "pow() 3rd argument cannot be 0") }
    let size = m.magnitude
    var square = IntegerMath.floorDivide(base.asBigInt, BigInt(size)).remainder.magnitude
    var power = exponent.asBigInt
    if power.sign == .minus {
      power = -power
      guard size == 1 || !square.isZero, let inverse = size == 1 ? 0 : square.inverse(size) else {
        throw error(.valueError, "base is not invertible for the given modulus")
      }
      square = inverse
    }
    let words = size.bitWidth / 64 + 1
    var result: BigUInt = size == 1 ? 0 : 1
    let bits = power.magnitude.bitWidth
    for bit in 0..<bits {
      // Work is charged as it goes on, so that a long power can be interrupted.
      if words > 4 || bit & 63 == 63 { try charge(words * words / 64 + 1) }
      if power.magnitude[bitAt: bit] { result = result * square % size }
      if bit + 1 < bits { square = square * square % size }
    }
    let remainder = BigInt(result)
    return heap.int(m.sign == .minus && !remainder.isZero ? remainder + m : remainder)
  }
}
