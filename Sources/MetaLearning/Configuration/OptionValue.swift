/// A value of a configuration: what a script's dictionary or a file's mapping may hold.
public enum OptionValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([OptionValue])
  case table(Options)

  /// The name scripts know the value's type by.
  public var typeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .integer: "int"
    case .number: "float"
    case .text: "str"
    case .list: "list"
    case .table: "dict"
    }
  }

  /// The value as an error shows it.
  var shown: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .integer(let value): "\(value)"
    case .number(let value): "\(value)"
    case .text(let value): quoted(value)
    case .list(let values): "a list of \(values.count)"
    case .table(let values): "a dict of \(values.entries.count)"
    }
  }
}

extension OptionValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral
{
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(stringLiteral value: String) { self = .text(value) }
  public init(arrayLiteral elements: OptionValue...) { self = .list(elements) }
}

/// Named values in the order they were given: `task_params`, an adapter's configuration.
public struct Options: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  /// One name and its value.
  public struct Entry: Sendable, Equatable {
    public let name: String
    public let value: OptionValue

    public init(name: String, value: OptionValue) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public init(dictionaryLiteral elements: (String, OptionValue)...) {
    for (name, value) in elements { self[name] = value }
  }

  /// The value of that name; setting `nil` removes it, setting a new name appends it.
  public subscript(name: String) -> OptionValue? {
    get { entries.first { $0.name.hasSameBytes(as: name) }?.value }
    set {
      let place = entries.firstIndex { $0.name.hasSameBytes(as: name) }
      switch (place, newValue) {
      case (let place?, let value?): entries[place] = Entry(name: name, value: value)
      case (let place?, nil): entries.remove(at: place)
      case (nil, let value?): entries.append(Entry(name: name, value: value))
      case (nil, nil): break
      }
    }
  }

  public static func == (a: Options, b: Options) -> Bool {
    a.entries.count == b.entries.count && a.entries.allSatisfy { b[$0.name] == $0.value }
  }
}
