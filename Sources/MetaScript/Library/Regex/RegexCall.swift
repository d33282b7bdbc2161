/// The arguments of a pattern's method: the pattern, the string, the part that is searched.
struct RegexCall {
  let machine: Machine
  let reference: NativeRef
  let pattern: RegexPattern
  let string: Value
  let text: StringRef
  let start: Int
  let end: Int

  /// - Parameter bounded: whether the arguments after the string are `pos` and `endpos`.
  init(_ call: Call, stringAt place: Int = 1, bounded: Bool = true) throws(Raised) {
    pattern = try call.receiver(RegexPattern.self)
    reference = NativeRef(unchecked: call[0])
    machine = call.machine
    string = call[place]
    text = try Self.text(string, machine)
    let hasBounds = bounded && place == 1
    let count = text.count
    end = min(max(hasBounds ? try call.int(3, or: count) : count, 0), count)
    start = min(max(hasBounds ? try call.int(2, or: 0) : 0, 0), count)
  }

  /// For functions of the module: the pattern has been compiled.
  init(
    _ machine: Machine, _ reference: NativeRef, _ pattern: RegexPattern, _ string: Value
  ) throws(Raised) {
    self.machine = machine
    self.reference = reference
    self.pattern = pattern
    self.string = string
    text = try Self.text(string, machine)
    start = 0
    end = text.count
  }

  private static func text(_ value: Value, _ machine: Machine) throws(Raised) -> StringRef {
    if let text = StringRef(machine.unwrap(value)) { return text }
    throw machine.error(
      .typeError,
      "expected string or bytes-like object, got '\(machine.type(of: value).info.nameInErrors)'")
  }

  private func newMatcher() -> RegexMatcher { machine.matcher(pattern.program, text, end: end) }

  func match(
    _ find: (inout RegexMatcher, Int) throws(Raised) -> Bool
  ) throws(Raised) -> Value {
    var matcher = newMatcher()
    guard try find(&matcher, start) else { return .none }
    return try match(matcher)
  }

  private func match(_ matcher: RegexMatcher) throws(Raised) -> Value {
    try machine.match(
      reference, pattern.program, string: string, matcher, start: start, end: end)
  }

  /// Calls `body` at each match until it returns false.
  private func forEach(
    _ body: (inout RegexMatcher) throws(Raised) -> Bool
  ) throws(Raised) {
    var matcher = newMatcher()
    var position = start
    var refused = -1
    while position <= end, try matcher.search(from: position, refusingEmptyAt: refused) {
      position = matcher.slots[1]
      // After an empty match the next one may not be empty at the same place.
      refused = matcher.slots[0] == position ? position : -1
      guard try body(&matcher) else { return }
    }
  }

  private func part(_ from: Int, _ to: Int) throws(Raised) -> Value {
    try machine.heap.substring(text, from: from, count: to - from)
  }

  private func group(_ index: Int, _ matcher: RegexMatcher) throws(Raised) -> Value? {
    let (from, to) = (matcher.slots[index * 2], matcher.slots[index * 2 + 1])
    return from >= 0 && to >= from ? try part(from, to) : nil
  }

  private func groupOrEmpty(_ index: Int, _ matcher: RegexMatcher) throws(Raised) -> Value {
    if let text = try group(index, matcher) { return text }
    return try machine.heap.string("")
  }

  func findAll() throws(Raised) -> Value {
    let heap = machine.heap
    let list = try heap.list()
    let count = pattern.program.groupCount
    try forEach { matcher throws(Raised) in
      if count <= 1 {
        try heap.append(groupOrEmpty(count, matcher), to: list)
      } else {
        let tuple = try heap.tuple(count: count)
        for index in 0..<count {
          tuple.initialize(index, to: try groupOrEmpty(index + 1, matcher))
        }
        try heap.append(tuple.value, to: list)
      }
      return true
    }
    return list.value
  }

  func split(_ most: Int) throws(Raised) -> Value {
    let heap = machine.heap
    let list = try heap.list()
    var last = 0
    var count = 0
    if most >= 0 {
      try forEach { matcher throws(Raised) in
        try heap.append(part(last, matcher.slots[0]), to: list)
        for index in 0..<pattern.program.groupCount {
          try heap.append(group(index + 1, matcher) ?? .none, to: list)
        }
        last = matcher.slots[1]
        count += 1
        return most == 0 || count < most
      }
    }
    try heap.append(part(last, text.count), to: list)
    return list.value
  }

  func substitute(_ replacement: Value, _ most: Int) throws(Raised) -> (text: Value, count: Int) {
    var template: RegexTemplate?
    if let given = StringRef(machine.unwrap(replacement)) {
      template = try machine.template(given, for: pattern)
    } else if !machine.isCallable(replacement) {
      throw machine.error(
        .typeError,
        "decoding to str: need a bytes-like object, \(machine.type(of: replacement).info.nameInErrors) found"
      )
    }
    var builder = StringBuilder(machine.heap)
    var last = 0
    var count = 0
    // How many pieces CPython would have by now: it names the one that is no text by its number.
    var pieces = 0
    if most >= 0 {
      try forEach { matcher throws(Raised) in
        if matcher.slots[0] > last { pieces += 1 }
        try builder.append(text, from: last, to: matcher.slots[0])
        if let template {
          try template.expand(into: &builder, text, matcher.slots)
        } else {
          let made = try machine.call(replacement, match(matcher))
          guard made.isNone || StringRef(machine.unwrap(made)) != nil else {
            throw machine.error(
              .typeError,
              "sequence item \(pieces): expected str instance, \(machine.type(of: made).info.nameInErrors) found"
            )
          }
          if let made = StringRef(machine.unwrap(made)) {
            pieces += 1
            try builder.append(made)
          }
        }
        last = matcher.slots[1]
        count += 1
        return most == 0 || count < most
      }
    }
    if count == 0 { return (string, 0) }
    try builder.append(text, from: last, to: text.count)
    return (try builder.finish().value, count)
  }
}
