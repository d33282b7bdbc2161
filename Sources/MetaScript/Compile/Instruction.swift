/// One instruction of the register machine: an operation and three small operands.
///
/// `r[x]` is a register of the running frame, `k[x]` a constant, `‹wide›` the operands b and c
/// taken together as a signed number. An instruction that needs more is followed by an `extra`
/// word, which is no instruction of its own: a jump's distance, or the number of a cache.
/// Distances count from the instruction after the word that holds them.
package struct Instruction: BitwiseCopyable, Sendable {
  package var opcode: Opcode
  package var a: UInt16
  package var b: UInt16
  package var c: UInt16

  @inline(__always)
  package init(_ opcode: Opcode, _ a: UInt16 = 0, _ b: UInt16 = 0, _ c: UInt16 = 0) {
    self.opcode = opcode
    self.a = a
    self.b = b
    self.c = c
  }

  @inline(__always) package init(_ opcode: Opcode, _ a: UInt16 = 0, wide: Int32) {
    let bits = UInt32(bitPattern: wide)
    self.init(
      opcode, a, UInt16(truncatingIfNeeded: bits), UInt16(truncatingIfNeeded: bits >> 16))
  }

  /// Operands b and c as one signed number.
  @inline(__always) package var wide: Int32 {
    Int32(bitPattern: UInt32(b) | UInt32(c) << 16)
  }

  /// Operand c as a signed number.
  @inline(__always) package var immediate: Int { Int(Int16(bitPattern: c)) }
  /// Operand b as a signed number.
  @inline(__always) package var middleImmediate: Int { Int(Int16(bitPattern: b)) }
}

