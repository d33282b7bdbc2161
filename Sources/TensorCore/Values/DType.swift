/// The element types of MLX, in MLX's order of promotion categories.
public enum DType: UInt8, Sendable, CaseIterable, Hashable {
  case bool
  case uint8, uint16, uint32, uint64
  case int8, int16, int32, int64
  case float16, float32, float64, bfloat16, complex64

  /// The groups MLX promotes between.
  public enum Category: UInt8, Sendable, Comparable {
    case boolean, unsignedInteger, signedInteger, floating, complex

    public static func < (left: Category, right: Category) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// The size of one element in bytes.
  public var byteCount: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16, .float16, .bfloat16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64, .complex64: 8
    }
  }

  /// MLX's name, as in `dtype=int32`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float16: "float16"
    case .float32: "float32"
    case .float64: "float64"
    case .bfloat16: "bfloat16"
    case .complex64: "complex64"
    }
  }

  /// The type with MLX's name `name`, or `bool_`.
  public init?(named name: String) {
    let wanted = name == "bool_" ? "bool" : name
    guard let found = DType.allCases.first(where: { $0.name == wanted }) else { return nil }
    self = found
  }

  public var category: Category {
    switch self {
    case .bool: .boolean
    case .uint8, .uint16, .uint32, .uint64: .unsignedInteger
    case .int8, .int16, .int32, .int64: .signedInteger
    case .float16, .float32, .float64, .bfloat16: .floating
    case .complex64: .complex
    }
  }

  /// Whether elements are real floating-point numbers.
  public var isFloating: Bool { category == .floating }
  /// Whether elements are floating-point or complex numbers.
  public var isInexact: Bool { category >= .floating }
  /// Whether elements are integers; `bool` is not.
  public var isInteger: Bool { category == .unsignedInteger || category == .signedInteger }

  /// The type of a result that mixes `self` and `other`, as `mx.result_type` gives it.
  ///
  /// Symmetric; an unsigned and a signed integer meet in the next wider signed one, `uint64` with a
  /// signed one in `float32`, `float16` and `bfloat16` in `float32`.
  public func promoted(with other: DType) -> DType {
    if self == other { return self }
    let (low, high) = category <= other.category ? (self, other) : (other, self)
    switch high.category {
    case .boolean: return .bool
    case .complex: return .complex64
    case .floating:
      guard low.category == .floating else { return high }
      if low == .float64 || high == .float64 { return .float64 }
      return .float32
    case .unsignedInteger:
      return low.byteCount > high.byteCount && low != .bool ? low : high
    case .signedInteger:
      if low == .bool { return high }
      if low.category == .signedInteger {
        return low.byteCount > high.byteCount ? low : high
      }
      if low == .uint64 { return .float32 }
      if low.byteCount < high.byteCount { return high }
      return low == .uint8 ? .int16 : low == .uint16 ? .int32 : .int64
    }
  }

  /// The type in which functions such as `exp` answer for this one: itself where inexact, else
  /// `float32`.
  public var inexact: DType { isInexact ? self : .float32 }
}
