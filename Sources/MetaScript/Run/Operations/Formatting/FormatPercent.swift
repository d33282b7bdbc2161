import BigInt

extension Machine {
  /// `template % arguments`.
  func formatPercent(_ template: StringRef, _ arguments: Value) throws(Raised) -> Value {
    let mark = pins.count
    defer { pins.removeLast(pins.count - mark) }
    var formatter = PercentFormatter(machine: self, template: template, arguments: arguments)
    return try formatter.run()
  }
}

/// One run of `%` formatting over a template.
private struct PercentFormatter {
  let machine: Machine
  let template: StringUnits
  var position = 0
  var out: StringBuilder
  /// The arguments, as many as there are left; a mapping gives one for each key.
  let arguments: Value
  var items: TupleRef?
  var nextItem = 0
  /// The one argument that is no tuple, or what a key has given.
  var single: Value?
  let isMapping: Bool

  struct Conversion {
    var isLeft = false
    var sign: UInt32?
    var alternate = false
    var zeros = false
    var width = 0
    var precision: Int?
    var type: UInt32 = 0
  }

  init(machine: Machine, template: StringRef, arguments: Value) {
    self.machine = machine
    self.template = template.units
    self.arguments = arguments
    out = StringBuilder(machine.heap)
    items = TupleRef(machine.unwrap(arguments))
    single = items == nil ? arguments : nil
    isMapping =
      items == nil && machine.unwrap(arguments).tag != .string
      && machine.hasItems(arguments)
  }

  mutating func run() throws(Raised) -> Value {
    while position < template.endIndex {
      let start = position
      while position < template.endIndex, template[position] != 37 { position += 1 }
      if position > start { try out.append(template[start..<position]) }
      guard position < template.endIndex else { break }
      position += 1
      if position < template.endIndex, template[position] == 37 {
        position += 1
        try out.append(codePoint: 37)
      } else {
        try convert()
      }
    }
    let isUsedUp = items.map { nextItem >= $0.count } ?? (single == nil)
    if !isUsedUp, !isMapping {
      throw machine.error(
        .typeError, "not all arguments converted during string formatting")
    }
    return try out.finish().value
  }

  private mutating func nextArgument() throws(Raised) -> Value {
    if let items, nextItem < items.count {
      nextItem += 1
      return items[nextItem - 1]
    }
    if let value = single {
      single = nil
      return value
    }
    throw machine.error(.typeError, "not enough arguments for format string")
  }

  private mutating func take() throws(Raised) -> UInt32 {
    guard position < template.endIndex else {
      throw machine.error(.valueError, "incomplete format")
    }
    position += 1
    return template[position - 1]
  }

  /// Reads one conversion and writes what it gives.
  private mutating func convert() throws(Raised) {
    var conversion = Conversion()
    var c = try take()
    if c == 40 {
      try takeKey()
      c = try take()
    }
    flags: while true {
      switch c {
      case 45: conversion.isLeft = true
      case 43: conversion.sign = 43
      case 32: if conversion.sign == nil { conversion.sign = 32 }
      case 35: conversion.alternate = true
      case 48: conversion.zeros = true
      default: break flags
      }
      c = try take()
    }
    if c == 42 {
      let width = try starArgument()
      if width == Int.min { throw machine.error(.overflowError, "width too big") }
      conversion.isLeft = conversion.isLeft || width < 0
      conversion.width = abs(width)
      c = try take()
    } else {
      conversion.width = try takeDigits(&c, limit: Int.max, "width too big") ?? 0
    }
    if c == 46 {
      c = try take()
      if c == 42 {
        let precision = try starArgument()
        if precision > Int(Int32.max) || precision < Int(Int32.min) {
          throw machine.error(.overflowError, "Python int too large to convert to C int")
        }
        conversion.precision = max(0, precision)
        c = try take()
      } else {
        conversion.precision =
          try takeDigits(&c, limit: Int(Int32.max), "precision too big") ?? 0
      }
    }
    // Lengths of the C language are read and mean nothing.
    if c == 104 || c == 108 || c == 76 { c = try take() }
    conversion.type = c
    try write(try nextArgument(), conversion)
  }

  private mutating func takeKey() throws(Raised) {
    guard isMapping else { throw machine.error(.typeError, "format requires a mapping") }
    let start = position
    var depth = 1
    while depth > 0 {
      guard position < template.endIndex else {
        throw machine.error(.valueError, "incomplete format key")
      }
      if template[position] == 40 { depth += 1 }
      if template[position] == 41 { depth -= 1 }
      position += 1
    }
    let key = try machine.heap.string(codePoints: template[start..<position - 1])
    machine.pin(key)
    let value = try machine.item(arguments, key)
    machine.pin(value)
    single = value
  }

  private mutating func starArgument() throws(Raised) -> Int {
    let value = machine.unwrap(try nextArgument())
    guard value.isInteger else { throw machine.error(.typeError, "* wants int") }
    return try machine.size(value)
  }

  private mutating func takeDigits(
    _ c: inout UInt32, limit: Int, _ message: String
  ) throws(Raised) -> Int? {
    var value: Int?
    while c >= 48, c <= 57 {
      let digit = Int(c) - 48
      if value ?? 0 > (limit - digit) / 10 { throw machine.error(.valueError, message) }
      value = (value ?? 0) * 10 + digit
      c = try take()
    }
    return value
  }

