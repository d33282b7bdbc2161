/// A function whose results are kept: `functools.lru_cache` and `cache`.
///
/// Results stand in a dict in order of use, the oldest first.
final class CachedFunction: NativeObject, AttributeHolder {
  let function: Value
  let capacity: Int?
  let isTyped: Bool
  private let results: DictRef
  private var attributes: DictRef
  private var hits = 0
  private var misses = 0

  init(
    _ function: Value, capacity: Int?, typed: Bool, results: DictRef, attributes: DictRef
  ) {
    self.function = function
    self.capacity = capacity
    isTyped = typed
    self.results = results
    self.attributes = attributes
  }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(function)
    tracer.mark(results)
    tracer.mark(attributes)
  }

  func setAttribute(_ name: StringRef, to value: Value, _ machine: Machine) throws(Raised) {
    try machine.heap.set(name, to: value, in: attributes)
  }

  func attribute(_ name: StringRef) -> Value? { attributes.value(for: name) }
  var dict: DictRef { attributes }

  func call(_ call: Call) throws(Raised) -> Value {
    let machine = call.machine
    let arguments = (0..<call.restCount).map { call.rest($0) }
    if capacity == 0 {
      misses += 1
      return try machine.call(function, arguments: arguments, keywords: call.keywordPairs)
    }
    let key = try key(arguments, call)
    machine.pin(key)
    let hash = try machine.hash(key)
    if let place = try machine.place(of: key, hash: hash, in: results) {
      hits += 1
      let entry = results[place: place]
      if capacity != nil, place != results.used - 1 {
        results.removeEntry(at: place)
        try machine.heap.insertNew(entry.key, hash: hash, value: entry.value, into: results)
      }
      return entry.value
    }
    misses += 1
    let value = try machine.call(function, arguments: arguments, keywords: call.keywordPairs)
    machine.pin(value)
    if try machine.place(of: key, hash: hash, in: results) == nil {
      if let capacity, results.count >= capacity { results.removeOldest() }
      try machine.heap.insertNew(key, hash: hash, value: value, into: results)
    }
    return value
  }

  /// One int or string stands for itself, anything else for a tuple of all arguments.
  private func key(_ arguments: [Value], _ call: Call) throws(Raised) -> Value {
    let pairs = call.keywordPairs
    if !isTyped, pairs.isEmpty, arguments.count == 1,
      arguments[0].isInt || arguments[0].tag == .string
    {
      return arguments[0]
    }
    var parts = arguments
    if !pairs.isEmpty {
      // A mark that no argument is.
      parts.append(call.machine.types.cell.value)
      for pair in pairs { parts += [pair.name.value, pair.value] }
    }
    if isTyped {
      parts += (arguments + pairs.map(\.value)).map { call.machine.type(of: $0).value }
    }
    return try call.heap.tuple(parts)
  }

  func clear(_ heap: Heap) {
    heap.removeAll(results)
    hits = 0
    misses = 0
  }

  /// Hits, misses, capacity and size, in the order of `CacheInfo`.
  var info: [Value] {
    [.int(hits), .int(misses), capacity.map { .int($0) } ?? .none, .int(results.count)]
  }
}

extension DictRef {
  /// Removes the first live entry.
  func removeOldest() {
    for index in 0..<used where !self[place: index].key.isUndefined {
      return removeEntry(at: index)
    }
  }
}

enum CacheMethods {
  static let rows: [Builtin] = [
    Builtin("__call__(self, /, *args, **keywords)", does: "The result, kept or new.") {
      call throws(Raised) in try call.receiver(CachedFunction.self).call(call)
    },
    Builtin("__get__(self, instance, owner=None, /)", does: "The function, bound.") {
      call throws(Raised) in
      call[1].isNone ? call[0] : call.heap.method(call[0], of: call[1])
    },
    Builtin("cache_info(self)", does: "Counts of hits and misses.") { call throws(Raised) in
      let made = call.machine.global("_CacheInfo", of: "functools") ?? .none
      return try call.machine.call(
        made, arguments: call.receiver(CachedFunction.self).info)
    },
    Builtin("cache_clear(self)", does: "Forgets all results.") { call throws(Raised) in
      try call.receiver(CachedFunction.self).clear(call.heap)
      return .none
    },
    Builtin("cache_parameters(self)", does: "Capacity and typing.") { call throws(Raised) in
      let cached = try call.receiver(CachedFunction.self)
      let dict = try call.heap.dict()
      try call.heap.set(
        call.heap.intern("maxsize"), to: cached.capacity.map { .int($0) } ?? .none, in: dict)
      try call.heap.set(call.heap.intern("typed"), to: .bool(cached.isTyped), in: dict)
      return dict.value
    },
    Builtin("__repr__(self)", does: "The type and the address.") { call throws(Raised) in
      try call.heap.string(
        "<functools._lru_cache_wrapper object at \(call.machine.addressText(call[0]))>")
    },
    Builtin("__getattr__(self, name, /)", does: "Attributes of the function.") {
      call throws(Raised) in
      let name = try ObjectMethods.attributeName(call)
      if let found = try call.receiver(CachedFunction.self).attribute(name) { return found }
      throw call.machine.missingAttribute(name, of: call[0])
    },
  ]

  static let properties: [Builtin] = [
    Builtin("__dict__(self)", does: "The attributes.") { call throws(Raised) in
      try call.receiver(CachedFunction.self).dict.value
    }
  ]

  /// The docstring, which would else be that of the type.
  static func defineDocumentation(on type: TypeRef, _ machine: Machine) throws(Raised) {
    let name = machine.names.doc
    let getter = Builtin("__doc__(self)", does: "The function's.") { call throws(Raised) in
      try call.receiver(CachedFunction.self).attribute(call.machine.names.doc) ?? .none
    }
    let setter = Builtin("__doc__(self, value)", does: "Sets it.") { call throws(Raised) in
      try call.receiver(CachedFunction.self).setAttribute(
        call.machine.names.doc, to: call[1], call.machine)
      return .none
    }
    let heap = machine.heap
    let property = heap.descriptor(
      .property, heap.builtin(NativeFunction(getter)),
      setter: heap.builtin(NativeFunction(setter)))
    try heap.set(name, to: property, in: type.info.attributes)
  }
}
