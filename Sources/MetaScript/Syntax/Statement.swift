/// A statement: what it is, and the bytes it was read from.
///
/// The span of a compound statement reaches to the end of its last block, as in CPython's `ast`.
package struct Statement: Sendable {
  package let kind: Kind
  package let span: Span

  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Sendable {
    case expression(Expression)
    /// `a = b = value`: the targets from left to right.
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, BinaryOperator, value: Expression)
    /// `target: annotation = value`. Only a bare name that is not in parentheses `isSimple`, and
    /// only such a one is recorded in `__annotations__`.
    case annotatedAssign(
      target: Expression, annotation: Annotation, value: Expression?, isSimple: Bool)
    case delete([Expression])
    case pass
    case `break`
    case `continue`
    case `return`(Expression?)
    case raise(exception: Expression?, cause: Expression?)
    case global([Identifier])
    case nonlocal([Identifier])
    case assert(test: Expression, message: Expression?)
    case `import`([ImportedName])
    /// `from …module import names`; `level` counts the leading dots, and `import *` is one name `*`.
    case importFrom(module: String?, names: [ImportedName], level: Int)

    /// `if` and its `elif`s, one branch at least.
    case ifElse(branches: [Branch], otherwise: [Statement])
    case `while`(test: Expression, body: [Statement], otherwise: [Statement])
    case `for`(
      target: Expression, iterable: Expression, body: [Statement], otherwise: [Statement])
    case `try`(TryStatement)
    case with([WithItem], body: [Statement])
    case function(FunctionDefinition)
    case `class`(ClassDefinition)
    case match(subject: Expression, [MatchCase])
  }
}

/// A name where it was written.
package struct Identifier: Sendable {
  package let name: String
  package let span: Span

  package init(_ name: String, span: Span) {
    self.name = name
    self.span = span
  }
}

/// `a.b.c as d`, or `name as alias` after `from … import`.
package struct ImportedName: Sendable {
  /// Dotted in an `import` statement.
  package let name: String
  package let alias: String?
  package let span: Span

  package init(name: String, alias: String?, span: Span) {
    self.name = name
    self.alias = alias
    self.span = span
  }
}

/// The condition and block of an `if` or `elif`.
package struct Branch: Sendable {
  package let test: Expression
  package let body: [Statement]

  package init(test: Expression, body: [Statement]) {
    self.test = test
    self.body = body
  }
}

package struct TryStatement: Sendable {
  package let body: [Statement]
  package let handlers: [ExceptionHandler]
  package let otherwise: [Statement]
  package let finally: [Statement]

  package init(
    body: [Statement], handlers: [ExceptionHandler], otherwise: [Statement], finally: [Statement]
  ) {
    self.body = body
    self.handlers = handlers
    self.otherwise = otherwise
    self.finally = finally
  }
}

/// `except type as name:`; a bare `except:` has neither.
package struct ExceptionHandler: Sendable {
  package let type: Expression?
  package let name: String?
  package let body: [Statement]
  package let span: Span

  package init(type: Expression?, name: String?, body: [Statement], span: Span) {
    self.type = type
    self.name = name
    self.body = body
    self.span = span
  }
}

/// `context as target`
package struct WithItem: Sendable {
  package let context: Expression
  package let target: Expression?

  package init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

package struct FunctionDefinition: Sendable {
  /// The variable that is bound: mangled where the name is private to a class.
  package let name: String
  /// The name as it is written, which is what `__name__` and tracebacks show.
  package let writtenName: String
  package let nameSpan: Span
  package let parameters: Parameters
  /// The annotation after `->`.
  package let returns: Annotation?
  /// From the top down; applied from the bottom up.
  package let decorators: [Expression]
  package let body: [Statement]
  package let scope: ScopeID

  package init(
    name: String, writtenName: String, nameSpan: Span, parameters: Parameters, returns: Annotation?,
    decorators: [Expression], body: [Statement], scope: ScopeID
  ) {
    self.name = name
    self.writtenName = writtenName
    self.nameSpan = nameSpan
    self.parameters = parameters
    self.returns = returns
    self.decorators = decorators
    self.body = body
    self.scope = scope
  }
}

package struct ClassDefinition: Sendable {
  /// The variable that is bound: mangled where the name is private to a class.
  package let name: String
  /// The name as it is written, which is what `__name__` and tracebacks show.
  package let writtenName: String
  package let nameSpan: Span
  /// The single base class.
  package let base: Expression?
  /// Keyword arguments for `__init_subclass__`.
  package let keywords: [Argument]
  /// From the top down; applied from the bottom up.
  package let decorators: [Expression]
  package let body: [Statement]
  package let scope: ScopeID

  package init(
    name: String, writtenName: String, nameSpan: Span, base: Expression?, keywords: [Argument],
    decorators: [Expression], body: [Statement], scope: ScopeID
  ) {
    self.name = name
    self.writtenName = writtenName
    self.nameSpan = nameSpan
    self.base = base
    self.keywords = keywords
    self.decorators = decorators
    self.body = body
    self.scope = scope
  }
}

extension [Statement] {
  /// The text of a leading string literal, which documents a module, class or function.
  package var docstring: [UInt32]? {
    guard let first, case .expression(let value) = first.kind, case .string(let text) = value.kind
    else { return nil }
    return text
  }
}
