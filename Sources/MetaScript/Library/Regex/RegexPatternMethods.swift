extension Machine {
  /// The types `Pattern`, `Match` and the iterator of `finditer`.
  func regexTypes() throws(Raised) -> (pattern: TypeRef, match: TypeRef, iterator: TypeRef) {
    return (
      try nativeType(
        named: "Pattern", module: "re", construct: nil, methods: Self.patternMethods,
        properties: Self.patternProperties),
      try nativeType(
        named: "Match", module: "re", construct: nil, methods: Self.matchMethods,
        properties: Self.matchProperties),
      try nativeType(named: "callable_iterator", module: "builtins", construct: nil)
    )
  }

  private static let patternProperties: [Builtin] = [
    Builtin("pattern(self)", does: "The text the pattern was compiled from.") {
      call throws(Raised) in
      try call.receiver(RegexPattern.self).pattern.value
    },
    Builtin("flags(self)", does: "The flags, those in the pattern included.") {
      call throws(Raised) in
      .int(try call.receiver(RegexPattern.self).program.flags.rawValue)
    },
    Builtin("groups(self)", does: "The number of capturing groups.") { call throws(Raised) in
      .int(try call.receiver(RegexPattern.self).program.groupCount)
    },
    Builtin("groupindex(self)", does: "The numbers of the named groups.") { call throws(Raised) in
      let dict = try call.heap.dict()
      for (name, index) in try call.receiver(RegexPattern.self).program.groupNames {
        let key = StringRef(unchecked: try call.heap.string(codePoints: name))
        try call.heap.set(key, to: .int(index), in: dict)
      }
      return dict.value
    },
  ]

  private static let patternMethods: [Builtin] = [
    Builtin("match(self, string, pos=0, endpos=sys.maxsize)", does: "Matches at the start.") {
      call throws(Raised) in
      try RegexCall(call).match { matcher, start throws(Raised) in
        try matcher.match(at: start, whole: false)
      }
    },
    Builtin("fullmatch(self, string, pos=0, endpos=sys.maxsize)", does: "Matches all of it.") {
      call throws(Raised) in
      try RegexCall(call).match { matcher, start throws(Raised) in
        try matcher.match(at: start, whole: true)
      }
    },
    Builtin("search(self, string, pos=0, endpos=sys.maxsize)", does: "Finds the first match.") {
      call throws(Raised) in
      try RegexCall(call).match { matcher, start throws(Raised) in
        try matcher.search(from: start)
      }
    },
    Builtin("findall(self, string, pos=0, endpos=sys.maxsize)", does: "Lists the matches' text.") {
      call throws(Raised) in
      try RegexCall(call).findAll()
    },
    Builtin("finditer(self, string, pos=0, endpos=sys.maxsize)", does: "Walks the matches.") {
      call throws(Raised) in
      let given = try RegexCall(call)
      return call.heap.native(
        RegexIterator(
          given.reference, given.pattern, string: given.string, start: given.start,
          end: given.end),
        type: try call.machine.regexTypes().iterator)
    },
    Builtin("split(self, string, maxsplit=0)", does: "Splits at the matches.") {
      call throws(Raised) in
      let most = try call.int(2, or: 0)
      return try RegexCall(call, bounded: false).split(most)
    },
    Builtin("sub(self, repl, string, count=0)", does: "Replaces the matches.") {
      call throws(Raised) in
      let most = try call.int(3, or: 0)
      return try RegexCall(call, stringAt: 2).substitute(call[1], most).text
    },
    Builtin("subn(self, repl, string, count=0)", does: "Replaces the matches and counts them.") {
      call throws(Raised) in
      let most = try call.int(3, or: 0)
      let (text, count) = try RegexCall(call, stringAt: 2).substitute(call[1], most)
      return try call.heap.tuple([text, .int(count)])
    },
    Builtin("__repr__(self)", does: "As `re.compile` would be called.") { call throws(Raised) in
      let pattern = try call.receiver(RegexPattern.self)
      let shown = try call.machine.repr(pattern.pattern.value).text
      var flags = pattern.program.flags
      flags.remove(.unicode)
      let names = RegexFlags.named.filter { flags.contains($0.flag) }.map { "re.\($0.name)" }
      let cut = String(String.UnicodeScalarView(shown.unicodeScalars.prefix(200)))
      let text = names.isEmpty ? "" : ", " + names.joined(separator: "|")
      return try call.heap.string("re.compile(\(cut)\(text))")
    },
    Builtin("__eq__(self, other)", does: "The same pattern and flags.") { call throws(Raised) in
      let pattern = try call.receiver(RegexPattern.self)
      guard let other = NativeRef(call[1])?.object as? RegexPattern else {
        return .notImplemented
      }
      return .bool(
        StringRef.equal(pattern.pattern, other.pattern)
          && pattern.program.flags == other.program.flags)
    },
    Builtin("__hash__(self)", does: "A hash of pattern and flags.") { call throws(Raised) in
      let pattern = try call.receiver(RegexPattern.self)
      return .int(pattern.pattern.hash ^ pattern.program.flags.rawValue)
    },
  ]
}

extension RegexFlags {
  /// In the order in which they are shown.
  static let named: [(name: String, flag: RegexFlags)] = [
    ("IGNORECASE", .ignoreCase), ("LOCALE", .locale), ("MULTILINE", .multiline),
    ("DOTALL", .dotAll), ("UNICODE", .unicode), ("VERBOSE", .verbose), ("ASCII", .ascii),
  ]
}
