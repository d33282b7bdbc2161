/// The frames an exception has passed, kept in its `__traceback__`, innermost first.
package final class Traceback: NativeObject {
  struct Entry {
    let code: CodeRef
    /// The instruction that raised or called.
    let index: Int

    var line: Int {
      let info = code.info
      return info.source.line(at: index < info.spans.count ? info.spans[index].start : 0)
    }
  }

  /// The frame that raised, which most exceptions do not leave.
  private let innermost: Entry
  private var others: [Entry] = []

  init(_ code: CodeRef, index: Int) { innermost = Entry(code: code, index: index) }

  private init(_ entries: some Collection<Entry>) {
    innermost = entries[entries.startIndex]
    others = Array(entries.dropFirst())
  }

  var entries: [Entry] { [innermost] + others }

  /// The frame the exception came to last.
  var outermost: Entry { others.last ?? innermost }

  /// The traceback without that frame, nil when it is the only one.
  var next: Traceback? { others.isEmpty ? nil : Traceback(entries.dropLast()) }

  /// A runaway recursion's traceback is kept to its ends: nobody reads a million lines.
  private static let most = 20_000

  func add(_ code: CodeRef, index: Int) {
    if others.count < Self.most { others.append(Entry(code: code, index: index)) }
  }

  override package func trace(_ tracer: inout Tracer) {
    tracer.mark(innermost.code)
    for entry in others { tracer.mark(entry.code) }
  }
}

extension Machine {
  /// An exception of a built-in kind, ready to be thrown.
  package func error(_ kind: ExceptionKind, _ message: String) -> Raised {
    guard let text = try? heap.string(message) else { return Raised(heap.memoryError) }
    return error(kind, arguments: [text])
  }

  /// The same with any `args`.
  package func error(_ kind: ExceptionKind, arguments: [Value]) -> Raised {
    guard let args = try? heap.tuple(arguments) else { return Raised(heap.memoryError) }
    return Raised(exception(of: types[kind], args: args))
  }

  /// A NameError or AttributeError that remembers what was looked for, for "Did you mean".
  func error(
    _ kind: ExceptionKind, _ message: String, lookingFor name: StringRef, in object: Value
  ) -> Raised {
    let raised = error(kind, message)
    if let hint = try? heap.tuple([name.value, object]) {
      InstanceRef(unchecked: raised.exception)[slot: ExceptionSlot.hint.rawValue] = hint
    }
    return raised
  }

  /// A new exception instance whose `__init__` is not run.
  func exception(of type: TypeRef, args: Value) -> Value {
    let instance = heap.instance(of: type)
    instance[slot: ExceptionSlot.args.rawValue] = args
    instance[slot: ExceptionSlot.cause.rawValue] = .none
    instance[slot: ExceptionSlot.context.rawValue] = .none
    instance[slot: ExceptionSlot.suppressContext.rawValue] = .false
    instance[slot: ExceptionSlot.traceback.rawValue] = .none
    instance[slot: ExceptionSlot.hint.rawValue] = .none
    return instance.value
  }

  package func matches(_ raised: Raised, _ kind: ExceptionKind) -> Bool {
    isInstance(raised.exception, of: types[kind])
  }

  func isException(_ value: Value) -> Bool { isInstance(value, of: types[.baseException]) }

  /// Sets a field of an exception as a script does; TypeError for what it cannot hold.
  func setCheckedField(
    _ field: ExceptionSlot, of exception: Value, to value: Value
  ) throws(Raised) {
    switch field {
    case .args:
      let items = try list(from: value)
      setField(.args, of: exception, to: try heap.tuple(items.snapshot))
      return
    case .cause, .context:
      guard value.isNone || isException(value) else {
        let what = field == .cause ? "cause" : "context"
        throw error(
          .typeError, "exception \(what) must be None or derive from BaseException")
      }
      if field == .cause { setField(.suppressContext, of: exception, to: .true) }
    case .suppressContext:
      guard value.tag == .bool else {
        throw error(.typeError, "attribute value type must be bool")
      }
    case .traceback:
      guard value.isNone || NativeRef(value)?.object is Traceback else {
        throw error(.typeError, "__traceback__ must be a traceback or None")
      }
    case .hint: break
    }
    setField(field, of: exception, to: value)
  }

