extension Compiler {
  func compile(_ statements: [Statement]) throws(Diagnostic) {
    for statement in statements {
      // Nothing is emitted where no path leads, so nothing need be looked at either.
      guard isReachable else { return }
      let mark = mark
      try compile(statement)
      release(to: mark)
    }
  }

  private func compile(_ statement: Statement) throws(Diagnostic) {
    let span = statement.span
    switch statement.kind {
    case .expression(let expression):
      if shows(statement) {
        try emit(.echo, value(expression), at: span)
      } else {
        try discard(expression)
      }
    case .assign(let targets, let value): try assign(targets, value, at: span)
    case .augmentedAssign(let target, let op, let value):
      try augment(target, op, value, at: span)
    case .annotatedAssign(let target, let annotation, let value, let isSimple):
      try annotate(target, annotation, value, isSimple: isSimple, at: span)
    case .delete(let targets): for target in targets { try delete(target) }
    case .pass, .global, .nonlocal: break
    case .break: try leaveLoop(isBreak: true, at: span)
    case .continue: try leaveLoop(isBreak: false, at: span)
    case .return(let value): try `return`(value, at: span)
    case .raise(let exception, let cause): try raise(exception, cause, at: span)
    case .assert(let test, let message): try assert(test, message, at: span)
    case .import(let names): try importModules(names, at: span)
    case .importFrom(let module, let names, let level):
      try importNames(names, from: module, level: level, at: span)
    case .ifElse(let branches, let otherwise): try ifElse(branches, otherwise, at: span)
    case .while(let test, let body, let otherwise):
      try whileLoop(test, body, otherwise, at: span)
    case .for(let target, let iterable, let body, let otherwise):
      try forLoop(target, iterable, body, otherwise, at: span)
    case .try(let statement): try tryStatement(statement, at: span)
    case .with(let items, let body): try with(items[...], body, at: span)
    case .function(let definition): try function(definition, at: span)
    case .class(let definition): try classDefinition(definition, at: span)
    case .match(let subject, let cases): try match(subject, cases, at: span)
    }
  }
}

extension Compiler {
  /// Whether the value of an expression statement goes to the prompt.
  private func shows(_ statement: Statement) -> Bool {
    switch program.mode {
    case .program: false
    case .interactive: scope.kind == .module
    case .cell: scope.kind == .module && program.tree.body.last?.span == statement.span
    }
  }
}

// MARK: What a scope unbinds

extension [Statement] {
  /// Calls `body` with every name that these statements may unbind: by `del`, and by the end of an
  /// `except … as name`. Inner functions and classes have names of their own.
  func forEachUnboundName(_ body: (String) -> Void) {
    for statement in self {
      switch statement.kind {
      case .delete(let targets): for target in targets { target.forEachTargetName(body) }
      case .ifElse(let branches, let otherwise):
        for branch in branches { branch.body.forEachUnboundName(body) }
        otherwise.forEachUnboundName(body)
      case .while(_, let inner, let otherwise), .for(_, _, let inner, let otherwise):
        inner.forEachUnboundName(body)
        otherwise.forEachUnboundName(body)
      case .try(let statement):
        statement.body.forEachUnboundName(body)
        for handler in statement.handlers {
          handler.name.map(body)
          handler.body.forEachUnboundName(body)
        }
        statement.otherwise.forEachUnboundName(body)
        statement.finally.forEachUnboundName(body)
      case .with(_, let inner): inner.forEachUnboundName(body)
      case .match(_, let cases): for item in cases { item.body.forEachUnboundName(body) }
      case .expression, .assign, .augmentedAssign, .annotatedAssign, .pass, .break, .continue,
        .return, .raise, .global, .nonlocal, .assert, .import, .importFrom, .function, .class:
        break
      }
    }
  }
}

extension Expression {
  fileprivate func forEachTargetName(_ body: (String) -> Void) {
    switch kind {
    case .name(let name): body(name)
    case .tuple(let items), .list(let items):
      for item in items { item.forEachTargetName(body) }
    default: break
    }
  }
}
