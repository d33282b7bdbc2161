import MetaScript
import TensorCore

/// A family of element types, as `mx.floating`.
final class DTypeFamily: NativeObject {
  /// MLX's names, each with the families it is part of, itself first.
  static let parents: [(name: String, within: [String])] = [
    ("complexfloating", ["complexfloating", "inexact", "number", "generic"]),
    ("floating", ["floating", "inexact", "number", "generic"]),
    ("inexact", ["inexact", "number", "generic"]),
    ("signedinteger", ["signedinteger", "integer", "number", "generic"]),
    ("unsignedinteger", ["unsignedinteger", "integer", "number", "generic"]),
    ("integer", ["integer", "number", "generic"]),
    ("number", ["number", "generic"]), ("generic", ["generic"]),
  ]

  let name: String
  init(_ name: String) { self.name = name }

  /// The families that `dtype` is in.
  static func all(of dtype: DType) -> [String] {
    let own =
      switch dtype.category {
      case .boolean: "generic"
      case .unsignedInteger: "unsignedinteger"
      case .signedInteger: "signedinteger"
      case .floating: "floating"
      case .complex: "complexfloating"
      }
    return parents.first { $0.name == own }?.within ?? []
  }
}

/// The limits of an element type: what `mx.finfo` and `mx.iinfo` give.
final class DTypeLimits: NativeObject {
  let dtype: DType
  init(_ dtype: DType) { self.dtype = dtype }
}

/// Questions about element types.
enum TypeRows {
  static let functions: [Builtin] = [
    Builtin("issubdtype(arg1, arg2)", does: "Whether a type or family is part of another.") {
      call throws(Raised) in
      let (one, other) = (call[0], call[1])
      if let dtype = (NativeRef(other)?.object as? DTypeObject)?.dtype {
        return .bool((NativeRef(one)?.object as? DTypeObject)?.dtype == dtype)
      }
      guard let family = NativeRef(other)?.object as? DTypeFamily else { throw call.incompatible() }
      if let dtype = (NativeRef(one)?.object as? DTypeObject)?.dtype {
        return .bool(DTypeFamily.all(of: dtype).contains(family.name))
      }
      guard let own = NativeRef(one)?.object as? DTypeFamily else { throw call.incompatible() }
      let within = DTypeFamily.parents.first { $0.name == own.name }?.within ?? []
      return .bool(within.contains(family.name))
    },
    Builtin("isdtype(dtype, kind)", does: "Whether a type is of a kind, by the array API's words.")
    {
      call throws(Raised) in
      let dtype = try call.dtype(0, or: .float32)
      return .bool(try isOfKind(dtype, call[1], call))
    },
    Builtin("can_cast(from_, to)", does: "Whether a conversion keeps every value.") {
      call throws(Raised) in
      let array = call.machine.arrayObject(call[0])
      let source = array == nil ? try call.dtype(0, or: .float32) : array!.tensor.dtype
      let target = try call.dtype(1, or: .float32)
      return .bool(source.casts(to: target))
    },
    Builtin("astype(a, dtype, /)", does: "The elements as another type.") { call throws(Raised) in
      let (tensor, dtype) = (try call.array(0), try call.dtype(1, or: .float32))
      return try call.machine.array { try tensor.asType(dtype) }
    },
    Builtin("result_type(*arrays_and_dtypes)", does: "The type of their mixture.") {
      call throws(Raised) in
      var result = DType.bool
      for place in 0..<call.restCount {
        let value = call.rest(place)
        if let type = NativeRef(value)?.object as? DTypeObject {
          result = result.promoted(with: type.dtype)
        } else {
          result = result.promoted(with: try call.machine.tensor(from: value, dtype: nil).dtype)
        }
      }
      return call.machine.value(of: result)
    },
  ]

  private static func isOfKind(_ dtype: DType, _ kind: Value, _ call: Call) throws(Raised) -> Bool {
    if let other = NativeRef(kind)?.object as? DTypeObject { return other.dtype == dtype }
    if let tuple = TupleRef(kind) {
      for place in 0..<tuple.count where try isOfKind(dtype, tuple[place], call) { return true }
      return false
    }
    guard let word = StringRef(kind)?.text else { throw call.incompatible() }
    switch word {
    case "bool": return dtype == .bool
    case "signed integer": return dtype.category == .signedInteger
    case "unsigned integer": return dtype.category == .unsignedInteger
    case "integral": return dtype.isInteger
    case "real floating": return dtype.isFloating
    case "complex floating": return dtype.category == .complex
    case "numeric": return dtype != .bool
    default:
      throw call.machine.error(.valueError, "[isdtype] Unknown data type kind: '\(word)'.")
    }
  }

  // MARK: The types themselves

  /// Adds `Dtype` and its values, the families, `finfo` and `iinfo`.
  static func define(_ machine: Machine, in module: ModuleRef) throws(Raised) {
    let heap = machine.heap
    func set(_ name: String, _ value: Value) { heap.set(heap.intern(name), to: value, in: module) }
    let type = try machine.nativeType(
      named: "Dtype", module: "mlx.core", construct: nil,
      methods: methods.map { $0.having(.pure) },
      properties: [
        Builtin("size(self, /)", does: "Bytes of one element.") { call throws(Raised) in
          .int(try call.receiver(DTypeObject.self).dtype.byteCount)
        }.having(.pure)
      ])
    set("Dtype", type.value)
    for dtype in DType.allCases {
      set(dtype == .bool ? "bool_" : dtype.name, heap.native(DTypeObject(dtype), type: type))
    }
    let family = try machine.nativeType(
      named: "DtypeCategory", module: "mlx.core", construct: nil,
      methods: [
        Builtin("__repr__(self, /)", does: "Its name in MLX.") { call throws(Raised) in
          try call.heap.string("DtypeCategory.\(try call.receiver(DTypeFamily.self).name)")
        }
      ])
    set("DtypeCategory", family.value)
    for (name, _) in DTypeFamily.parents { set(name, heap.native(DTypeFamily(name), type: family)) }
    set("finfo", try limits("finfo", integers: false, machine).value)
    set("iinfo", try limits("iinfo", integers: true, machine).value)
  }

