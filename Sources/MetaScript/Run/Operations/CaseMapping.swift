/// How strings change case: Unicode's full mappings, as CPython applies them.
package enum CaseMapping {
  package enum Kind { case upper, lower, title, fold }

  /// Appends the mapping of one code point, which may be several.
  static func append(_ c: UInt32, _ kind: Kind, to result: inout [UInt32]) {
    if c < 0x80 {
      let isUpper = c >= 65 && c <= 90
      let isLower = c >= 97 && c <= 122
      switch kind {
      case .upper, .title: result.append(isLower ? c - 32 : c)
      case .lower, .fold: result.append(isUpper ? c + 32 : c)
      }
      return
    }
    guard let scalar = Unicode.Scalar(c) else { return result.append(c) }
    let mapped: String
    switch kind {
    case .upper: mapped = scalar.properties.uppercaseMapping
    case .lower: mapped = scalar.properties.lowercaseMapping
    case .title: mapped = scalar.properties.titlecaseMapping
    case .fold: return appendFolded(scalar, to: &result)
    }
    result.append(contentsOf: mapped.unicodeScalars.lazy.map(\.value))
  }

  /// Folding is lowering what has been raised, but for the dotless i, which folds to itself, and
  /// Cherokee, which folds to its capitals.
  private static func appendFolded(_ scalar: Unicode.Scalar, to result: inout [UInt32]) {
    switch scalar.value {
    case 0x131, 0x13A0...0x13F5: result.append(scalar.value)
    case 0x13F8...0x13FD, 0xAB70...0xABBF:
      result.append(contentsOf: scalar.properties.uppercaseMapping.unicodeScalars.map(\.value))
    default:
      for raised in scalar.properties.uppercaseMapping.unicodeScalars {
        result.append(
          contentsOf: raised.properties.lowercaseMapping.unicodeScalars.lazy.map(\.value))
      }
    }
  }

  /// Lower case of a whole text: a capital sigma that ends a word becomes the final small one.
  static func appendLower(_ text: StringUnits, at index: Int, to result: inout [UInt32]) {
    guard text[index] == 0x3A3 else { return append(text[index], .lower, to: &result) }
    let before = text[text.startIndex..<index].last { !isCaseIgnorable($0) }
    let after = text[(index + 1)..<text.endIndex].first { !isCaseIgnorable($0) }
    let isFinal = before.map(isCased) == true && after.map(isCased) != true
    result.append(isFinal ? 0x3C2 : 0x3C3)
  }

  static func isCased(_ c: UInt32) -> Bool { Unicode.Scalar(c)?.properties.isCased == true }

  private static func isCaseIgnorable(_ c: UInt32) -> Bool {
    Unicode.Scalar(c)?.properties.isCaseIgnorable == true
  }
}

extension Machine {
  /// A string in upper or lower case, or folded.
  func changeCase(_ string: StringRef, _ kind: CaseMapping.Kind) throws(Raised) -> StringRef {
    if string.isASCII {
      return kind == .upper
        ? try heap.mapBytes(string) { $0 &- ($0 &- 97 < 26 ? 32 : 0) }
        : try heap.mapBytes(string) { $0 &+ ($0 &- 65 < 26 ? 32 : 0) }
    }
    let text = string.units
    var result: [UInt32] = []
    try heap.reserve(text.count * 8)
    result.reserveCapacity(text.count)
    for index in text.indices {
      try tick(index)
      if kind == .lower {
        CaseMapping.appendLower(text, at: index, to: &result)
      } else {
        CaseMapping.append(text[index], kind, to: &result)
      }
    }
    return StringRef(unchecked: try heap.string(codePoints: result))
  }

  /// `str.title` (`words`: each word begins with a capital) or `str.capitalize`.
  func capitalize(_ string: StringRef, words: Bool) throws(Raised) -> StringRef {
    let text = string.units
    var result: [UInt32] = []
    try heap.reserve(text.count * 8)
    var afterCased = false
    for index in text.indices {
      try tick(index)
      let begins = words ? !afterCased : index == 0
      if begins {
        CaseMapping.append(text[index], .title, to: &result)
      } else {
        CaseMapping.appendLower(text, at: index, to: &result)
      }
      if words { afterCased = CodePoint.isCased(text[index]) }
    }
    return StringRef(unchecked: try heap.string(codePoints: result))
  }

  func swapCase(_ string: StringRef) throws(Raised) -> StringRef {
    let text = string.units
    var result: [UInt32] = []
    try heap.reserve(text.count * 8)
    for index in text.indices {
      try tick(index)
      if CodePoint.isUpper(text[index]) {
        CaseMapping.appendLower(text, at: index, to: &result)
      } else if CodePoint.isLower(text[index]) {
        CaseMapping.append(text[index], .upper, to: &result)
      } else {
        result.append(text[index])
      }
    }
    return StringRef(unchecked: try heap.string(codePoints: result))
  }
}
