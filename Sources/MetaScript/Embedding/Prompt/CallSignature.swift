/// One parameter of something that can be called, as help shows it.
struct CallParameter {
  var name: String
  /// `*` or `**` for a parameter that takes the rest.
  var stars = ""
  /// The text after `=`, nil when the argument is required.
  var shownDefault: String?
  /// The text of its annotation.
  var annotation: String?
  /// Whether a call may name it.
  var isKeyword = true
  /// Whether a call has to name it.
  var isKeywordOnly = false

  var text: String {
    var text = stars + name
    if let annotation { text += ": \(annotation)" }
    if let shownDefault { text += annotation == nil ? "=\(shownDefault)" : " = \(shownDefault)" }
    return text
  }
}

extension Machine {
  /// The parameters of a callable, `self` of a bound method or of a constructor left out.
  func parameters(of value: Value) -> [CallParameter] {
    switch value.tag {
    case .function: return parameters(of: FunctionRef(unchecked: value))
    case .builtin: return parameters(of: BuiltinRef(unchecked: value).function)
    case .method: return Array(parameters(of: MethodRef(unchecked: value).function).dropFirst())
    case .descriptor: return parameters(of: DescriptorRef(unchecked: value).function)
    case .type:
      let type = TypeRef(unchecked: value)
      if let initializer = initializer(of: type) {
        return Array(parameters(of: initializer).dropFirst())
      }
      return type.info.constructor.map { parameters(of: $0) } ?? []
    case .instance:
      guard let call = type(of: value).lookup(heap.intern("__call__")) else { return [] }
      return Array(parameters(of: call).dropFirst())
    default: return []
    }
  }

  /// The `__init__` of a class written in the language.
  private func initializer(of type: TypeRef) -> Value? {
    guard let found = type.lookup(heap.intern("__init__")), found.tag == .function else {
      return nil
    }
    return found
  }

  private func parameters(of function: NativeFunction) -> [CallParameter] {
    let read = function.parameters
    var all = read.all.enumerated().map { index, parameter in
      CallParameter(
        name: parameter.name, shownDefault: parameter.shownDefault,
        isKeyword: index >= read.positionalOnlyCount,
        isKeywordOnly: index >= read.positionalCount)
    }
    if read.hasRest {
      all.insert(
        CallParameter(name: "args", stars: "*", isKeyword: false), at: read.positionalCount)
    }
    return all
  }

  private func parameters(of function: FunctionRef) -> [CallParameter] {
    let code = function.code
    let info = code.info
    let names = info.parameters.map(\.text)
    let (positional, keywordOnly) = (code.positionalCount, code.keywordOnlyCount)
    let annotations = DictRef(function.annotations)
    let defaults = TupleRef(function.defaults)
    let keywordDefaults = DictRef(function.keywordDefaults)
    return names.enumerated().map { index, name in
      var parameter = CallParameter(name: name)
      if let text = annotations?.value(for: info.parameters[index]).flatMap({ StringRef($0) }) {
        parameter.annotation = text.text
      }
      if index < positional {
        parameter.isKeyword = index >= info.positionalOnlyCount
        if let defaults, index >= positional - defaults.count {
          parameter.shownDefault = shown(defaults[index - (positional - defaults.count)])
        }
      } else if index < positional + keywordOnly {
        parameter.isKeywordOnly = true
        parameter.shownDefault = keywordDefaults?.value(for: info.parameters[index]).map(shown)
      } else {
        let isRest = index == positional + keywordOnly && code.codeFlags.contains(.variadic)
        parameter.stars = isRest ? "*" : "**"
        parameter.isKeyword = false
      }
      return parameter
    }
  }

  /// A default as text, without running code of the script.
  private func shown(_ value: Value) -> String {
    switch value.tag {
    case .undefined, .none, .bool, .int, .bigInt, .float, .string, .ellipsis:
      return (try? repr(value).text) ?? "..."
    case .function: return FunctionRef(unchecked: value).name
    case .builtin: return BuiltinRef(unchecked: value).function.name
    case .type: return TypeRef(unchecked: value).name
    case .tuple where TupleRef(unchecked: value).count == 0: return "()"
    case .list where ListRef(unchecked: value).count == 0: return "[]"
    case .dict where DictRef(unchecked: value).count == 0: return "{}"
    default: return "..."
    }
  }

  /// `(a, b=1, *, c)`.
  func signatureText(of value: Value) -> String {
    // A row's own text is the best there is: it knows `/` and what it wrote as defaults.
    if let builtin = BuiltinRef(value) { return Self.argumentsText(builtin.function.row.signature) }
    if let type = TypeRef(value), initializer(of: type) == nil,
      let constructor = type.info.constructor
    {
      return Self.argumentsText(constructor.row.signature)
    }
    var parts: [String] = []
    var saysKeywordOnly = false
    for parameter in parameters(of: value) {
      if parameter.stars == "*" { saysKeywordOnly = true }
      if parameter.isKeywordOnly, !saysKeywordOnly {
        parts.append("*")
        saysKeywordOnly = true
      }
      parts.append(parameter.text)
    }
    var text = "(" + parts.joined(separator: ", ") + ")"
    let written = MethodRef(value)?.function ?? value
    if let function = FunctionRef(written), let annotations = DictRef(function.annotations),
      let result = annotations.value(for: heap.intern("return")).flatMap({ StringRef($0) })
    {
      text += " -> \(result.text)"
    }
    return text
  }

  private static func argumentsText(_ signature: String) -> String {
    String(signature.drop { $0 != "(" })
  }
}
