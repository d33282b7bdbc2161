/// Writes script values as JSON, as CPython's `json.dumps` does.
struct JSONWriter {
  struct Options {
    var skipsKeys = false
    var isASCII = true
    var checksCircular = true
    var allowsNaN = true
    /// The text of one step of indentation; nil for everything on one line.
    var indent: StringRef?
    var itemSeparator: StringRef
    var keySeparator: StringRef
    var fallback = Value.none
    var sortsKeys = false
  }

  private let machine: Machine
  private let options: Options
  private(set) var out: StringBuilder
  /// Containers that are being written.
  private var active: Set<UInt64> = []
  private var depth = 0

  init(_ machine: Machine, _ options: Options) {
    self.machine = machine
    self.options = options
    out = StringBuilder(machine.heap)
  }

  mutating func write(_ value: Value) throws(Raised) {
    try machine.charge(1)
    let plain = machine.unwrap(value)
    switch plain.tag {
    case .none: try out.append("null" as StaticString)
    case .bool:
      if plain.asBool {
        try out.append("true" as StaticString)
      } else {
        try out.append("false" as StaticString)
      }
    case .int, .bigInt: try out.append(machine.decimalText(plain))
    case .float: try out.append(text(of: plain.asFloat, plain))
    case .string: try quote(StringRef(unchecked: plain))
    case .list, .tuple: try sequence(plain)
    case .dict: try object(DictRef(unchecked: plain))
    default:
      guard !options.fallback.isNone else {
        throw machine.error(
          .typeError,
          "Object of type \(machine.type(of: value).name) is not JSON serializable")
      }
      try enter(value)
      let replaced = try machine.call(options.fallback, value)
      machine.pin(replaced)
      try write(replaced)
      leave(value)
    }
  }

  private mutating func leave(_ value: Value) {
    active.remove(value.bits)
    depth -= 1
  }

  private mutating func enter(_ value: Value) throws(Raised) {
    if options.checksCircular, active.contains(value.bits) {
      throw machine.error(.valueError, "Circular reference detected")
    }
    try machine.guardNativeStack()
    if depth > machine.recursionLimit {
      throw machine.error(
        .recursionError,
        "maximum recursion depth exceeded while encoding a JSON object")
    }
    active.insert(value.bits)
    depth += 1
  }

  private func text(of number: Double, _ value: Value) throws(Raised) -> String {
    if number.isFinite { return Machine.text(of: number) }
    guard options.allowsNaN else {
      throw machine.error(
        .valueError,
        "Out of range float values are not JSON compliant")
    }
    return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity"
  }

  private mutating func newLine() throws(Raised) {
    guard let indent = options.indent else { return }
    try out.append(codePoint: 10)
    for _ in 0..<depth { try out.append(indent) }
  }

  private mutating func sequence(_ value: Value) throws(Raised) {
    let count = try machine.length(value)
    if count == 0 {
      try out.append("[]" as StaticString)
      return
    }
    try enter(value)
    try out.append(codePoint: 91)
    // The list may change while a fallback runs.
    var index = 0
    while index < ListRef(value)?.count ?? count {
      if index > 0 { try out.append(options.itemSeparator) }
      try newLine()
      try write(ListRef(value)?[index] ?? TupleRef(unchecked: value)[index])
      index += 1
    }
    leave(value)
    try newLine()
    try out.append(codePoint: 93)
  }

  private mutating func object(_ dict: DictRef) throws(Raised) {
    if dict.count == 0 {
      try out.append("{}" as StaticString)
      return
    }
    try enter(dict.value)
    try out.append(codePoint: 123)
    var entries = dict.snapshot.map { (key: $0.key, value: $0.value) }
    if options.sortsKeys {
      let pairs = try machine.heap.list(
        entries.map { entry throws(Raised) in
          try machine.heap.tuple([entry.key, entry.value])
        })
      machine.pin(pairs)
      try machine.sort(ListRef(unchecked: pairs), key: .none, reverse: false)
      entries = ListRef(unchecked: pairs).snapshot.map {
        (TupleRef(unchecked: $0)[0], TupleRef(unchecked: $0)[1])
      }
    } else {
      for entry in entries {
        machine.pin(entry.key)
        machine.pin(entry.value)
      }
    }
    var isFirst = true
    for entry in entries {
      guard try begins(entry.key, isFirst: isFirst) else { continue }
      isFirst = false
      try write(entry.value)
    }
    leave(dict.value)
    if !isFirst { try newLine() }
    try out.append(codePoint: 125)
  }

  /// Writes separator, key and colon; false for a key that is left out.
  private mutating func begins(_ key: Value, isFirst: Bool) throws(Raised) -> Bool {
    let plain = machine.unwrap(key)
    let name: String?
    switch plain.tag {
    case .string: name = nil
    case .none: name = "null"
    case .bool: name = plain.asBool ? "true" : "false"
    case .int, .bigInt: name = try machine.decimalText(plain)
    case .float: name = try text(of: plain.asFloat, plain)
    default:
      if options.skipsKeys { return false }
      throw machine.error(
        .typeError,
        "keys must be str, int, float, bool or None, not \(machine.type(of: key).name)")
    }
    if !isFirst { try out.append(options.itemSeparator) }
    try newLine()
    if let name {
      try out.append(codePoint: 34)
      try out.append(name)
      try out.append(codePoint: 34)
    } else {
      try quote(StringRef(unchecked: plain))
    }
    try out.append(options.keySeparator)
    return true
  }

  private mutating func quote(_ text: StringRef) throws(Raised) {
    try out.append(codePoint: 34)
    for index in 0..<text.count {
      let c = text[index]
      switch c {
      case 34: try out.append("\\\"" as StaticString)
      case 92: try out.append("\\\\" as StaticString)
      case 10: try out.append("\\n" as StaticString)
      case 13: try out.append("\\r" as StaticString)
      case 9: try out.append("\\t" as StaticString)
      case 12: try out.append("\\f" as StaticString)
      case 8: try out.append("\\b" as StaticString)
      case 0..<32: try unicode(c)
      case 0x7F...0xFFFF where options.isASCII: try unicode(c)
      case 0x10000... where options.isASCII:
        let offset = c - 0x10000
        try unicode(0xD800 + offset >> 10)
        try unicode(0xDC00 + offset & 0x3FF)
      default: try out.append(codePoint: c)
      }
    }
    try out.append(codePoint: 34)
  }

  private mutating func unicode(_ c: UInt32) throws(Raised) {
    let digits = String(c, radix: 16)
    try out.append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
  }
}
