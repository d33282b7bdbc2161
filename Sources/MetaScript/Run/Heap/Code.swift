/// The compiled form of a module, function, class body or comprehension.
///
/// What the machine's loop reads stands here; names, positions and what only slow paths want is in
/// `CodeInfo`.
@safe package struct CodeLayout: BitwiseCopyable {
  var header: Header
  var instructions: UnsafeMutablePointer<Instruction>
  var constants: UnsafeMutablePointer<Value>
  var caches: UnsafeMutablePointer<InlineCache>
  /// Names of the positional and keyword-only parameters, one copy of each name in a session.
  var parameters: UnsafeMutablePointer<StringRef>
  var instructionCount: Int32
  var constantCount: Int32
  var cacheCount: Int32
  /// Registers of a frame: parameters, locals, temporaries.
  var registerCount: Int32
  /// Positional parameters, positional-only ones included.
  var positionalCount: Int32
  var keywordOnlyCount: Int32
  /// A call with just so many arguments by position needs no binding; −1 when every call does.
  var simpleCount: Int32
  var positionalOnlyCount: Int32
  var codeFlags: CodeFlags
  var info: UnsafeRawPointer
}

package struct CodeFlags: OptionSet, BitwiseCopyable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let variadic = CodeFlags(rawValue: 1)
  package static let keywords = CodeFlags(rawValue: 2)
  package static let generator = CodeFlags(rawValue: 4)
  /// The first parameters are captured by inner functions: they become cells at the start.
  package static let cells = CodeFlags(rawValue: 8)
}

/// What an attribute, global or method instruction remembers of the last time.
///
/// `key` is a shape's or a type's address; `epoch` the time of the last change of any class.
package struct InlineCache: BitwiseCopyable {
  var key: UInt
  /// What was found on the class.
  var value: Value
  /// For adding an attribute: the shape after it.
  var next: UInt
  var epoch: UInt32
  var slot: Int32

  static var empty: InlineCache {
    InlineCache(key: 0, value: .undefined, next: 0, epoch: 0, slot: 0)
  }
}

@safe package struct CodeRef: Handle {
  package static let kind = Tag.code
  package let pointer: UnsafeMutablePointer<CodeLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<CodeLayout>) {
    unsafe self.pointer = pointer
  }

  package var info: CodeInfo {
    unsafe Unmanaged<CodeInfo>.fromOpaque(pointer.pointee.info).takeUnretainedValue()
  }
  package var codeFlags: CodeFlags { unsafe pointer.pointee.codeFlags }
  package var namedCount: Int { positionalCount + keywordOnlyCount }
  package var positionalCount: Int { Int(unsafe pointer.pointee.positionalCount) }
  package var keywordOnlyCount: Int { Int(unsafe pointer.pointee.keywordOnlyCount) }
  package var positionalOnlyCount: Int { Int(unsafe pointer.pointee.positionalOnlyCount) }
  /// The name of a positional or keyword-only parameter.
  @inline(__always) func parameter(_ index: Int) -> StringRef {
    assert(index >= 0 && index < namedCount)
    return unsafe pointer.pointee.parameters[index]
  }
  package var registerCount: Int { Int(unsafe pointer.pointee.registerCount) }
  package var instructions: [Instruction] {
    unsafe Array(
      UnsafeBufferPointer(
        start: pointer.pointee.instructions, count: Int(pointer.pointee.instructionCount)))
  }
  package var constants: [Value] {
    unsafe Array(
      UnsafeBufferPointer(
        start: pointer.pointee.constants, count: Int(pointer.pointee.constantCount)))
  }
}

