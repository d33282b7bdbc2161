import Glibc

/// Marks values for the collector; the work list is its own, so depth costs no stack.
@safe package struct Tracer {
  private var pending: [UnsafeMutablePointer<Header>] = unsafe []

  init() { unsafe pending.reserveCapacity(1_024) }

  /// Marks a value and, later, what it holds.
  @inline(__always) package mutating func mark(_ value: Value) {
    guard value.isObject else { return }
    unsafe mark(value.headerPointer)
  }

  @inline(__always) package mutating func mark<H: Handle>(_ handle: H) { mark(handle.value) }

  @inline(__always) private mutating func mark(_ header: UnsafeMutablePointer<Header>) {
    if unsafe header.pointee.isMarked { return }
    unsafe header.pointee.isMarked = true
    unsafe pending.append(header)
  }

  mutating func mark(_ values: UnsafeMutablePointer<Value>?, count: Int) {
    guard let values = unsafe values else { return }
    for index in 0..<count { unsafe mark(values[index]) }
  }

  /// Traces everything that is marked and not yet traced; false when `mayGoOn`, asked after every
  /// few thousand objects, has said to leave it.
  mutating func drain(_ mayGoOn: () -> Bool) -> Bool {
    var traced = 0
    while let header = unsafe pending.popLast() {
      unsafe trace(header)
      traced &+= 1
      if traced & 0xFFF == 0, !mayGoOn() { return false }
    }
    return true
  }

  private mutating func trace(_ header: UnsafeMutablePointer<Header>) {
    let value = unsafe Value(bits: UInt64(UInt(bitPattern: header)), tag: header.pointee.kind)
    switch value.tag {
    case .undefined, .none, .bool, .int, .float, .ellipsis, .notImplemented, .string, .bigInt,
      .builtin:
      break
    case .tuple, .cell, .slice, .range, .method, .descriptor, .superProxy, .view:
      let tuple = unsafe TupleRef(
        UnsafeMutableRawPointer(header).assumingMemoryBound(to: RecordLayout.self))
      unsafe mark(tuple.fields, count: tuple.fieldCount)
    case .list:
      let list = ListRef(unchecked: value)
      unsafe mark(list.pointer.pointee.items, count: list.count)
    case .dict:
      let dict = DictRef(unchecked: value)
      for index in 0..<dict.used {
        mark(dict[place: index].key)
        mark(dict[place: index].value)
      }
      if let module = dict.module { mark(module) }
    case .set:
      let set = SetRef(unchecked: value)
      for index in 0..<set.slotCount { if let key = set.liveKey(at: index) { mark(key) } }
    case .code:
      let code = CodeRef(unchecked: value)
      unsafe mark(code.pointer.pointee.constants, count: Int(code.pointer.pointee.constantCount))
      for index in 0..<Int(unsafe code.pointer.pointee.cacheCount) {
        unsafe mark(code.pointer.pointee.caches[index].value)
      }
      mark(code.info.documentation)
      mark(code.info.name)
      mark(code.info.qualifiedName)
    case .function: trace(FunctionRef(unchecked: value))
    case .type: trace(TypeRef(unchecked: value))
    case .instance:
      let instance = InstanceRef(unchecked: value)
      mark(instance.type)
      unsafe mark(instance.pointer.pointee.slots, count: instance.capacity)
    case .module:
      let module = ModuleRef(unchecked: value)
      unsafe mark(module.pointer.pointee.slots, count: module.pointer.pointee.slotCount)
      unsafe mark(module.pointer.pointee.namespace)
    case .generator:
      let generator = GeneratorRef(unchecked: value)
      mark(generator.function)
      unsafe mark(
        generator.pointer.pointee.registers, count: generator.pointer.pointee.registerCount)
      unsafe mark(generator.pointer.pointee.handling)
      unsafe mark(generator.pointer.pointee.delegate)
    case .iterator: mark(IteratorRef(unchecked: value).source)
    case .native:
      let native = NativeRef(unchecked: value)
      mark(native.type)
      if native.isPacked { return mark(native.pack) }
      native.object.trace(&self)
      mark(native.object.ownAttributes)
    }
  }

  private mutating func trace(_ function: FunctionRef) {
    mark(function.code)
    mark(function.module)
    mark(function.defaults)
    mark(function.keywordDefaults)
    mark(function.nameValue)
    mark(function.qualifiedNameValue)
    mark(function.documentation)
    mark(function.annotations)
    mark(function.attributes)
    for index in 0..<function.capturedCount { mark(function.cell(index)) }
  }

  private mutating func trace(_ type: TypeRef) {
    let info = type.info
    if let base = info.base { mark(base) }
    mark(info.attributes)
    unsafe mark(type.pointer.pointee.constructor)
  }
}

extension Heap {
  /// Frees every object that `roots` does not lead to.
  package func collect(_ roots: (inout Tracer) -> Void) { _ = collect(keeping: nil, roots) }

  /// The same, but `value` is kept; true when nothing else led to it.
  ///
  /// When `mayGoOn` says no, nothing is freed and the collection stays due.
  func collect(
    keeping value: Value?, mayGoOn: () -> Bool = { true }, _ roots: (inout Tracer) -> Void
  ) -> Bool {
    if hasStaleMarks { clearMarks() }
    var tracer = Tracer()
    for string in interned.values { tracer.mark(string) }
    tracer.mark(memoryError)
    roots(&tracer)
    var isComplete = tracer.drain(mayGoOn)
    var wasAbandoned = false
    if let value, isComplete {
      wasAbandoned = unsafe !value.headerPointer.pointee.isMarked
      tracer.mark(value)
      isComplete = tracer.drain(mayGoOn)
    }
    guard isComplete else {
      hasStaleMarks = true
      return false
    }
    forgetUnmarkedSubclasses()
    sweep()
    // Near the limit garbage leaves less room for what is asked for at once.
    let room = max((limit - bytes) / 2, limit / 16)
    threshold = max(Self.leastThreshold, bytes + min(bytes, room))
    return wasAbandoned
  }

