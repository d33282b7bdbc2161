extension Machine {
  // MARK: Script functions

  /// Puts the arguments of a call into the parameters' registers and clears the others.
  ///
  /// Positional arguments already stand in the first registers; named ones follow them.
  func bind(
    _ window: Registers, _ count: Int, keywords: TupleRef?, to function: FunctionRef
  ) throws(Raised) {
    if try bindPlain(window, count, keywords: keywords, to: function) { return }
    let code = function.code
    let info = code.info
    let keywordCount = keywords?.count ?? 0
    let given = count - keywordCount
    let positional = code.positionalCount
    let named = positional + code.keywordOnlyCount
    let hasRest = code.codeFlags.contains(.variadic)
    let hasKeywords = code.codeFlags.contains(.keywords)

    let named0 = (0..<keywordCount).map { window[given + $0] }
    var rest: TupleRef?
    if hasRest {
      let tuple = try heap.tuple(count: max(0, given - positional))
      for index in 0..<tuple.count { tuple.initialize(index, to: window[positional + index]) }
      rest = tuple
    }
    let kept = min(given, positional)
    window.clear(from: kept, to: max(code.registerCount, count))
    let extra = hasKeywords ? try heap.dict() : nil

    for index in 0..<keywordCount {
      let name = unsafe StringRef(unchecked: keywords.unsafelyUnwrapped[index])
      let place = info.parameters[..<named].firstIndex { StringRef.equal($0, name) }
      if let place, place >= info.positionalOnlyCount {
        guard window[place].isUndefined else {
          throw error(
            .typeError,
            "\(function.qualifiedName)() got multiple values for argument '\(name.text)'")
        }
        window[place] = named0[index]
      } else if let extra {
        if extra.place(of: name) != nil {
          throw error(
            .typeError,
            "\(function.qualifiedName)() got multiple values for keyword argument '\(name.text)'")
        }
        try heap.set(name, to: named0[index], in: extra)
      } else {
        throw unexpectedKeyword(name, keywords: keywords, function)
      }
    }
    if given > positional, !hasRest {
      throw tooMany(given, window, function)
    }
    try fillDefaults(window, function, kept: kept)
    var next = named
    if let rest {
      window[next] = rest.value
      next += 1
    }
    if let extra { window[next] = extra.value }
  }

  private func unexpectedKeyword(
    _ name: StringRef, keywords: TupleRef?, _ function: FunctionRef
  ) -> Raised {
    let info = function.code.info
    let positionalOnly = info.parameters[..<info.positionalOnlyCount].filter { parameter in
      (0..<(keywords?.count ?? 0)).contains {
        unsafe StringRef.equal(StringRef(unchecked: keywords.unsafelyUnwrapped[$0]), parameter)
      }
    }
    if !positionalOnly.isEmpty {
      let names = positionalOnly.map(\.text).joined(separator: ", ")
      return error(
        .typeError,
        "\(function.qualifiedName)() got some positional-only arguments passed as keyword "
          + "arguments: '\(names)'")
    }
    return error(
      .typeError, "\(function.qualifiedName)() got an unexpected keyword argument '\(name.text)'")
  }

  private func tooMany(_ given: Int, _ window: Registers, _ function: FunctionRef) -> Raised {
    let code = function.code
    let positional = code.positionalCount
    let defaults = TupleRef(function.defaults)?.count ?? 0
    let takes = defaults > 0 ? "from \(positional - defaults) to \(positional)" : "\(positional)"
    let isPlural = defaults > 0 || positional != 1
    let keywordOnlyGiven = (positional..<(positional + code.keywordOnlyCount))
      .count { !window[$0].isUndefined }
    var text =
      "\(function.qualifiedName)() takes \(takes) positional argument"
      + (isPlural ? "s" : "") + " but \(given)"
    if keywordOnlyGiven > 0 {
      text +=
        " positional argument\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) "
        + "keyword-only argument\(keywordOnlyGiven == 1 ? "" : "s"))"
    }
    return error(
      .typeError, text + (given == 1 && keywordOnlyGiven == 0 ? " was" : " were") + " given")
  }

  func fillDefaults(
    _ window: Registers, _ function: FunctionRef, kept: Int
  ) throws(Raised) {
    let code = function.code
    let positional = code.positionalCount
    let defaults = TupleRef(function.defaults)
    let firstDefault = positional - (defaults?.count ?? 0)
    var missing: [String] = []
    for index in kept..<max(kept, positional) where window[index].isUndefined {
      if index >= firstDefault, let defaults {
        window[index] = defaults[index - firstDefault]
      } else {
        missing.append(code.parameter(index).text)
      }
    }
    if !missing.isEmpty { throw missingArguments(missing, "positional", function) }
    let keywordDefaults = DictRef(function.keywordDefaults)
    for index in positional..<(positional + code.keywordOnlyCount)
    where window[index].isUndefined {
      if let value = keywordDefaults?.value(for: code.parameter(index)) {
        window[index] = value
      } else {
        missing.append(code.parameter(index).text)
      }
    }
    if !missing.isEmpty { throw missingArguments(missing, "keyword-only", function) }
  }

  private func missingArguments(
    _ names: [String], _ what: String, _ function: FunctionRef
  ) -> Raised {
    error(
      .typeError,
      "\(function.qualifiedName)() missing \(names.count) required \(what) "
        + "argument\(names.count == 1 ? "" : "s"): \(Self.list(names))")
  }

  /// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
  static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    if quoted.count <= 2 { return quoted.joined(separator: " and ") }
    return quoted.dropLast().joined(separator: ", ") + ", and \(quoted[quoted.count - 1])"
  }

  // MARK: Built-in functions

  func callBuiltin(
    _ builtin: BuiltinRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?
  ) throws(Raised) -> Value {
    let pinned = pins.count
    defer {
      if pins.count > pinned { pins.removeLast(pins.count - pinned) }
      noticeInterrupt()
    }
    if let observation { try noteCall(builtin, arguments, count, observation) }
    let (least, most) = builtin.arity
    if keywords == nil, count <= most, count >= least {
      // Omitted arguments are undefined; the registers behind the given ones are free.
      let scratch = scratchTop
      if count < most {
        guard stack.holds(arguments, count: most + 256) else { throw recursionError() }
        arguments.clear(from: count, to: most)
        let end = arguments.advanced(by: most)
        if top.distance(to: end) > 0 { scratchTop = end }
      }
      defer { scratchTop = scratch }
      return try builtin.body(
        Call(
          machine: self, builtin: builtin, slots: arguments, restSlots: arguments, restCount: 0,
          keywords: .undefined))
    }
    let named = builtin.namedBesidesRest
    if keywords == nil, named >= 0 {
      let scratch = scratchTop
      let slots = arguments.advanced(by: count)
      if named > 0 {
        guard stack.holds(slots, count: named + 256) else { throw recursionError() }
        slots.clear(from: 0, to: named)
        let end = slots.advanced(by: named)
        if top.distance(to: end) > 0 { scratchTop = end }
      }
      defer { scratchTop = scratch }
      return try builtin.body(
        Call(
          machine: self, builtin: builtin, slots: slots, restSlots: arguments, restCount: count,
          keywords: .undefined))
    }
    return try bindAndCall(builtin, arguments, count, keywords: keywords)
  }

  @inline(never) private func bindAndCall(
    _ builtin: BuiltinRef, _ arguments: Registers, _ count: Int, keywords: TupleRef?
  ) throws(Raised) -> Value {
    let function = builtin.function
    let parameters = function.parameters
    let keywordCount = keywords?.count ?? 0
    let given = count - keywordCount
    // The slots stand above everything, and above the arguments themselves.
    let end = arguments.advanced(by: count)
    let base = top.distance(to: end) > 0 ? end : top
    let scratch = scratchTop
    defer { scratchTop = scratch }
    guard stack.holds(base, count: parameters.all.count + 256) else { throw recursionError() }
    scratchTop = base.advanced(by: parameters.all.count)
    base.clear(from: 0, to: parameters.all.count)

    let taken = min(given, parameters.positionalCount)
    for index in 0..<taken { base[index] = arguments[index] }
    if given > parameters.positionalCount, !parameters.hasRest {
      throw function.isPythonInCPython
        ? pythonWrongCount(function, parameters, given) { _ in false }
        : wrongCount(function, parameters, given, keywordCount)
    }
    var extra: DictRef?
    if keywordCount > 2, function.name == "min" || function.name == "max" {
      throw error(
        .typeError,
        "\(function.name)() takes at most 2 keyword arguments (\(keywordCount) given)")
    }
    for index in 0..<keywordCount {
      let name = unsafe StringRef(unchecked: keywords.unsafelyUnwrapped[index])
      let value = arguments[given + index]
      if let place = parameters.index(of: name.text), place >= parameters.positionalOnlyCount {
        guard base[place].isUndefined else {
          throw typeError(
            function.isPythonInCPython
              ? "\(function.qualifiedName)() got multiple values for argument '\(name.text)'"
              : "argument for \(function.name)() given by name ('\(name.text)') and position "
                + "(\(place + 1))")
        }
        base[place] = value
      } else if function.row.ignoredNames.contains(name.text) {
        continue
      } else if parameters.hasKeywords {
        let dict: DictRef
        if let extra { dict = extra } else { dict = try heap.dict() }
        extra = dict
        pin(dict.value)
        try heap.set(name, to: value, in: dict)
      } else if parameters.all.count == parameters.positionalOnlyCount {
        throw error(.typeError, "\(function.qualifiedName)() takes no keyword arguments")
      } else {
        throw typeError(
          function.isPythonInCPython
            ? "\(function.qualifiedName)() got an unexpected keyword argument '\(name.text)'"
            : "'\(name.text)' is an invalid keyword argument for \(function.name)()")
      }
    }
    for (index, parameter) in parameters.all.enumerated()
    where base[index].isUndefined && parameter.shownDefault == nil {
      if function.isPythonInCPython {
        throw pythonWrongCount(function, parameters, given) { base[$0].isUndefined }
      }
      if index < parameters.positionalOnlyCount {
        throw wrongCount(function, parameters, given, keywordCount)
      }
      let place = function.owner == nil ? index + 1 : index
      throw error(
        .typeError,
        "\(function.name)() missing required argument '\(parameter.name)' (pos \(place))")
    }
    let restStart = min(given, parameters.positionalCount)
    return try builtin.body(
      Call(
        machine: self, builtin: builtin, slots: base,
        restSlots: arguments.advanced(by: restStart), restCount: given - restStart,
        keywords: extra?.value ?? .undefined))
  }

  /// CPython's wordings for a built-in that got too few or too many positional arguments.
  private func wrongCount(
    _ function: NativeFunction, _ parameters: SignatureParameters, _ given: Int, _ named: Int
  ) -> Raised {
    // A method's receiver is not counted.
    let receiver = function.owner == nil ? 0 : 1
    let given = given - receiver
    let least = parameters.requiredPositionalCount - receiver
    let most = parameters.positionalCount - receiver
    let name = function.owner == nil ? function.name : function.qualifiedName
    if given < 0 { return error(.typeError, "unbound method \(name)() needs an argument") }
    if most > 0, parameters.all.count > max(parameters.positionalOnlyCount, receiver) {
      return wrongCountOfNamed(
        function, parameters, given, named, total: parameters.all.count - receiver,
        least: parameters.requiredPositionalCount - receiver, most: most)
    }
    if parameters.takesBounds {
      let bound = given < least ? "at least \(least)" : "at most \(most)"
      let noun = (given < least ? least : most) == 1 ? "argument" : "arguments"
      return error(.typeError, "\(function.name)() takes \(bound) \(noun) (\(given) given)")
    }
    if least == most {
      let wanted =
        most == 0
        ? "no arguments" : most == 1 ? "exactly one argument" : "exactly \(most) arguments"
      if most <= 1 {
        let place = function.module.map { "\($0)." } ?? ""
        return error(.typeError, "\(place)\(name)() takes \(wanted) (\(given) given)")
      }
      return error(
        .typeError, "\(function.name) expected \(most) arguments, got \(given)")
    }
    if given < least {
      return error(
        .typeError,
        "\(function.name) expected at least \(least) argument\(least == 1 ? "" : "s"), got \(given)"
      )
    }
    return error(
      .typeError,
      "\(function.name) expected at most \(most) argument\(most == 1 ? "" : "s"), got \(given)")
  }
  /// The same for a built-in some of whose parameters can be given by name.
  private func wrongCountOfNamed(
    _ function: NativeFunction, _ parameters: SignatureParameters, _ given: Int, _ named: Int,
    total: Int, least: Int, most: Int
  ) -> Raised {
    func arguments(_ count: Int, _ kind: String) -> String {
      "\(count) \(kind)argument\(count == 1 ? "" : "s")"
    }
    let takes: String
    if given + named > total {
      let kind = given == 0 ? "keyword " : ""
      takes = "takes at most \(arguments(total, kind)) (\(given + named) given)"
    } else if given > most {
      let bound = least < most ? "at most" : "exactly"
      takes = "takes \(bound) \(arguments(most, "positional ")) (\(given) given)"
    } else {
      let bound = least < most ? "at least" : "exactly"
      takes = "takes \(bound) \(arguments(least, "positional ")) (\(given) given)"
    }
    return error(.typeError, "\(function.name)() \(takes)")
  }
}
