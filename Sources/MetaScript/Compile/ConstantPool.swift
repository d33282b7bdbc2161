import BigInt

/// A constant, told apart from others by type and value: `1`, `1.0` and `True` are three, and so
/// are `0.0` and `-0.0`.
indirect enum Constant: Hashable {
  /// No value: what stands for an omitted operand.
  case undefined
  case none
  case bool(Bool)
  case ellipsis
  case integer(Int)
  case bigInteger(BigInt)
  /// By its bits, so that every nan and both zeros are told apart.
  case float(UInt64)
  case string([UInt32])
  /// A string that is the name of something.
  case name(String)
  case tuple([Constant])
  /// What stands for a set display that nobody can change; see `constantSet`.
  case frozenSet([Constant])
  /// The code of an inner scope: never the same as another.
  case code(Int)
}

/// The constants of one piece of code, each held once.
struct ConstantPool {
  private(set) var values: [Value] = []
  private var indices: [Constant: Int] = [:]

  func index(of constant: Constant) -> Int? { indices[constant] }

  mutating func index(of constant: Constant, value: Value) -> Int {
    if let known = indices[constant] { return known }
    indices[constant] = values.count
    values.append(value)
    return values.count - 1
  }

  /// Adds a code object, whose place is its identity.
  mutating func add(_ code: CodeRef) -> Int {
    index(of: .code(values.count), value: code.value)
  }
}

extension Compiler {
  /// Makes a constant's value on the heap.
  func value(of constant: Constant, at span: Span) throws(Diagnostic) -> Value {
    switch constant {
    case .undefined: return .undefined
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .ellipsis: return .ellipsis
    case .integer(let value): return .int(value)
    case .bigInteger(let value):
      return heap.int(value)
    case .float(let bits): return .float(Double(bitPattern: bits))
    case .name(let name): return heap.intern(name).value
    case .string(let text):
      let string = try onHeap(at: span) { heap throws(Raised) in
        try heap.string(codePoints: text)
      }
      // Short ones are shared by the whole session, like names: attribute and key look-ups by
      // them then succeed by identity.
      guard text.count <= 32, let short = StringRef(string) else { return string }
      return heap.intern(short).value
    case .tuple(let items):
      var values: [Value] = []
      for item in items { values.append(try value(of: item, at: span)) }
      return try onHeap(at: span) { heap throws(Raised) in try heap.tuple(values) }
    case .frozenSet(let items):
      var values: [Value] = []
      for item in items { values.append(try value(of: item, at: span)) }
      return try onHeap(at: span) { _ throws(Raised) in try program.frozenSet(values) }
    case .code: preconditionFailure("code objects are added, not made from a description")
    }
  }

  /// Runs what allocates; a budget that is spent becomes a MemoryError without traceback.
  func onHeap<T>(
    at span: Span, _ body: (Heap) throws(Raised) -> T
  ) throws(Diagnostic) -> T {
    do throws(Raised) {
      return try body(heap)
    } catch {
      throw Diagnostic(
        kind: "MemoryError", message: "", place: .init(source: program.tree.source, span: span))
    }
  }
}