  /// Takes back the marks that a collection left when it was not finished.
  private func clearMarks() {
    unsafe slabs.forEachCell { cell in
      unsafe cell.assumingMemoryBound(to: Header.self).pointee.isMarked = false
    }
    for index in unsafe large.indices {
      unsafe large[index].assumingMemoryBound(to: Header.self).pointee.isMarked = false
    }
    hasStaleMarks = false
  }

  private func sweep() {
    let died = unsafe slabs.sweep { header in
      if unsafe self.ownsStorage(header) { unsafe self.finalize(header) }
    }
    releaseCells(size: died)
    var kept: [UnsafeMutableRawPointer] = unsafe []
    for index in unsafe large.indices {
      let object = unsafe large[index]
      let header = unsafe object.assumingMemoryBound(to: Header.self)
      if unsafe header.pointee.isMarked {
        unsafe header.pointee.isMarked = false
        unsafe kept.append(object)
      } else {
        unsafe finalize(header)
        let start = unsafe object - 16
        unsafe release(start, count: start.load(as: Int.self) + 16)
      }
    }
    unsafe large = kept
  }

  /// Whether an object owns anything outside its cell; most dead ones do not.
  @inline(__always)
  private func ownsStorage(_ header: UnsafeMutablePointer<Header>) -> Bool {
    switch unsafe header.pointee.kind {
    case .tuple, .cell, .slice, .range, .method, .function, .iterator: return false
    case .string:
      return unsafe header.pointee.flags & StringRef.bufferFlag != 0
    case .instance: return unsafe header.pointee.flags & InstanceRef.outsideFlag != 0
    default: return true
    }
  }

  /// Gives back what an object owns outside its cell.
  private func finalize(_ header: UnsafeMutablePointer<Header>) {
    let value = unsafe Value(bits: UInt64(UInt(bitPattern: header)), tag: header.pointee.kind)
    switch value.tag {
    case .undefined, .none, .bool, .int, .float, .ellipsis, .notImplemented, .tuple, .cell,
      .slice, .range, .method, .descriptor, .superProxy, .view, .function, .iterator:
      break
    case .string: releaseBuffer(of: StringRef(unchecked: value))
    case .bigInt:
      let box = unsafe Unmanaged<BigBox>.fromOpaque(
        BigIntRef(unchecked: value).pointer.pointee.box)
      unsafe account(-box.takeUnretainedValue().bytes)
      unsafe box.release()
    case .list:
      let list = ListRef(unchecked: value)
      unsafe release(list.pointer.pointee.items, count: list.pointer.pointee.capacity * 16)
    case .dict:
      let dict = DictRef(unchecked: value)
      // The module goes with it, perhaps before it.
      unsafe dict.pointer.pointee.module = nil
      removeAll(dict)
    case .set: removeAll(SetRef(unchecked: value))
    case .code: releaseParts(of: CodeRef(unchecked: value))
    case .type:
      let type = TypeRef(unchecked: value)
      releasedTypes += 1
      unsafe release(type.pointer.pointee.specials, count: SpecialMethod.allCases.count * 16)
      unsafe Unmanaged<TypeInfo>.fromOpaque(type.pointer.pointee.info).release()
    case .instance: releaseSlots(of: InstanceRef(unchecked: value))
    case .module:
      let module = ModuleRef(unchecked: value)
      unsafe release(module.pointer.pointee.slots, count: module.pointer.pointee.slotCapacity * 16)
      unsafe Unmanaged<ModuleInfo>.fromOpaque(module.pointer.pointee.info).release()
    case .generator: releaseRegisters(of: GeneratorRef(unchecked: value))
    case .builtin:
      unsafe Unmanaged<NativeFunction>.fromOpaque(
        BuiltinRef(unchecked: value).pointer.pointee.function
      ).release()
    case .native:
      let native = NativeRef(unchecked: value)
      if native.isPacked { return unsafe account(-native.pointer.pointee.footprint) }
      let object = unsafe Unmanaged<NativeObject>.fromOpaque(native.pointer.pointee.object)
      unsafe account(-object.takeUnretainedValue().footprint)
      unsafe object.release()
    }
  }

  private func releaseBuffer(of string: StringRef) {
    guard let buffer = unsafe string.buffer else { return }
    unsafe buffer.pointee.users -= 1
    if unsafe buffer.pointee.users == 0 {
      unsafe release(
        buffer, count: buffer.pointee.capacity + MemoryLayout<StringBuffer>.size)
    }
  }

  private func releaseParts(of code: CodeRef) {
    let layout = unsafe code.pointer.pointee
    unsafe release(
      layout.instructions, count: Int(layout.instructionCount) * MemoryLayout<Instruction>.stride)
    unsafe release(layout.constants, count: Int(layout.constantCount) * 16)
    unsafe release(
      layout.caches, count: Int(layout.cacheCount) * MemoryLayout<InlineCache>.stride)
    unsafe release(
      layout.parameters, count: code.namedCount * MemoryLayout<StringRef>.stride)
    unsafe Unmanaged<CodeInfo>.fromOpaque(layout.info).release()
  }

  /// Frees everything, at the end of the session.
  func releaseEverything() {
    // Nobody is left to take the safe point that a heap above its threshold asks for.
    wantsSafePoint = {}
    charge = { (_) throws(Raised) in }
    interned = [:]
    singles = []
    derived = [:]
    memoryError = .none
    if hasStaleMarks { clearMarks() }
    sweep()
    slabs.release()
  }
}
