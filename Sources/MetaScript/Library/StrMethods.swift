/// The methods of `str`, by family, each in its file.
package enum StrMethods {
  package static let rows: [Builtin] =
    caseRows + searchRows + splitRows + fieldRows + classRows + formatRows

  static let caseRows: [Builtin] = [
    Builtin("upper(self, /)", does: "A copy with every letter a capital.") {
      call throws(Raised) in
      try call.machine.changeCase(call.string(), .upper).value
    },
    Builtin("lower(self, /)", does: "A copy with every letter small.") { call throws(Raised) in
      try call.machine.changeCase(call.string(), .lower).value
    },
    Builtin("casefold(self, /)", does: "A copy for comparison without regard to case.") {
      call throws(Raised) in
      try call.machine.changeCase(call.string(), .fold).value
    },
    Builtin("capitalize(self, /)", does: "A copy with a capital first and small letters after.") {
      call throws(Raised) in
      try call.machine.capitalize(call.string(), words: false).value
    },
    Builtin("title(self, /)", does: "A copy in which every word begins with a capital.") {
      call throws(Raised) in
      try call.machine.capitalize(call.string(), words: true).value
    },
    Builtin("swapcase(self, /)", does: "A copy with capitals made small and small ones capital.") {
      call throws(Raised) in
      try call.machine.swapCase(call.string()).value
    },
  ]

  static let formatRows: [Builtin] = [
    Builtin("format(self, /, *args, **kwargs)", does: "Fills the replacement fields in braces.") {
      call throws(Raised) in
      let arguments = call
      return try call.machine.formatTemplate(
        try call.string(),
        positional: { $0 < arguments.restCount ? arguments.rest($0) : nil },
        keywords: call.keywords)
    },
    Builtin("format_map(self, mapping, /)", does: "Fills the fields from one mapping.") {
      call throws(Raised) in
      try call.machine.formatTemplate(try call.string(), positional: nil, keywords: call[1])
    },
    Builtin(
      "encode(self, /, encoding='utf-8', errors='strict')", does: "Refused: there are no bytes."
    ) { call throws(Raised) in
      throw call.error(.notImplementedError, "not part of .mps: bytes (str.encode)")
    },
  ]
}
