/// Compiles a program to the code of its module: a function without parameters.
///
/// Each block of code that has names of its own (module, function, class body, comprehension) is
/// compiled by a `Compiler` of its own to a code object, which the code around it holds as a
/// constant. A frame's registers are the parameters, the other locals in the order of their first
/// appearance, and then temporaries, which are taken and given back as a stack.
///
/// - Parameters:
///   - module: Whose globals the program uses; names get their slots here.
///   - builtins: Where a global without a value is looked up.
///   - frozenSet: Makes the value of a set of constants; members need the machine's hash.
/// - Throws: A SyntaxError for what is too large for the instruction set's fields; a MemoryError
///   when the heap's budget has no room for the code.
package func compile(
  _ tree: SyntaxTree, mode: SourceMode, into module: ModuleRef, builtins: ModuleRef, heap: Heap,
  frozenSet: @escaping FrozenSetMaker
) throws(Diagnostic) -> CodeRef {
  let program = Program(
    tree: tree, mode: mode, module: module, builtins: builtins, heap: heap, frozenSet: frozenSet)
  let compiler = Compiler(program, scope: 0, qualifiedName: "<module>")
  return try compiler.compileModule(tree.body)
}

/// Makes a frozenset of values that can be hashed.
package typealias FrozenSetMaker = ([Value]) throws(Raised) -> Value

/// What the compilers of all scopes of one program share.
final class Program {
  let tree: SyntaxTree
  let mode: SourceMode
  let module: ModuleRef
  let builtins: ModuleRef
  let heap: Heap
  /// Makes a constant frozenset of its members.
  let frozenSet: FrozenSetMaker
  /// The first display of each set of constants.
  var constantSets: [Set<Constant>: Constant] = [:]

  init(
    tree: SyntaxTree, mode: SourceMode, module: ModuleRef, builtins: ModuleRef, heap: Heap,
    frozenSet: @escaping FrozenSetMaker
  ) {
    self.tree = tree
    self.mode = mode
    self.module = module
    self.builtins = builtins
    self.heap = heap
    self.frozenSet = frozenSet
  }
}

/// The number of a register.
typealias Register = UInt16

/// Compiles one scope.
///
/// The parts are extensions, each in its file: `Emission`, `Labels`, `Temporaries` and `Variables`
/// are the tools; `Statements` and `Expressions` are where the tree's cases are told apart.
final class Compiler {
  let program: Program
  let scope: Scope
  let qualifiedName: String
  /// Where each name of the scope lives.
  let variables: [String: Variable]
  /// Registers from 0 on that hold parameters and other locals.
  let localNames: [String]
  /// Names of the captured cells, in the order of the function's cells.
  let capturedNames: [String]
  /// The register of the cell `__class__`, for a class body that needs one.
  let classCell: Register?

  // Emission
  var instructions: [Instruction] = []
  var spans: [Span] = []
  var constants = ConstantPool()
  var handlers: [PendingHandler] = []
  var cacheCount = 0

  // Labels
  var labels: [LabelState] = []
  /// The locals that certainly have a value at this point; nil where no path leads.
  var bound: LocalSet? = LocalSet()
  /// Locals that some statement unbinds again, so that loops and handlers must not count on them.
  var unbindable = LocalSet()

  // Temporaries
  /// The first register that is free.
  var next: Int
  /// Registers used so far.
  var registerCount: Int

  /// What must be done on the way out of the statements around, from the outermost on.
  var blocks: [Block] = []

  init(_ program: Program, scope id: ScopeID, qualifiedName: String) {
    let scope = program.tree.resolution[id]
    self.program = program
    self.scope = scope
    self.qualifiedName = qualifiedName
    let layout = VariableLayout(scope)
    variables = layout.variables
    localNames = layout.localNames
    capturedNames = layout.capturedNames
    classCell = layout.classCell
    next = layout.localNames.count
    registerCount = next
  }

  var heap: Heap { program.heap }
  var localCount: Int { localNames.count }

  /// The program's error for a scope that outgrows a field of an instruction.
  func tooComplex(_ what: String, at span: Span) -> Diagnostic {
    error("too complex: \(what)", at: span)
  }

  func error(_ message: String, at span: Span) -> Diagnostic {
    Diagnostic(
      kind: "SyntaxError", message: message,
      place: .init(source: program.tree.source, span: span))
  }
}

extension Compiler {
  func compileModule(_ body: [Statement]) throws(Diagnostic) -> CodeRef {
    let start = body.first?.span ?? .zero
    if program.mode == .program, let text = body.docstring {
      let register = try load(constant: .string(text), at: start)
      try storeGlobal("__doc__", from: register, at: start)
      release(to: localCount)
    }
    try compile(body)
    return try finish(CodeShape(firstLine: 1), at: start)
  }

  /// Ends the code with `return None` and makes the code object.
  func finish(_ shape: CodeShape, at span: Span) throws(Diagnostic) -> CodeRef {
    if isReachable {
      let register = try temporary(at: span)
      try emit(.loadNone, register, at: span)
      try emit(.return, register, at: span)
    }
    return try makeCode(shape, at: span)
  }
}

/// What a code object's maker knows of it besides its body.
struct CodeShape {
  var firstLine: Int
  var positional = 0
  var positionalOnly = 0
  var keywordOnly = 0
  var flags: CodeFlags = []
  var parameters: [String] = []
  var documentation: [UInt32]?
}
