/// A function written in Swift: one row of a table.
///
/// The signature is Python's: `"sorted(iterable, /, *, key=None, reverse=False)"`. It is the one
/// source of the names, kinds and shown defaults of the parameters; every error about arguments is
/// made from it. Its text is read when first needed.
package struct Builtin: Sendable {
  package typealias Body = @Sendable (Call) throws(Raised) -> Value

  package let signature: String
  package let summary: String
  package let body: Body
  /// Named arguments that are taken and not looked at, besides the signature's.
  package private(set) var ignoredNames: [String] = []
  /// What observations are told; nil where the language's own table says it.
  package private(set) var effect: Effect?

  package init(_ signature: String, does summary: String, _ body: @escaping Body) {
    self.signature = signature
    self.summary = summary
    self.body = body
  }

  /// The row, with this effect.
  package func having(_ effect: Effect) -> Builtin {
    var row = self
    row.effect = effect
    return row
  }

  /// The row, taking arguments of these names too, which change nothing.
  package func ignoring(_ names: String...) -> Builtin {
    var row = self
    row.ignoredNames += names
    return row
  }
}

/// A built-in function of one session: the row, and its parameters once they have been read.
package final class NativeFunction {
  package let row: Builtin
  /// The name before the parenthesis.
  package let name: String
  /// The type it is a method of, for messages: `list.append`.
  package let owner: String?
  /// The module it is a function of, for messages; nil for those that need no import.
  package let module: String?
  package private(set) lazy var parameters = SignatureParameters(row.signature)

  package init(_ row: Builtin, owner: String? = nil, module: String? = nil) {
    self.row = row
    self.owner = owner
    self.module = module
    name = String(row.signature.prefix { $0 != "(" })
  }

  package var qualifiedName: String { owner.map { "\($0).\(name)" } ?? name }
}

/// The parameters that a built-in's signature declares, in order.
package final class SignatureParameters {
  package struct Parameter {
    package let name: String
    /// The text after `=`, or nil when the argument is required.
    package let shownDefault: String?
  }

  package private(set) var all: [Parameter] = []
  package private(set) var positionalOnlyCount = 0
  /// Positional ones, positional-only ones included.
  package private(set) var positionalCount = 0
  package private(set) var requiredPositionalCount = 0
  package private(set) var hasRest = false
  package private(set) var hasKeywords = false
  /// Arguments by position, however many, need no binding: all are `*rest`.
  package var takesOnlyRest: Bool { hasRest && !hasKeywords && positionalCount == 0 }

  /// How many arguments by position need no binding: each then is in its parameter's place. None
  /// when there are parameters of another kind.
  package var simpleCounts: ClosedRange<Int>? {
    guard !hasRest, !hasKeywords, positionalCount == all.count else { return nil }
    return requiredPositionalCount...positionalCount
  }

  init(_ signature: String) {
    let open = signature.firstIndex(of: "(") ?? signature.startIndex
    let inside = signature[open...].dropFirst().dropLast()
    var depth = 0
    let parts = inside.split { character in
      if character == "(" || character == "[" || character == "{" { depth += 1 }
      if character == ")" || character == "]" || character == "}" { depth -= 1 }
      return character == "," && depth == 0
    }
    var keywordOnly = false
    for part in parts {
      let text = part.drop { $0 == " " }
      if text == "/" {
        positionalOnlyCount = all.count
      } else if text == "*" {
        keywordOnly = true
      } else if text.hasPrefix("**") {
        hasKeywords = true
      } else if text.hasPrefix("*") {
        hasRest = true
        keywordOnly = true
      } else {
        let name = text.prefix { $0 != "=" && $0 != ":" }
        let mark = text.firstIndex(of: "=")
        let parameter = Parameter(
          name: String(name), shownDefault: mark.map { String(text[$0...].dropFirst()) })
        all.append(parameter)
        if !keywordOnly {
          positionalCount += 1
          if parameter.shownDefault == nil { requiredPositionalCount = positionalCount }
        }
      }
    }
  }

  /// Whether the last two are `start` and `end`: such functions of CPython read their arguments by
  /// its oldest parser, which words their number in its own way.
  package var takesBounds: Bool { all.suffix(2).map(\.name) == ["start", "end"] }

  package func index(of name: String) -> Int? { all.firstIndex { $0.name == name } }
}

/// The arguments of one call of a built-in, bound to its parameters.
///
/// Arguments stay where the machine keeps them alive; fresh values that a built-in makes do so only
/// until it calls back into the script (`machine.call`, `isTrue`, `equal`, `iterate` …): such a
/// value is first given to `machine.pin`.
package struct Call {
  package let machine: Machine
  let builtin: BuiltinRef
  /// One register for each declared parameter; undefined where an argument was omitted.
  let slots: Registers
  /// Arguments of `*rest`.
  let restSlots: Registers
  package let restCount: Int
  /// Arguments of `**keywords`: a dict, or undefined when there are none.
  package let keywords: Value

  /// The argument of a parameter by its place; undefined when it was omitted.
  @inline(__always) package subscript(index: Int) -> Value { slots[index] }

  /// Lets go of an argument that is not looked at again: the call alone may have kept it alive.
  func forget(_ index: Int) { slots[index] = .undefined }

  package func rest(_ index: Int) -> Value {
    precondition(index >= 0 && index < restCount, "rest argument out of range")
    return restSlots[index]
  }

  package var function: NativeFunction { builtin.function }
  package var heap: Heap { machine.heap }
}
