extension Machine {
  // MARK: Leaving frames

  /// Ends the running frame; a value means that the loop is left.
  @inline(never) func leave(_ result: Value) throws(Raised) -> Value? {
    let frame = frames.top
    frames.pop()
    switch frame.role {
    case .call: frames.top.registers[frame.destination] = result
    case .construction, .constructionEntry:
      guard result.isNone else {
        if frame.role == .constructionEntry { frames.push(frame) }
        throw error(
          .typeError, "__init__() should return None, not '\(type(of: result).info.nameInErrors)'")
      }
      if frame.role == .constructionEntry { return frame.subject }
      frames.top.registers[frame.destination] = frame.subject
    case .entry: return result
    case .generatorEntry:
      handling = frame.handlingBefore
      finish(GeneratorRef(unchecked: frame.subject))
      return result
    case .forLoop:
      handling = frame.handlingBefore
      finish(GeneratorRef(unchecked: frame.subject))
      frames.top.cursor.jumpByWord()
    case .delegation:
      handling = frame.handlingBefore
      finish(GeneratorRef(unchecked: frame.subject))
      frames.top.registers[frame.destination] = result
    }
    return nil
  }

  // MARK: Loops and generators

  /// `for`: the next item, or the jump out.
  @inline(__always) func forNext(_ i: Instruction, _ code: inout RunningCode) throws(Raised) {
    let iterator = code[i.a]
    if iterator.tag == .iterator {
      let walk = IteratorRef(unchecked: iterator)
      if walk.role == .range {
        let position = walk.position
        let step = walk.step
        if step > 0 ? position < walk.limit : position > walk.limit {
          code[i.b] = .int(position)
          // Past the last item the sum may overflow; the range is then at its end.
          let (next, overflow) = position.addingReportingOverflow(step)
          walk.position = overflow ? walk.limit : next
          code.cursor.skip(1)
        } else {
          code.cursor.jumpByWord()
        }
        return
      }
      if walk.role == .list, let list = ListRef(walk.source) {
        let position = walk.position
        if position < list.count {
          code[i.b] = list[position]
          walk.position = position &+ 1
          code.cursor.skip(1)
          return
        }
      }
    } else if iterator.tag == .generator {
      frames.setCursor(code.cursor)
      try forNextGenerator(GeneratorRef(unchecked: iterator), i)
      code = RunningCode(frames.top)
      fuel &-= 1
      if fuel < 0 { try safePoint() }
      return
    }
    frames.setCursor(code.cursor)
    if let item = try next(iterator) {
      code[i.b] = item
      code.cursor.skip(1)
    } else {
      code.cursor.jumpByWord()
    }
  }

  /// Makes the generator's frame the running one, or takes the jump out.
  @inline(never) private func forNextGenerator(
    _ generator: GeneratorRef, _ i: Instruction
  ) throws(Raised) {
    switch generator.state {
    case .finished: frames.top.cursor.jumpByWord()
    case .running: throw error(.valueError, "generator already executing")
    case .created, .suspended:
      try push(generator, at: top, role: .forLoop, destination: i.b, sending: .none)
    }
  }

  /// Hands a yielded value to whoever stepped the generator that has been suspended, whose frame
  /// had this role and destination. True when that is Swift.
  func deliver(_ value: Value, _ role: Frame.Role, _ destination: UInt16) -> Bool {
    var (role, destination) = (role, destination)
    while true {
      switch role {
      case .forLoop:
        frames.top.registers[destination] = value
        frames.top.cursor.skip(1)
        return false
      case .delegation:
        // The frame below waits in `yield from`: it yields the same value in its turn.
        let below = frames.top
        let running = below.function.code
        var cursor = below.cursor
        cursor.skip(-1)
        let point = cursor.index(in: running)
        let instruction = cursor.fetch()
        suspend(
          resumePoint: point, receives: instruction.c,
          delegate: below.registers[instruction.a])
        (role, destination) = (below.role, below.destination)
      case .call, .construction, .entry, .constructionEntry, .generatorEntry:
        hasYielded = true
        return true
      }
    }
  }

  /// One step of `yield from`: what to yield, or nil when there is a result or a frame to run.
  func delegate(_ i: Instruction, _ code: RunningCode) throws(Raised) -> Value? {
    let (iterator, sent) = (code[i.a], code[i.c])
    if let generator = GeneratorRef(iterator) {
      switch generator.state {
      case .finished:
        code[i.b] = .none
        return nil
      case .running: throw error(.valueError, "generator already executing")
      case .created, .suspended:
        if generator.state == .created, !sent.isNone {
          throw error(.typeError, "can't send non-None value to a just-started generator")
        }
        try push(generator, at: top, role: .delegation, destination: i.b, sending: sent)
        return nil
      }
    }
    if sent.isNone {
      var result = Value.none
      if let item = try next(iterator, result: &result) { return item }
      code[i.b] = result
      return nil
    }
    do {
      return try callMethod("send", of: iterator, sent)
    } catch {
      guard matches(error, .stopIteration) else { throw error }
      code[i.b] = stopValue(error.exception)
      return nil
    }
  }