/// The operations, each with its register picture.
package enum Opcode: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  // MARK: Values

  /// A word that belongs to the instruction before it.
  case extra
  /// `r[a] ← r[b]`
  case move
  /// `r[a] ← k[‹wide›]`
  case loadConstant
  /// `r[a] ← ‹wide›` as an int
  case loadInt
  /// `r[a] ← None`
  case loadNone
  /// Raises UnboundLocalError for the local r[a] when it is undefined.
  case checkLocal
  /// `r[a] ← undefined`, after `checkLocal`.
  case deleteLocal

  // MARK: Names

  /// `r[a] ←` global of slot b, else built-in of slot c, else NameError
  case loadGlobal
  /// global of slot b `← r[a]`
  case storeGlobal
  /// Removes the global of slot b; NameError when it has no value.
  case deleteGlobal
  /// `r[a] ← cell(r[a])`: the start of a captured local or parameter.
  case makeCell
  /// `r[a] ← r[b].content`; NameError or UnboundLocalError when empty
  case loadCell
  /// `r[b].content ← r[a]`
  case storeCell
  /// Empties the cell r[b]; an error when it is empty.
  case deleteCell
  /// `r[a] ← captured[b].content`; NameError when empty
  case loadFree
  /// `captured[b].content ← r[a]`
  case storeFree
  /// Empties captured[b].
  case deleteFree
  /// `r[a] ←` name k[b] of the class namespace r[0], else of the globals, else built in
  case loadClassName
  /// `r[a] ←` name k[b] of the class namespace r[0], else captured[c]
  case loadClassFree
  /// name k[b] of the class namespace r[0] `← r[a]`
  case storeClassName
  /// Removes name k[b] from the class namespace r[0].
  case deleteClassName
  /// Records annotation text k[b] for the name k[a] in the module's (c = 0) or class's (c = 1)
  /// `__annotations__`.
  case annotate

  // MARK: Arithmetic: `r[a] ← r[b] op r[c]`

  // ORDER: the in-place forms follow in the order of the plain ones, thirteen later.
  case add, subtract, multiply, matrixMultiply, divide, floorDivide, modulo, power
  case leftShift, rightShift, bitOr, bitXor, bitAnd
  /// `r[a] ← r[b] + r[c]`, of which only another sum makes use, as its left operand
  case addOpen
  case addInPlace, subtractInPlace, multiplyInPlace, matrixMultiplyInPlace, divideInPlace
  case floorDivideInPlace, moduloInPlace, powerInPlace, leftShiftInPlace, rightShiftInPlace
  case bitOrInPlace, bitXorInPlace, bitAndInPlace
  /// `r[a] ← r[b] + immediate c`, and likewise for the next one
  case addInt, subtractInt
  /// The same for `+=` and `-=`: lists extend, `__iadd__` comes first.
  case addIntInPlace, subtractIntInPlace
  /// `r[a] ← r[b] op immediate c`
  case multiplyInt, floorDivideInt, moduloInt, bitAndInt
  /// `r[a] ← op r[b]`
  case negate, plus, invert, not

  // MARK: Comparison

  // ORDER: the branching forms follow in the order of the plain ones, six and twelve later.
  /// `r[a] ← r[b] op r[c]`
  case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual
  /// Jumps by the next word when the truth of `r[b] op r[c]` is a (0 or 1).
  case branchLess, branchLessOrEqual, branchEqual, branchNotEqual, branchGreater
  case branchGreaterOrEqual
  /// The same with immediate c on the right.
  case branchLessInt, branchLessOrEqualInt, branchEqualInt, branchNotEqualInt, branchGreaterInt
  case branchGreaterOrEqualInt
  /// `r[a] ← r[b] is r[c]` and the like
  case identical, notIdentical, contains, notContains
  /// Jumps by the next word when the truth of `r[b] in r[c]` is a (0 or 1).
  case branchContains
  /// The same for `r[b][r[c]]` where that needs nothing but a look into a list; goes on otherwise,
  /// with the two instructions that ask in general.
  case branchItem

  // MARK: Control

  /// Jumps by ‹wide›, forward.
  case jump
  /// Jumps by ‹wide›, backward: a step is counted, interrupts are seen.
  case loop
  /// Jumps by ‹wide› when r[a] is true, or false.
  case branchTrue, branchFalse
  /// Jumps by ‹wide› when r[a] is None, or is not.
  case branchNone, branchNotNone
  /// `r[a] ← iter(r[b])`
  case iterate
  /// `r[b] ← next(r[a])`; at the end jumps by the next word, r[b] left as it was.
  case forNext
  /// The same right before the `unpack` of r[b] into two: the pair need not be made.
  case forNextPair
  /// Leaves the frame with r[a].
  case `return`
  /// Shows r[a] as the REPL does.
  case echo

  // MARK: Displays and unpacking

  /// `r[a] ← (r[b], …)` of c items; and the like
  case buildTuple, buildList, buildSet
  /// `r[a] ← {r[b]: r[b+1], …}` of c pairs
  case buildDict
  /// `r[a] ← ` the strings r[b] … joined, c of them
  case buildString
  /// `r[a] ← slice(r[b], r[b+1], r[b+2])`
  case buildSlice
  /// `r[a].append(r[b])`
  case listAppend
  /// `r[a].extend(r[b])`, for `*r[b]` in a display or call
  case listExtend
  case setAdd
  /// `r[a].update(r[b])`, for `*r[b]` in a set display
  case setUpdate
  /// `r[a][r[b]] ← r[c]`
  case dictSet
  /// `r[a].update(r[b])`, for `**r[b]` in a display
  case dictUpdate
  /// The same for `**r[b]` in a call of r[c]: a repeated name is a TypeError.
  case dictMerge
  /// `r[a] ← tuple(r[b])`, r[b] a list
  case listToTuple
  /// `r[b] … r[b+c-1] ← r[a]`; ValueError unless it has c items, and nothing is written then
  case unpack
  /// The same with a star: c holds the targets before it (low byte) and after it (high byte).
  case unpackStarred
  /// `r[a] ← format(r[b], r[c])`; c is `noRegister` for an empty specification
  case formatValue
  /// `r[a] ←` str (c = 0), repr (1) or ascii (2) of r[b]
  case convert

  // MARK: Attributes and items

  /// `r[a] ← r[b].k[c]`; the next word is a cache
  case getAttribute
  /// `r[a].k[b] ← r[c]`; the next word is a cache
  case setAttribute
  /// `del r[a].k[b]`
  case deleteAttribute
  /// `r[a] ← r[b][r[c]]`
  case getItem
  /// `r[a] ← r[b][immediate c]`
  case getItemInt
  /// `r[a][r[b]] ← r[c]`
  case setItem
  /// `r[a][immediate b] ← r[c]`
  case setItemInt
  /// `del r[a][r[b]]`
  case deleteItem

  // MARK: Calls

  /// `r[c] ← r[a](r[a+1], …)` with b arguments. Registers from a on are the call's.
  case call
  /// `r[a], r[a+1] ←` the function `r[b].k[c]` and its receiver, or the value and undefined when
  /// it is no method of the class; the next word is a cache.
  case loadMethod
  /// `r[c] ← r[a](r[a+1], …)` after `loadMethod`: b arguments from r[a+2] on, with the receiver
  /// in front unless r[a+1] is undefined.
  case callMethod
  /// As `call` and `callMethod`, the last of the b arguments named by the tuple k[‹wide›] of the
  /// next word.
  case callKeywords, callMethodKeywords
  /// `r[c] ← r[a](*r[a+1], **r[a+2])`: any iterable, and a dict or undefined.
  case callSpread

  // MARK: Functions and classes

  /// `r[a] ←` function of code k[b] with c captured cells, each told by a `capture` word.
  case makeFunction
  /// A word of `makeFunction`: the cell in register b (a = 0), or captured cell b (a = 1).
  case capture
  /// Sets the defaults (tuple), keyword defaults (dict) or annotations (dict) of function r[a] to
  /// r[b].
  case setDefaults, setKeywordDefaults, setAnnotations
  /// `r[a] ←` the class named k[c]: body function r[b], base r[b+1] or undefined, keywords dict
  /// r[b+2] or undefined.
  case buildClass
  /// First instruction of a generator function: leaves with a generator of this frame.
  case makeGenerator
  /// Leaves with r[a], waiting; when resumed, `r[b] ←` what was sent.
  case yield
  /// `r[b] ←` the result of delegating to the iterator r[a]; r[c], None at first, is what is sent.
  case yieldFrom

  // MARK: Exceptions

  /// Raises r[a].
  case raise
  /// Raises r[a] with the cause r[b].
  case raiseFrom
  /// Raises again what is being handled; RuntimeError when nothing is.
  case reraise
  /// Goes on with the exception r[a] as it was, its traceback and context kept: the end of a
  /// `finally`, or of handlers of which none matched.
  case resumeRaise
  /// `r[b] ←` what is being handled; r[a] is handled from now on.
  case pushHandling
  /// What is being handled `←` r[a], as `pushHandling` saved it.
  case popHandling
  /// Closes the iterator r[a] of a loop that is left early, when it is a generator that waits inside
  /// a `try` or `with` and nothing else leads to it.
  case dropIterator
  /// `r[a] ←` whether exception r[b] matches r[c], a class or tuple of classes
  case matchException
  /// `r[a] ←` the class AssertionError
  case loadAssertionError
  /// `r[a] ← r[b].__enter__()`, `r[c] ←` its `__exit__`, bound
  case enterContext
  /// Calls the `__exit__` in r[b] for the exception r[c], or for none when c is `noRegister`;
  /// `r[a] ←` what it returned.
  case exitContext

  // MARK: Modules

  /// `r[a] ←` module named k[b], dots in front for relative ones; c = 0 gives the first part of a
  /// dotted name, 1 the last.
  case importModule
  /// `r[a] ←` name k[c] of module r[b]; ImportError when it has none
  case importFrom
  /// Binds every public name of module r[a] in this module.
  case importStar

  // MARK: Patterns

  /// `r[a] ←` whether r[b] is a sequence, or a mapping, as patterns mean it
  case matchSequence, matchMapping
  /// `r[a] ← len(r[b])`
  case length
  /// `r[a] ←` the tuple of the mapping r[b]'s values for the keys of tuple r[c], or None when one
  /// is missing
  case matchKeys
  /// `r[a] ←` a dict of the mapping r[b] without the keys of tuple r[c]
  case copyWithout
  /// `r[a] ←` the tuple of the attributes of r[b] that the pattern of class r[c] asks for, or None
  /// when it does not match; the next word is the constant `(positional count, name, …)`.
  case matchClass

  /// The operand that stands for no register.
  package static var noRegister: UInt16 { .max }
}
