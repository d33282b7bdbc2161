import BigInt

/// An expression: what it is, and the bytes it was read from.
///
/// Spans follow CPython's `ast`: parentheses around an expression are outside it, those of a tuple
/// or a generator expression inside. Whether a name, attribute, subscript, list or tuple is read,
/// assigned or deleted follows from where it stands.
package struct Expression: Sendable {
  package let kind: Kind
  package let span: Span

  /// The levels of expressions below and including this one; the parser bounds it, so that walking
  /// and freeing a tree may recurse.
  package let height: Int32

  package init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
    var highest: Int32 = 0
    kind.forEachChild { highest = max(highest, $0.height) }
    height = highest + 1
  }

  package indirect enum Kind: Sendable {
    case none
    case `true`
    case `false`
    case ellipsis
    case integer(Int)
    /// An integer literal that does not fit `Int`.
    case bigInteger(BigInt)
    case float(Double)
    /// Code points, since a literal may hold lone surrogates (`"\ud800"`).
    case string([UInt32])
    /// An f-string, with the plain literals next to it.
    case joinedString([StringPart])

    /// Private names (`__x` in a class) are mangled already, here and wherever Python mangles.
    case name(String)
    case attribute(Expression, String)
    case `subscript`(Expression, index: Expression)
    /// Stands only as the index of a subscript, or in a tuple that is one.
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case call(Expression, [Argument])

    case unary(UnaryOperator, Expression)
    case binary(Expression, BinaryOperator, Expression)
    /// `a and b and c`: two operands at least.
    case boolean(BooleanOperator, [Expression])
    /// `a < b <= c`: one comparison at least.
    case compare(Expression, [Comparison])
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case walrus(target: String, targetSpan: Span, value: Expression)
    case lambda(Parameters, body: Expression, scope: ScopeID)

    case tuple([Expression])
    case list([Expression])
    case set([Expression])
    case dictionary([DictionaryItem])
    case listComprehension(Expression, [ComprehensionClause], scope: ScopeID)
    case setComprehension(Expression, [ComprehensionClause], scope: ScopeID)
    case dictionaryComprehension(
      key: Expression, value: Expression, [ComprehensionClause], scope: ScopeID)
    case generatorExpression(Expression, [ComprehensionClause], scope: ScopeID)
    /// `*x` in a display, an argument-free target list, or an index.
    case starred(Expression)

    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

/// One argument of a call or one entry in a class's list of bases, in the order written.
package struct Argument: Sendable {
  package enum Kind: Sendable, Equatable {
    case positional
    /// `*value`
    case unpackedSequence
    /// `name=value`; the name is not mangled, as in CPython.
    case keyword(String)
    /// `**value`
    case unpackedMapping
  }

  package let kind: Kind
  package let value: Expression
  package let span: Span

  package init(_ kind: Kind, _ value: Expression, span: Span) {
    self.kind = kind
    self.value = value
    self.span = span
  }
}

package struct Comparison: Sendable {
  package let comparison: ComparisonOperator
  package let operand: Expression

  package init(_ comparison: ComparisonOperator, _ operand: Expression) {
    self.comparison = comparison
    self.operand = operand
  }
}

/// `key: value`, or `**value` where the key is `nil`.
package struct DictionaryItem: Sendable {
  package let key: Expression?
  package let value: Expression

  package init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// `for target in iterable if condition …`
///
/// The iterable of the first clause is evaluated in the scope around the comprehension.
package struct ComprehensionClause: Sendable {
  package let target: Expression
  package let iterable: Expression
  package let conditions: [Expression]

  package init(target: Expression, iterable: Expression, conditions: [Expression]) {
    self.target = target
    self.iterable = iterable
    self.conditions = conditions
  }
}

/// A piece of an f-string. `f"{x=}"` is the literal `x=` and a value, as in CPython.
package enum StringPart: Sendable {
  case literal([UInt32])
  /// `{value!conversion:format}`; `format` is empty where there is none.
  case value(Expression, conversion: Conversion?, format: [StringPart])

  package enum Conversion: String, Sendable {
    case string = "s"
    case representation = "r"
    case ascii = "a"
  }
}