  private static let methods: [Builtin] = [
    Builtin("__repr__(self, /)", does: "Its name in MLX.") { call throws(Raised) in
      try call.heap.string("mlx.core.\(try call.receiver(DTypeObject.self).dtype.name)")
    },
    Builtin("__eq__(self, other, /)", does: "Whether it is the same type.") { call throws(Raised) in
      let dtype = try call.receiver(DTypeObject.self).dtype
      return .bool((NativeRef(call[1])?.object as? DTypeObject)?.dtype == dtype)
    },
    Builtin("__hash__(self, /)", does: "A hash.") { call throws(Raised) in
      .int(Int(try call.receiver(DTypeObject.self).dtype.rawValue))
    },
  ]

  private static func limits(_ name: String, integers: Bool, _ machine: Machine) throws(Raised)
    -> TypeRef
  {
    let construct = Builtin("\(name)(dtype)", does: "The limits of an element type.") {
      call throws(Raised) in
      let dtype = try call.dtype(0, or: .float32)
      guard integers ? dtype.isInteger : dtype.isInexact else {
        throw call.machine.error(
          .valueError,
          integers
            ? "[iinfo] Only integer types supported but \(dtype.name) was provided"
            : "[finfo] dtype \(dtype.name) is not inexact.")
      }
      let shown = dtype == .complex64 ? .float32 : dtype
      return call.heap.native(DTypeLimits(shown), type: call.machine.coreType(name))
    }.having(.pure)
    func property(_ name: String, _ summary: String, _ body: @escaping @Sendable (DType) -> Double)
      -> Builtin
    {
      Builtin("\(name)(self, /)", does: summary) { call throws(Raised) in
        .float(body(try call.receiver(DTypeLimits.self).dtype))
      }
    }
    func bound(_ name: String, _ summary: String, isUpper: Bool) -> Builtin {
      Builtin("\(name)(self, /)", does: summary) { call throws(Raised) in
        let dtype = try call.receiver(DTypeLimits.self).dtype
        if dtype == .uint64, isUpper { return call.heap.int(.init(UInt64.max)) }
        if dtype.isInteger { return .int(isUpper ? dtype.largestInteger : dtype.smallestInteger) }
        return .float(isUpper ? dtype.largest : -dtype.largest)
      }
    }
    var properties = [
      bound("min", "The smallest number.", isUpper: false),
      bound("max", "The largest number.", isUpper: true),
      Builtin("dtype(self, /)", does: "The type.") { call throws(Raised) in
        call.machine.value(of: try call.receiver(DTypeLimits.self).dtype)
      },
    ]
    if !integers {
      properties += [
        property("eps", "The distance of 1 to the next number.") { $0.epsilon },
        property("smallest_normal", "The smallest normal number.") { $0.smallestNormal },
        Builtin("bits(self, /)", does: "Bits of one element.") { call throws(Raised) in
          .int(8 * (try call.receiver(DTypeLimits.self).dtype.byteCount))
        },
      ]
    }
    return try machine.nativeType(
      named: name, module: "mlx.core", construct: construct,
      methods: [
        Builtin("__repr__(self, /)", does: "The limits.") { call throws(Raised) in
          let dtype = try call.receiver(DTypeLimits.self).dtype
          let (low, high) =
            dtype.isInteger
            ? (
              "\(dtype.smallestInteger)",
              dtype == .uint64 ? "\(UInt64.max)" : "\(dtype.largestInteger)"
            ) : (generalText(-dtype.largest), generalText(dtype.largest))
          return try call.heap.string("\(name)(min=\(low), max=\(high), dtype=\(dtype.name))")
        }
      ], properties: properties.map { $0.having(.pure) })
  }
}

extension DType {
  /// Whether a conversion keeps every value, as MLX counts it: integers fit every real type.
  fileprivate func casts(to other: DType) -> Bool {
    if self == other || self == .bool { return true }
    switch (category, other.category) {
    case (.unsignedInteger, .unsignedInteger), (.signedInteger, .signedInteger):
      return byteCount <= other.byteCount
    case (.unsignedInteger, .signedInteger): return byteCount < other.byteCount
    case (.unsignedInteger, .floating), (.signedInteger, .floating), (_, .complex): return true
    case (.floating, .floating): return byteCount < other.byteCount
    default: return false
    }
  }

  fileprivate var largestInteger: Int {
    byteCount == 8 ? Int.max : (1 << (8 * byteCount - (category == .signedInteger ? 1 : 0))) - 1
  }

  fileprivate var smallestInteger: Int {
    guard category == .signedInteger else { return 0 }
    return byteCount == 8 ? Int.min : -(1 << (8 * byteCount - 1))
  }

  fileprivate var largest: Double {
    switch self {
    case .float16: 65504
    case .bfloat16: 3.3895313892515355e38
    case .float64: .greatestFiniteMagnitude
    default: Double(Float.greatestFiniteMagnitude)
    }
  }

  fileprivate var epsilon: Double {
    switch self {
    case .float16: 0x1p-10
    case .bfloat16: 0x1p-7
    case .float64: .ulpOfOne
    default: Double(Float.ulpOfOne)
    }
  }

  fileprivate var smallestNormal: Double {
    switch self {
    case .float16: 0x1p-14
    case .float64: .leastNormalMagnitude
    default: Double(Float.leastNormalMagnitude)
    }
  }
}
