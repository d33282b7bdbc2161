import MetaScript

/// Writes a syntax tree in the notation of `scripts/oracles/syntax_trees.py`: the names of CPython's
/// `ast`, each node with its place as `line:column-line:column`.
struct TreeDump {
  let source: SourceText

  static func dump(_ tree: SyntaxTree) -> String {
    let dump = TreeDump(source: tree.source)
    return tree.body.map(dump.statement).joined(separator: "\n")
  }

  func place(_ span: Span) -> String {
    func point(_ offset: Int32) -> String {
      "\(source.line(at: offset)):\(source.column(at: offset))"
    }
    return "@\(point(span.start))-\(point(span.end))"
  }

  func list(_ items: [String]) -> String { "[" + items.joined(separator: " ") + "]" }

  func expressions(_ values: [Expression]) -> String { list(values.map(expression)) }

  func optional(_ value: Expression?) -> String { value.map(expression) ?? "-" }

  func codePoints(_ text: [UInt32]) -> String {
    text.map { String($0, radix: 16) }.joined(separator: ".")
  }

  func expression(_ value: Expression) -> String {
    "(" + content(value.kind) + ")" + place(value.span)
  }

  private func content(_ kind: Expression.Kind) -> String {
    switch kind {
    case .none: "None"
    case .true: "True"
    case .false: "False"
    case .ellipsis: "..."
    case .integer(let value): "int \(value)"
    case .bigInteger(let value): "int \(value)"
    case .float(let value): "float \(String(value.bitPattern, radix: 16))"
    case .string(let text): "str \(codePoints(text))"
    case .joinedString(let parts): "JoinedStr \(list(parts.map(part)))"
    case .name(let name): "Name \(name)"
    case .attribute(let value, let name): "Attribute \(expression(value)) \(name)"
    case .subscript(let value, let index):
      "Subscript \(expression(value)) \(expression(index))"
    case .slice(let lower, let upper, let step):
      "Slice \(optional(lower)) \(optional(upper)) \(optional(step))"
    case .call(let function, let arguments):
      "Call \(expression(function)) \(list(arguments.map(argument)))"
    case .unary(let sign, let value): "UnaryOp \(sign.rawValue) \(expression(value))"
    case .binary(let left, let sign, let right):
      "BinOp \(expression(left)) \(sign.rawValue) \(expression(right))"
    case .boolean(let word, let values): "BoolOp \(word.rawValue) \(expressions(values))"
    case .compare(let left, let comparisons):
      "Compare \(expression(left)) "
        + list(comparisons.map { "\($0.comparison.rawValue) \(expression($0.operand))" })
    case .conditional(let test, let then, let otherwise):
      "IfExp \(expression(test)) \(expression(then)) \(expression(otherwise))"
    case .walrus(let target, let span, let value):
      "NamedExpr (Name \(target))\(place(span)) \(expression(value))"
    case .lambda(let parameters, let body, _):
      "Lambda \(self.parameters(parameters)) \(expression(body))"
    case .tuple(let values): "Tuple \(expressions(values))"
    case .list(let values): "List \(expressions(values))"
    case .set(let values): "Set \(expressions(values))"
    case .dictionary(let items):
      "Dict " + list(items.map { "\(optional($0.key)):\(expression($0.value))" })
    case .listComprehension(let element, let clauses, _):
      "ListComp \(expression(element)) \(list(clauses.map(clause)))"
    case .setComprehension(let element, let clauses, _):
      "SetComp \(expression(element)) \(list(clauses.map(clause)))"
    case .generatorExpression(let element, let clauses, _):
      "GeneratorExp \(expression(element)) \(list(clauses.map(clause)))"
    case .dictionaryComprehension(let key, let value, let clauses, _):
      "DictComp \(expression(key)) \(expression(value)) \(list(clauses.map(clause)))"
    case .starred(let value): "Starred \(expression(value))"
    case .yield(let value): "Yield \(optional(value))"
    case .yieldFrom(let value): "YieldFrom \(expression(value))"
    }
  }

  private func part(_ part: StringPart) -> String {
    switch part {
    case .literal(let text): "str:\(codePoints(text))"
    case .value(let value, let conversion, let format):
      "{\(expression(value)) \(conversion?.rawValue ?? "-") \(list(format.map(self.part)))}"
    }
  }

  private func clause(_ clause: ComprehensionClause) -> String {
    "for \(expression(clause.target)) \(expression(clause.iterable)) "
      + expressions(clause.conditions)
  }

  func argument(_ argument: Argument) -> String {
    let value = expression(argument.value)
    switch argument.kind {
    case .positional: return value
    case .unpackedSequence: return "(Starred \(value))\(place(argument.span))"
    case .keyword(let name): return "\(name)=\(value)\(place(argument.span))"
    case .unpackedMapping: return "**\(value)\(place(argument.span))"
    }
  }

  func parameters(_ parameters: Parameters) -> String {
    func one(_ parameter: Parameter) -> String {
      let annotation = parameter.annotation == nil ? "" : ":"
      let value = parameter.defaultValue.map { "=" + expression($0) } ?? ""
      return parameter.name + annotation + value
    }
    return list([
      list(parameters.positionalOnly.map(one)), list(parameters.regular.map(one)),
      parameters.variadic.map(one) ?? "-", list(parameters.keywordOnly.map(one)),
      parameters.keywordVariadic.map(one) ?? "-",
    ])
  }
}
