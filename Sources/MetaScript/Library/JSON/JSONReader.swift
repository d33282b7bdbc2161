/// Reads JSON text into script values, as CPython's `json.loads` does.
///
/// Nesting is kept on an explicit list of open containers and bounded like CPython's recursion.
struct JSONReader {
  struct Hooks {
    var object = Value.none
    var pairs = Value.none
    var float = Value.none
    var int = Value.none
    var constant = Value.none
    var isStrict = true

    /// Whether script code may run while reading, so that what has been made must be pinned.
    var mayCall: Bool {
      !(object.isNone && pairs.isNone && float.isNone && int.isNone && constant.isNone)
    }
  }

  private enum Open {
    case list(ListRef)
    /// The dict, and its keys and values so far when a hook wants the pairs.
    case object(DictRef, key: StringRef?, pairs: ListRef?)
  }

  private let machine: Machine
  private let text: StringRef
  private let hooks: Hooks
  private var index: Int
  private var open: [Open] = []
  private var keys: [StringKey: StringRef] = [:]

  init(_ machine: Machine, _ text: StringRef, from start: Int, hooks: Hooks) {
    self.machine = machine
    self.text = text
    self.hooks = hooks
    index = start
  }

  /// Where reading has come to, in code points.
  var position: Int { index }

  /// `JSONDecodeError`
  func failure(_ message: String, at place: Int) throws(Raised) -> Raised {
    guard let type = machine.global("JSONDecodeError", of: "json") else {
      return machine.error(.valueError, message)
    }
    return Raised(
      try machine.call(type, machine.string(message), text.value, .int(place)))
  }

  mutating func skipSpace() {
    while index < text.count {
      let c = text[index]
      guard c == 32 || c == 10 || c == 13 || c == 9 else { return }
      index += 1
    }
  }

  /// Reads one value that begins here.
  mutating func value() throws(Raised) -> Value {
    while true {
      try machine.charge(1)
      var finished = try begin()
      // A value that is complete closes as many containers as end behind it.
      while let value = finished {
        guard let last = open.popLast() else { return value }
        finished = try add(value, to: last)
      }
    }
  }

  /// Begins a value: the value when it is complete, nil when a container has been opened.
  private mutating func begin() throws(Raised) -> Value? {
    guard index < text.count else { throw try failure("Expecting value", at: index) }
    switch Unicode.Scalar(text[index]) {
    case "\"":
      index += 1
      return try string().value
    case "{":
      index += 1
      try checkDepth()
      let dict = try machine.heap.dict()
      keep(dict.value)
      var pairs: ListRef?
      if !hooks.pairs.isNone {
        let list = try machine.heap.list()
        keep(list.value)
        pairs = list
      }
      skipSpace()
      if index < text.count, text[index] == 125 {
        index += 1
        return try close(dict, pairs)
      }
      let key = try self.key()
      open.append(.object(dict, key: key, pairs: pairs))
      return nil
    case "[":
      index += 1
      try checkDepth()
      let list = try machine.heap.list()
      keep(list.value)
      skipSpace()
      if index < text.count, text[index] == 93 {
        index += 1
        return list.value
      }
      open.append(.list(list))
      return nil
    default: return try scalar()
    }
  }

  private func checkDepth() throws(Raised) {
    if open.count > max(machine.recursionLimit - 10, 1) {
      throw machine.error(
        .recursionError,
        "maximum recursion depth exceeded while decoding a JSON "
          + (text[index - 1] == 123 ? "object" : "array") + " from a unicode string")
    }
  }

  /// Puts a value into a container and goes on behind it: the container when it ends, else nil.
  private mutating func add(_ value: Value, to last: Open) throws(Raised) -> Value? {
    skipSpace()
    let c = index < text.count ? text[index] : 0
    switch last {
    case .list(let list):
      try machine.heap.append(value, to: list)
      if c == 93 {
        index += 1
        return list.value
      }
      guard c == 44 else { throw try failure("Expecting ',' delimiter", at: index) }
      index += 1
      skipSpace()
      open.append(last)
      return nil
    case .object(let dict, let key, let pairs):
      guard let key else { return nil }
      if let pairs {
        try machine.heap.append(machine.heap.tuple([key.value, value]), to: pairs)
      } else {
        try machine.heap.set(key, to: value, in: dict)
      }
      if c == 125 {
        index += 1
        return try close(dict, pairs)
      }
      guard c == 44 else { throw try failure("Expecting ',' delimiter", at: index) }
      index += 1
      skipSpace()
      let next = try self.key()
      open.append(.object(dict, key: next, pairs: pairs))
      return nil
    }
  }

  private func close(_ dict: DictRef, _ pairs: ListRef?) throws(Raised) -> Value {
    if let pairs { return try kept(machine.call(hooks.pairs, pairs.value)) }
    if !hooks.object.isNone { return try kept(machine.call(hooks.object, dict.value)) }
    return dict.value
  }

  private func keep(_ value: Value) { if hooks.mayCall { machine.pin(value) } }

  /// Values that hooks make are kept alive over the next hook.
  private func kept(_ value: Value) -> Value {
    machine.pin(value)
    return value
  }

