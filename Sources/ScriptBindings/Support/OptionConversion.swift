import MetaLearning
import MetaScript

extension Machine {
  /// A script's value as a value of a configuration.
  func option(_ value: Value, depth: Int = 0) throws(Raised) -> OptionValue {
    guard depth < 32 else { throw error(.valueError, "a configuration is nested too deep") }
    let value = unwrap(value)
    switch value.tag {
    case .undefined, .none: return .none
    case .bool: return .bool(value.asBool)
    case .int: return .integer(value.asInt)
    case .float: return .number(value.asFloat)
    case .string: return .text(StringRef(unchecked: value).text)
    case .dict: return .table(try options(value, depth: depth + 1))
    case .list, .tuple:
      var items: [OptionValue] = []
      try iterate(value) { item throws(Raised) in
        items.append(try option(item, depth: depth + 1))
        return true
      }
      return .list(items)
    default:
      if arrayObject(value) != nil {
        return try option(try callMethod("tolist", of: value), depth: depth + 1)
      }
      if special(.fspath, of: value) != nil { return .text(try pathText(value)) }
      throw error(
        .typeError,
        "a configuration may hold None, bool, int, float, str, list and dict, not "
          + type(of: value).name)
    }
  }

  /// A script's dict as named options; None is the empty one.
  func options(_ value: Value, depth: Int = 0) throws(Raised) -> Options {
    if value.isNone || value.isUndefined { return Options() }
    guard let dict = DictRef(unwrap(value)) else {
      throw error(.typeError, "a configuration must be a dict, not \(type(of: value).name)")
    }
    var options = Options()
    for entry in dict.snapshot {
      guard let name = StringRef(unwrap(entry.key)) else {
        throw error(
          .typeError, "names in a configuration must be str, not \(type(of: entry.key).name)")
      }
      options[name.text] = try option(entry.value, depth: depth)
    }
    return options
  }

  /// A value of a configuration for scripts.
  func value(of option: OptionValue) throws(Raised) -> Value {
    switch option {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .integer(let value): return .int(value)
    case .number(let value): return .float(value)
    case .text(let text): return try heap.string(text)
    case .list(let items):
      let list = try heap.list(capacity: items.count)
      for item in items { try heap.append(try value(of: item), to: list) }
      return list.value
    case .table(let table): return try value(of: table)
    }
  }

  func value(of options: Options) throws(Raised) -> Value {
    var entries: [(name: String, value: Value)] = []
    for entry in options.entries { entries.append((entry.name, try value(of: entry.value))) }
    return try dict(entries)
  }
}