  /// A built-in field of an exception.
  package func field(_ slot: ExceptionSlot, of exception: Value) -> Value {
    InstanceRef(unchecked: exception)[slot: slot.rawValue]
  }

  package func setField(_ slot: ExceptionSlot, of exception: Value, to value: Value) {
    InstanceRef(unchecked: exception)[slot: slot.rawValue] = value
  }

  /// The exception that `raise value` raises: an instance as it is, a class called.
  func exceptionToRaise(_ value: Value) throws(Raised) -> Value {
    if isException(value) { return value }
    if let type = TypeRef(value), type.isSubtype(of: types[.baseException]) {
      return try checkedException(try call(value), madeBy: value)
    }
    throw error(.typeError, "exceptions must derive from BaseException")
  }

  /// What calling an exception class gave, which its `__new__` decides.
  func checkedException(
    _ made: Value, madeBy type: Value, inGenerator: Bool = false
  ) throws(Raised) -> Value {
    if isException(made) { return made }
    let kind = self.type(of: made)
    throw error(
      .typeError,
      "calling \(try repr(type).text) should have returned an instance of BaseException, "
        + "not \(inGenerator ? kind.name : try repr(kind.value).text)")
  }

  /// `raise value`, with the exception being handled as its context.
  func raise(_ value: Value) throws(Raised) -> Raised {
    let exception = try exceptionToRaise(value)
    return Raised(exception)
  }

  /// `raise value from cause`.
  func raise(_ value: Value, from cause: Value) throws(Raised) -> Raised {
    let exception = try exceptionToRaise(value)
    let reason: Value
    if cause.isNone {
      reason = .none
    } else if let type = TypeRef(cause), type.isSubtype(of: types[.baseException]) {
      reason = try checkedException(try call(cause), madeBy: cause)
    } else if isException(cause) {
      reason = cause
    } else {
      throw error(.typeError, "exception causes must derive from BaseException")
    }
    setField(.cause, of: exception, to: reason)
    setField(.suppressContext, of: exception, to: .true)
    return Raised(exception)
  }

  /// Sets the context of an exception that begins its way while another is being handled.
  func setContext(of exception: Value) {
    guard !handling.isNone, !handling.isIdentical(to: exception),
      field(.context, of: exception).isNone || !hasTraceback(exception)
    else { return }
    // A context that leads back to the exception itself is cut, as CPython does. `slow` follows at
    // half the pace, since a script can make a ring of contexts that the exception is no part of.
    var walk = handling
    var slow = handling
    var isSecond = false
    while true {
      let next = field(.context, of: walk)
      if next.isNone { break }
      if next.isIdentical(to: exception) {
        setField(.context, of: walk, to: .none)
        break
      }
      walk = next
      if walk.isIdentical(to: slow) { break }
      if isSecond { slow = field(.context, of: slow) }
      isSecond.toggle()
    }
    setField(.context, of: exception, to: handling)
  }

  private func hasTraceback(_ exception: Value) -> Bool {
    !field(.traceback, of: exception).isNone
  }

  /// Notes that an exception passes a frame.
  func addTraceback(_ exception: Value, code: CodeRef, index: Int) {
    // Library modules written in the language are not the script's own code.
    if code.info.source.name.hasPrefix("<library ") { return }
    let known = field(.traceback, of: exception)
    if let native = NativeRef(known), let traceback = native.object as? Traceback {
      traceback.add(code, index: index)
      return
    }
    let type = tracebackType ?? types.object
    setField(
      .traceback, of: exception, to: heap.native(Traceback(code, index: index), type: type))
  }

  /// `except kind`: whether an exception matches a class or a tuple of classes.
  func matchException(_ exception: Value, _ pattern: Value) throws(Raised) -> Bool {
    if let type = TypeRef(pattern), type.isSubtype(of: types[.baseException]) {
      return self.type(of: exception).isSubtype(of: type)
    }
    if let tuple = TupleRef(pattern) {
      try enter(" in comparison")
      defer { leave() }
      for index in 0..<tuple.count where try matchException(exception, tuple[index]) {
        return true
      }
      return false
    }
    throw error(
      .typeError, "catching classes that do not inherit from BaseException is not allowed")
  }
}