  /// A key and its colon.
  private mutating func key() throws(Raised) -> StringRef {
    guard index < text.count, text[index] == 34 else {
      throw try failure("Expecting property name enclosed in double quotes", at: index)
    }
    index += 1
    let read = try string()
    let key: StringRef
    if let known = keys[StringKey(string: read)] {
      key = known
    } else {
      keys[StringKey(string: read)] = read
      keep(read.value)
      key = read
    }
    skipSpace()
    guard index < text.count, text[index] == 58 else {
      throw try failure("Expecting ':' delimiter", at: index)
    }
    index += 1
    skipSpace()
    return key
  }

  // MARK: Strings

  private mutating func string() throws(Raised) -> StringRef {
    let begin = index - 1
    let start = index
    while index < text.count {
      let c = text[index]
      if c == 34 {
        index += 1
        return StringRef(
          unchecked: try machine.heap.substring(text, from: start, count: index - 1 - start))
      }
      if c == 92 || c < 32 { break }
      index += 1
    }
    var codePoints = (start..<index).map { text[$0] }
    while true {
      guard index < text.count else {
        throw try failure("Unterminated string starting at", at: begin)
      }
      let c = text[index]
      index += 1
      if c == 34 { break }
      if c == 92 {
        codePoints.append(try escape(begin))
      } else if c < 32, hooks.isStrict {
        throw try failure("Invalid control character at", at: index - 1)
      } else {
        codePoints.append(c)
      }
    }
    return StringRef(unchecked: try machine.heap.string(codePoints: codePoints))
  }

  private mutating func escape(_ begin: Int) throws(Raised) -> UInt32 {
    guard index < text.count else {
      throw try failure("Unterminated string starting at", at: begin)
    }
    let c = text[index]
    index += 1
    switch Unicode.Scalar(c) {
    case "\"", "\\", "/": return c
    case "b": return 8
    case "f": return 12
    case "n": return 10
    case "r": return 13
    case "t": return 9
    case "u": break
    default: throw try failure("Invalid \\escape", at: index - 2)
    }
    guard let high = hex(index) else {
      throw try failure("Invalid \\uXXXX escape", at: index - 1)
    }
    index += 4
    guard high & 0xFC00 == 0xD800, index + 1 < text.count, text[index] == 92,
      text[index + 1] == 117, let low = hex(index + 2), low & 0xFC00 == 0xDC00
    else { return high }
    index += 6
    return 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF
  }

  private func hex(_ start: Int) -> UInt32? {
    guard start + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      let c = text[start + offset]
      guard isHexDigit(c) else { return nil }
      value = value << 4 | (c < 58 ? c - 48 : (c | 32) - 87)
    }
    return value
  }

  // MARK: Numbers and names

  private mutating func scalar() throws(Raised) -> Value {
    for (word, value) in [("null", Value.none), ("true", .true), ("false", .false)]
    where begins(with: word) {
      index += word.utf8.count
      return value
    }
    for (word, value) in [
      ("NaN", Double.nan), ("Infinity", .infinity), ("-Infinity", -.infinity),
    ] where begins(with: word) {
      index += word.utf8.count
      if hooks.constant.isNone { return .float(value) }
      return try kept(machine.call(hooks.constant, machine.string(word)))
    }
    return try number()
  }

  private func begins(with word: String) -> Bool {
    var place = index
    for byte in word.utf8 {
      guard place < text.count, text[place] == UInt32(byte) else { return false }
      place += 1
    }
    return true
  }

  private mutating func number() throws(Raised) -> Value {
    let start = index
    func digit(_ place: Int) -> Bool { place < text.count && isDecimalDigit(text[place]) }
    var end = index
    if end < text.count, text[end] == 45 { end += 1 }
    guard digit(end) else { throw try failure("Expecting value", at: start) }
    if text[end] == 48 { end += 1 } else { while digit(end) { end += 1 } }
    var isFloat = false
    if end < text.count, text[end] == 46, digit(end + 1) {
      isFloat = true
      end += 1
      while digit(end) { end += 1 }
    }
    if end < text.count, text[end] | 32 == 101 {
      var place = end + 1
      if place < text.count, text[place] == 45 || text[place] == 43 { place += 1 }
      if digit(place) {
        isFloat = true
        end = place
        while digit(end) { end += 1 }
      }
    }
    index = end
    if !isFloat, hooks.int.isNone, end - start < 19 {
      let isNegative = text[start] == 45
      var value = 0
      for place in (isNegative ? start + 1 : start)..<end {
        value = value * 10 + Int(text[place]) - 48
      }
      return .int(isNegative ? -value : value)
    }
    let digits = StringRef(
      unchecked: try machine.heap.substring(text, from: start, count: end - start))
    if isFloat {
      if !hooks.float.isNone { return try kept(machine.call(hooks.float, digits.value)) }
      return .float(try machine.parseFloat(digits))
    }
    if !hooks.int.isNone { return try kept(machine.call(hooks.int, digits.value)) }
    return try machine.parseInt(digits, base: 10)
  }
}
