extension StrMethods {
  static let searchRows: [Builtin] = [
    Builtin("find(self, sub, start=None, end=None, /)", does: "The first place of a part, or -1.") {
      call throws(Raised) in
      .int(try place(call, last: false) ?? -1)
    },
    Builtin("rfind(self, sub, start=None, end=None, /)", does: "The last place of a part, or -1.") {
      call throws(Raised) in
      .int(try place(call, last: true) ?? -1)
    },
    Builtin("index(self, sub, start=None, end=None, /)", does: "The first place of a part.") {
      call throws(Raised) in
      guard let place = try place(call, last: false) else {
        throw call.error(.valueError, "substring not found")
      }
      return .int(place)
    },
    Builtin("rindex(self, sub, start=None, end=None, /)", does: "The last place of a part.") {
      call throws(Raised) in
      guard let place = try place(call, last: true) else {
        throw call.error(.valueError, "substring not found")
      }
      return .int(place)
    },
    Builtin("count(self, sub, start=None, end=None, /)", does: "How often a part occurs.") {
      call throws(Raised) in
      let (text, part) = (try call.string(), try call.string(1))
      let (start, end) = try call.bounds(2, count: text.count)
      if part.isEmpty { return .int(max(0, end - start + 1)) }
      return .int(
        try places(of: part, in: text, from: start, to: end, limit: .max, call.machine).count)
    },
    Builtin(
      "startswith(self, prefix, start=None, end=None, /)", does: "Whether a prefix stands first."
    ) { call throws(Raised) in
      .bool(try touches(call, atEnd: false))
    },
    Builtin(
      "endswith(self, suffix, start=None, end=None, /)", does: "Whether a suffix stands last."
    ) { call throws(Raised) in
      .bool(try touches(call, atEnd: true))
    },
    Builtin("replace(self, old, new, count=-1, /)", does: "A copy with a part replaced.") {
      call throws(Raised) in
      let text = try call.string()
      let old = try call.string(1, "replace() argument 1 must be str")
      let new = try call.string(2, "replace() argument 2 must be str")
      return try replace(call, text, old, new, try call.count(3, default: -1))
    },
    Builtin("removeprefix(self, prefix, /)", does: "A copy without a prefix, if it has it.") {
      call throws(Raised) in
      let text = try call.string()
      let prefix = try call.string(1, "removeprefix() argument must be str")
      guard text.count >= prefix.count, text.holds(prefix, at: 0) else { return text.value }
      return try call.heap.substring(
        text, from: prefix.count, count: text.count - prefix.count)
    },
    Builtin("removesuffix(self, suffix, /)", does: "A copy without a suffix, if it has it.") {
      call throws(Raised) in
      let text = try call.string()
      let suffix = try call.string(1, "removesuffix() argument must be str")
      let rest = text.count - suffix.count
      guard rest >= 0, text.holds(suffix, at: rest) else { return text.value }
      return try call.heap.substring(text, from: 0, count: rest)
    },
  ]

  private static func place(_ call: borrowing Call, last: Bool) throws(Raised) -> Int? {
    let (text, part) = (try call.string(), try call.string(1))
    let (start, end) = try call.bounds(2, count: text.count)
    return try last
      ? text.lastPlace(of: part, from: start, to: end, call.heap)
      : text.firstPlace(of: part, from: start, to: end, call.heap)
  }

  /// Places of a part that do not overlap, from the left; the part is not empty.
  static func places(
    of part: StringRef, in text: StringRef, from start: Int = 0, to end: Int, limit: Int,
    _ machine: Machine
  ) throws(Raised) -> [Int] {
    var found: [Int] = []
    var place = start
    while found.count < limit,
      let next = try text.firstPlace(of: part, from: place, to: end, machine.heap)
    {
      try machine.tick(found.count)
      found.append(next)
      place = next + part.count
    }
    return found
  }

  private static func touches(_ call: borrowing Call, atEnd: Bool) throws(Raised) -> Bool {
    let text = try call.string()
    let (start, end) = try call.bounds(2, count: text.count)
    func matches(_ part: StringRef) -> Bool {
      guard end - start >= part.count else { return false }
      return text.holds(part, at: atEnd ? end - part.count : start)
    }
    let argument = call.machine.unwrap(call[1])
    if let part = StringRef(argument) { return matches(part) }
    let name = atEnd ? "endswith" : "startswith"
    guard let parts = TupleRef(argument) else {
      throw call.error(
        .typeError,
        "\(name) first arg must be str or a tuple of str, not \(call.typeName(call[1]))")
    }
    for index in 0..<parts.count {
      guard let part = StringRef(call.machine.unwrap(parts[index])) else {
        throw call.error(
          .typeError,
          "tuple for \(name) must only contain str, not \(call.typeName(parts[index]))")
      }
      if matches(part) { return true }
    }
    return false
  }

  private static func replace(
    _ call: borrowing Call, _ text: StringRef, _ old: StringRef, _ new: StringRef, _ count: Int
  ) throws(Raised) -> Value {
    let limit = count < 0 ? Int.max : count
    if limit == 0 { return text.value }
    if old.isEmpty { return try interleave(call, text, new, limit) }
    let found = try places(of: old, in: text, to: text.count, limit: limit, call.machine)
    if found.isEmpty { return text.value }
    let (growth, overflow) = found.count.multipliedReportingOverflow(by: new.count)
    if overflow { throw Raised(call.heap.memoryError) }
    try call.heap.reserve(growth)
    if text.width == .one, new.width == .one {
      return try replace(call, text, found, old.count, new)
    }
    var out = StringBuilder(call.heap)
    var start = 0
    for (index, place) in found.enumerated() {
      try call.machine.tick(index)
      try out.append(text, from: start, to: place)
      try out.append(new)
      start = place + old.count
    }
    try out.append(text, from: start, to: text.count)
    return try out.finish().value
  }

  /// The same in one-byte code points: the length is known beforehand.
  private static func replace(
    _ call: borrowing Call, _ text: StringRef, _ places: [Int], _ length: Int, _ new: StringRef
  ) throws(Raised) -> Value {
    let count = text.count + places.count * (new.count - length)
    if count == 0 { return call.heap.empty.value }
    let result = try call.heap.uninitializedString(count: count, width: .one)
    var (start, end) = (0, 0)
    for (index, place) in places.enumerated() {
      try call.machine.tick(index)
      result.store(text, from: start, count: place - start, at: end)
      end += place - start
      result.store(new, at: end)
      end += new.count
      start = place + length
    }
    result.store(text, from: start, count: text.count - start, at: end)
    return result.value
  }

  /// `new` before every code point and at the end.
  private static func interleave(
    _ call: borrowing Call, _ text: StringRef, _ new: StringRef, _ limit: Int
  ) throws(Raised) -> Value {
    var out = StringBuilder(call.heap)
    var rest = limit
    for index in 0...text.count {
      try call.machine.tick(index)
      if rest > 0 {
        try out.append(new)
        rest -= 1
      }
      if index < text.count { try out.append(codePoint: text[index]) }
    }
    return try out.finish().value
  }
}
