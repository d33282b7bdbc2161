import BigInt
import Synchronization

/// Values that Swift has let go of; the machine forgets them when it next converts one.
final class ReleasedHandles: Sendable {
  private let handles = Mutex<[Int]>([])

  func add(_ handle: Int) { handles.withLock { $0.append(handle) } }
  func takeAll() -> [Int] {
    handles.withLock { list in
      defer { list = [] }
      return list
    }
  }
}

extension Machine {
  /// A value for Swift. Data is copied, however deep, without recursion being able to run away.
  func export(_ value: Value, depth: Int = 0) throws(Raised) -> ScriptValue {
    for handle in releasedHandles.takeAll() { hostValues[handle] = nil }
    guard depth < 200 else {
      throw error(.recursionError, "a value nested too deeply for the host")
    }
    switch value.tag {
    case .undefined, .none: return .none
    case .bool: return .bool(value.asBool)
    case .int: return .int(value.asInt)
    case .bigInt: return .bigInt(try decimalText(value))
    case .float: return .float(value.asFloat)
    case .string: return .string(StringRef(unchecked: value).text)
    case .list: return .list(try export(ListRef(unchecked: value).snapshot, depth))
    case .tuple:
      let tuple = TupleRef(unchecked: value)
      return .tuple(try export((0..<tuple.count).map { tuple[$0] }, depth))
    case .dict:
      var entries: [ScriptValue.Entry] = []
      for entry in DictRef(unchecked: value).snapshot {
        entries.append(
          ScriptValue.Entry(
            key: try export(entry.key, depth: depth + 1),
            value: try export(entry.value, depth: depth + 1)))
      }
      return .dict(entries)
    default:
      let released = releasedHandles
      return .object(
        ScriptObject(handle: retainForHost(value), typeName: type(of: value).name) {
          released.add($0)
        })
    }
  }

  private func export(_ items: [Value], _ depth: Int) throws(Raised) -> [ScriptValue] {
    var result: [ScriptValue] = []
    result.reserveCapacity(items.count)
    for item in items { result.append(try export(item, depth: depth + 1)) }
    return result
  }

  /// A value from Swift.
  func `import`(_ value: ScriptValue) throws(Raised) -> Value {
    switch value {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .bigInt(let digits):
      guard let number = BigInt(digits) else {
        throw error(.valueError, "invalid literal for int() with base 10: '\(digits)'")
      }
      return heap.int(number)
    case .float(let value): return .float(value)
    case .string(let text): return try heap.string(text)
    case .list(let items): return try heap.list(try `import`(items))
    case .tuple(let items): return try heap.tuple(try `import`(items))
    case .dict(let entries):
      let dict = try heap.dict()
      pin(dict.value)
      for entry in entries {
        try set(try `import`(entry.key), to: try `import`(entry.value), in: dict)
      }
      return dict.value
    case .object(let object):
      guard let value = hostValues[object.handle] else {
        throw error(.referenceError, "the object belongs to another session")
      }
      return value
    }
  }

  private func `import`(_ items: [ScriptValue]) throws(Raised) -> [Value] {
    var result: [Value] = []
    result.reserveCapacity(items.count)
    for item in items { result.append(try `import`(item)) }
    return result
  }
}
