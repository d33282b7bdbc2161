extension FloatDigits {
  /// The forms of `%e`, `%f`, `%g` and `repr`.
  package enum Form: Equatable {
    case exponent(precision: Int)
    case fixed(precision: Int)
    case general(precision: Int)
    case shortest
  }

  /// Digits of a value, positive or zero and finite, laid out in a form.
  ///
  /// - Parameters:
  ///   - alternate: keep the point, and the zeros of the general form.
  ///   - addsPoint: as `repr` does, a number without exponent gets a digit after its point.
  package static func text(
    _ value: Double, _ form: Form, alternate: Bool = false, addsPoint: Bool = false
  ) -> [UInt8] {
    let digits =
      switch form {
      case .exponent(let precision): significant(value, count: precision + 1)
      case .fixed(let precision): fixed(value, places: precision)
      case .general(let precision): significant(value, count: max(precision, 1))
      case .shortest: shortest(value)
      }
    return digits.layOut(form, alternate: alternate, addsPoint: addsPoint)
  }

  /// CPython's `format_float_short`: ASCII text of the digits.
  func layOut(_ form: Form, alternate: Bool = false, addsPoint: Bool = true) -> [UInt8] {
    var end = digits.count
    var usesExponent = false
    switch form {
    case .exponent(let precision):
      usesExponent = true
      end = precision + 1
    case .fixed(let precision): end = point + precision
    case .general(let precision):
      let precision = max(precision, 1)
      usesExponent = point <= -4 || point > precision - (addsPoint ? 1 : 0)
      if alternate { end = precision }
    case .shortest: usesExponent = point <= -4 || point > 16
    }
    let shownPoint = usesExponent ? 1 : point
    end = max(end, !usesExponent && addsPoint ? shownPoint + 1 : shownPoint)
    let start = shownPoint <= 0 ? shownPoint - 1 : 0

    var text: [UInt8] = []
    text.reserveCapacity(end - start + 8)
    // Places before the first digit and behind the last are zeros.
    func append(_ range: Range<Int>) {
      for place in range { text.append(place >= 0 && place < digits.count ? digits[place] : 48) }
    }
    append(start..<max(start, shownPoint))
    if text.isEmpty { text.append(48) }
    text.append(46)
    append(shownPoint..<max(shownPoint, end))
    if text.last == 46, !alternate { text.removeLast() }
    if usesExponent {
      let exponent = point - 1
      text.append(101)
      text.append(exponent < 0 ? 45 : 43)
      if abs(exponent) < 10 { text.append(48) }
      text.append(contentsOf: String(abs(exponent)).utf8)
    }
    return text
  }
}
