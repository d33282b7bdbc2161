extension Machine {
  /// Compiled patterns by flags and text, until there are too many.
  static let regexCacheSize = 512

  static let makeRegexModule: ModuleMaker = { (machine, module) throws(Raised) in
    let types = try machine.regexTypes()
    machine.heap.set(machine.heap.intern("Pattern"), to: types.pattern.value, in: module)
    machine.heap.set(machine.heap.intern("Match"), to: types.match.value, in: module)
    let cache = try machine.heap.dict()
    machine.heap.set(machine.heap.intern("_cache"), to: cache.value, in: module)
    machine.define(regexFunctions, in: module)
    try machine.run(prelude: regexPrelude, in: module)
  }

  private static let regexPrelude = """
    class error(Exception):
        __module__ = 're'
        def __init__(self, msg, pattern=None, pos=None):
            self.msg = msg
            self.pattern = pattern
            self.pos = pos
            if pattern is not None and pos is not None:
                msg = '%s at position %d' % (msg, pos)
                self.lineno = pattern.count('\\n', 0, pos) + 1
                self.colno = pos - pattern.rfind('\\n', 0, pos)
                if '\\n' in pattern:
                    msg = '%s (line %d, column %d)' % (msg, self.lineno, self.colno)
            else:
                self.lineno = self.colno = None
            super().__init__(msg)

    class RegexFlag(int):
        __module__ = 're'
        _names = ((256, 'ASCII'), (2, 'IGNORECASE'), (4, 'LOCALE'), (32, 'UNICODE'),
                  (8, 'MULTILINE'), (16, 'DOTALL'), (64, 'VERBOSE'), (128, 'DEBUG'))
        @property
        def value(self):
            return int(self)
        @property
        def name(self):
            return '|'.join(name for bit, name in sorted(self._names) if int(self) & bit) or 'NOFLAG'
        def __repr__(self):
            rest = int(self)
            shown = []
            for bit, name in sorted(self._names):
                if rest & bit:
                    shown.append('re.' + name)
                    rest &= ~bit
            if not shown and not rest:
                return 're.NOFLAG'
            if rest:
                shown.append(hex(rest))
            return '|'.join(shown)
        __str__ = __repr__
        def __format__(self, spec):
            return format(int(self), spec) if spec else repr(self)
        def __or__(self, other):
            return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented
        def __and__(self, other):
            return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented
        def __xor__(self, other):
            return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented
        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__
        def __invert__(self):
            return RegexFlag(511 & ~int(self))
        def __contains__(self, other):
            return int(self) & int(other) == int(other)
        def __hash__(self):
            return hash(int(self))

    NOFLAG = RegexFlag(0)
    ASCII = A = RegexFlag(256)
    IGNORECASE = I = RegexFlag(2)
    LOCALE = L = RegexFlag(4)
    UNICODE = U = RegexFlag(32)
    MULTILINE = M = RegexFlag(8)
    DOTALL = S = RegexFlag(16)
    VERBOSE = X = RegexFlag(64)
    DEBUG = RegexFlag(128)

    for _name in ('NOFLAG ASCII A IGNORECASE I LOCALE L UNICODE U MULTILINE M DOTALL S VERBOSE X '
                  'DEBUG').split():
        setattr(RegexFlag, _name, locals()[_name])
    """

  private static let regexFunctions: [Builtin] = [
    Builtin("compile(pattern, flags=0)", does: "Compiles a pattern.") { call throws(Raised) in
      try call.machine.compile(call[0], flags: call.value(1, or: .int(0))).value
    },
    Builtin("match(pattern, string, flags=0)", does: "Matches at the start.") {
      call throws(Raised) in
      try call.regex(flagsAt: 2).match { matcher, start throws(Raised) in
        try matcher.match(at: start, whole: false)
      }
    },
    Builtin("fullmatch(pattern, string, flags=0)", does: "Matches all of the string.") {
      call throws(Raised) in
      try call.regex(flagsAt: 2).match { matcher, start throws(Raised) in
        try matcher.match(at: start, whole: true)
      }
    },
    Builtin("search(pattern, string, flags=0)", does: "Finds the first match.") {
      call throws(Raised) in
      try call.regex(flagsAt: 2).match { matcher, start throws(Raised) in
        try matcher.search(from: start)
      }
    },
    Builtin("findall(pattern, string, flags=0)", does: "Lists the matches' text.") {
      call throws(Raised) in
      try call.regex(flagsAt: 2).findAll()
    },
    Builtin("finditer(pattern, string, flags=0)", does: "Walks the matches.") {
      call throws(Raised) in
      let given = try call.regex(flagsAt: 2)
      return call.heap.native(
        RegexIterator(
          given.reference, given.pattern, string: given.string, start: 0, end: given.end),
        type: try call.machine.regexTypes().iterator)
    },
    Builtin("split(pattern, string, maxsplit=0, flags=0)", does: "Splits at the matches.") {
      call throws(Raised) in try call.regex(flagsAt: 3).split(call.int(2, or: 0))
    },
    Builtin("sub(pattern, repl, string, count=0, flags=0)", does: "Replaces the matches.") {
      call throws(Raised) in
      try call.regex(stringAt: 2, flagsAt: 4).substitute(call[1], call.int(3, or: 0)).text
    },
    Builtin("subn(pattern, repl, string, count=0, flags=0)", does: "Replaces and counts.") {
      call throws(Raised) in
      let (text, count) = try call.regex(stringAt: 2, flagsAt: 4)
        .substitute(call[1], call.int(3, or: 0))
      return try call.heap.tuple([text, .int(count)])
    },
    Builtin("escape(pattern)", does: "Puts a backslash before what is special.") {
      call throws(Raised) in
      guard let text = StringRef(call.machine.unwrap(call[0])) else {
        throw call.machine.error(
          .typeError,
          "decoding to str: need a bytes-like object, "
            + "\(call.machine.type(of: call[0]).info.nameInErrors) found")
      }
      var builder = StringBuilder(call.heap)
      for index in 0..<text.count {
        if let special = Unicode.Scalar(text[index]),
          "()[]{}?*+-|^$\\.&~# \t\n\r\u{B}\u{C}".unicodeScalars.contains(special)
        {
          try builder.append(codePoint: 92)
        }
        try builder.append(codePoint: text[index])
      }
      return try builder.finish().value
    },
    Builtin("purge()", does: "Forgets compiled patterns.") { call throws(Raised) in
      if let cache = call.machine.global("_cache", of: "re").flatMap({ DictRef($0) }) {
        call.heap.removeAll(cache)
      }
      return .none
    },
  ]

  private func flagBits(_ flags: Value) throws(Raised) -> Int {
    try index(
      flags,
      "unsupported operand type(s) for &: '\(type(of: flags).info.nameInErrors)' and 'RegexFlag'")
  }

  /// A pattern object of text and flags, compiled or remembered; a pattern as it is.
  func compile(_ pattern: Value, flags: Value) throws(Raised) -> NativeRef {
    let bits = unwrap(flags)
    if let native = NativeRef(pattern), native.object is RegexPattern {
      if !bits.isInt || bits.asInt != 0 {
        throw error(
          .valueError, "cannot process flags argument with a compiled pattern")
      }
      return native
    }
    guard let text = StringRef(unwrap(pattern)) else {
      throw error(.typeError, "first argument must be string or compiled pattern")
    }
    let number = bits.isInt || bits.isBool ? bits.asInt : try flagBits(flags)
    let cache = global("_cache", of: "re").flatMap { DictRef($0) }
    // The key is one string: the flags, then the pattern.
    let key = StringRef(
      unchecked: try heap.concatenate(
        StringRef(unchecked: heap.string("\(number) ")), text))
    if let known = cache?.value(for: key), let native = NativeRef(known) { return native }
    do {
      let program = try RegexProgram(text.codePoints, flags: RegexFlags(rawValue: number))
      let made = heap.native(
        RegexPattern(program, pattern: text), type: try regexTypes().pattern)
      if let cache {
        if cache.count >= Self.regexCacheSize { heap.removeAll(cache) }
        try heap.set(key, to: made, in: cache)
      }
      return NativeRef(unchecked: made)
    } catch let error as RegexError {
      throw try raised(error, pattern: text.value)
    } catch let raised as Raised {
      throw raised
    } catch {
      throw self.error(.runtimeError, "pattern")
    }
  }
}

extension Call {
  /// The pattern and the string of a function of the module.
  fileprivate func regex(stringAt place: Int = 1, flagsAt flags: Int) throws(Raised) -> RegexCall {
    let native = try machine.compile(self[0], flags: value(flags, or: .int(0)))
    guard let pattern = native.object as? RegexPattern else {
      throw machine.error(.typeError, "first argument must be string or compiled pattern")
    }
    machine.pin(native.value)
    return try RegexCall(machine, native, pattern, self[place])
  }
}
