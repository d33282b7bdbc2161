/// A value ordered by a comparison function: `functools.cmp_to_key`.
final class KeyObject: NativeObject {
  let comparison: Value
  let value: Value

  init(_ comparison: Value, _ value: Value) {
    self.comparison = comparison
    self.value = value
  }

  override func trace(_ tracer: inout Tracer) {
    tracer.mark(comparison)
    tracer.mark(value)
  }
}

/// What `cmp_to_key(comparison)` gives: called with a value, it makes its key.
final class KeyMaker: NativeObject {
  let comparison: Value

  init(_ comparison: Value) { self.comparison = comparison }

  override func trace(_ tracer: inout Tracer) { tracer.mark(comparison) }
}

enum KeyMethods {
  static let rows: [Builtin] = [
    ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual,
  ].map { op in
    Builtin("\(op.method.rawValue)(self, other, /)", does: "By the comparison function.") {
      call throws(Raised) in
      let key = try call.receiver(KeyObject.self)
      guard let other = NativeRef(call[1])?.object as? KeyObject else {
        throw call.machine.typeError("other argument must be K instance")
      }
      let result = try call.machine.call(key.comparison, key.value, other.value)
      return try call.machine.compare(op, result, .int(0))
    }
  }

  static let properties: [Builtin] = [
    Builtin("obj(self)", does: "The value.") { call throws(Raised) in
      try call.receiver(KeyObject.self).value
    }
  ]

  static let makerRows: [Builtin] = [
    Builtin("__call__(self, obj, /)", does: "The key of a value.") { call throws(Raised) in
      let maker = try call.receiver(KeyMaker.self)
      let type = try call.machine.nativeType(
        named: "KeyWrapper", module: "functools", construct: nil, methods: rows,
        properties: properties)
      return call.heap.native(KeyObject(maker.comparison, call[1]), type: type)
    }
  ]
}