  private mutating func write(_ value: Value, _ conversion: Conversion) throws(Raised) {
    switch Unicode.Scalar(conversion.type) {
    case "s": try writeText(try machine.str(value), conversion)
    case "r": try writeText(try machine.repr(value), conversion)
    case "a": try writeText(try machine.ascii(value), conversion)
    case "d", "i", "u", "o", "x", "X": try writeInteger(value, conversion)
    case "e", "E", "f", "F", "g", "G": try writeFloat(value, conversion)
    case "c":
      let c = try character(value)
      try pad(count: 1, conversion) { out throws(Raised) in try out.append(codePoint: c) }
    default:
      let c = conversion.type
      let shown = c >= 31 && c <= 126 ? Unicode.Scalar(c).map(String.init) ?? "?" : "?"
      throw machine.error(
        .valueError,
        "unsupported format character '\(shown)' (0x\(String(c, radix: 16))) at index "
          + "\(position - 1)")
    }
  }

  private mutating func writeText(
    _ text: StringRef, _ conversion: Conversion
  ) throws(Raised) {
    let count = min(text.count, conversion.precision ?? text.count)
    if count == text.count, conversion.width <= count { return try out.append(text) }
    try pad(count: count, conversion) { out throws(Raised) in try out.append(text.units[0..<count])
    }
  }

  private mutating func pad(
    count: Int, _ conversion: Conversion, _ body: (inout StringBuilder) throws(Raised) -> Void
  ) throws(Raised) {
    let padding = max(0, conversion.width - count)
    if !conversion.isLeft { try out.append(repeating: 32, count: padding) }
    try body(&out)
    if conversion.isLeft { try out.append(repeating: 32, count: padding) }
  }

  private func character(_ value: Value) throws(Raised) -> UInt32 {
    let plain = machine.unwrap(value)
    if let text = StringRef(plain), text.count == 1 { return text[0] }
    var integer = plain
    if !integer.isInteger, plain.tag != .string, plain.tag != .float,
      let index = try machine.callSpecial(.index, of: value)
    {
      integer = index
    }
    guard integer.isInteger else { throw machine.error(.typeError, "%c requires int or char") }
    guard integer.isSmallInteger, integer.asInt >= 0, integer.asInt < 0x110000 else {
      throw machine.error(.overflowError, "%c arg not in range(0x110000)")
    }
    return UInt32(integer.asInt)
  }

  private mutating func writeInteger(
    _ value: Value, _ conversion: Conversion
  ) throws(Raised) {
    let type = Unicode.Scalar(conversion.type) ?? "d"
    let isDecimal = type == "d" || type == "i" || type == "u"
    guard
      let integer = try isDecimal
        ? machine.wholeNumber(value) : machine.integerIndexIfPresent(value)
    else {
      let wanted = isDecimal ? "a real number" : "an integer"
      throw machine.error(
        .typeError,
        "%\(type) format: \(wanted) is required, not \(machine.type(of: value).info.nameInErrors)")
    }
    var digits: [UInt8]
    var prefix: [UInt8] = []
    if isDecimal {
      digits = Array(try machine.decimalText(integer).utf8.drop { $0 == 45 })
    } else {
      digits = IntegerText.digits(
        integer.asBigInt.magnitude, base: type == "o" ? 8 : 16, uppercase: type == "X")
      if conversion.alternate { prefix = [48, UInt8(conversion.type)] }
    }
    if let precision = conversion.precision, precision > digits.count {
      try machine.heap.reserve(precision * 3)
      digits = [UInt8](repeating: 48, count: precision - digits.count) + digits
    }
    try writeNumber(
      conversion, isNegative: integer.isNegativeInteger, prefix: prefix, digits)
  }

  private mutating func writeFloat(_ value: Value, _ conversion: Conversion) throws(Raised) {
    let number = try machine.realNumber(value)
    var specification = FormatSpecification(type: conversion.type, align: "<")
    specification.alternate = conversion.alternate
    specification.precision = conversion.precision ?? 6
    try machine.heap.reserve(specification.precision * 4)
    let field = try machine.raising { try FormatNumber.field(number, specification) }
    try writeNumber(
      conversion, isNegative: field.isNegative, prefix: [],
      field.digits + field.remainder.map { UInt8(truncatingIfNeeded: $0) })
  }

  private mutating func writeNumber(
    _ conversion: Conversion, isNegative: Bool, prefix: [UInt8], _ digits: [UInt8]
  ) throws(Raised) {
    let sign = isNegative ? 45 : conversion.sign
    let count = (sign == nil ? 0 : 1) + prefix.count + digits.count
    let padding = max(0, conversion.width - count)
    let zeros = conversion.zeros && !conversion.isLeft
    if !zeros, !conversion.isLeft { try out.append(repeating: 32, count: padding) }
    if let sign { try out.append(codePoint: sign) }
    try out.append(bytes: prefix)
    if zeros { try out.append(repeating: 48, count: padding) }
    try out.append(bytes: digits)
    if conversion.isLeft { try out.append(repeating: 32, count: padding) }
  }
}
