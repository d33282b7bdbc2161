/// `re.Pattern`
final class RegexPattern: NativeObject {
  let program: RegexProgram
  /// The text it was compiled from.
  let pattern: StringRef

  init(_ program: RegexProgram, pattern: StringRef) {
    self.program = program
    self.pattern = pattern
  }

  override func trace(_ tracer: inout Tracer) { tracer.mark(pattern) }
  override var footprint: Int {
    program.steps.count * MemoryLayout<RegexStep>.stride + program.sets.count * 128
  }

  func groupIndex(named name: StringRef) -> Int? {
    let codePoints = name.codePoints
    return program.groupNames.first { $0.name == codePoints }?.index
  }
}

/// `re.Match`
final class RegexMatch: NativeObject {
  let pattern: NativeRef
  let program: RegexProgram
  let string: Value
  /// Start and end of each group, -1 where it took no part.
  let slots: [Int]
  let lastGroup: Int
  let start: Int
  let end: Int

  init(
    pattern: NativeRef, program: RegexProgram, string: Value, matcher: RegexMatcher, start: Int,
    end: Int
  ) {
    self.pattern = pattern
    self.program = program
    self.string = string
    slots = matcher.slots
    lastGroup = matcher.lastGroup
    self.start = start
    self.end = end
  }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(pattern)
    tracer.mark(string)
  }
  override var footprint: Int { 96 + slots.count * 8 }

  var groupCount: Int { slots.count / 2 - 1 }
  var range: Range<Int> { slots[0]..<slots[1] }

  /// The text of a group that took part.
  func text(of group: Int, _ machine: Machine) throws(Raised) -> Value? {
    let (from, to) = (slots[group * 2], slots[group * 2 + 1])
    guard from >= 0, to >= from, let text = StringRef(machine.unwrap(string)) else { return nil }
    return try machine.heap.substring(text, from: from, count: to - from)
  }
}

/// `finditer`
final class RegexIterator: NativeObject {
  private let pattern: NativeRef
  private let object: RegexPattern
  private let string: Value
  private var position: Int
  private var refused = -1
  private let start: Int
  private let end: Int

  init(_ pattern: NativeRef, _ object: RegexPattern, string: Value, start: Int, end: Int) {
    self.pattern = pattern
    self.object = object
    self.string = string
    self.start = start
    self.end = end
    position = start
  }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(pattern)
    tracer.mark(string)
  }

  override var isIterator: Bool { true }

  override func next(_ machine: Machine) throws(Raised) -> Value? {
    guard position <= end, let text = StringRef(machine.unwrap(string)) else { return nil }
    var matcher = machine.matcher(object.program, text, end: end)
    guard try matcher.search(from: position, refusingEmptyAt: refused) else {
      position = end + 1
      return nil
    }
    position = matcher.slots[1]
    refused = matcher.slots[0] == position ? position : -1
    return try machine.match(
      pattern, object.program, string: string, matcher, start: start, end: end)
  }
}

extension Machine {
  func matcher(_ program: RegexProgram, _ text: StringRef, end: Int) -> RegexMatcher {
    RegexMatcher(program, text, end: end) { (steps, bytes) throws(Raised) in
      if bytes > 0 { try self.heap.reserve(bytes) }
      try self.charge(steps)
    }
  }

  func match(
    _ pattern: NativeRef, _ program: RegexProgram, string: Value, _ matcher: RegexMatcher,
    start: Int, end: Int
  ) throws(Raised) -> Value {
    heap.native(
      RegexMatch(
        pattern: pattern, program: program, string: string, matcher: matcher, start: start,
        end: end),
      type: try regexTypes().match)
  }

  /// The exception a pattern or template that is wrong ends in.
  func raised(_ error: RegexError, pattern: Value) throws(Raised) -> Raised {
    switch error.kind {
    case .overflow: return self.error(.overflowError, error.message)
    case .value: return self.error(.valueError, error.message)
    case .index: return self.error(.indexError, error.message)
    case .recursion: return self.error(.recursionError, error.message)
    case .pattern: break
    }
    guard let type = global("error", of: "re") else {
      return self.error(.valueError, error.message)
    }
    let made = try call(
      type, string(error.message), error.position == nil ? .none : pattern,
      error.position.map(Value.int) ?? .none)
    return Raised(made)
  }
}
