extension StrMethods {
  static let fieldRows: [Builtin] = [
    Builtin("strip(self, chars=None, /)", does: "A copy without white space around.") {
      call throws(Raised) in
      try strip(call, left: true, right: true)
    },
    Builtin("lstrip(self, chars=None, /)", does: "A copy without white space in front.") {
      call throws(Raised) in
      try strip(call, left: true, right: false)
    },
    Builtin("rstrip(self, chars=None, /)", does: "A copy without white space at the end.") {
      call throws(Raised) in
      try strip(call, left: false, right: true)
    },
    Builtin("center(self, width, fillchar=' ', /)", does: "The text in the middle of a field.") {
      call throws(Raised) in
      let text = try call.string()
      let width = try call.count(1)
      let padding = max(0, width - text.count)
      // CPython gives the odd place to the left when the width is odd.
      let left = padding / 2 + (padding & width & 1)
      return try pad(call, text, left: left, right: padding - left)
    },
    Builtin("ljust(self, width, fillchar=' ', /)", does: "The text at the left of a field.") {
      call throws(Raised) in
      let text = try call.string()
      return try pad(call, text, left: 0, right: try call.count(1) - text.count)
    },
    Builtin("rjust(self, width, fillchar=' ', /)", does: "The text at the right of a field.") {
      call throws(Raised) in
      let text = try call.string()
      return try pad(call, text, left: try call.count(1) - text.count, right: 0)
    },
    Builtin("zfill(self, width, /)", does: "The text with zeros behind its sign.") {
      call throws(Raised) in
      let text = try call.string()
      let zeros = try call.count(1) - text.count
      if zeros <= 0 { return text.value }
      var out = StringBuilder(call.heap)
      let hasSign = !text.isEmpty && (text[0] == 43 || text[0] == 45)
      if hasSign { try out.append(codePoint: text[0]) }
      try out.append(repeating: 48, count: zeros)
      try out.append(text, from: hasSign ? 1 : 0, to: text.count)
      return try out.finish().value
    },
    Builtin("expandtabs(self, /, tabsize=8)", does: "A copy with tabs turned into spaces.") {
      call throws(Raised) in
      try expandTabs(call, try call.string(), try call.count(1, default: 8))
    },
    Builtin("translate(self, table, /)", does: "A copy with code points replaced by a table.") {
      call throws(Raised) in
      try translate(call)
    },
    Builtin("@static maketrans(x, y=None, z=None, /)", does: "A table for `translate`.") {
      call throws(Raised) in
      try makeTable(call)
    },
  ]

  private static func strip(
    _ call: borrowing Call, left: Bool, right: Bool
  ) throws(Raised) -> Value {
    let text = try call.string()
    var start = 0
    var end = text.count
    func cut(_ strips: (UInt32) -> Bool) throws(Raised) {
      while left, start < end, strips(text[start]) {
        start += 1
        try call.machine.tickFine(start)
      }
      while right, end > start, strips(text[end - 1]) {
        end -= 1
        try call.machine.tickFine(end)
      }
    }
    if call.isAbsent(1) {
      try cut(CodePoint.isSpace)
    } else {
      guard let set = StringRef(call.machine.unwrap(call[1])) else {
        throw call.error(.typeError, "\(call.function.name) arg must be None or str")
      }
      try cut { set.place(of: $0, from: 0, to: set.count) != nil }
    }
    return try call.heap.substring(text, from: start, count: end - start)
  }

  private static func pad(
    _ call: borrowing Call, _ text: StringRef, left: Int, right: Int
  ) throws(Raised) -> Value {
    var fill: UInt32 = 32
    if !call[2].isUndefined {
      let given = try call.string(2, "The fill character must be a unicode character")
      guard given.count == 1 else {
        throw call.error(
          .typeError, "The fill character must be exactly one character long")
      }
      fill = given[0]
    }
    if left <= 0, right <= 0 { return text.value }
    var out = StringBuilder(call.heap)
    try out.append(repeating: fill, count: left)
    try out.append(text)
    try out.append(repeating: fill, count: right)
    return try out.finish().value
  }

