extension Resolver {
  mutating func visit(_ body: [Statement]) throws(Diagnostic) {
    for statement in body { try visit(statement) }
  }

  private mutating func visit(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .pass, .break, .continue: break
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      for target in targets { try visit(target: target) }
      try visit(value)
    case .augmentedAssign(let target, _, let value):
      // The target is read first, but for scoping it counts as an assignment only.
      try visit(target: target)
      try visit(value)
    case .annotatedAssign(let target, _, let value, let isSimple):
      try visit(annotated: target, hasValue: value != nil, isSimple: isSimple, at: statement.span)
      if let value { try visit(value) }
    case .delete(let targets): for target in targets { try visit(target: target) }
    case .return(let value): if let value { try visit(value) }
    case .raise(let exception, let cause):
      if let exception { try visit(exception) }
      if let cause { try visit(cause) }
    case .global(let names): try declare(global: names, at: statement.span)
    case .nonlocal(let names): try declare(nonlocal: names, at: statement.span)
    case .assert(let test, let message):
      try visit(test)
      if let message { try visit(message) }
    case .import(let modules):
      for module in modules {
        let first = module.name.prefix { $0 != "." }
        bind(module.alias ?? String(first))
      }
    case .importFrom(_, let names, _): try visit(imported: names)
    case .ifElse(let branches, let otherwise):
      for branch in branches {
        try visit(branch.test)
        try visit(branch.body)
      }
      try visit(otherwise)
    case .while(let test, let body, let otherwise):
      try visit(test)
      try visit(body)
      try visit(otherwise)
    case .for(let target, let iterable, let body, let otherwise):
      try visit(target: target)
      try visit(iterable)
      try visit(body)
      try visit(otherwise)
    case .try(let statement): try visit(statement)
    case .with(let items, let body):
      for item in items {
        try visit(item.context)
        if let target = item.target { try visit(target: target) }
      }
      try visit(body)
    case .function(let function): try visit(function)
    case .class(let definition): try visit(definition)
    case .match(let subject, let cases): try visit(match: subject, cases)
    }
  }

  private mutating func visit(
    annotated target: Expression, hasValue: Bool, isSimple: Bool, at span: Span
  ) throws(Diagnostic) {
    guard case .name(let name) = target.kind else { return try visit(target: target) }
    let use = scopes[current].uses[name] ?? []
    if isSimple, current != 0, !use.isDisjoint(with: [.global, .nonlocal]) {
      let word = use.contains(.global) ? "global" : "nonlocal"
      throw error("annotated name '\(name)' can't be \(word)", at: span)
    }
    if isSimple {
      bind(name, .annotated)
    } else if hasValue {
      bind(name)
    }
  }

  private mutating func visit(imported names: [ImportedName]) throws(Diagnostic) {
    for name in names {
      if name.name != "*" {
        bind(name.alias ?? name.name)
      } else if scopes[current].scope.kind != .module {
        throw error("import * only allowed at module level", at: name.span)
      }
    }
  }

  private mutating func visit(_ statement: TryStatement) throws(Diagnostic) {
    try visit(statement.body)
    for handler in statement.handlers {
      if let type = handler.type { try visit(type) }
      if let name = handler.name { bind(name) }
      try visit(handler.body)
    }
    try visit(statement.otherwise)
    try visit(statement.finally)
  }

  private mutating func visit(_ function: FunctionDefinition) throws(Diagnostic) {
    bind(function.name)
    try visit(defaultsOf: function.parameters)
    for decorator in function.decorators { try visit(decorator) }
    try enter(function.scope, .function, function.writtenName) {
      (resolver: inout Resolver) throws(Diagnostic) in
      try resolver.declare(parameters: function.parameters, of: function.scope)
      try resolver.visit(function.body)
    }
  }

  private mutating func visit(_ definition: ClassDefinition) throws(Diagnostic) {
    bind(definition.name)
    if let base = definition.base { try visit(base) }
    for keyword in definition.keywords { try visit(keyword.value) }
    for decorator in definition.decorators { try visit(decorator) }
    try enter(definition.scope, .classBody, definition.writtenName) {
      (resolver: inout Resolver) throws(Diagnostic) in
      try resolver.visit(definition.body)
    }
  }

  private mutating func visit(
    match subject: Expression, _ cases: [MatchCase]
  ) throws(Diagnostic) {
    try visit(subject)
    for matchCase in cases {
      try visit(matchCase.pattern)
      if let condition = matchCase.condition { try visit(condition) }
      try visit(matchCase.body)
    }
  }

  private mutating func visit(_ pattern: Pattern) throws(Diagnostic) {
    switch pattern.kind {
    case .value(let value), .singleton(let value): try visit(value)
    case .sequence(let elements), .or(let elements):
      for element in elements { try visit(element) }
    case .mapping(let keys, let patterns, let rest):
      for key in keys { try visit(key) }
      for pattern in patterns { try visit(pattern) }
      if let rest { bind(rest) }
    case .class(let value, let positional, let keywords):
      try visit(value)
      for pattern in positional { try visit(pattern) }
      for keyword in keywords { try visit(keyword.pattern) }
    case .star(let name): if let name { bind(name) }
    case .capture(let inner, let name):
      if let inner { try visit(inner) }
      bind(name)
    case .wildcard: break
    }
  }
}