/// What the compiler tells of a piece of code besides its instructions.
package final class CodeInfo {
  /// Where control goes when an instruction in `range` raises. Inner ranges come first.
  package struct Handler: Sendable {
    package let range: Range<Int>
    package let target: Int
    /// The register that receives the exception.
    package let register: UInt16

    package init(range: Range<Int>, target: Int, register: UInt16) {
      self.range = range
      self.target = target
      self.register = register
    }
  }

  package let name: StringRef
  package let qualifiedName: StringRef
  package let source: SourceText
  /// The first line of the definition, counted from 1.
  package let firstLine: Int
  /// Part of the source each instruction stands for.
  package let spans: [Span]
  package let handlers: [Handler]
  /// Names of the parameters in order: positional, keyword-only, `*rest`, `**keywords`.
  package let parameters: [StringRef]
  package let positionalOnlyCount: Int
  /// Names of the registers that hold locals, for messages about unbound ones and `locals()`.
  package let localNames: [StringRef]
  /// Names of the captured variables, in the order of the function's cells.
  package let capturedNames: [StringRef]
  /// The docstring, or none.
  package let documentation: Value

  package init(
    name: StringRef, qualifiedName: StringRef, source: SourceText, firstLine: Int,
    spans: [Span], handlers: [Handler], parameters: [StringRef], positionalOnlyCount: Int,
    localNames: [StringRef], capturedNames: [StringRef], documentation: Value
  ) {
    self.name = name
    self.qualifiedName = qualifiedName
    self.source = source
    self.firstLine = firstLine
    self.spans = spans
    self.handlers = handlers
    self.parameters = parameters
    self.positionalOnlyCount = positionalOnlyCount
    self.localNames = localNames
    self.capturedNames = capturedNames
    self.documentation = documentation
  }
}

/// The counts a piece of code is made with.
package struct CodeCounts {
  package var registers: Int
  package var positional: Int
  package var keywordOnly: Int
  package var caches: Int
  package var flags: CodeFlags

  package init(registers: Int, positional: Int, keywordOnly: Int, caches: Int, flags: CodeFlags) {
    self.registers = registers
    self.positional = positional
    self.keywordOnly = keywordOnly
    self.caches = caches
    self.flags = flags
  }
}

extension Heap {
  package func code(
    _ instructions: [Instruction], constants: [Value], counts: CodeCounts, info: CodeInfo
  ) throws(Raised) -> CodeRef {
    let named = counts.positional + counts.keywordOnly
    let (i, c, k, p) = (
      instructions.count * MemoryLayout<Instruction>.stride, constants.count * 16,
      counts.caches * MemoryLayout<InlineCache>.stride, named * MemoryLayout<StringRef>.stride
    )
    try reserve(i + c + k + p)
    let code = unsafe allocate(.code, size: MemoryLayout<CodeLayout>.size)
      .assumingMemoryBound(to: CodeLayout.self)
    unsafe code.pointee.instructions = buffer(i).assumingMemoryBound(to: Instruction.self)
    unsafe code.pointee.constants = buffer(c).assumingMemoryBound(to: Value.self)
    unsafe code.pointee.caches = buffer(k).assumingMemoryBound(to: InlineCache.self)
    unsafe code.pointee.parameters = buffer(p).assumingMemoryBound(to: StringRef.self)
    for index in 0..<named {
      unsafe (code.pointee.parameters + index).initialize(to: intern(info.parameters[index]))
    }
    for (index, instruction) in instructions.enumerated() {
      unsafe code.pointee.instructions[index] = instruction
    }
    for (index, constant) in constants.enumerated() {
      unsafe code.pointee.constants[index] = constant
    }
    unsafe code.pointee.caches.initialize(repeating: .empty, count: counts.caches)
    unsafe code.pointee.instructionCount = Int32(instructions.count)
    unsafe code.pointee.constantCount = Int32(constants.count)
    unsafe code.pointee.cacheCount = Int32(counts.caches)
    unsafe code.pointee.registerCount = Int32(counts.registers)
    unsafe code.pointee.positionalCount = Int32(counts.positional)
    unsafe code.pointee.keywordOnlyCount = Int32(counts.keywordOnly)
    let isSimple =
      counts.keywordOnly == 0 && counts.flags.isDisjoint(with: [.variadic, .keywords])
    unsafe code.pointee.simpleCount = isSimple ? Int32(counts.positional) : -1
    unsafe code.pointee.positionalOnlyCount = Int32(info.positionalOnlyCount)
    unsafe code.pointee.codeFlags = counts.flags
    unsafe code.pointee.info = UnsafeRawPointer(Unmanaged.passRetained(info).toOpaque())
    return unsafe CodeRef(code)
  }
}
