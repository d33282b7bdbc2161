extension Machine {
  /// Binds the arguments of an ordinary call: no `*rest` and no `**keywords` among the parameters,
  /// every name given is that of one parameter that has no argument yet. False, with nothing
  /// changed, for any other call; `bind` then sorts it out or says what is wrong.
  func bindPlain(
    _ window: Registers, _ count: Int, keywords: TupleRef?, to function: FunctionRef
  ) throws(Raised) -> Bool {
    let code = function.code
    let named = keywords?.count ?? 0
    let given = count - named
    guard code.codeFlags.isDisjoint(with: [.variadic, .keywords]), given <= code.positionalCount,
      named <= 64
    else { return false }
    // Arguments given by name wait above the frame, each with its parameter's place behind it.
    let aside = window.advanced(by: max(code.registerCount, count))
    let first = max(given, code.positionalOnlyCount)
    for index in 0..<named {
      let name = unsafe StringRef(unchecked: keywords.unsafelyUnwrapped[index])
      var place = first
      while place < code.namedCount, code.parameter(place) != name { place += 1 }
      if place >= code.namedCount { return false }
      for other in 0..<index where aside[2 * other + 1].asInt == place { return false }
      aside[2 * index] = window[given + index]
      aside[2 * index + 1] = .int(place)
    }
    window.clear(from: given, to: max(code.registerCount, count))
    for index in 0..<named { window[aside[2 * index + 1].asInt] = aside[2 * index] }
    if given + named < code.namedCount {
      try fillDefaults(window, function, kept: given)
    }
    return true
  }
}
