/// What a built-in function does besides giving a result, as far as observations must know.
package enum Effect: Sendable {
  /// Nothing is known: a call of it cannot be guarded.
  case unknown
  /// The result follows from the arguments and what they hold; nothing is changed.
  case pure
  /// The same, but what the arguments hold is not looked at, or only where it is noted by itself.
  case shallow
  /// The same, and items are taken from arguments that hold some, but not looked into.
  case items
  /// The item of the first argument under the key that is the second; nothing is changed.
  case item
  /// The attribute of the first argument whose name is the second.
  case attribute
  /// Changes its first argument and nothing else; reads the others.
  case changesFirst
}

extension NativeFunction {
  /// What the row says, else what is known of the language's own functions.
  func effect() -> Effect { row.effect ?? Effects.known(name, owner: owner, module: module) }
}

/// The effects of the language's own functions and methods.
///
/// What is not listed is taken to have any. Functions that call back (`map`, `sorted` with a key) are
/// listed: what they call is observed in its turn.
enum Effects {
  static func known(_ name: String, owner: String?, module: String?) -> Effect {
    if let owner { return method(name, owner) }
    switch module {
    case nil:
      if shallow.contains(name) { return .shallow }
      return taking.contains(name) ? .items : pure.contains(name) ? .pure : .unknown
    case "math": return .pure
    case "operator": return changingOperators.contains(name) ? .unknown : .pure
    case "functools": return name == "reduce" ? .pure : .unknown
    default: return .unknown
    }
  }

  private static func method(_ name: String, _ owner: String) -> Effect {
    switch owner {
    case "str", "int", "float", "bool", "tuple", "range", "slice", "frozenset":
      return name == "__hash__" ? .unknown : .pure
    case "list": return listChanges.contains(name) ? .changesFirst : .pure
    case "dict":
      if name == "get" || name == "__getitem__" { return .item }
      if ["copy", "items", "keys", "values"].contains(name) { return .items }
      return dictChanges.contains(name) ? .changesFirst : .pure
    case "set": return setChanges.contains(name) ? .changesFirst : .pure
    case "dict_keys", "dict_values", "dict_items", "generator": return .pure
    case "object":
      if name == "__getattribute__" { return .attribute }
      if name == "__setattr__" || name == "__delattr__" { return .changesFirst }
      return objectMethods.contains(name) ? .shallow : .unknown
    case "partial": return name == "__call__" ? .pure : .unknown
    default: return iterators.contains(owner) ? .pure : .unknown
    }
  }

  /// Attributes are noted where they are read; a class that is made by `type` is refused there.
  private static let shallow: Set = [
    "callable", "classmethod", "delattr", "getattr", "hasattr", "isinstance", "issubclass",
    "object", "property", "setattr", "staticmethod", "super", "type",
  ]

  private static let taking: Set = [
    "enumerate", "filter", "iter", "len", "list", "map", "next", "reversed", "tuple", "zip",
  ]

  private static let pure: Set = [
    "abs", "all", "any", "ascii", "bin", "bool", "chr", "dict", "divmod", "float", "format",
    "frozenset", "hex", "int", "max", "min", "oct", "ord", "partial", "pow", "range", "repr",
    "round", "set", "slice", "sorted", "str", "sum",
  ]

  private static let listChanges: Set = [
    "__delitem__", "__iadd__", "__imul__", "__init__", "__setitem__", "append", "clear", "extend",
    "insert", "pop", "remove", "reverse", "sort",
  ]

  private static let dictChanges: Set = [
    "__delitem__", "__init__", "__ior__", "__setitem__", "clear", "pop", "popitem", "setdefault",
    "update",
  ]

  private static let setChanges: Set = [
    "__iand__", "__init__", "__ior__", "__isub__", "__ixor__", "add", "clear", "difference_update",
    "discard", "intersection_update", "pop", "remove", "symmetric_difference_update", "update",
  ]

  private static let changingOperators: Set = [
    "delitem", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "ior",
    "ipow", "irshift", "isub", "itruediv", "ixor", "setitem", "call", "methodcaller", "attrgetter",
    "itemgetter",
  ]

  private static let objectMethods: Set = [
    "__eq__", "__format__", "__ge__", "__gt__", "__init__", "__init_subclass__", "__le__", "__lt__",
    "__ne__", "__new__", "__str__",
  ]

  private static let iterators: Set = [
    "list_iterator", "tuple_iterator", "str_iterator", "range_iterator", "dict_keyiterator",
    "dict_valueiterator", "dict_itemiterator", "set_iterator", "enumerate", "zip", "map", "filter",
    "reversed", "list_reverseiterator",
  ]
}

extension Machine {
  /// A call of a built-in that is about to be made.
  func noteCall(
    _ builtin: BuiltinRef, _ arguments: Registers, _ count: Int, _ observation: Observation
  ) throws(Raised) {
    let function = builtin.function
    let effect = function.effect()
    var start = 0
    switch effect {
    case .unknown:
      let place = function.module.map { $0 + "." } ?? ""
      throw endObservation("calls \(place)\(function.qualifiedName)")
    case .pure: break
    case .items:
      for index in 0..<count {
        try noteCallee(arguments[index], observation)
        try touch(arguments[index], observation, itemsOnly: true)
      }
      return
    case .shallow:
      if function.name == "type", function.owner == nil, count > 1 {
        throw endObservation("makes a class")
      }
      for index in 0..<count {
        let value = arguments[index]
        if value.tag == .instance { note(InstanceRef(unchecked: value), observation) }
        if value.tag == .type { note(TypeRef(unchecked: value), observation) }
      }
      return
    case .item:
      if count > 1 { try noteItem(arguments[1], of: arguments[0], observation) }
      start = 2
    case .attribute:
      if count > 1, let name = StringRef(arguments[1]) {
        try noteAttribute(name, of: arguments[0], observation)
      }
      start = 2
    case .changesFirst:
      if count > 0 { try refuseChange(of: arguments[0], by: function.name) }
      start = 1
    }
    for index in min(start, count)..<count { try touch(arguments[index], observation) }
  }

  /// Ends the observation where `value`, which is about to be changed, was there before.
  func refuseChange(of value: Value, by what: String) throws(Raised) {
    let inner = unwrap(value)
    if inner.isOld || value.isOld {
      throw endObservation("changes a \(type(of: value).name) made outside (\(what))")
    }
  }
}