  private static func expandTabs(
    _ call: borrowing Call, _ text: StringRef, _ size: Int
  ) throws(Raised) -> Value {
    var out = StringBuilder(call.heap)
    var column = 0
    for (index, c) in text.units.enumerated() {
      try call.machine.tick(index)
      if c == 9 {
        guard size > 0 else { continue }
        let count = size - column % size
        try out.append(repeating: 32, count: count)
        column += count
      } else {
        try out.append(codePoint: c)
        column = c == 10 || c == 13 ? 0 : column + 1
      }
    }
    return try out.finish().value
  }

  private static func translate(_ call: borrowing Call) throws(Raised) -> Value {
    let text = try call.string()
    let machine = call.machine
    var out = StringBuilder(call.heap)
    // A code point's replacement is asked for once: nil means that it stays.
    var known: [UInt32: StringRef?] = [:]
    for (index, c) in text.units.enumerated() {
      try machine.tick(index)
      let replacement: StringRef?
      if let found = known[c] {
        replacement = found
      } else {
        replacement = try self.replacement(of: c, in: call[1], machine)
        if let replacement { machine.pin(replacement.value) }
        known[c] = .some(replacement)
      }
      if let replacement {
        try out.append(replacement)
      } else {
        try out.append(codePoint: c)
      }
    }
    return try out.finish().value
  }

  private static func replacement(
    of c: UInt32, in table: Value, _ machine: Machine
  ) throws(Raised) -> StringRef? {
    var value: Value
    if let dict = DictRef(table) {
      guard let found = try machine.value(for: .int(Int(c)), in: dict) else { return nil }
      value = found
    } else {
      do {
        value = try machine.item(table, .int(Int(c)))
      } catch {
        if machine.matches(error, .lookupError) { return nil }
        throw error
      }
    }
    if value.isNone { return machine.heap.empty }
    value = machine.unwrap(value)
    if let string = StringRef(value) { return string }
    guard value.isInteger else {
      throw machine.error(
        .typeError, "character mapping must return integer, None or str")
    }
    guard value.isSmallInteger, value.asInt >= 0, value.asInt < 0x110000 else {
      throw machine.error(.valueError, "character mapping must be in range(0x110000)")
    }
    return StringRef(unchecked: try machine.heap.string(codePoint: UInt32(value.asInt)))
  }

  private static func makeTable(_ call: borrowing Call) throws(Raised) -> Value {
    let machine = call.machine
    let table = try call.heap.dict()
    machine.pin(table.value)
    func set(_ c: UInt32, _ value: Value) throws(Raised) {
      try machine.set(.int(Int(c)), to: value, in: table)
    }
    let first = machine.unwrap(call[0])
    if call[1].isUndefined {
      guard let dict = DictRef(first) else {
        throw call.error(
          .typeError, "if you give only one argument to maketrans it must be a dict")
      }
      for entry in dict.snapshot {
        let key = machine.unwrap(entry.key)
        if let string = StringRef(key) {
          guard string.count == 1 else {
            throw call.error(
              .valueError, "string keys in translate table must be of length 1")
          }
          try set(string[0], entry.value)
        } else if key.isInteger {
          try machine.set(key, to: entry.value, in: table)
        } else {
          throw call.error(
            .typeError, "keys in translate table must be strings or integers")
        }
      }
      return table.value
    }
    guard let from = StringRef(first) else {
      throw call.error(
        .typeError, "first maketrans argument must be a string if there is a second argument")
    }
    let to = try call.string(1, "maketrans() argument 2 must be str")
    guard from.count == to.count else {
      throw call.error(
        .valueError, "the first two maketrans arguments must have equal length")
    }
    for index in 0..<from.count { try set(from[index], .int(Int(to[index]))) }
    if !call[2].isUndefined {
      let removed = try call.string(2, "maketrans() argument 3 must be str")
      for c in removed.units { try set(c, .none) }
    }
    return table.value
  }
}
