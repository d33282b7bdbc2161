extension StrMethods {
  static let classRows: [Builtin] = [
    every("isalpha", "Whether all are letters and there is one.", CodePoint.isAlpha),
    every("isdecimal", "Whether all are decimal digits.") { CodePoint.decimal($0) != nil },
    every("isdigit", "Whether all are digits.", CodePoint.isDigit),
    every("isnumeric", "Whether all are numeric.", CodePoint.isNumeric),
    every("isalnum", "Whether all are letters or numeric.", CodePoint.isAlphanumeric),
    every("isspace", "Whether all are white space.", CodePoint.isSpace),
    Builtin("isprintable(self, /)", does: "Whether all can be shown.") { call throws(Raised) in
      .bool(try all(call.string(), call, CodePoint.isPrintable))
    },
    Builtin("isascii(self, /)", does: "Whether all are of ASCII.") { call throws(Raised) in
      .bool(try call.string().isASCII)
    },
    Builtin("isidentifier(self, /)", does: "Whether the text could be a name.") {
      call throws(Raised) in
      let text = try call.string()
      guard !text.isEmpty, CodePoint.startsIdentifier(text[0]) else { return .false }
      return .bool(try all(text, from: 1, call, CodePoint.continuesIdentifier))
    },
    Builtin("islower(self, /)", does: "Whether all letters with case are small.") {
      call throws(Raised) in
      .bool(try allCased(call, CodePoint.isLower))
    },
    Builtin("isupper(self, /)", does: "Whether all letters with case are capitals.") {
      call throws(Raised) in
      .bool(try allCased(call, CodePoint.isUpper))
    },
    Builtin("istitle(self, /)", does: "Whether every word begins with its only capital.") {
      call throws(Raised) in
      var hasCased = false
      var afterCased = false
      for (index, c) in try call.string().units.enumerated() {
        try call.machine.tickFine(index)
        if CodePoint.isUpper(c) || CodePoint.isTitle(c) {
          if afterCased { return .false }
          (hasCased, afterCased) = (true, true)
        } else if CodePoint.isLower(c) {
          if !afterCased { return .false }
        } else {
          afterCased = false
        }
      }
      return .bool(hasCased)
    },
  ]

  /// A row that asks whether there is a code point and all pass a test.
  private static func every(
    _ name: String, _ summary: String, _ test: @escaping @Sendable (UInt32) -> Bool
  ) -> Builtin {
    Builtin("\(name)(self, /)", does: summary) { call throws(Raised) in
      let text = try call.string()
      return .bool(text.isEmpty ? false : try all(text, call, test))
    }
  }

  /// Whether all code points from `start` on pass a test.
  @inline(__always) private static func all(
    _ text: StringRef, from start: Int = 0, _ call: borrowing Call, _ test: (UInt32) -> Bool
  ) throws(Raised) -> Bool {
    var passes = true
    let units = text.units
    try call.heap.inPieces(start..<units.endIndex) { (part) throws(Raised) in
      if passes { passes = units[part].allSatisfy(test) }
    }
    return passes
  }

  private static func allCased(
    _ call: borrowing Call, _ test: (UInt32) -> Bool
  ) throws(Raised) -> Bool {
    var hasCased = false
    for (index, c) in try call.string().units.enumerated() {
      try call.machine.tickFine(index)
      if test(c) {
        hasCased = true
      } else if CodePoint.isCased(c) {
        return false
      }
    }
    return hasCased
  }
}
