/// A function written in the language: its code, its module's globals, its defaults, its captured
/// variables.
@safe package struct FunctionLayout: BitwiseCopyable {
  var header: Header
  var code: UnsafeMutablePointer<CodeLayout>
  var module: UnsafeMutablePointer<ModuleLayout>
  /// Defaults of the last positional parameters: a tuple or none.
  var defaults: Value
  /// Defaults of keyword-only parameters: a dict or none.
  var keywordDefaults: Value
  /// `__name__`, `__qualname__`, `__doc__`, and other attributes as a dict, made when asked for.
  var name: Value
  var qualifiedName: Value
  var documentation: Value
  var annotations: Value
  var attributes: Value
}

/// `Header.extra` is the number of captured cells, which follow the layout.
@safe package struct FunctionRef: Handle {
  package static let kind = Tag.function
  package let pointer: UnsafeMutablePointer<FunctionLayout>
  @inline(__always) package init(_ pointer: UnsafeMutablePointer<FunctionLayout>) {
    unsafe self.pointer = pointer
  }

  @inline(__always) package var code: CodeRef { unsafe CodeRef(pointer.pointee.code) }
  @inline(__always) package var module: ModuleRef { unsafe ModuleRef(pointer.pointee.module) }
  @inline(__always) var captured: UnsafeMutablePointer<CellRef> {
    unsafe (UnsafeMutableRawPointer(pointer) + MemoryLayout<FunctionLayout>.size)
      .assumingMemoryBound(to: CellRef.self)
  }
  @inline(__always) package var capturedCount: Int { Int(header.extra) }
  @inline(__always) package func cell(_ index: Int) -> CellRef {
    assert(index >= 0 && index < capturedCount)
    return unsafe captured[index]
  }
  @inline(__always) package func setCell(_ index: Int, _ cell: CellRef) {
    assert(index >= 0 && index < capturedCount)
    unsafe captured[index] = cell
  }
  package var name: String { StringRef(unsafe pointer.pointee.name)?.text ?? "?" }
  package var qualifiedName: String { StringRef(unsafe pointer.pointee.qualifiedName)?.text ?? "?" }

  package var defaults: Value {
    get { unsafe pointer.pointee.defaults }
    nonmutating set { unsafe pointer.pointee.defaults = newValue }
  }
  package var keywordDefaults: Value {
    get { unsafe pointer.pointee.keywordDefaults }
    nonmutating set { unsafe pointer.pointee.keywordDefaults = newValue }
  }
  package var nameValue: Value {
    get { unsafe pointer.pointee.name }
    nonmutating set { unsafe pointer.pointee.name = newValue }
  }
  package var qualifiedNameValue: Value {
    get { unsafe pointer.pointee.qualifiedName }
    nonmutating set { unsafe pointer.pointee.qualifiedName = newValue }
  }
  package var documentation: Value {
    get { unsafe pointer.pointee.documentation }
    nonmutating set { unsafe pointer.pointee.documentation = newValue }
  }
  package var annotations: Value {
    get { unsafe pointer.pointee.annotations }
    nonmutating set { unsafe pointer.pointee.annotations = newValue }
  }
  /// Attributes that the script has set, or none.
  package var attributes: Value {
    get { unsafe pointer.pointee.attributes }
    nonmutating set { unsafe pointer.pointee.attributes = newValue }
  }
}

extension Heap {
  /// A function whose captured cells the caller sets at once.
  func function(_ code: CodeRef, module: ModuleRef, captured: Int) -> FunctionRef {
    let size = MemoryLayout<FunctionLayout>.size
    let function = unsafe allocate(.function, size: size + captured * 8)
      .assumingMemoryBound(to: FunctionLayout.self)
    unsafe function.pointee.header.extra = UInt32(truncatingIfNeeded: captured)
    unsafe function.pointee.code = code.pointer
    unsafe function.pointee.module = module.pointer
    let made = unsafe FunctionRef(function)
    let info = code.info
    made.defaults = .none
    made.keywordDefaults = .none
    made.nameValue = info.name.value
    made.qualifiedNameValue = info.qualifiedName.value
    made.documentation = info.documentation
    made.annotations = .none
    made.attributes = .none
    return made
  }
}
