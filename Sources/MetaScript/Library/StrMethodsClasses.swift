extension StrMethods {
  static let classRows: [Builtin] = [
    every("isalpha", "Whether all are letters and there is one.", CodePoint.isAlpha),
    every("isdecimal", "Whether all are decimal digits.") { CodePoint.decimal($0) != nil },
    every("isdigit", "Whether all are digits.", CodePoint.isDigit),
    every("isnumeric", "Whether all are numeric.", CodePoint.isNumeric),
    every("isalnum", "Whether all are letters or numeric.", CodePoint.isAlphanumeric),
    every("isspace", "Whether all are white space.", CodePoint.isSpace),
    Builtin("isprintable(self, /)", does: "Whether all can be shown.") { call throws(Raised) in
      .bool(try call.string().units.allSatisfy(CodePoint.isPrintable))
    },
    Builtin("isascii(self, /)", does: "Whether all are of ASCII.") { call throws(Raised) in
      .bool(try call.string().isASCII)
    },
    Builtin("isidentifier(self, /)", does: "Whether the text could be a name.") {
      call throws(Raised) in
      let units = try call.string().units
      guard let first = units.first, CodePoint.startsIdentifier(first) else { return .false }
      return .bool(units.dropFirst().allSatisfy(CodePoint.continuesIdentifier))
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
      for c in try call.string().units {
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
      return .bool(!text.isEmpty && text.units.allSatisfy(test))
    }
  }

  private static func allCased(
    _ call: borrowing Call, _ test: (UInt32) -> Bool
  ) throws(Raised) -> Bool {
    var hasCased = false
    for c in try call.string().units {
      if test(c) {
        hasCased = true
      } else if CodePoint.isCased(c) {
        return false
      }
    }
    return hasCased
  }
}
