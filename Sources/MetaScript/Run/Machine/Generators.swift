extension Machine {
  /// Resumes a generator: what it yields, or nil when it ends (`result` is its return value).
  package func resume(
    _ generator: GeneratorRef, sending value: Value, result: inout Value
  ) throws(Raised) -> Value? {
    switch generator.state {
    case .running: throw error(.valueError, "generator already executing")
    case .finished:
      result = .none
      return nil
    case .created where !value.isNone:
      throw error(.typeError, "can't send non-None value to a just-started generator")
    case .created, .suspended: break
    }
    try push(generator, at: top, role: .generatorEntry, destination: 0, sending: value)
    return try finish(try run(), &result)
  }

  private func finish(_ value: Value, _ result: inout Value) throws(Raised) -> Value? {
    if hasYielded {
      hasYielded = false
      return value
    }
    result = value
    return nil
  }

  /// Throws an exception into a generator at the place where it waits.
  package func throwInto(
    _ generator: GeneratorRef, _ raised: Raised, result: inout Value
  ) throws(Raised) -> Value? {
    switch generator.state {
    case .running: throw error(.valueError, "generator already executing")
    case .finished: throw raised
    case .created:
      finish(generator)
      throw raised
    case .suspended: break
    }
    let delegate = unsafe generator.pointer.pointee.delegate
    if !delegate.isUndefined {
      return try throwThrough(delegate, of: generator, raised, &result)
    }
    try push(generator, at: top, role: .generatorEntry, destination: 0, sending: .none)
    return try finish(try run(raising: raised), &result)
  }

  /// A generator waiting in `yield from` passes the exception on to what it delegates to.
  private func throwThrough(
    _ delegate: Value, of generator: GeneratorRef, _ raised: Raised, _ result: inout Value
  ) throws(Raised) -> Value? {
    let pinned = pins.count
    pin(raised.exception)
    pin(generator.value)
    defer { pins.removeLast(pins.count - pinned) }
    generator.state = .running
    var outcome: Raised? = raised
    var returned = Value.none
    do throws(Raised) {
      if matches(raised, .generatorExit) {
        try close(delegate)
      } else if let inner = GeneratorRef(delegate) {
        var innerResult = Value.none
        if let yielded = try throwInto(inner, raised, result: &innerResult) {
          generator.state = .suspended
          return yielded
        }
        outcome = nil
        returned = innerResult
      } else if let method = try attributeIfPresent(heap.intern("throw"), of: delegate) {
        let yielded = try call(method, raised.exception)
        generator.state = .suspended
        return yielded
      }
    } catch {
      if matches(error, .stopIteration), outcome != nil, !matches(raised, .stopIteration) {
        outcome = nil
        returned = stopValue(error.exception)
      } else {
        outcome = error
      }
    }
    generator.state = .suspended
    unsafe generator.pointer.pointee.delegate = .undefined
    try push(
      generator, at: top, role: .generatorEntry, destination: 0, sending: .none,
      skippingDelegation: outcome == nil ? returned : nil)
    return try finish(try run(raising: outcome), &result)
  }

  /// `StopIteration.value`.
  func stopValue(_ exception: Value) -> Value {
    guard let args = TupleRef(field(.args, of: exception)), args.count > 0 else { return .none }
    return args[0]
  }

  /// `generator.close()`, or the same method of another iterator that has one.
  package func close(_ value: Value) throws(Raised) {
    guard let generator = GeneratorRef(value) else {
      if let method = try attributeIfPresent(heap.intern("close"), of: value) {
        _ = try call(method)
      }
      return
    }
    switch generator.state {
    case .finished: return
    case .created: return finish(generator)
    case .running: throw error(.valueError, "generator already executing")
    case .suspended: break
    }
    var result = Value.none
    do throws(Raised) {
      let yielded = try throwInto(
        generator, error(.generatorExit, arguments: []), result: &result)
      if yielded != nil { throw error(.runtimeError, "generator ignored GeneratorExit") }
    } catch {
      if matches(error, .generatorExit) || matches(error, .stopIteration) { return }
      throw error
    }
  }

  /// Makes a waiting generator the running frame. It runs in its own registers; what it calls stands
  /// on the stack, from `window` on.
  func push(
    _ generator: GeneratorRef, at window: Registers, role: Frame.Role, destination: UInt16,
    sending value: Value, skippingDelegation: Value? = nil
  ) throws(Raised) {
    if frames.count >= recursionLimit { throw recursionError() }
    guard stack.holds(window, count: 512) else { throw recursionError() }
    let registers = unsafe Registers(generator.pointer.pointee.registers.unsafelyUnwrapped)
    var cursor = Cursor(startOf: generator.function.code)
    cursor.skip(unsafe generator.pointer.pointee.resumePoint)
    if generator.state == .suspended {
      if let returned = skippingDelegation {
        // The delegate has ended: its result goes where `yield from` puts it.
        let instruction = cursor.fetch()
        registers[instruction.b] = returned
      } else {
        registers[unsafe generator.pointer.pointee.receives] = value
      }
    }
    let kept = unsafe generator.pointer.pointee.handling
    frames.push(
      Frame(
        function: generator.function, registers: registers, end: window, cursor: cursor,
        destination: destination, role: role, subject: generator.value,
        handlingBefore: handling))
    if !kept.isNone { handling = kept }
    generator.state = .running
  }

  /// Takes the running frame, a generator's, off the stack; it goes on at `resumePoint` with what
  /// is sent to it in the register `receives`.
  func suspend(resumePoint: Int, receives: UInt16, delegate: Value) {
    let frame = frames.top
    let generator = GeneratorRef(unchecked: frame.subject)
    unsafe generator.pointer.pointee.resumePoint = resumePoint
    unsafe generator.pointer.pointee.receives = receives
    unsafe generator.pointer.pointee.delegate = delegate
    unsafe generator.pointer.pointee.handling =
      handling.isIdentical(to: frame.handlingBefore) ? .none : handling
    handling = frame.handlingBefore
    generator.state = .suspended
    frames.pop()
  }

  /// Marks a generator as ended and gives its registers back.
  func finish(_ generator: GeneratorRef) {
    generator.state = .finished
    heap.releaseRegisters(of: generator)
    unsafe generator.pointer.pointee.registerCount = 0
    unsafe generator.pointer.pointee.delegate = .undefined
    unsafe generator.pointer.pointee.handling = .none
  }
}
