import BigInt

/// A script's value as Swift sees it: copied where it is data, held where it is an object.
public enum ScriptValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case int(Int)
  /// An int beyond 64 bits, in decimal.
  case bigInt(String)
  case float(Double)
  case string(String)
  case list([ScriptValue])
  case tuple([ScriptValue])
  /// In the order of insertion.
  case dict([Entry])
  /// Anything else: a function, an instance, an array. It lives as long as this handle.
  case object(ScriptObject)

  public struct Entry: Sendable, Equatable {
    public let key: ScriptValue
    public let value: ScriptValue

    public init(key: ScriptValue, value: ScriptValue) {
      self.key = key
      self.value = value
    }
  }
}

/// A value of a session that Swift holds on to.
public final class ScriptObject: Sendable, Equatable {
  let handle: Int
  private let release: @Sendable (Int) -> Void
  /// The name of the value's class.
  public let typeName: String

  init(handle: Int, typeName: String, release: @escaping @Sendable (Int) -> Void) {
    self.handle = handle
    self.typeName = typeName
    self.release = release
  }

  deinit { release(handle) }

  public static func == (a: ScriptObject, b: ScriptObject) -> Bool { a === b }
}

/// A Swift type that stands for a script's values of one kind, both ways.
public protocol ScriptConvertible: Sendable {
  /// Reads a script's value; nil when it is of another kind.
  init?(script value: ScriptValue)
  /// The value for the script.
  var scriptValue: ScriptValue { get }
  /// What error messages call the kind: `int`, `list of float`.
  static var scriptName: String { get }
}

extension ScriptValue: ScriptConvertible {
  public init?(script value: ScriptValue) { self = value }
  public var scriptValue: ScriptValue { self }
  public static var scriptName: String { "any value" }
}

extension Bool: ScriptConvertible {
  public init?(script value: ScriptValue) {
    guard case .bool(let value) = value else { return nil }
    self = value
  }
  public var scriptValue: ScriptValue { .bool(self) }
  public static var scriptName: String { "bool" }
}

extension Int: ScriptConvertible {
  public init?(script value: ScriptValue) {
    guard case .int(let value) = value else { return nil }
    self = value
  }
  public var scriptValue: ScriptValue { .int(self) }
  public static var scriptName: String { "int" }
}

extension Double: ScriptConvertible {
  /// Takes ints too, as Python's own functions do.
  public init?(script value: ScriptValue) {
    switch value {
    case .float(let value): self = value
    case .int(let value): self = Double(value)
    default: return nil
    }
  }
  public var scriptValue: ScriptValue { .float(self) }
  public static var scriptName: String { "float" }
}

extension String: ScriptConvertible {
  public init?(script value: ScriptValue) {
    guard case .string(let value) = value else { return nil }
    self = value
  }
  public var scriptValue: ScriptValue { .string(self) }
  public static var scriptName: String { "str" }
}

extension Array: ScriptConvertible where Element: ScriptConvertible {
  public init?(script value: ScriptValue) {
    let items: [ScriptValue]
    switch value {
    case .list(let found), .tuple(let found): items = found
    default: return nil
    }
    var converted: [Element] = []
    for item in items {
      guard let element = Element(script: item) else { return nil }
      converted.append(element)
    }
    self = converted
  }
  public var scriptValue: ScriptValue { .list(map(\.scriptValue)) }
  public static var scriptName: String { "list of \(Element.scriptName)" }
}

extension Optional: ScriptConvertible where Wrapped: ScriptConvertible {
  public init?(script value: ScriptValue) {
    if case .none = value {
      self = nil
      return
    }
    guard let wrapped = Wrapped(script: value) else { return nil }
    self = wrapped
  }
  public var scriptValue: ScriptValue { map(\.scriptValue) ?? ScriptValue.none }
  public static var scriptName: String { "\(Wrapped.scriptName) or None" }
}
