import MetaScript
import TensorCore

/// The operators of `mx.array`, with their reflected and in-place forms.
enum ArrayOperators {
  typealias Operator = @Sendable (Tensor, Tensor) throws(TensorError) -> Tensor

  /// Name, verb for errors, and meaning.
  private static let binary: [(name: String, does: String, body: Operator)] = [
    ("add", "addition", { a, b throws(TensorError) in try a + b }),
    ("sub", "subtraction", { a, b throws(TensorError) in try a - b }),
    ("mul", "multiplication", { a, b throws(TensorError) in try a * b }),
    ("truediv", "division", { a, b throws(TensorError) in try a / b }),
    ("floordiv", "floor division", { a, b throws(TensorError) in try a.floorDivided(by: b) }),
    ("mod", "modulus", { a, b throws(TensorError) in try a % b }),
    ("pow", "power", { a, b throws(TensorError) in try a.power(b) }),
    ("matmul", "matrix multiplication", { a, b throws(TensorError) in try a.matmul(b) }),
    ("and", "bitwise and", { a, b throws(TensorError) in try a.bitwiseAnd(b) }),
    ("or", "bitwise or", { a, b throws(TensorError) in try a.bitwiseOr(b) }),
    ("xor", "bitwise xor", { a, b throws(TensorError) in try a.bitwiseXor(b) }),
    ("lshift", "left shift", { a, b throws(TensorError) in try a.leftShift(b) }),
    ("rshift", "right shift", { a, b throws(TensorError) in try a.rightShift(b) }),
  ]

  private static let comparisons: [(name: String, does: String, body: Operator)] = [
    ("eq", "equality", { a, b throws(TensorError) in try a == b }),
    ("ne", "inequality", { a, b throws(TensorError) in try a != b }),
    ("lt", "less than", { a, b throws(TensorError) in try a < b }),
    ("le", "less than or equal", { a, b throws(TensorError) in try a <= b }),
    ("gt", "greater than", { a, b throws(TensorError) in try a > b }),
    ("ge", "greater than or equal", { a, b throws(TensorError) in try a >= b }),
  ]

  /// Operators on bits, which real numbers do not have.
  private static let onBits: Set<String> = ["and", "or", "xor", "lshift", "rshift"]

  static let rows: [Builtin] =
    binary.flatMap { name, verb, body in
      [
        Builtin("__\(name)__(self, other, /)", does: "Element-wise \(verb).") {
          call throws(Raised) in
          guard let other = try operand(call, verb) else { return .notImplemented }
          let tensor = try call.receiver(ArrayObject.self).tensor
          if onBits.contains(name) { try checkBits(tensor, other, "with " + verb, call) }
          return try call.machine.array { try body(tensor, other) }
        },
        Builtin("__r\(name)__(self, other, /)", does: "Element-wise \(verb), from the right.") {
          call throws(Raised) in
          guard let other = try operand(call, verb) else { return .notImplemented }
          let tensor = try call.receiver(ArrayObject.self).tensor
          return try call.machine.array { try body(other, tensor) }
        },
        Builtin("__i\(name)__(self, other, /)", does: "In-place \(verb).") { call throws(Raised) in
          guard let other = try operand(call, "inplace " + verb) else { return .notImplemented }
          let object = try call.receiver(ArrayObject.self)
          let tensor = object.tensor
          if onBits.contains(name) {
            // The one of them whose message lacks a word.
            try checkBits(tensor, other, name == "xor" ? verb : "with " + verb, call)
          }
          if name == "truediv", !tensor.dtype.isInexact {
            throw call.machine.error(
              .valueError, "In place division cannot cast to non-floating point type.")
          }
          object.replace(with: try call.machine.native { try body(tensor, other) }, call.heap)
          return call[0]
        },
      ].filter { row in
        // As in MLX, these have no form with the array on the right.
        !(onBits.contains(name) || name == "matmul") || !row.signature.hasPrefix("__r\(name)_")
      }
    }
    + comparisons.map { name, verb, body in
      Builtin("__\(name)__(self, other, /)", does: "Element-wise comparison.") {
        call throws(Raised) in
        let tensor = try call.receiver(ArrayObject.self).tensor
        let machine = call.machine
        guard let other = try operand(call, nil) else {
          if call[1].tag == .instance || call[1].isNone { return .notImplemented }
          if name == "eq" || name == "ne" { return .bool(name == "ne") }
          throw machine.error(
            .valueError,
            "Cannot perform \(verb) on an mlx.core.array and "
              + machine.type(of: call[1]).name)
        }
        return try machine.array { try body(tensor, other) }
      }
    } + unary

  private static func checkBits(_ a: Tensor, _ b: Tensor, _ verb: String, _ call: Call)
    throws(Raised)
  {
    if a.dtype.isInexact || b.dtype.isInexact {
      throw call.machine.error(
        .valueError, "Floating point types not allowed \(verb).")
    }
  }

  /// The other operand; nil where its own class may know what to do.
  private static func operand(_ call: Call, _ verb: String?) throws(Raised) -> Tensor? {
    let machine = call.machine
    if let other = machine.arrayObject(call[1]) { return other.tensor }
    if let verb, verb.hasSuffix("matrix multiplication") {
      if call[1].tag == .instance || call[1].tag == .native { return nil }
      throw call.incompatible()
    }
    let dtype = try call.receiver(ArrayObject.self).tensor.dtype
    if let scalar = try machine.scalarTensor(call[1], like: dtype) { return scalar }
    guard let verb, call[1].tag != .instance, call[1].tag != .native else { return nil }
    if call[1].isNone { throw call.incompatible() }
    throw machine.error(
      .valueError,
      "Cannot perform \(verb) on an mlx.core.array and \(machine.type(of: call[1]).name)")
  }

  /// Whether a row is of an in-place operator.
  static func changesFirst(_ row: Builtin) -> Bool {
    binary.contains { row.signature.hasPrefix("__i\($0.name)__(") }
  }

  private static let unary: [Builtin] = [
    Builtin("__neg__(self, /)", does: "-self") { call throws(Raised) in
      let tensor = try call.receiver(ArrayObject.self).tensor
      return try call.machine.array { try -tensor }
    },
    Builtin("__pos__(self, /)", does: "+self") { call throws(Raised) in call[0] },
    Builtin("__abs__(self, /)", does: "Absolute values.") { call throws(Raised) in
      let tensor = try call.receiver(ArrayObject.self).tensor
      return try call.machine.array { try tensor.abs() }
    },
    Builtin("__invert__(self, /)", does: "~self") { call throws(Raised) in
      let tensor = try call.receiver(ArrayObject.self).tensor
      if tensor.dtype.isInexact {
        throw call.machine.error(
          .valueError, "Floating point types not allowed with bitwise inversion.")
      }
      return try call.machine.array {
        tensor.dtype == .bool ? try tensor.logicalNot() : try tensor.bitwiseInvert()
      }
    },
  ]
}
