/// Functions that CPython's library has in Python word their errors about arguments as script
/// functions do, here too, where they are built in.
extension NativeFunction {
  /// Whether CPython has it as a function in Python.
  var isPythonInCPython: Bool {
    if owner == "Random" { return name != "random" && name != "getrandbits" }
    return owner == nil && (module == "re" || module == "json")
  }
}

extension Machine {
  /// The error of a call with too few or too many arguments by position.
  func pythonWrongCount(
    _ function: NativeFunction, _ parameters: SignatureParameters, _ given: Int,
    isMissing: (Int) -> Bool
  ) -> Raised {
    let name = function.qualifiedName
    let most = parameters.positionalCount
    if given > most {
      let least = parameters.requiredPositionalCount
      let takes = least < most ? "from \(least) to \(most)" : "\(most)"
      let noun = least < most || most != 1 ? "arguments" : "argument"
      return typeError(
        "\(name)() takes \(takes) positional \(noun) but \(given) \(given == 1 ? "was" : "were") "
          + "given")
    }
    let missing = parameters.all.indices
      .filter { parameters.all[$0].shownDefault == nil && isMissing($0) }
      .map { parameters.all[$0].name }
    return typeError(
      "\(name)() missing \(missing.count) required positional "
        + "argument\(missing.count == 1 ? "" : "s"): \(Self.list(missing))")
  }
}