  /// `next(iterator)` that also tells the value of the `StopIteration` that ended it.
  private func next(_ iterator: Value, result: inout Value) throws(Raised) -> Value? {
    guard iterator.tag == .instance, let method = special(.next, of: iterator) else {
      return try next(iterator)
    }
    do { return try call(method, iterator) } catch {
      guard matches(error, .stopIteration) else { throw error }
      result = stopValue(error.exception)
      return nil
    }
  }

  // MARK: Functions

  /// The words under the cursor tell what the function captures.
  func makeFunction(_ i: Instruction, _ code: RunningCode) {
    var cursor = code.cursor
    let function = heap.function(
      CodeRef(unchecked: code.constants[i.b]), module: code.function.module,
      captured: Int(i.c))
    for index in 0..<Int(i.c) {
      let word = cursor.fetch()
      let cell =
        word.a == 0 ? CellRef(unchecked: code[word.b]) : code.function.cell(Int(word.b))
      function.setCell(index, cell)
    }
    code[i.a] = function.value
  }

  /// `callee(*positional, **keywords)`.
  func callSpread(
    _ callee: Value, _ positional: Value, _ keywords: Value, destination: UInt16
  ) throws(Raised) -> Value {
    let items =
      if let tuple = TupleRef(positional) { tuple } else {
        try spreadArguments(positional, of: callee)
      }
    pin(items.value)
    defer { pins.removeLast() }
    let named = DictRef(keywords)?.snapshot ?? []
    let window = top.advanced(by: 2)
    let count = items.count + named.count
    guard stack.holds(window, count: count + 512) else { throw recursionError() }
    window[-2] = callee
    window[-1] = .undefined
    for index in 0..<items.count { window[index] = items[index] }
    for (index, entry) in named.enumerated() { window[items.count + index] = entry.value }
    if callee.tag == .builtin || callee.tag == .type || !named.isEmpty {
      let names = named.isEmpty ? nil : try heap.tuple(named.map(\.key))
      if let names { pin(names) }
      defer { if names != nil { pins.removeLast() } }
      return try call(
        callee, in: window, count, keywords: names.map { TupleRef(unchecked: $0) })
    }
    return try enter(
      callee, window, count, keywords: nil, role: .call, destination: destination)
  }

  // MARK: with

  func enterContext(_ i: Instruction, _ code: RunningCode) throws(Raised) {
    let manager = code[i.b]
    guard let enter = special(.enter, of: manager) else { throw noContextManager(manager, "") }
    guard let exit = special(.exit, of: manager) else {
      throw noContextManager(manager, " (missed __exit__ method)")
    }
    let type = type(of: manager)
    code[i.c] = try bind(exit, to: manager, type: type)
    code[i.a] = try call(try bind(enter, to: manager, type: type))
  }

  private func noContextManager(_ value: Value, _ detail: String) -> Raised {
    error(
      .typeError,
      "'\(type(of: value).info.nameInErrors)' object does not support the context manager protocol\(detail)"
    )
  }

  func exitContext(_ exit: Value, _ exception: Value) throws(Raised) -> Value {
    guard !exception.isNone else { return try call(exit, .none, .none, .none) }
    return try call(
      exit, type(of: exception).value, exception, field(.traceback, of: exception))
  }
}

extension CodeInfo {
  /// The innermost handler of an instruction.
  func handler(at index: Int) -> Handler? { handlers.first { $0.range.contains(index) } }
}

extension Opcode {
  /// The operator of an arithmetic instruction, plain or in place.
  var binaryOperator: BinaryOperator {
    switch self {
    case .add, .addInPlace: .add
    case .subtract, .subtractInPlace: .subtract
    case .multiply, .multiplyInPlace: .multiply
    case .matrixMultiply, .matrixMultiplyInPlace: .matrixMultiply
    case .divide, .divideInPlace: .divide
    case .floorDivide, .floorDivideInPlace: .floorDivide
    case .modulo, .moduloInPlace: .modulo
    case .power, .powerInPlace: .power
    case .leftShift, .leftShiftInPlace: .leftShift
    case .rightShift, .rightShiftInPlace: .rightShift
    case .bitOr, .bitOrInPlace: .bitOr
    case .bitXor, .bitXorInPlace: .bitXor
    case .bitAnd, .bitAndInPlace: .bitAnd
    default: preconditionFailure("not an arithmetic instruction")
    }
  }
}
