import MetaScript

extension TreeDump {
  func statement(_ statement: Statement) -> String {
    "(" + content(statement.kind) + ")" + place(statement.span)
  }

  private func block(_ body: [Statement]) -> String { list(body.map(statement)) }

  private func content(_ kind: Statement.Kind) -> String {
    switch kind {
    case .expression(let value): return "Expr \(expression(value))"
    case .assign(let targets, let value):
      return "Assign \(expressions(targets)) \(expression(value))"
    case .augmentedAssign(let target, let sign, let value):
      return "AugAssign \(expression(target)) \(sign.rawValue) \(expression(value))"
    case .annotatedAssign(let target, _, let value, let isSimple):
      return "AnnAssign \(expression(target)) \(optional(value)) \(isSimple ? 1 : 0)"
    case .delete(let targets): return "Delete \(expressions(targets))"
    case .pass: return "Pass"
    case .break: return "Break"
    case .continue: return "Continue"
    case .return(let value): return "Return \(optional(value))"
    case .raise(let exception, let cause):
      return "Raise \(optional(exception)) \(optional(cause))"
    case .global(let names): return "Global \(list(names.map(\.name)))"
    case .nonlocal(let names): return "Nonlocal \(list(names.map(\.name)))"
    case .assert(let test, let message):
      return "Assert \(expression(test)) \(optional(message))"
    case .import(let names): return "Import \(list(names.map(imported)))"
    case .importFrom(let module, let names, let level):
      return "ImportFrom \(module ?? "-") \(list(names.map(imported))) \(level)"
    case .ifElse(let branches, let otherwise):
      let tests = branches.map { "\(expression($0.test)) \(block($0.body))" }
      return "If \(list(tests)) \(block(otherwise))"
    case .while(let test, let body, let otherwise):
      return "While \(expression(test)) \(block(body)) \(block(otherwise))"
    case .for(let target, let iterable, let body, let otherwise):
      return "For \(expression(target)) \(expression(iterable)) \(block(body)) "
        + block(otherwise)
    case .try(let statement):
      return "Try \(block(statement.body)) \(list(statement.handlers.map(handler))) "
        + "\(block(statement.otherwise)) \(block(statement.finally))"
    case .with(let items, let body):
      let contexts = items.map { "\(expression($0.context)) \(optional($0.target))" }
      return "With \(list(contexts)) \(block(body))"
    case .function(let function):
      return "FunctionDef \(function.name) \(parameters(function.parameters)) "
        + "\(expressions(function.decorators)) \(function.returns == nil ? "-" : ":") "
        + block(function.body)
    case .class(let definition):
      return "ClassDef \(definition.name) \(optional(definition.base)) "
        + "\(list(definition.keywords.map(argument))) \(expressions(definition.decorators)) "
        + block(definition.body)
    case .match(let subject, let cases):
      let texts = cases.map {
        "\(pattern($0.pattern)) \(optional($0.condition)) \(block($0.body))"
      }
      return "Match \(expression(subject)) \(list(texts))"
    }
  }

  private func imported(_ name: ImportedName) -> String {
    "\(name.name):\(name.alias ?? "-")\(place(name.span))"
  }

  private func handler(_ handler: ExceptionHandler) -> String {
    "(\(optional(handler.type)) \(handler.name ?? "-") \(block(handler.body)))"
      + place(handler.span)
  }

  private func pattern(_ pattern: Pattern) -> String {
    "(" + content(pattern.kind) + ")" + place(pattern.span)
  }

  private func patterns(_ patterns: [Pattern]) -> String { list(patterns.map(pattern)) }

  private func content(_ kind: Pattern.Kind) -> String {
    switch kind {
    case .value(let value): "MatchValue \(expression(value))"
    case .singleton(let value): "MatchSingleton \(singleton(value))"
    case .sequence(let elements): "MatchSequence \(patterns(elements))"
    case .mapping(let keys, let values, let rest):
      "MatchMapping \(expressions(keys)) \(patterns(values)) \(rest ?? "-")"
    case .class(let value, let positional, let keywords):
      "MatchClass \(expression(value)) \(patterns(positional)) "
        + list(keywords.map { "\($0.name)=\(pattern($0.pattern))" })
    case .star(let name): "MatchStar \(name ?? "-")"
    case .capture(let inner, let name): "MatchAs \(inner.map(pattern) ?? "-") \(name)"
    case .wildcard: "MatchAs - -"
    case .or(let alternatives): "MatchOr \(patterns(alternatives))"
    }
  }

  private func singleton(_ value: Expression) -> String {
    switch value.kind {
    case .true: "True"
    case .false: "False"
    default: "None"
    }
  }
}
